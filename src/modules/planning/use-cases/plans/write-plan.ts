import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import { type Tx, uuidv7 } from "#platform/db";
import { startChecks } from "#platform/forms";
import { type Actor, Conflict, NotAllowed, type Services } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
import { type Plan, shiftedDay, shiftedTitle, shiftedYears, type Target } from "../../domain/plan.ts";
import { mayWritePlan } from "../../permissions.ts";
import {
  insertBudgets,
  insertPlanTasks,
  insertTargets,
  listBudgets,
  listPlanTasks,
  listTargets,
} from "../../store/plan-parts.store.ts";
import { changePlan, insertPlan } from "../../store/plans.store.ts";
import { lockFor, openPlan, ownUnitOf, planFor } from "./open-plan.ts";

export interface PlanInput {
  title: string;
  fromYear: string;
  toYear: string;
  basis: string;
  solutions: string;
}

/** A blank plan of the person's own unit. */
export async function createPlan(
  services: Services,
  actor: Actor,
  input: PlanInput & { requestId?: string; isDemo?: boolean },
): Promise<Result<{ id: string }>> {
  const unit = ownUnitOf(actor);
  if (!unit || !mayWritePlan(actor, unit)) throw new NotAllowed();
  const checked = checkPlan(input);
  if (!checked.ok) return checked;
  const id = uuidv7();
  await services.db.transaction().execute(async (tx) => {
    await insertPlan(tx, { id, ...unit, ...checked.value, isDemo: input.isDemo ?? false, preparedBy: actor });
    await note(tx, actor, { id, ...unit }, "planning.create-plan", input.requestId, { title: input.title });
  });
  return ok({ id });
}

export async function savePlan(
  services: Services,
  actor: Actor,
  input: PlanInput & { id: string; version: number; requestId: string },
): Promise<Result<void>> {
  const plan = await planFor(services, actor, input.id, "change");
  const checked = checkPlan(input);
  if (!checked.ok) return checked;
  const targets = await listTargets(services.db, [plan.id]);
  const outside = targets.find(({ year }) => year < checked.value.fromYear || year > checked.value.toYear);
  if (outside)
    return fault(
      "toYear",
      `Còn chỉ tiêu của năm ${outside.year} nằm ngoài thời gian này. Sửa chỉ tiêu trước.`,
    );
  await services.db.transaction().execute(async (tx) => {
    const locked = await lockFor(tx, { id: plan.id, version: input.version, action: "change" });
    if (!(await changePlan(tx, locked, checked.value))) throw new Conflict();
    await note(tx, actor, plan, "planning.change-plan", input.requestId);
  });
  return ok(undefined);
}

/**
 * A new draft out of a plan: for the years after it, or for the same years when a plan in force has to be adjusted.
 * Targets, tasks and money come along; what was decided does not.
 */
export async function copyPlan(
  services: Services,
  actor: Actor,
  input: { id: string; toNextYears: boolean; requestId?: string },
): Promise<{ id: string }> {
  const plan = await openPlan(services.db, actor, input.id);
  if (!mayWritePlan(actor, plan)) throw new NotAllowed();
  if (plan.oldProvinceCode) throw new Conflict("Kế hoạch của tỉnh cũ chỉ để tra cứu, không chép được.");
  const by = input.toNextYears ? plan.toYear - plan.fromYear + 1 : 0;
  const id = uuidv7();
  await services.db.transaction().execute(async (tx) => {
    await insertPlan(tx, {
      id,
      level: plan.level,
      provinceCode: plan.provinceCode,
      communeCode: plan.communeCode,
      ...shiftedYears(plan, by),
      title: shiftedTitle(plan.title, by),
      basis: plan.basis,
      solutions: plan.solutions,
      copiedFromId: plan.id,
      isDemo: plan.isDemo,
      preparedBy: actor,
    });
    await copyParts(tx, plan, id, by);
    await note(tx, actor, { ...plan, id }, "planning.copy-plan", input.requestId, { from: plan.id, by });
  });
  return { id };
}

async function copyParts(tx: Tx, plan: Plan, planId: string, by: number): Promise<void> {
  const targets = await listTargets(tx, [plan.id]);
  const fresh = ({ version: _, ...target }: Target) => ({
    ...target,
    id: uuidv7(),
    planId,
    year: target.year + by,
    parentTargetId: null,
    wording: target.wording && shiftedTitle(target.wording, by),
  });
  await insertTargets(tx, targets.map(fresh));
  const tasks = await listPlanTasks(tx, plan.id);
  const shifted = tasks.map((task) => ({
    ...task,
    id: uuidv7(),
    planId,
    dueOn: task.dueOn && shiftedDay(task.dueOn, by),
  }));
  await insertPlanTasks(tx, shifted);
  const budgets = await listBudgets(tx, plan.id);
  await insertBudgets(
    tx,
    budgets.map((budget) => ({ ...budget, id: uuidv7(), planId, year: budget.year + by })),
  );
}

function checkPlan(input: PlanInput) {
  const check = startChecks();
  const title = check.line("title", input.title, { label: "tên kế hoạch", max: 250, min: 5 });
  const years = { label: "năm", min: 2018, max: 2100 };
  const fromYear = check.optionalWhole("fromYear", input.fromYear, years);
  const toYear = check.optionalWhole("toYear", input.toYear === "" ? input.fromYear : input.toYear, years);
  if (input.fromYear.trim() === "") check.add("fromYear", "Nhập năm của kế hoạch.");
  if (fromYear !== null && toYear !== null && toYear < fromYear)
    check.add("toYear", "Năm cuối không sớm hơn năm đầu.");
  if (fromYear !== null && toYear !== null && toYear - fromYear > 10)
    check.add("toYear", "Một kế hoạch dài nhất 10 năm.");
  const basis = check.optionalText("basis", input.basis, { label: "căn cứ", max: 5000 });
  const solutions = check.optionalText("solutions", input.solutions, { label: "giải pháp", max: 10_000 });
  return check.result({ title, fromYear: fromYear ?? 0, toYear: toYear ?? 0, basis, solutions });
}

/** One audit row of a plan. */
export async function note(
  tx: Tx,
  actor: Actor,
  plan: Pick<Plan, "id" | "provinceCode">,
  action: string,
  requestId?: string,
  details: Record<string, unknown> = {},
): Promise<void> {
  const { provinceCode, id } = plan;
  await audit(tx, { provinceCode, actor, action, subject: { kind: "plan", id }, requestId, details });
}

export const thisYear = (services: Services): number => Number(dayInVietnam(services.now()).slice(0, 4));
