import { type Executor, sql, type Tx, tables } from "#platform/db";
import { foldVietnamese } from "#platform/text";
import type { Consultant, ConsultantKind, ConsultantStatus } from "../domain/consultant.ts";

const on = tables<"consultants.consultants" | "consultants.engagements">();

const columns = [
  "c.id",
  "c.province_code as provinceCode",
  "c.kind",
  "c.name",
  "c.agency",
  "c.tax_code as taxCode",
  "c.phone",
  "c.email",
  "c.address",
  "c.fields",
  "c.status",
  "c.note",
  "c.is_demo as isDemo",
  "c.version",
] as const;

interface Row extends Omit<Consultant, "kind" | "status"> {
  kind: string;
  status: string;
}

function consultantOf<R extends Row>(row: R): R & { kind: ConsultantKind; status: ConsultantStatus } {
  return { ...row, kind: row.kind as ConsultantKind, status: row.status as ConsultantStatus };
}

export interface ConsultantSearch {
  provinceCodes: readonly string[];
  field?: string | undefined;
  kind?: string | undefined;
  status?: string | undefined;
  q?: string | undefined;
  after?: { name: string; id: string } | undefined;
  limit: number;
}

export interface ListedConsultant extends Consultant {
  /** Producers helped so far. */
  producers: number;
}

export async function findConsultants(db: Executor, search: ConsultantSearch): Promise<ListedConsultant[]> {
  if (search.provinceCodes.length === 0) return [];
  let query = on(db)
    .selectFrom("consultants.consultants as c")
    .select(columns)
    .select((eb) =>
      eb
        .selectFrom("consultants.engagements as e")
        .select(sql<number>`count(distinct e.producer_id)`.as("n"))
        .whereRef("e.consultant_id", "=", "c.id")
        .as("producers"),
    )
    .where("c.province_code", "in", [...search.provinceCodes])
    .orderBy("c.name")
    .orderBy("c.id")
    .limit(search.limit);
  const folded = foldVietnamese(search.q ?? "");
  if (folded) query = query.where("c.search_text", "like", `%${folded}%`);
  if (search.field) query = query.where(sql<boolean>`${search.field} = any(c.fields)`);
  if (search.kind) query = query.where("c.kind", "=", search.kind);
  if (search.status) query = query.where("c.status", "=", search.status);
  if (search.after)
    query = query.where(sql<boolean>`(c.name, c.id) > (${search.after.name}, ${search.after.id}::uuid)`);
  const rows = await query.execute();
  return rows.map((row) => ({ ...consultantOf(row), producers: Number(row.producers ?? 0) }));
}

export async function findConsultant(db: Executor, id: string): Promise<Consultant | undefined> {
  const row = await on(db)
    .selectFrom("consultants.consultants as c")
    .select(columns)
    .where("c.id", "=", id)
    .executeTakeFirst();
  return row && consultantOf(row);
}

export interface ConsultantRow extends Omit<Consultant, "version" | "status"> {
  createdBy: string | null;
}

export async function insertConsultants(tx: Tx, rows: readonly ConsultantRow[]): Promise<void> {
  if (rows.length === 0) return;
  await on(tx)
    .insertInto("consultants.consultants")
    .values(
      rows.map((row) => ({
        id: row.id,
        province_code: row.provinceCode,
        kind: row.kind,
        name: row.name,
        agency: row.agency,
        tax_code: row.taxCode,
        phone: row.phone,
        email: row.email,
        address: row.address,
        fields: row.fields,
        note: row.note,
        is_demo: row.isDemo,
        created_by: row.createdBy,
      })),
    )
    .execute();
}

export type ConsultantChange = Pick<
  Consultant,
  "kind" | "name" | "agency" | "taxCode" | "phone" | "email" | "address" | "fields" | "note"
>;

/** False when somebody else changed it since `version`. */
export async function updateConsultant(
  tx: Tx,
  { id, version, at }: { id: string; version: number; at: Date },
  change: ConsultantChange | { status: ConsultantStatus; note: string | null },
): Promise<boolean> {
  const set =
    "status" in change
      ? change
      : {
          kind: change.kind,
          name: change.name,
          agency: change.agency,
          tax_code: change.taxCode,
          phone: change.phone,
          email: change.email,
          address: change.address,
          fields: change.fields,
          note: change.note,
        };
  const row = await on(tx)
    .updateTable("consultants.consultants")
    .set({ ...set, updated_at: at, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Consultants of the province that already bear one of these folded names. */
export async function knownNames(
  db: Executor,
  provinceCode: string,
  foldedNames: readonly string[],
): Promise<Set<string>> {
  if (foldedNames.length === 0) return new Set();
  const rows = await on(db)
    .selectFrom("consultants.consultants")
    .select(sql<string>`public.fold_vi(name)`.as("folded"))
    .where("province_code", "=", provinceCode)
    .where(sql<boolean>`public.fold_vi(name) = any(${[...foldedNames]}::text[])`)
    .execute();
  return new Set(rows.map(({ folded }) => folded));
}
