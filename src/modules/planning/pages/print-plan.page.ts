import { type Answer, download, type Request } from "#platform/http";
import { printPlan } from "../use-cases/plans/print-plan.ts";

export async function downloadPlanPaper(request: Request): Promise<Answer> {
  const { planId = "", planFormat: format = "" } = request.params;
  const paper = await printPlan(request.services, request.requireActor(), { planId, format });
  return download(paper.content, paper);
}
