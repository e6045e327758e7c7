import { createHash } from "node:crypto";
import { audit } from "#platform/audit";
import { dayInVietnam, isIsoDate } from "#platform/calendar";
import { isUuid, type Tx, uuidv7 } from "#platform/db";
import { startChecks } from "#platform/forms";
import { type Actor, NotAllowed, type Services } from "#platform/http";
import { tell } from "#platform/notices";
import { ok, type Result } from "#platform/result";
import { type ClosingValue, closingUnit, periodOfValue, sealText } from "../../domain/closing.ts";
import { findIndicator, indicators } from "../../domain/indicators.ts";
import type { UnitScope } from "../../domain/measure.ts";
import { type Plan, type Target, unitOfPlan } from "../../domain/plan.ts";
import { mayEnterFigures } from "../../permissions.ts";
import { insertClosing } from "../../store/closings.store.ts";
import { listTargets } from "../../store/plan-parts.store.ts";
import { listStandingPlansOf } from "../../store/plans.store.ts";
import { listRecordIds } from "../../store/records.store.ts";
import { planningUrls } from "../../urls.ts";
import { cellsOf, computeFigures, isReckoned } from "../indicators/compute-figures.ts";
import { unitKey } from "../indicators/units.ts";
import { openPlan, ownPlaceOf } from "../plans/open-plan.ts";

export interface FreezeInput {
  title: string;
  /** "" freezes every indicator of the programme. */
  planId: string;
  fromOn: string;
  toOn: string;
}

type Wanted = Pick<ClosingValue, "indicator" | "filter" | "reckoning" | "targetId">;

/** Plans whose targets a person may freeze. */
export function plansToFreeze(services: Services, actor: Actor): Promise<Plan[]> {
  return listStandingPlansOf(services.readDb, ownPlaceOf(actor).provinceCode);
}

/**
 * Chốt số liệu: figures of a plan's targets, or of every indicator, with the records they were reckoned from. What is
 * entered later about those days changes the records but never what was frozen.
 */
export async function freezeFigures(
  services: Services,
  actor: Actor,
  input: FreezeInput & { requestId?: string; isDemo?: boolean },
): Promise<Result<{ id: string }>> {
  const { provinceCode, communeCode } = ownPlaceOf(actor);
  if (communeCode || !mayEnterFigures(actor, provinceCode))
    throw new NotAllowed("Cơ quan OCOP chốt số liệu của đơn vị mình.");
  const checked = checkFreeze(services, input);
  if (!checked.ok) return checked;
  const plan = isUuid(input.planId) ? await openPlan(services.db, actor, input.planId) : undefined;
  const period = { fromOn: checked.value.fromOn, toOn: checked.value.toOn };
  const unit = plan ? unitOfPlan(plan) : closingUnit(provinceCode);
  const wanted = plan ? targetsOf(await listTargets(services.db, [plan.id]), period.toOn) : everything();
  const id = uuidv7();
  await services.db.transaction().execute(async (tx) => {
    const values = await frozenValues(tx, { wanted, unit, period });
    const closing = { id, provinceCode, planId: plan?.id ?? null, ...checked.value };
    const seal = createHash("sha256").update(sealText(closing, values)).digest();
    const isDemo = input.isDemo ?? plan?.isDemo ?? false;
    await insertClosing(tx, { ...closing, seal, isDemo, frozenAt: services.now(), frozenBy: actor }, values);
    await audit(tx, {
      provinceCode,
      actor,
      action: "planning.freeze-figures",
      subject: { kind: "closing", id },
      requestId: input.requestId,
      details: { ...period, figures: values.length, seal: seal.toString("hex") },
    });
    await tell(tx, {
      about: { kind: "closing", id },
      to:
        provinceCode === "00"
          ? [{ role: "ministry_officer", unitKind: "nation", unitCode: "vn" }]
          : [{ role: "province_leader", unitKind: "province", unitCode: provinceCode }],
      subject: "Số liệu đã chốt, chờ ký",
      body: `“${closing.title}” đã được chốt đến ngày ${period.toOn.split("-").reverse().join("/")}.`,
      href: planningUrls.closing(id),
    });
  });
  return ok({ id });
}

function checkFreeze(services: Services, input: FreezeInput) {
  const check = startChecks();
  const title = check.line("title", input.title, { label: "tên lần chốt", max: 250, min: 5 });
  const today = dayInVietnam(services.now());
  const fromOn = check.optionalDay("fromOn", input.fromOn, { label: "ngày đầu kỳ" });
  const toOn = check.optionalDay("toOn", input.toOn, { label: "ngày chốt", notAfter: today });
  if (!isIsoDate(input.fromOn)) check.add("fromOn", "Nhập ngày đầu kỳ.");
  if (!isIsoDate(input.toOn)) check.add("toOn", "Nhập ngày chốt.");
  if (fromOn && toOn && fromOn > toOn) check.add("toOn", "Ngày chốt không sớm hơn ngày đầu kỳ.");
  return check.result({ title, fromOn: fromOn ?? "", toOn: toOn ?? "" });
}

/** Targets of the year that is closed; later years have nothing to freeze yet. */
function targetsOf(targets: readonly Target[], toOn: string): Wanted[] {
  const year = Number(toOn.slice(0, 4));
  return targets
    .filter((target) => target.year === year || (target.reckoning === "at_end" && target.year >= year))
    .map(({ id, indicator, filter, reckoning }) => ({ targetId: id, indicator, filter, reckoning }));
}

function everything(): Wanted[] {
  return indicators.map(({ code, value }) => ({
    indicator: code,
    filter: {},
    reckoning: value.reckoning === "in_period" ? "in_year" : "at_end",
    targetId: null,
  }));
}

async function frozenValues(
  tx: Tx,
  {
    wanted,
    unit,
    period,
  }: { wanted: readonly Wanted[]; unit: UnitScope; period: { fromOn: string; toOn: string } },
): Promise<ClosingValue[]> {
  const queries = wanted.map((each) => ({
    code: each.indicator,
    filter: each.filter,
    ...periodOfValue(period, each),
  }));
  const figures = await computeFigures(tx, queries, { unit });
  const values: ClosingValue[] = [];
  for (const [at, each] of wanted.entries()) {
    const figure = figures[at];
    const query = queries[at];
    if (!figure || !query) continue;
    values.push({
      ...each,
      no: at + 1,
      unitKey: unitKey(unit),
      value: figure.value,
      numerator: figure.numerator,
      denominator: figure.denominator,
      origin: figure.origin,
      records: figure.origin === "records" ? await recordsOf(tx, { query, unit }) : [],
    });
  }
  return values;
}

function recordsOf(
  tx: Tx,
  {
    query,
    unit,
  }: { query: { code: string; filter: Wanted["filter"]; fromOn: string; toOn: string }; unit: UnitScope },
): Promise<string[]> {
  const indicator = findIndicator(query.code);
  const [cell] = indicator && isReckoned(indicator, unit) ? cellsOf(indicator, query) : [];
  return cell ? listRecordIds(tx, cell, unit) : Promise.resolve([]);
}
