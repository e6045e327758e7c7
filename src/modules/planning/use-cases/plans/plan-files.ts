import type { Executor } from "#platform/db";
import type { Actor } from "#platform/http";
import { mayReadClosing, mayReadPlan } from "../../permissions.ts";
import { findPlan } from "../../store/plans.store.ts";
import { communeCodesOf } from "./open-plan.ts";

/** A signed plan is read by whoever reads the plan, the paper behind a told figure by the office. */
export async function readsPlanningFile(
  db: Executor,
  actor: Actor | null,
  file: { ownerKind: string; ownerId: string; provinceCode: string },
): Promise<"allow" | "deny"> {
  if (file.ownerKind !== "plan") return mayReadClosing(actor, file.provinceCode) ? "allow" : "deny";
  const plan = await findPlan(db, file.ownerId);
  return plan && mayReadPlan(actor, plan, communeCodesOf) ? "allow" : "deny";
}
