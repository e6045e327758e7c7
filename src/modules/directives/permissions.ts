import { type Actor, holdsRoleIn, unitsOf } from "#platform/http";
import { sideOf, type TaskAction, type TaskStatus, taskActions } from "./domain/actions.ts";
import { belongsTo, type Reach, type UnitRef } from "./domain/reach.ts";

/** Hands out tasks and answers for them. */
export const officerRoles = ["province_officer"] as const;
export const giverRoles = ["province_officer", "province_leader"] as const;
export const officeRoles = ["province_officer", "province_leader", "province_admin"] as const;
/** The list of agencies and who works in them. */
export const agencyKeeperRoles = ["province_officer", "province_admin"] as const;
export const agencyRoles = ["agency_officer"] as const;
export const communeRoles = ["commune_officer", "commune_leader"] as const;
export const unitRoles = [...agencyRoles, ...communeRoles] as const;
export const takerRoles = [...giverRoles, ...unitRoles] as const;
export const readerRoles = [...officeRoles, ...unitRoles] as const;

interface TaskScope extends UnitRef {
  provinceCode: string;
  status: TaskStatus;
  /** Unit of the task this one is a part of. */
  parent: UnitRef | null;
}

export function mayReadTask(reach: Reach, task: TaskScope, coworkers: readonly UnitRef[]): boolean {
  return (
    reach.reads.includes(task.provinceCode) ||
    [task, ...(task.parent ? [task.parent] : []), ...coworkers].some((unit) => belongsTo(reach, unit))
  );
}

/** The office and the leader give; a unit that parted its own task answers for the parts towards its people. */
function givesTask(reach: Reach, task: TaskScope): boolean {
  return reach.gives.includes(task.provinceCode) || (task.parent !== null && belongsTo(reach, task.parent));
}

/** Whether the person may take this step with the task as it stands. */
export function mayStep(reach: Reach, task: TaskScope, action: TaskAction): boolean {
  if (!taskActions[task.status][action]) return false;
  return isOnSide(reach, task, action);
}

/** Whether the step is this person's at all, whatever the state. */
export function isOnSide(reach: Reach, task: TaskScope, action: TaskAction): boolean {
  const side = sideOf[action];
  return (side !== "giver" && belongsTo(reach, task)) || (side !== "unit" && givesTask(reach, task));
}

export function mayHandOut(actor: Actor, provinceCode: string): boolean {
  return holdsRoleIn(actor, officerRoles, "province", provinceCode);
}

export function mayReadOffice(actor: Actor, provinceCode: string): boolean {
  return holdsRoleIn(actor, officeRoles, "province", provinceCode);
}

export function mayKeepAgencies(actor: Actor, provinceCode: string): boolean {
  return holdsRoleIn(actor, agencyKeeperRoles, "province", provinceCode);
}

/** The one province that an official of the office works for here. */
export function provinceOf(actor: Actor): string | undefined {
  return unitsOf(actor, officeRoles, "province")[0];
}
