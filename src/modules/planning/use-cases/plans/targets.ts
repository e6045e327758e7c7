import { isUuid, uuidv7 } from "#platform/db";
import { startChecks } from "#platform/forms";
import { type Actor, Conflict, NotFound, type Services } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
import { figureWords, formatFigure } from "../../domain/figure-words.ts";
import { cleanFilter } from "../../domain/filter.ts";
import { findIndicator } from "../../domain/indicators.ts";
import {
  type Comparison,
  comparisons,
  type Plan,
  type Reckoning,
  reckonings,
  type Target,
} from "../../domain/plan.ts";
import {
  changeTarget,
  deleteTarget,
  insertTargets,
  listShares,
  listTargets,
} from "../../store/plan-parts.store.ts";
import { lockPlan } from "../../store/plans.store.ts";
import { planFor } from "./open-plan.ts";
import { note } from "./write-plan.ts";

export interface TargetInput {
  indicator: string;
  filter: Readonly<Record<string, readonly string[]>>;
  year: string;
  reckoning: string;
  comparison: string;
  low: string;
  high: string;
  wording: string;
  /** Confirms that the target may lie below what the plan above laid on the unit. */
  belowShare?: boolean;
}

interface Of {
  planId: string;
  requestId?: string;
}

export async function addTarget(
  services: Services,
  actor: Actor,
  input: TargetInput & Of,
): Promise<Result<{ id: string }>> {
  const plan = await planFor(services, actor, input.planId, "change");
  const checked = checkTarget(plan, input);
  if (!checked.ok) return checked;
  const id = uuidv7();
  await services.db.transaction().execute(async (tx) => {
    await lockPlan(tx, plan.id);
    const targets = await listTargets(tx, [plan.id]);
    const position = (targets.at(-1)?.position ?? 0) + 1;
    const target = { id, planId: plan.id, ...checked.value, parentTargetId: null, position };
    await insertTargets(tx, [target]);
    await note(tx, actor, plan, "planning.add-target", input.requestId, {
      target: id,
      ...told(checked.value),
    });
  });
  return ok({ id });
}

export async function saveTarget(
  services: Services,
  actor: Actor,
  input: TargetInput & Of & { targetId: string; version: number },
): Promise<Result<void>> {
  const { plan, target } = await openTarget(services, actor, input);
  const checked = checkTarget(plan, input);
  if (!checked.ok) return checked;
  const below = await shareBroken(services, plan, target, checked.value.low);
  if (below !== undefined && !input.belowShare)
    return fault(
      "belowShare",
      `Cấp trên giao ${formatFigure(below)}. Đánh dấu xác nhận nếu đơn vị thực sự đề xuất thấp hơn.`,
    );
  await services.db.transaction().execute(async (tx) => {
    if (!(await changeTarget(tx, { id: target.id, version: input.version }, checked.value)))
      throw new Conflict();
    await note(tx, actor, plan, "planning.change-target", input.requestId, {
      target: target.id,
      before: told(target),
      after: told(checked.value),
      ...(below === undefined ? {} : { belowShare: below }),
    });
  });
  return ok(undefined);
}

export async function removeTarget(
  services: Services,
  actor: Actor,
  input: Of & { targetId: string },
): Promise<void> {
  const { plan, target } = await openTarget(services, actor, input);
  await services.db.transaction().execute(async (tx) => {
    await deleteTarget(tx, target.id);
    await note(tx, actor, plan, "planning.remove-target", input.requestId, {
      target: target.id,
      ...told(target),
    });
  });
}

async function openTarget(services: Services, actor: Actor, { planId, targetId }: Of & { targetId: string }) {
  const plan = await planFor(services, actor, planId, "change");
  const targets = isUuid(targetId) ? await listTargets(services.db, [plan.id]) : [];
  const target = targets.find(({ id }) => id === targetId);
  if (!target) throw new NotFound("Không tìm thấy chỉ tiêu này.");
  return { plan, target };
}

/** The share that a lower target would break; undefined when it holds. */
async function shareBroken(
  services: Services,
  plan: Plan,
  target: Target,
  low: number,
): Promise<number | undefined> {
  if (!target.parentTargetId) return undefined;
  const shares = await listShares(services.db, [target.parentTargetId]);
  const own = shares.find(({ unitCode }) => unitCode === (plan.communeCode ?? plan.provinceCode));
  return own && low < own.low ? own.low : undefined;
}

function checkTarget(plan: Plan, input: TargetInput) {
  const check = startChecks();
  const indicator = findIndicator(input.indicator);
  if (!indicator) check.add("indicator", "Chọn chỉ số.");
  const year = check.optionalWhole("year", input.year, {
    label: "năm",
    min: plan.fromYear,
    max: plan.toYear,
  });
  if (year === null && input.year.trim() === "") check.add("year", "Chọn năm của chỉ tiêu.");
  const reckoning = check.choice<Reckoning>(
    "reckoning",
    input.reckoning,
    Object.keys(reckonings) as Reckoning[],
    "Chọn tính trong năm hay đến cuối năm.",
  );
  const comparison = check.choice<Comparison>(
    "comparison",
    input.comparison,
    Object.keys(comparisons) as Comparison[],
    "Chọn cách so với chỉ tiêu.",
  );
  const most = indicator?.kind === "share" ? 100 : 1e15;
  const low = check.optionalDecimal("low", input.low, { label: "mức chỉ tiêu", min: 0, max: most });
  if (low === null && input.low.trim() === "") check.add("low", "Nhập mức chỉ tiêu.");
  const range = comparison === "range";
  const high = range
    ? check.optionalDecimal("high", input.high, { label: "mức cao", min: 0, max: most })
    : null;
  if (range && high === null) check.add("high", "Nhập mức cao của khoảng.");
  if (high !== null && low !== null && high < low) check.add("high", "Mức cao không thấp hơn mức thấp.");
  const wording = check.optionalText("wording", input.wording, { label: "nội dung chỉ tiêu", max: 1000 });
  return check.result({
    indicator: input.indicator,
    filter: indicator ? cleanFilter(indicator, input.filter) : {},
    year: year ?? plan.fromYear,
    reckoning,
    comparison,
    low: low ?? 0,
    high,
    wording,
  });
}

function told(
  target: Pick<Target, "indicator" | "filter" | "year" | "low" | "high">,
): Record<string, unknown> {
  const unit = findIndicator(target.indicator)?.unit ?? "";
  return {
    indicator: target.indicator,
    filter: target.filter,
    year: target.year,
    low: figureWords(target.low, unit),
    high: target.high,
  };
}
