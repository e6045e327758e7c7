import type { Executor } from "#platform/db";
import { NotFound } from "#platform/http";
import { findIndicator } from "../../domain/indicators.ts";
import { type Filter, type Grouping, type Period, UNKNOWN, type UnitScope } from "../../domain/measure.ts";
import { columnOf } from "../../store/figures.store.ts";
import { type FigureRecord, listRecords, type RecordPlace } from "../../store/records.store.ts";
import { cellsOf, computeFigures, type Figure, isReckoned } from "./compute-figures.ts";

export interface IndicatorsQuery extends Period {
  codes: readonly string[];
  unit: UnitScope;
  filter?: Filter | undefined;
  groupBy?: Grouping | undefined;
}

/**
 * Several indicators of one unit and period, whole or split into parts. By year, each part is the figure of that year
 * and there is no whole.
 */
export function computeIndicators(db: Executor, query: IndicatorsQuery): Promise<Figure[]> {
  const { fromOn, toOn, filter, unit, groupBy } = query;
  return computeFigures(
    db,
    query.codes.map((code) => ({ code, filter, fromOn, toOn })),
    { unit, groupBy },
  );
}

export interface RecordsQuery extends Period {
  code: string;
  unit: UnitScope;
  filter?: Filter | undefined;
  /** Only the records of one part of a split figure. */
  part?: { by: Exclude<Grouping, "year">; value: string } | undefined;
  /** `whole`: what a share is a share of. */
  side?: "value" | "whole" | undefined;
  after?: RecordPlace | undefined;
  limit: number;
}

/** The records behind a figure: they are what it was reckoned from, so they are as many as it says. */
export async function listIndicatorRecords(db: Executor, query: RecordsQuery): Promise<FigureRecord[]> {
  const indicator = findIndicator(query.code);
  if (!indicator) throw new NotFound("Không có chỉ số này.");
  if (!isReckoned(indicator, query.unit)) return [];
  const [value, whole] = cellsOf(indicator, query);
  const cell = query.side === "whole" ? whole : value;
  if (!cell) throw new NotFound("Chỉ số này không phải là tỷ lệ.");
  return listRecords(db, cell, {
    unit: query.unit,
    limit: query.limit,
    after: query.after,
    ...(query.part ? { part: { column: columnOf(query.part.by), value: tellable(query.part.value) } } : {}),
  });
}

const tellable = (value: string): string | null => (value === UNKNOWN ? null : value);
