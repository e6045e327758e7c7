import { dayInVietnam } from "#platform/calendar";
import { acceptUpload } from "#platform/files";
import { startChecks } from "#platform/forms";
import type { Actor, Services, UploadedFile } from "#platform/http";
import { Conflict } from "#platform/http";
import { type Recipient, tell } from "#platform/notices";
import { fault, ok, type Result } from "#platform/result";
import type { Plan } from "../../domain/plan.ts";
import { listTargets } from "../../store/plan-parts.store.ts";
import { changePlan, listStandingPlans } from "../../store/plans.store.ts";
import { planningUrls } from "../../urls.ts";
import { lockFor, move, planFor } from "./open-plan.ts";
import { note } from "./write-plan.ts";

interface Step {
  id: string;
  version: number;
  requestId?: string;
}

/** Lays the plan before the leader; one without a target says nothing that can be followed. */
export async function submitPlan(services: Services, actor: Actor, input: Step): Promise<Result<void>> {
  const plan = await planFor(services, actor, input.id, "submit");
  if ((await listTargets(services.db, [plan.id])).length === 0)
    return fault("submit", "Kế hoạch chưa có chỉ tiêu nào. Thêm ít nhất một chỉ tiêu rồi trình.");
  await services.db.transaction().execute(async (tx) => {
    const locked = await lockFor(tx, { ...input, action: "submit" });
    await move(tx, locked, "submit", { submittedAt: services.now(), refusalReason: null });
    await note(tx, actor, plan, "planning.submit-plan", input.requestId);
    await tell(tx, {
      about: { kind: "plan", id: plan.id },
      to: approversOf(plan),
      subject: "Kế hoạch chờ phê duyệt",
      body: `“${plan.title}” đã được trình để phê duyệt.`,
      href: planningUrls.plan(plan.id),
    });
  });
  return ok(undefined);
}

/**
 * Issues the plan with its number and day. A plan of the same unit and years that is in force is replaced by it: two
 * plans with different targets for one year would make every report ambiguous.
 */
export async function approvePlan(
  services: Services,
  actor: Actor,
  input: Step & { number: string; decidedOn: string },
): Promise<Result<{ replaced: number }>> {
  const found = await planFor(services, actor, input.id, "approve");
  const check = startChecks();
  const number = check.line("number", input.number, { label: "số quyết định", max: 60 });
  const today = dayInVietnam(services.now());
  const decidedOn = check.optionalDay("decidedOn", input.decidedOn, {
    label: "ngày ban hành",
    notAfter: today,
  });
  if (input.decidedOn.trim() === "") check.add("decidedOn", "Nhập ngày ban hành.");
  if (check.faults.length > 0 || !decidedOn) return { ok: false, faults: [...check.faults] };
  return services.db.transaction().execute(async (tx) => {
    const plan = await lockFor(tx, { ...input, action: "approve" });
    const replaced = await listStandingPlans(tx, plan, ["approved"]);
    for (const old of replaced) await move(tx, old, "replace", { replacedById: plan.id });
    const approval = { number, decidedOn, approvedAt: services.now(), approvedBy: actor };
    await move(tx, plan, "approve", approval);
    const details = { number, decidedOn, replaced: replaced.map(({ id }) => id) };
    await note(tx, actor, plan, "planning.approve-plan", input.requestId, details);
    await tell(tx, {
      about: { kind: "plan", id: plan.id },
      to: writersOf(found),
      subject: "Kế hoạch đã được ban hành",
      body: `“${plan.title}” đã được ban hành, số ${number}.`,
      href: planningUrls.plan(plan.id),
    });
    return ok({ replaced: replaced.length });
  });
}

export async function refusePlan(
  services: Services,
  actor: Actor,
  input: Step & { reason: string },
): Promise<Result<void>> {
  const plan = await planFor(services, actor, input.id, "refuse");
  const check = startChecks();
  const reason = check.line("reason", input.reason, { label: "lý do trả lại", max: 1000, min: 5 });
  if (check.faults.length > 0) return { ok: false, faults: [...check.faults] };
  await services.db.transaction().execute(async (tx) => {
    const locked = await lockFor(tx, { ...input, action: "refuse" });
    await move(tx, locked, "refuse", { refusalReason: reason });
    await note(tx, actor, plan, "planning.refuse-plan", input.requestId, { reason });
    await tell(tx, {
      about: { kind: "plan", id: plan.id },
      to: writersOf(plan),
      subject: "Kế hoạch được trả lại",
      body: `“${plan.title}” được trả lại để hoàn thiện.\nLý do: ${reason}`,
      href: planningUrls.plan(plan.id),
    });
  });
  return ok(undefined);
}

export async function dropPlan(services: Services, actor: Actor, input: Step): Promise<void> {
  const plan = await planFor(services, actor, input.id, "drop");
  await services.db.transaction().execute(async (tx) => {
    await move(tx, await lockFor(tx, { ...input, action: "drop" }), "drop");
    await note(tx, actor, plan, "planning.drop-plan", input.requestId, { title: plan.title });
  });
}

/** The signed decision; an earlier scan stays stored, the newest counts. */
export async function keepPlanFile(
  services: Services,
  actor: Actor,
  input: Step & { file: UploadedFile | undefined },
): Promise<Result<void>> {
  const plan = await planFor(services, actor, input.id, "keepFile");
  const { file } = input;
  if (!file) return fault("tep", "Chọn tệp kế hoạch đã ký (PDF hoặc ảnh chụp rõ).");
  return services.db.transaction().execute(async (tx) => {
    const locked = await lockFor(tx, { ...input, action: "keepFile" });
    const stored = await acceptUpload(tx, services.storage, file, {
      ownerModule: "planning",
      ownerKind: "plan",
      ownerId: plan.id,
      provinceCode: plan.provinceCode,
      sensitivity: "internal",
      uploadedBy: actor.accountId,
      accept: "either",
    });
    if (!stored.ok) return stored;
    if (!(await changePlan(tx, locked, { fileId: stored.value.id }))) throw new Conflict();
    await note(tx, actor, plan, "planning.keep-plan-file", input.requestId, { sha256: stored.value.sha256 });
    return ok(undefined);
  });
}

function approversOf(plan: Plan): Recipient[] {
  if (plan.level === "nation") return [{ role: "ministry_officer", unitKind: "nation", unitCode: "vn" }];
  return plan.level === "commune"
    ? [{ role: "commune_leader", unitKind: "commune", unitCode: plan.communeCode ?? "" }]
    : [{ role: "province_leader", unitKind: "province", unitCode: plan.provinceCode }];
}

function writersOf(plan: Plan): Recipient[] {
  if (plan.level === "nation") return [{ role: "ministry_officer", unitKind: "nation", unitCode: "vn" }];
  return plan.level === "commune"
    ? [{ role: "commune_officer", unitKind: "commune", unitCode: plan.communeCode ?? "" }]
    : [{ role: "province_officer", unitKind: "province", unitCode: plan.provinceCode }];
}
