import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { findOldUnit, listProvinces } from "#modules/territory";
import { audit } from "#platform/audit";
import { type Tx, uuidv7 } from "#platform/db";
import { readCsv } from "#platform/documents";
import type { Services } from "#platform/http";
import history from "../../../../db/reference/programme/planning.json" with { type: "json" };
import { filterKey } from "../domain/filter.ts";
import type { Filter, UnitScope } from "../domain/measure.ts";
import type { Comparison, Reckoning } from "../domain/plan.ts";
import { readPublished } from "../domain/published.ts";
import { insertManualValues, listSourcedValues, type NewManualValue } from "../store/manual.store.ts";
import { insertTargets } from "../store/plan-parts.store.ts";
import { insertPlan, listSourcedPlans } from "../store/plans.store.ts";
import { oldProvincesOf } from "./indicators/units.ts";

export interface LoadedHistory {
  plans: number;
  figures: number;
}

/**
 * Plans and totals that public articles tell of, each with its source. They stand beside the records as told figures;
 * what the public register lacks is shown as a difference and never filled in. A second time adds nothing.
 */
export async function loadPlanningHistory(services: Services): Promise<LoadedHistory> {
  const bytes = await readFile(join(process.cwd(), "db/reference/programme/published-figures.csv"));
  return services.db.transaction().execute(async (tx) => {
    const plans = await loadPlans(tx);
    const figures = await loadFigures(tx, [...toldFigures(), ...publishedFigures(bytes)]);
    if (plans + figures > 0)
      await audit(tx, {
        provinceCode: "00",
        actor: null,
        action: "planning.load-history",
        subject: { kind: "plan", id: "history" },
        details: { plans, figures },
      });
    return { plans, figures };
  });
}

async function loadPlans(tx: Tx): Promise<number> {
  const known = new Set((await listSourcedPlans(tx)).map(({ title }) => title));
  const fresh = history.plans.filter(({ title }) => !known.has(title));
  for (const { targets, key: _, ...told } of fresh) {
    const id = uuidv7();
    await insertPlan(tx, {
      ...told,
      id,
      level: "province",
      provinceCode: successorOf(told.oldProvinceCode),
      communeCode: null,
      status: "approved",
      preparedBy: null,
    });
    await insertTargets(
      tx,
      targets.map((target, at) => ({
        id: uuidv7(),
        planId: id,
        indicator: target.indicator,
        filter: ("filter" in target ? target.filter : {}) as Filter,
        year: target.year,
        reckoning: target.reckoning as Reckoning,
        comparison: ("comparison" in target ? target.comparison : "at_least") as Comparison,
        low: target.low,
        high: "high" in target ? (target.high ?? null) : null,
        wording: target.wording,
        parentTargetId: null,
        position: at + 1,
      })),
    );
  }
  return fresh.length;
}

type Told = Omit<NewManualValue, "id" | "enteredBy">;

function toldFigures(): Told[] {
  return history.figures.map(({ oldProvinceCode, ...told }) => ({
    ...told,
    filter: {},
    ...placeOf({ era: "pre2025", level: "province", code: oldProvinceCode }),
    sourceLink: null,
    fileId: null,
  }));
}

function publishedFigures(bytes: Uint8Array): Told[] {
  const table = readCsv(bytes);
  if (!table.ok) throw new Error(table.faults.map(({ text }) => text).join(" "));
  const [head = [], ...lines] = table.value;
  const column = (line: readonly string[], name: string) => line[head.indexOf(name)] ?? "";
  return lines.map((line, at) => {
    const read = readPublished({
      scope: column(line, "scope"),
      scopeCode: column(line, "scope_code"),
      asOf: column(line, "as_of"),
      metric: column(line, "metric"),
    });
    if (!read)
      throw new Error(`Published figures, line ${at + 2}: ${column(line, "metric")} is not understood`);
    const { unit, ...told } = read;
    return {
      ...told,
      ...placeOf(unit),
      value: Number(column(line, "value")),
      source: column(line, "source"),
      sourceLink: null,
      fileId: null,
      note: column(line, "note") || null,
    };
  });
}

function placeOf(unit: UnitScope): Pick<Told, "provinceCode" | "era" | "unitLevel" | "unitCode"> {
  return { provinceCode: provinceOf(unit), era: unit.era, unitLevel: unit.level, unitCode: unit.code };
}

function provinceOf({ era, level, code }: UnitScope): string {
  if (level === "nation") return "00";
  if (era === "2025") return code;
  return successorOf(level === "province" ? code : (findOldUnit(level, code)?.provinceCode ?? ""));
}

/** Province of today that took over one of before July 2025. */
function successorOf(oldProvinceCode: string): string {
  const found = listProvinces().find(({ code }) => oldProvincesOf(code).includes(oldProvinceCode));
  if (!found) throw new Error(`No province of today took over ${oldProvinceCode}`);
  return found.code;
}

async function loadFigures(tx: Tx, told: readonly Told[]): Promise<number> {
  const keyOf = (each: Told) =>
    [
      each.indicator,
      filterKey(each.filter),
      each.era,
      each.unitLevel,
      each.unitCode,
      each.fromOn,
      each.toOn,
      each.source,
    ].join("|");
  const known = new Set((await listSourcedValues(tx)).map(keyOf));
  const fresh = told.filter((each) => !known.has(keyOf(each)));
  await insertManualValues(
    tx,
    fresh.map((each) => ({ ...each, id: uuidv7(), enteredBy: null })),
  );
  return fresh.length;
}
