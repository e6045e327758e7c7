import { type Executor, sql, type Tx, tables, uuidv7 } from "#platform/db";
import type { AgencyKind } from "../domain/words.ts";

const on = tables<
  "directives.agencies" | "directives.agency_people" | "identity.public_accounts" | "identity.public_people"
>();

export interface Agency {
  id: string;
  provinceCode: string;
  kind: AgencyKind;
  name: string;
  shortName: string | null;
  email: string | null;
  phone: string | null;
  endedOn: string | null;
  isDemo: boolean;
  version: number;
}

export type AgencyDetails = Pick<Agency, "kind" | "name" | "shortName" | "email" | "phone" | "endedOn">;

const columns = [
  "a.id",
  "a.province_code as provinceCode",
  sql<AgencyKind>`a.kind`.as("kind"),
  "a.name",
  "a.short_name as shortName",
  "a.email",
  "a.phone",
  "a.ended_on as endedOn",
  "a.is_demo as isDemo",
  "a.version",
] as const;

export async function findAgency(db: Executor, id: string): Promise<Agency | undefined> {
  return on(db)
    .selectFrom("directives.agencies as a")
    .select(columns)
    .where("a.id", "=", id)
    .executeTakeFirst();
}

export interface AgencyFilter {
  provinceCode: string;
  text?: string;
  kind?: string;
  /** Also those that no longer exist. */
  ended?: boolean;
  after?: { name: string; id: string };
  limit: number;
}

export interface AgencyRow extends Agency {
  people: number;
  openTasks: number;
}

export async function listAgencies(db: Executor, filter: AgencyFilter): Promise<AgencyRow[]> {
  let query = on(db)
    .selectFrom("directives.agencies as a")
    .select(columns)
    .select([
      sql<number>`(select count(*) from directives.agency_people p where p.agency_id = a.id and p.until is null)`.as(
        "people",
      ),
      sql<number>`(select count(*) from directives.tasks t where t.agency_id = a.id and t.status in ('assigned', 'in_progress', 'reported'))`.as(
        "openTasks",
      ),
    ])
    .where("a.province_code", "=", filter.provinceCode);
  if (!filter.ended) query = query.where("a.ended_on", "is", null);
  if (filter.kind) query = query.where("a.kind", "=", filter.kind);
  if (filter.text)
    query = query.where("a.search_text", "like", sql<string>`'%' || public.fold_vi(${filter.text}) || '%'`);
  if (filter.after) {
    const { name, id } = filter.after;
    query = query.where(sql<boolean>`(a.name, a.id) > (${name}, ${id}::uuid)`);
  }
  return query.orderBy("a.name").orderBy("a.id").limit(filter.limit).execute();
}

/** Agencies at work in a province, for choosing; a province has some dozens. */
export async function listWorkingAgencies(db: Executor, provinceCode: string): Promise<Agency[]> {
  return on(db)
    .selectFrom("directives.agencies as a")
    .select(columns)
    .where("a.province_code", "=", provinceCode)
    .where("a.ended_on", "is", null)
    .orderBy("a.kind")
    .orderBy("a.name")
    .limit(300)
    .execute();
}

export async function findAgencies(db: Executor, ids: readonly string[]): Promise<Agency[]> {
  if (ids.length === 0) return [];
  return on(db)
    .selectFrom("directives.agencies as a")
    .select(columns)
    .where(sql<boolean>`a.id = any(${ids}::uuid[])`)
    .execute();
}

/** An agency of the province by its name or short name, accents and case aside. */
export async function findAgenciesNamed(
  db: Executor,
  provinceCode: string,
  names: readonly string[],
): Promise<{ id: string; name: string; shortName: string | null; endedOn: string | null }[]> {
  return on(db)
    .selectFrom("directives.agencies as a")
    .select(["a.id", "a.name", "a.short_name as shortName", "a.ended_on as endedOn"])
    .where("a.province_code", "=", provinceCode)
    .where(
      sql<boolean>`(public.fold_vi(a.name) = any(select public.fold_vi(n) from unnest(${names}::text[]) n)
        or public.fold_vi(a.short_name) = any(select public.fold_vi(n) from unnest(${names}::text[]) n))`,
    )
    .orderBy("a.ended_on", (order) => order.desc().nullsFirst())
    .execute();
}

