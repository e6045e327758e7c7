import { type Actor, holdsRole, holdsRoleIn, NotAllowed, unitsOf } from "#platform/http";
import type { PlanStatus } from "./domain/actions.ts";
import type { PlanUnit } from "./domain/plan.ts";

export const officerRoles = ["province_officer"] as const;
export const leaderRoles = ["province_leader"] as const;
export const provinceReaders = ["province_officer", "province_leader", "province_admin"] as const;
const communeReaders = ["commune_officer", "commune_leader"] as const;
export const ministryRoles = ["ministry_officer"] as const;

export const planReaders = [...provinceReaders, ...communeReaders, ...ministryRoles] as const;
export const planWriters = [...officerRoles, "commune_officer", ...ministryRoles] as const;
export const planApprovers = [...leaderRoles, "commune_leader", ...ministryRoles] as const;
export const closingReaders = [...provinceReaders, ...ministryRoles] as const;
export const closingWriters = [...officerRoles, ...ministryRoles] as const;
export const closingSigners = [...leaderRoles, ...ministryRoles] as const;

type Unit = Pick<PlanUnit, "level" | "provinceCode" | "communeCode">;

/** Each level writes its own plan. */
export function mayWritePlan(actor: Actor | null, unit: Unit): boolean {
  if (unit.level === "nation") return holdsRole(actor, ministryRoles);
  if (unit.level === "province") return holdsRoleIn(actor, officerRoles, "province", unit.provinceCode);
  return holdsRoleIn(actor, ["commune_officer"], "commune", unit.communeCode ?? "");
}

/** The leader of a level issues its plan; the ministry's own office issues that of the nation. */
export function mayApprovePlan(actor: Actor | null, unit: Unit): boolean {
  if (unit.level === "nation") return holdsRole(actor, ministryRoles);
  if (unit.level === "province") return holdsRoleIn(actor, leaderRoles, "province", unit.provinceCode);
  return holdsRoleIn(actor, ["commune_leader"], "commune", unit.communeCode ?? "");
}

/** A plan is read by its unit and those above it; those below see it once it is issued. */
export function mayReadPlan(
  actor: Actor | null,
  plan: Unit & { status: PlanStatus },
  communesOf: (provinceCode: string) => readonly string[],
): boolean {
  if (!actor) return false;
  if (mayWritePlan(actor, plan) || mayApprovePlan(actor, plan)) return true;
  const issued = plan.status === "approved" || plan.status === "replaced";
  if (plan.level === "nation") return issued && holdsRole(actor, planReaders);
  if (holdsRole(actor, ministryRoles)) return issued;
  if (holdsRoleIn(actor, provinceReaders, "province", plan.provinceCode)) return true;
  if (plan.level === "commune") return false;
  const own = unitsOf(actor, communeReaders, "commune");
  return issued && own.some((code) => communesOf(plan.provinceCode).includes(code));
}

export interface Place {
  provinceCode: string;
  communeCode: string | null;
}

/** Whose figures a person reads: the nation, one province, or one commune. */
export function placeOf(
  actor: Actor,
  provinceOfCommune: (code: string) => string | undefined,
): Place | undefined {
  if (holdsRole(actor, ministryRoles)) return { provinceCode: "00", communeCode: null };
  const [province] = unitsOf(actor, provinceReaders, "province");
  if (province) return { provinceCode: province, communeCode: null };
  const [commune] = unitsOf(actor, communeReaders, "commune");
  const provinceCode = commune && provinceOfCommune(commune);
  return provinceCode ? { provinceCode, communeCode: commune } : undefined;
}

/** Figures told by reports are entered by the office that answers for them. */
export function mayEnterFigures(actor: Actor | null, provinceCode: string): boolean {
  if (provinceCode === "00") return holdsRole(actor, ministryRoles);
  return holdsRoleIn(actor, officerRoles, "province", provinceCode);
}

export function maySignClosing(actor: Actor | null, provinceCode: string): boolean {
  if (provinceCode === "00") return holdsRole(actor, ministryRoles);
  return holdsRoleIn(actor, leaderRoles, "province", provinceCode);
}

export function mayReadClosing(actor: Actor | null, provinceCode: string): boolean {
  return holdsRole(actor, ministryRoles) || holdsRoleIn(actor, provinceReaders, "province", provinceCode);
}

/** @throws NotAllowed with the reason. */
export function assertAllowed(allowed: boolean, why?: string): void {
  if (!allowed) throw new NotAllowed(why);
}
