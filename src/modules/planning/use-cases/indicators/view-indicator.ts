import { dayInVietnam, type IsoDate, isIsoDate } from "#platform/calendar";
import { type Actor, NotFound, type Services } from "#platform/http";
import { cleanFilter } from "../../domain/filter.ts";
import type { Indicator } from "../../domain/indicator.ts";
import { findIndicator, indicators } from "../../domain/indicators.ts";
import type { Filter, UnitScope } from "../../domain/measure.ts";
import type { FigureRecord } from "../../store/records.store.ts";
import { computeFigures, type Figure } from "./compute-figures.ts";
import { computeIndicators, listIndicatorRecords } from "./compute-indicators.ts";
import { readUnit } from "./units.ts";

const PAGE_SIZE = 50;

/** What an address asks of an indicator. */
export interface Asked {
  unit: string;
  fromOn: string;
  toOn: string;
  filter: unknown;
  side: string;
  after: string;
}

export interface IndicatorQuery {
  unit: UnitScope;
  fromOn: IsoDate;
  toOn: IsoDate;
  filter: Filter;
  side: "value" | "whole";
}

/** This year until today where the address does not say. */
function queryFor(services: Services, actor: Actor, indicator: Indicator, asked: Asked): IndicatorQuery {
  const today = dayInVietnam(services.now());
  const toOn = dayOr(asked.toOn, today);
  const fromOn = dayOr(asked.fromOn, `${toOn.slice(0, 4)}-01-01`);
  return {
    unit: readUnit(actor, asked.unit),
    fromOn: fromOn <= toOn ? fromOn : `${toOn.slice(0, 4)}-01-01`,
    toOn,
    filter: cleanFilter(indicator, asked.filter),
    side: asked.side === "whole" && indicator.whole ? "whole" : "value",
  };
}

// A register begins in 2018 and no plan looks beyond the century: other days would only make long series of years.
function dayOr(typed: string, otherwise: IsoDate): IsoDate {
  return isIsoDate(typed) && typed >= "2018-01-01" && typed <= "2100-12-31" ? typed : otherwise;
}

function indicatorOr404(code: string): Indicator {
  const indicator = findIndicator(code);
  if (!indicator) throw new NotFound("Không có chỉ số này.");
  return indicator;
}

export interface IndicatorView {
  indicator: Indicator;
  query: IndicatorQuery;
  figure: Figure;
  /** The last eight years. */
  trend: { year: string; value: number | null }[];
  records: FigureRecord[];
  next: string | undefined;
}

export async function viewIndicator(
  services: Services,
  actor: Actor,
  { code, asked }: { code: string; asked: Asked },
): Promise<IndicatorView> {
  const indicator = indicatorOr404(code);
  const query = queryFor(services, actor, indicator, asked);
  const db = services.readDb;
  const [[figure], [byYear], found] = await Promise.all([
    computeFigures(db, [{ code, ...query }], { unit: query.unit }),
    computeIndicators(db, { ...query, codes: [code], groupBy: "year", fromOn: trendStart(query.toOn) }),
    listIndicatorRecords(db, { code, ...query, after: placeOf(asked.after), limit: PAGE_SIZE + 1 }),
  ]);
  if (!figure) throw new NotFound();
  const records = found.slice(0, PAGE_SIZE);
  const last = records.at(-1);
  const next = found.length > PAGE_SIZE && last ? `${last.countedOn}~${last.recordId}` : undefined;
  const trend = (byYear?.parts ?? []).map(({ part, value }) => ({ year: part, value }));
  return { indicator, query, figure, trend, records, next };
}

/** Every record of a figure, for a table to take along. */
export function recordsForSheet(
  services: Services,
  actor: Actor,
  { code, asked, limit }: { code: string; asked: Asked; limit: number },
): Promise<FigureRecord[]> {
  const query = queryFor(services, actor, indicatorOr404(code), asked);
  return listIndicatorRecords(services.readDb, { code, ...query, limit });
}

/** Every indicator of a unit at once: the catalogue with its values. */
export async function viewIndicators(
  services: Services,
  actor: Actor,
  asked: Pick<Asked, "unit" | "fromOn" | "toOn">,
): Promise<{ query: Omit<IndicatorQuery, "filter" | "side">; figures: Figure[] }> {
  const [first] = indicators;
  if (!first) throw new NotFound();
  const { unit, fromOn, toOn } = queryFor(services, actor, first, {
    ...asked,
    filter: {},
    side: "",
    after: "",
  });
  const codes = indicators.map(({ code }) => code);
  const figures = await computeIndicators(services.readDb, { codes, unit, fromOn, toOn });
  return { query: { unit, fromOn, toOn }, figures };
}

const trendStart = (toOn: IsoDate): IsoDate => `${Math.max(Number(toOn.slice(0, 4)) - 7, 2018)}-01-01`;

function placeOf(after: string): { countedOn: IsoDate; recordId: string } | undefined {
  const at = after.indexOf("~");
  const countedOn = after.slice(0, at);
  const recordId = after.slice(at + 1);
  return at > 0 && isIsoDate(countedOn) && recordId.length <= 200 ? { countedOn, recordId } : undefined;
}
