import type { IsoDate } from "#platform/calendar";
import { type Executor, type Tx, tables } from "#platform/db";
import type { Filter, UnitScope } from "../domain/measure.ts";
import { asJson } from "./as-json.ts";

const on = tables<"planning.manual_values">();

/** A figure told by a report or entered by hand, kept apart from what the records say. */
export interface ManualValue {
  id: string;
  indicator: string;
  filter: Filter;
  provinceCode: string;
  era: UnitScope["era"];
  unitLevel: UnitScope["level"];
  unitCode: string;
  /** null: as it stood on `toOn`. */
  fromOn: IsoDate | null;
  toOn: IsoDate;
  value: number;
  source: string;
  sourceLink: string | null;
  fileId: string | null;
  note: string | null;
  enteredByName: string | null;
  enteredAt: Date;
  withdrawnAt: Date | null;
  withdrawnReason: string | null;
}

const columns = [
  "id",
  "indicator",
  "filter",
  "province_code as provinceCode",
  "era",
  "unit_level as unitLevel",
  "unit_code as unitCode",
  "from_on as fromOn",
  "to_on as toOn",
  "value",
  "source",
  "source_link as sourceLink",
  "file_id as fileId",
  "note",
  "entered_by_name as enteredByName",
  "entered_at as enteredAt",
  "withdrawn_at as withdrawnAt",
  "withdrawn_reason as withdrawnReason",
] as const;

/** What stands for a unit until a day, newest first. */
export async function listManualValues(
  db: Executor,
  { unit, toOn, indicators }: { unit: UnitScope; toOn: IsoDate; indicators?: readonly string[] },
): Promise<ManualValue[]> {
  let query = on(db)
    .selectFrom("planning.manual_values")
    .select(columns)
    .where("era", "=", unit.era)
    .where("unit_level", "=", unit.level)
    .where("unit_code", "=", unit.code)
    .where("to_on", "<=", toOn)
    .where("withdrawn_at", "is", null);
  if (indicators) query = query.where("indicator", "in", [...indicators]);
  const rows = await query
    .orderBy("to_on", "desc")
    .orderBy("entered_at", "desc")
    .orderBy("id", "desc")
    .limit(2000)
    .execute();
  return rows.map(toManualValue);
}

/** Every entry about a province, withdrawn ones too. */
export async function listManualEntries(
  db: Executor,
  {
    provinceCode,
    indicator,
    before,
    limit,
  }: {
    provinceCode?: string | undefined;
    indicator?: string | undefined;
    before?: string | undefined;
    limit: number;
  },
): Promise<ManualValue[]> {
  let query = on(db).selectFrom("planning.manual_values").select(columns);
  if (provinceCode) query = query.where("province_code", "=", provinceCode);
  if (indicator) query = query.where("indicator", "=", indicator);
  if (before) query = query.where("id", "<", before);
  return (await query.orderBy("id", "desc").limit(limit).execute()).map(toManualValue);
}

export async function findManualValue(db: Executor, id: string): Promise<ManualValue | undefined> {
  const row = await on(db)
    .selectFrom("planning.manual_values")
    .select(columns)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && toManualValue(row);
}

export interface NewManualValue
  extends Omit<ManualValue, "enteredByName" | "enteredAt" | "withdrawnAt" | "withdrawnReason"> {
  enteredBy: { accountId: string; displayName: string } | null;
}

export async function insertManualValues(tx: Tx, values: readonly NewManualValue[]): Promise<void> {
  if (values.length === 0) return;
  const rows = values.map((value) => ({
    id: value.id,
    indicator: value.indicator,
    filter: asJson(value.filter),
    province_code: value.provinceCode,
    era: value.era,
    unit_level: value.unitLevel,
    unit_code: value.unitCode,
    from_on: value.fromOn,
    to_on: value.toOn,
    value: value.value,
    source: value.source,
    source_link: value.sourceLink,
    file_id: value.fileId,
    note: value.note,
    entered_by: value.enteredBy?.accountId ?? null,
    entered_by_name: value.enteredBy?.displayName ?? null,
  }));
  await on(tx).insertInto("planning.manual_values").values(rows).execute();
}

/** False when it was withdrawn already. */
export async function withdrawManualValue(
  tx: Tx,
  { id, by, at, reason }: { id: string; by: string; at: Date; reason: string },
): Promise<boolean> {
  const { numUpdatedRows } = await on(tx)
    .updateTable("planning.manual_values")
    .set({ withdrawn_at: at, withdrawn_by: by, withdrawn_reason: reason })
    .where("id", "=", id)
    .where("withdrawn_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

type Row = Omit<ManualValue, "filter" | "era" | "unitLevel"> & {
  filter: unknown;
  era: string;
  unitLevel: string;
};

function toManualValue(row: Row): ManualValue {
  // The table's checks hold era and level to these words; filters are cleaned before they are written.
  return { ...row, filter: row.filter as Filter } as ManualValue;
}

/** What was taken over from published sources, not entered by a person. */
export async function listSourcedValues(db: Executor): Promise<ManualValue[]> {
  const rows = await on(db)
    .selectFrom("planning.manual_values")
    .select(columns)
    .where("entered_by", "is", null)
    .limit(20_000)
    .execute();
  return rows.map(toManualValue);
}
