import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import { isUuid } from "#platform/db";
import { acceptUpload, type FileOwner } from "#platform/files";
import { startChecks } from "#platform/forms";
import { type Actor, Conflict, NotAllowed, type Services, type UploadedFile } from "#platform/http";
import { ok, type Result } from "#platform/result";
import { titleOf } from "../domain/candidate.ts";
import { isOwnProducer, mayReadCandidate, mayWriteFor } from "../permissions.ts";
import { findCandidate } from "../store/candidates.store.ts";
import { type BusinessPlan, findPlan, savePlan } from "../store/papers.store.ts";
import { getCandidate } from "./candidate-records.ts";
import { tellOffice } from "./letters.ts";

export interface PlanFormTexts {
  goal: string;
  production: string;
  investment: string;
  ownCapital: string;
  expectedRevenue: string;
  workers: string;
  market: string;
  schedule: string;
}

interface PlanInput {
  candidateId: string;
  form: PlanFormTexts;
  file: UploadedFile | undefined;
  /** Handed in to be approved, or kept as a draft. */
  submit: boolean;
}

/** Phương án sản xuất, kinh doanh: written by the producer or its commune until it is approved. */
export async function writePlan(
  services: Services,
  actor: Actor,
  { candidateId, form, file, submit }: PlanInput,
): Promise<Result<{ submitted: boolean }>> {
  const candidate = await getCandidate(services.db, candidateId);
  if (!mayWriteFor(actor, candidate)) throw new NotAllowed("Bạn không lập phương án cho sản phẩm này được.");
  if (candidate.step !== "business_plan")
    throw new Conflict(
      "Phương án chỉ lập và sửa được sau khi ý tưởng được chấp nhận và trước khi được duyệt.",
    );
  const checked = readPlan(form);
  if (!checked.ok) return checked;
  const now = services.now();
  return services.db.transaction().execute(async (tx) => {
    const standing = await findPlan(tx, candidateId);
    const stored = file
      ? await acceptUpload(tx, services.storage, file, {
          ownerModule: "cycle",
          ownerKind: "business-plan",
          ownerId: candidateId,
          provinceCode: candidate.provinceCode,
          sensitivity: "internal",
          uploadedBy: actor.accountId,
          accept: "either",
        })
      : undefined;
    if (stored && !stored.ok) return stored;
    const submittedOn = submit ? dayInVietnam(now) : (standing?.submittedOn ?? null);
    const fileId = stored?.value.id ?? standing?.fileId ?? null;
    await savePlan(tx, candidateId, { ...checked.value, fileId, submittedOn }, now);
    await audit(tx, {
      provinceCode: candidate.provinceCode,
      actor,
      action: submit ? "cycle.submit-plan" : "cycle.write-plan",
      subject: { kind: "candidate", id: candidateId },
      details: { before: standing ?? null, after: checked.value },
    });
    if (submit && isOwnProducer(actor, candidate)) {
      await tellOffice(tx, candidate, {
        subject: `Phương án kinh doanh đã nộp: ${titleOf(candidate)}`,
        body: `${candidate.producerName} đã nộp phương án sản xuất, kinh doanh. Hãy xem và duyệt.`,
      });
    }
    return ok({ submitted: submit });
  });
}

function readPlan(form: PlanFormTexts): Result<Omit<BusinessPlan, "fileId" | "submittedOn" | "approvedOn">> {
  const check = startChecks();
  const goal = check.optionalText("goal", form.goal, { label: "mục tiêu", max: 4000, min: 10 });
  if (form.goal === "") check.add("goal", "Nêu mục tiêu của phương án.");
  const money = (field: keyof PlanFormTexts, label: string) =>
    check.optionalWhole(field, form[field], { label });
  const text = (field: keyof PlanFormTexts, label: string) =>
    check.optionalText(field, form[field], { label, max: 4000 });
  const investmentVnd = money("investment", "tổng vốn đầu tư");
  const ownCapitalVnd = money("ownCapital", "vốn tự có");
  if (investmentVnd !== null && ownCapitalVnd !== null && ownCapitalVnd > investmentVnd)
    check.add("ownCapital", "Vốn tự có không lớn hơn tổng vốn đầu tư.");
  return check.result({
    goal: goal ?? "",
    production: text("production", "tổ chức sản xuất"),
    investmentVnd,
    ownCapitalVnd,
    expectedRevenueVnd: money("expectedRevenue", "doanh thu dự kiến"),
    workers: check.optionalWhole("workers", form.workers, { label: "số lao động", max: 100_000 }),
    market: text("market", "thị trường"),
    schedule: text("schedule", "tiến độ"),
  });
}

/** The plan's own file is read by whoever reads the candidate. */
export const planFiles: FileOwner = {
  module: "cycle",
  async mayRead(db, actor, file) {
    if (!actor || file.ownerKind !== "business-plan" || !isUuid(file.ownerId)) return "deny";
    const candidate = await findCandidate(db, file.ownerId);
    return candidate && mayReadCandidate(actor, candidate) ? "allow" : "deny";
  },
};
