import { type Answer, type Request, redirect } from "#platform/http";
import { planningUrls as urls } from "../urls.ts";
import { cascadePlan } from "../use-cases/plans/cascade.ts";
import {
  approvePlan,
  dropPlan,
  keepPlanFile,
  refusePlan,
  submitPlan,
} from "../use-cases/plans/issue-plan.ts";
import { typedIn, version } from "./asking.tsx";
import { planAnswer, planIdOf } from "./plan.page.tsx";

const stepOf = (request: Request) => ({
  id: planIdOf(request),
  version: version(request),
  requestId: request.id,
});
const back = (request: Request, text: string, kind: "success" | "info" | "warn" = "success"): Answer =>
  redirect(urls.plan(planIdOf(request)), { kind, text });

export async function postSubmitPlan(request: Request): Promise<Answer> {
  const done = await submitPlan(request.services, request.requireActor(), stepOf(request));
  return done.ok
    ? back(request, "Đã trình lãnh đạo phê duyệt.")
    : planAnswer(request, { form: "submit", faults: done.faults });
}

export async function postApprovePlan(request: Request): Promise<Answer> {
  const done = await approvePlan(request.services, request.requireActor(), {
    ...stepOf(request),
    number: typedIn(request, "number"),
    decidedOn: typedIn(request, "decidedOn"),
  });
  if (!done.ok) return planAnswer(request, { form: "approve", faults: done.faults });
  const replaced = done.value.replaced > 0 ? " Kế hoạch trước đã được thay thế." : "";
  return back(request, `Đã ban hành kế hoạch.${replaced}`);
}

export async function postRefusePlan(request: Request): Promise<Answer> {
  const input = { ...stepOf(request), reason: typedIn(request, "reason") };
  const done = await refusePlan(request.services, request.requireActor(), input);
  return done.ok
    ? back(request, "Đã trả lại kế hoạch kèm lý do.", "info")
    : planAnswer(request, { form: "refuse", faults: done.faults });
}

export async function postDropPlan(request: Request): Promise<Answer> {
  await dropPlan(request.services, request.requireActor(), stepOf(request));
  return redirect(urls.plans, { kind: "info", text: "Đã bỏ bản soạn thảo." });
}

export async function postPlanFile(request: Request): Promise<Answer> {
  const file = request.files.find(({ field }) => field === "tep");
  const done = await keepPlanFile(request.services, request.requireActor(), { ...stepOf(request), file });
  return done.ok
    ? back(request, "Đã lưu tệp kế hoạch đã ký.")
    : planAnswer(request, { form: "file", faults: done.faults });
}

export async function postCascade(request: Request): Promise<Answer> {
  const input = { planId: planIdOf(request), requestId: request.id };
  const { plans, skipped } = await cascadePlan(request.services, request.requireActor(), input);
  const left =
    skipped.length > 0
      ? ` ${skipped.length} đơn vị đã trình hoặc ban hành kế hoạch nên giữ nguyên: ${skipped.slice(0, 5).join(", ")}${skipped.length > 5 ? "…" : ""}.`
      : "";
  return back(
    request,
    `Đã giao chỉ tiêu cho ${plans} đơn vị.${left}`,
    skipped.length > 0 ? "warn" : "success",
  );
}