export interface NewAgency extends AgencyDetails {
  provinceCode: string;
  isDemo: boolean;
  createdBy: string | null;
}

export async function insertAgencies(tx: Executor, agencies: readonly NewAgency[]): Promise<string[]> {
  if (agencies.length === 0) return [];
  const rows = await on(tx)
    .insertInto("directives.agencies")
    .values(
      agencies.map((agency) => ({
        id: uuidv7(),
        province_code: agency.provinceCode,
        kind: agency.kind,
        name: agency.name,
        short_name: agency.shortName,
        email: agency.email,
        phone: agency.phone,
        ended_on: agency.endedOn,
        is_demo: agency.isDemo,
        created_by: agency.createdBy,
      })),
    )
    .returning("id")
    .execute();
  return rows.map(({ id }) => id);
}

/** False when somebody else changed the row first. */
export async function updateAgency(
  tx: Tx,
  { id, version }: { id: string; version: number },
  change: AgencyDetails,
): Promise<boolean> {
  const { numUpdatedRows } = await on(tx)
    .updateTable("directives.agencies")
    .set({
      kind: change.kind,
      name: change.name,
      short_name: change.shortName,
      email: change.email,
      phone: change.phone,
      ended_on: change.endedOn,
      version: version + 1,
    })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Agencies at work for which an account answers today. */
export async function listAgenciesOf(
  db: Executor,
  accountId: string,
): Promise<{ id: string; provinceCode: string }[]> {
  return on(db)
    .selectFrom("directives.agency_people as p")
    .innerJoin("directives.agencies as a", "a.id", "p.agency_id")
    .select(["a.id", "a.province_code as provinceCode"])
    .where("p.account_id", "=", accountId)
    .where("p.until", "is", null)
    .where("a.ended_on", "is", null)
    .limit(50)
    .execute();
}

export interface AgencyPerson {
  accountId: string;
  name: string;
  email: string;
  since: Date;
}

export async function listPeopleOf(db: Executor, agencyId: string): Promise<AgencyPerson[]> {
  return on(db)
    .selectFrom("directives.agency_people as p")
    .innerJoin("identity.public_people as i", "i.id", "p.account_id")
    .select(["p.account_id as accountId", "i.display_name as name", "i.email", "p.since"])
    .where("p.agency_id", "=", agencyId)
    .where("p.until", "is", null)
    .where("i.status", "=", "active")
    .orderBy("i.display_name")
    .limit(200)
    .execute();
}

/** People of the province with the role who do not work for this agency yet. */
export async function listFreePeople(
  db: Executor,
  provinceCode: string,
  agencyId: string,
): Promise<{ accountId: string; name: string; email: string }[]> {
  return on(db)
    .selectFrom("identity.public_accounts as i")
    .select(["i.id as accountId", "i.display_name as name", "i.email"])
    .where("i.role", "=", "agency_officer")
    .where("i.unit_code", "=", provinceCode)
    .where("i.status", "=", "active")
    .where(
      sql<boolean>`not exists (select from directives.agency_people p
        where p.account_id = i.id and p.agency_id = ${agencyId}::uuid and p.until is null)`,
    )
    .orderBy("i.display_name")
    .limit(300)
    .execute();
}

export async function addPerson(
  tx: Executor,
  { agencyId, accountId, addedBy }: { agencyId: string; accountId: string; addedBy: string | null },
): Promise<void> {
  await on(tx)
    .insertInto("directives.agency_people")
    .values({ agency_id: agencyId, account_id: accountId, added_by: addedBy })
    .onConflict((conflict) =>
      conflict.columns(["agency_id", "account_id"]).doUpdateSet({ until: null, since: sql<Date>`now()` }),
    )
    .execute();
}

export async function endPerson(tx: Tx, agencyId: string, accountId: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await on(tx)
    .updateTable("directives.agency_people")
    .set({ until: at })
    .where("agency_id", "=", agencyId)
    .where("account_id", "=", accountId)
    .where("until", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
