import { findCommune, listCommunes } from "#modules/territory";
import type { Executor, Tx } from "#platform/db";
import { isUuid } from "#platform/db";
import { type Actor, Conflict, holdsRole, NotFound, type Services, unitsOf } from "#platform/http";
import { type PlanAction, planActions } from "../../domain/actions.ts";
import type { Plan, PlanUnit } from "../../domain/plan.ts";
import {
  assertAllowed,
  mayApprovePlan,
  mayReadPlan,
  mayWritePlan,
  ministryRoles,
  placeOf,
} from "../../permissions.ts";
import { changePlan, findPlan, lockPlan, type PlanChange } from "../../store/plans.store.ts";

export const communeCodesOf = (provinceCode: string): string[] =>
  listCommunes(provinceCode).map(({ code }) => code);

/** @throws NotFound for plans that this person may not know of. */
export async function openPlan(db: Executor, actor: Actor, id: string): Promise<Plan> {
  const plan = isUuid(id) ? await findPlan(db, id) : undefined;
  if (!plan || !mayReadPlan(actor, plan, communeCodesOf)) throw new NotFound("Không tìm thấy kế hoạch này.");
  return plan;
}

const approving: readonly PlanAction[] = ["approve", "refuse"];

export function mayDo(actor: Actor, plan: Plan, action: PlanAction): boolean {
  const may = approving.includes(action) ? mayApprovePlan(actor, plan) : mayWritePlan(actor, plan);
  return may && planActions[plan.status][action] !== undefined;
}

/** Opens a plan for a change: the right first, then whether its state allows the step. */
export async function planFor(
  services: Services,
  actor: Actor,
  id: string,
  action: PlanAction,
): Promise<Plan> {
  const plan = await openPlan(services.db, actor, id);
  const may = approving.includes(action) ? mayApprovePlan(actor, plan) : mayWritePlan(actor, plan);
  assertAllowed(may, "Chỉ đơn vị lập kế hoạch hoặc lãnh đạo phê duyệt được làm việc này.");
  if (planActions[plan.status][action] === undefined)
    throw new Conflict("Kế hoạch không còn ở trạng thái cho phép việc này. Hãy tải lại trang.");
  return plan;
}

/** The same plan, locked, when nobody changed it since the form was opened. */
export async function lockFor(
  tx: Tx,
  { id, version, action }: { id: string; version: number; action: PlanAction },
): Promise<Plan> {
  const plan = await lockPlan(tx, id);
  if (!plan || plan.version !== version || planActions[plan.status][action] === undefined)
    throw new Conflict();
  return plan;
}

export async function move(tx: Tx, plan: Plan, action: PlanAction, change: PlanChange = {}): Promise<void> {
  const status = planActions[plan.status][action];
  if (!status || !(await changePlan(tx, plan, { ...change, status }))) throw new Conflict();
}

/** The unit that a person writes plans for. */
export function ownUnitOf(actor: Actor): PlanUnit | undefined {
  const none = { communeCode: null, oldProvinceCode: null };
  if (holdsRole(actor, ministryRoles)) return { level: "nation", provinceCode: "00", ...none };
  const [province] = unitsOf(actor, ["province_officer"], "province");
  if (province) return { level: "province", provinceCode: province, ...none };
  const [commune] = unitsOf(actor, ["commune_officer"], "commune");
  const provinceCode = commune && findCommune(commune)?.provinceCode;
  return provinceCode
    ? { level: "commune", provinceCode, communeCode: commune, oldProvinceCode: null }
    : undefined;
}

/** Whose figures this person reads. @throws NotFound for people without a unit here. */
export function ownPlaceOf(actor: Actor) {
  const place = placeOf(actor, (code) => findCommune(code)?.provinceCode);
  if (!place) throw new NotFound();
  return place;
}
