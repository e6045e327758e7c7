import { createTasksFromPlan, type PlanTask as HandedTask, listAgencyChoices } from "#modules/directives";
import { dayInVietnam } from "#platform/calendar";
import { type Actor, Conflict, type Services } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
import type { Plan } from "../../domain/plan.ts";
import { listPlanTasks } from "../../store/plan-parts.store.ts";
import { communeCodesOf, planFor } from "./open-plan.ts";
import { note } from "./write-plan.ts";

export interface UnitChoice {
  value: string;
  label: string;
}

const ALL_COMMUNES = "all-communes";

/** Who a province's plan may be handed out to. */
export async function handOutChoices(services: Services, plan: Plan): Promise<UnitChoice[]> {
  const agencies = await listAgencyChoices(services, plan.provinceCode);
  return [
    { value: ALL_COMMUNES, label: "Tất cả xã, phường" },
    ...agencies.map(({ id, name }) => ({ value: `agency:${id}`, label: name })),
  ];
}

/** Makes tasks of chosen lines for the chosen units; a unit that has its task of a line gets no second one. */
export async function handOutPlan(
  services: Services,
  actor: Actor,
  input: { planId: string; taskIds: readonly string[]; units: readonly string[]; requestId?: string },
): Promise<Result<{ tasks: number }>> {
  const plan = await planFor(services, actor, input.planId, "handOut");
  if (plan.level !== "province" || plan.oldProvinceCode)
    throw new Conflict("Nhiệm vụ được giao từ kế hoạch đang có hiệu lực của tỉnh.");
  const choices = await handOutChoices(services, plan);
  const units = unitsOf(
    plan,
    input.units.filter((unit) => choices.some(({ value }) => value === unit)),
  );
  const lines = (await listPlanTasks(services.db, plan.id)).filter(({ id }) => input.taskIds.includes(id));
  if (lines.length === 0) return fault("tasks", "Chọn ít nhất một nhiệm vụ.");
  if (units.length === 0) return fault("units", "Chọn ít nhất một đơn vị.");
  const today = dayInVietnam(services.now());
  const tasks = lines.map(
    (line): HandedTask => ({
      planTaskId: line.id,
      title: line.title,
      requiredResult: line.requiredResult,
      startsOn: today,
      dueOn: line.dueOn && line.dueOn > today ? line.dueOn : `${plan.toYear}-12-31`,
      units,
      isDemo: plan.isDemo,
    }),
  );
  const late = tasks.find(({ dueOn }) => dueOn < today);
  if (late) return fault("tasks", "Kế hoạch đã hết thời gian, không giao nhiệm vụ được nữa.");
  const { provinceCode } = plan;
  const ids = await services.db.transaction().execute(async (tx) => {
    const made = await createTasksFromPlan(tx, services, actor, { provinceCode, tasks });
    await note(tx, actor, plan, "planning.hand-out-tasks", input.requestId, { tasks: made.length });
    return made;
  });
  return ok({ tasks: ids.length });
}

function unitsOf(plan: Plan, chosen: readonly string[]): HandedTask["units"] {
  return chosen.flatMap((unit): HandedTask["units"] =>
    unit === ALL_COMMUNES
      ? communeCodesOf(plan.provinceCode).map((communeCode) => ({ agencyId: null, communeCode }))
      : [{ agencyId: unit.slice("agency:".length), communeCode: null }],
  );
}
