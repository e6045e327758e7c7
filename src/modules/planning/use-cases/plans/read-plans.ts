import { isUuid } from "#platform/db";
import { type Actor, holdsRole, type Services, type TaskItem, unitsOf } from "#platform/http";
import type { PlanStatus } from "../../domain/actions.ts";
import type { Plan, PlanLevel, Target } from "../../domain/plan.ts";
import { ministryRoles, provinceReaders } from "../../permissions.ts";
import {
  listBudgets,
  listPlanTasks,
  listShares,
  listTargets,
  type PlanBudget,
  type PlanTask,
  type Share,
} from "../../store/plan-parts.store.ts";
import {
  findPlan,
  listChildren,
  listPlans,
  listPlansToWrite,
  listWaitingPlans,
  type PlanRow,
  type PlanVisibility,
} from "../../store/plans.store.ts";
import { planningUrls } from "../../urls.ts";
import { openPlan, ownPlaceOf } from "./open-plan.ts";

const PAGE_SIZE = 30;

export interface PlanQuery {
  year?: number | undefined;
  level?: PlanLevel | undefined;
  status?: PlanStatus | undefined;
  text?: string | undefined;
}

export async function listPlansFor(
  services: Services,
  actor: Actor,
  query: PlanQuery,
  after?: string,
  limit = PAGE_SIZE,
): Promise<{ plans: PlanRow[]; next?: string }> {
  const [year = "", id = ""] = (after ?? "").split("~");
  const place = isUuid(id) && /^\d{4}$/.test(year) ? { fromYear: Number(year), id } : undefined;
  const filter = { ...query, visible: visibilityOf(actor) };
  const found = await listPlans(services.readDb, filter, { after: place, limit: limit + 1 });
  const plans = found.slice(0, limit);
  const last = plans.at(-1);
  return { plans, ...(found.length > limit && last ? { next: `${last.fromYear}~${last.id}` } : {}) };
}

function visibilityOf(actor: Actor): PlanVisibility {
  return {
    own: ownPlaceOf(actor),
    wholeProvince: holdsRole(actor, provinceReaders),
    ministry: holdsRole(actor, ministryRoles),
  };
}

export interface PlanView {
  plan: Plan;
  targets: Target[];
  shares: Share[];
  tasks: PlanTask[];
  budgets: PlanBudget[];
  /** The plan above, where its share came from. */
  parent: Plan | undefined;
  parentShares: { target: Target; low: number }[];
  children: Plan[];
}

export async function viewPlan(services: Services, actor: Actor, id: string): Promise<PlanView> {
  const db = services.db;
  const plan = await openPlan(db, actor, id);
  const [targets, tasks, budgets, children, parent] = await Promise.all([
    listTargets(db, [id]),
    listPlanTasks(db, id),
    listBudgets(db, id),
    listChildren(db, id),
    plan.parentId ? findPlan(db, plan.parentId) : undefined,
  ]);
  const shares = await listShares(
    db,
    targets.map((target) => target.id),
  );
  const parentShares = plan.parentId ? await sharesFrom(services, plan, plan.parentId) : [];
  return { plan, targets, shares, tasks, budgets, parent, parentShares, children };
}

/** What the plan above lays on this unit. */
async function sharesFrom(services: Services, plan: Plan, parentId: string) {
  const above = await listTargets(services.db, [parentId]);
  const shares = await listShares(
    services.db,
    above.map((target) => target.id),
  );
  const own = shares.filter(({ unitCode }) => unitCode === (plan.communeCode ?? plan.provinceCode));
  return own.flatMap(({ targetId, low }) => {
    const target = above.find(({ id }) => id === targetId);
    return target ? [{ target, low }] : [];
  });
}

/** Plans that wait for this person: to issue, to mend, or to write from a share laid on the unit. */
export async function planTasks(services: Services, actor: Actor): Promise<TaskItem[]> {
  const waiting = await listWaitingPlans(services.readDb, {
    provinces: unitsOf(actor, ["province_leader"], "province"),
    communes: unitsOf(actor, ["commune_leader"], "commune"),
    nation: holdsRole(actor, ministryRoles),
  });
  const toWrite = await listPlansToWrite(services.readDb, {
    provinces: unitsOf(actor, ["province_officer"], "province"),
    communes: unitsOf(actor, ["commune_officer"], "commune"),
  });
  return [
    ...waiting.map((plan) => item(plan, "Phê duyệt kế hoạch", plan.submittedAt ?? undefined)),
    ...toWrite.map((plan) =>
      item(plan, plan.refusalReason ? "Sửa kế hoạch bị trả lại" : "Hoàn thiện kế hoạch được giao chỉ tiêu"),
    ),
  ].slice(0, 20);
}

function item(plan: Plan, title: string, since?: Date): TaskItem {
  return { title, href: planningUrls.plan(plan.id), note: plan.title, since };
}
