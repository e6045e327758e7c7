import { isUuid, uuidv7 } from "#platform/db";
import { startChecks } from "#platform/forms";
import { type Actor, NotFound, type Services } from "#platform/http";
import { ok, type Result } from "#platform/result";
import { choicesOf } from "../../domain/figure-words.ts";
import {
  deleteBudget,
  deletePlanTask,
  insertBudgets,
  insertPlanTasks,
  nextTaskNo,
} from "../../store/plan-parts.store.ts";
import { lockPlan } from "../../store/plans.store.ts";
import { planFor } from "./open-plan.ts";
import { note } from "./write-plan.ts";

interface Of {
  planId: string;
  requestId?: string;
}

export interface PlanTaskInput {
  title: string;
  requiredResult: string;
  lead: string;
  dueOn: string;
}

export async function addPlanTask(
  services: Services,
  actor: Actor,
  input: PlanTaskInput & Of,
): Promise<Result<{ id: string }>> {
  const plan = await planFor(services, actor, input.planId, "change");
  const check = startChecks();
  const title = check.line("title", input.title, { label: "nội dung nhiệm vụ", max: 300, min: 5 });
  const requiredResult = check.optionalText("requiredResult", input.requiredResult, {
    label: "kết quả cần có",
    max: 1000,
  });
  const lead = check.optionalLine("lead", input.lead, { label: "đơn vị chủ trì", max: 200 });
  const dueOn = check.optionalDay("dueOn", input.dueOn, { label: "thời hạn" });
  if (dueOn && (dueOn < `${plan.fromYear}-01-01` || dueOn > `${plan.toYear}-12-31`))
    check.add("dueOn", `Thời hạn nằm trong thời gian của kế hoạch (${plan.fromYear}–${plan.toYear}).`);
  if (check.faults.length > 0) return { ok: false, faults: [...check.faults] };
  const id = uuidv7();
  await services.db.transaction().execute(async (tx) => {
    await lockPlan(tx, plan.id);
    const no = await nextTaskNo(tx, plan.id);
    await insertPlanTasks(tx, [{ id, planId: plan.id, no, title, requiredResult, lead, dueOn }]);
    await note(tx, actor, plan, "planning.add-plan-task", input.requestId, { task: id, title });
  });
  return ok({ id });
}

export async function removePlanTask(
  services: Services,
  actor: Actor,
  input: Of & { planTaskId: string },
): Promise<void> {
  const plan = await planFor(services, actor, input.planId, "change");
  if (!isUuid(input.planTaskId)) throw new NotFound();
  await services.db.transaction().execute(async (tx) => {
    const removed = await deletePlanTask(tx, { id: input.planTaskId, planId: plan.id });
    if (!removed) throw new NotFound("Không tìm thấy nhiệm vụ này.");
    await note(tx, actor, plan, "planning.remove-plan-task", input.requestId, { task: input.planTaskId });
  });
}

export interface BudgetInput {
  year: string;
  source: string;
  purpose: string;
  title: string;
  amount: string;
}

const sourceCodes = choicesOf("source").map(({ value }) => value);
const purposeCodes = choicesOf("purpose").map(({ value }) => value);

export async function addBudget(
  services: Services,
  actor: Actor,
  input: BudgetInput & Of,
): Promise<Result<{ id: string }>> {
  const plan = await planFor(services, actor, input.planId, "change");
  const check = startChecks();
  const years = { label: "năm", min: plan.fromYear, max: plan.toYear };
  const year = check.optionalWhole("year", input.year, years);
  if (input.year.trim() === "") check.add("year", "Chọn năm.");
  const source = check.choice("source", input.source, sourceCodes, "Chọn nguồn kinh phí.");
  const purpose = check.choice("purpose", input.purpose, purposeCodes, "Chọn nội dung chi.");
  const title = check.optionalLine("title", input.title, { label: "diễn giải", max: 250 });
  const amountVnd = check.optionalWhole("amount", input.amount, { label: "số tiền", min: 1, max: 9e14 });
  if (input.amount.trim() === "") check.add("amount", "Nhập số tiền.");
  if (check.faults.length > 0) return { ok: false, faults: [...check.faults] };
  const id = uuidv7();
  const budget = { id, planId: plan.id, year: year ?? plan.fromYear, source, purpose, title };
  await services.db.transaction().execute(async (tx) => {
    await insertBudgets(tx, [{ ...budget, amountVnd: amountVnd ?? 0 }]);
    await note(tx, actor, plan, "planning.add-budget", input.requestId, { ...budget, amountVnd });
  });
  return ok({ id });
}

export async function removeBudget(
  services: Services,
  actor: Actor,
  input: Of & { budgetId: string },
): Promise<void> {
  const plan = await planFor(services, actor, input.planId, "change");
  if (!isUuid(input.budgetId)) throw new NotFound();
  await services.db.transaction().execute(async (tx) => {
    const removed = await deleteBudget(tx, { id: input.budgetId, planId: plan.id });
    if (!removed) throw new NotFound("Không tìm thấy khoản này.");
    await note(tx, actor, plan, "planning.remove-budget", input.requestId, { budget: input.budgetId });
  });
}
