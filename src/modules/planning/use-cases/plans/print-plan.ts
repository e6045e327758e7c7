import { findCommune, findProvince } from "#modules/territory";
import { renderDocx, renderPdf } from "#platform/documents";
import { type Actor, NotFound, type Services } from "#platform/http";
import { planPaper } from "../../papers/plan-paper.ts";
import { viewPlan } from "./read-plans.ts";

const formats = {
  docx: {
    render: renderDocx,
    type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  },
  pdf: { render: renderPdf, type: "application/pdf" },
} as const;

export async function printPlan(
  services: Services,
  actor: Actor,
  { planId, format }: { planId: string; format: string },
): Promise<{ content: Uint8Array; type: string; name: string }> {
  const chosen = format === "docx" || format === "pdf" ? formats[format] : undefined;
  const view = await viewPlan(services, actor, planId);
  if (!chosen) throw new NotFound("Kế hoạch in được ra Word hoặc PDF.");
  const { plan } = view;
  const province = findProvince(plan.provinceCode)?.fullName;
  const commune = plan.communeCode ? findCommune(plan.communeCode)?.fullName : undefined;
  const unit = plan.level === "nation" ? "Cả nước" : (commune ?? province ?? "");
  const paper = planPaper({ ...view, unit, above: commune ? province : undefined });
  return {
    content: await chosen.render(paper),
    type: chosen.type,
    name: `ke-hoach-${plan.fromYear}-${plan.id.slice(-6)}.${format}`,
  };
}
