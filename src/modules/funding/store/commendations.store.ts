import { type Executor, sql, type Tx, tables } from "#platform/db";
import type { CommendationStatus } from "../domain/actions.ts";

const on = tables<"funding.commendations" | "producers.public_producers">();

export type CommendationKind = "collective" | "individual";
export type CommendationForm = "bang_khen" | "giay_khen";

export interface Commendation {
  id: string;
  provinceCode: string;
  year: number;
  kind: CommendationKind;
  form: CommendationForm;
  name: string;
  unit: string | null;
  producerId: string | null;
  producerName: string | null;
  achievement: string;
  status: CommendationStatus;
  declineReason: string | null;
  decisionNumber: string | null;
  decidedOn: string | null;
  ceremonyOn: string | null;
  ceremonyPlace: string | null;
  ceremonyOrder: number | null;
  receivedOn: string | null;
  rewardVnd: number | null;
  source: string | null;
  isDemo: boolean;
  version: number;
}

const selected = (db: Executor) =>
  on(db)
    .selectFrom("funding.commendations as c")
    .leftJoin("producers.public_producers as p", "p.id", "c.producer_id")
    .select([
      "c.id",
      "c.province_code as provinceCode",
      "c.year",
      "c.kind",
      "c.form",
      "c.name",
      "c.unit",
      "c.producer_id as producerId",
      "p.name as producerName",
      "c.achievement",
      "c.status",
      "c.decline_reason as declineReason",
      "c.decision_number as decisionNumber",
      "c.decided_on as decidedOn",
      "c.ceremony_on as ceremonyOn",
      "c.ceremony_place as ceremonyPlace",
      "c.ceremony_order as ceremonyOrder",
      "c.received_on as receivedOn",
      "c.reward_vnd as rewardVnd",
      "c.source",
      "c.is_demo as isDemo",
      "c.version",
    ]);

export interface CommendationFilter {
  provinceCodes: readonly string[] | undefined;
  year?: number | undefined;
  kind?: CommendationKind | undefined;
  status?: CommendationStatus | undefined;
  text?: string | undefined;
  before?: string | undefined;
  limit: number;
}

export async function listCommendations(db: Executor, filter: CommendationFilter): Promise<Commendation[]> {
  let query = selected(db);
  if (filter.provinceCodes)
    query = query.where(sql<boolean>`c.province_code = any(${filter.provinceCodes}::text[])`);
  if (filter.year) query = query.where("c.year", "=", filter.year);
  if (filter.kind) query = query.where("c.kind", "=", filter.kind);
  if (filter.status) query = query.where("c.status", "=", filter.status);
  if (filter.text)
    query = query.where(sql<boolean>`c.search_text like '%' || public.fold_vi(${filter.text}) || '%'`);
  if (filter.before) query = query.where("c.id", "<", filter.before);
  return (await query.orderBy("c.id", "desc").limit(filter.limit).execute()) as Commendation[];
}

/** Those who are handed their paper on one day, in the order of the ceremony. */
export async function listCeremony(
  db: Executor,
  { provinceCode, day }: { provinceCode: string; day: string },
): Promise<Commendation[]> {
  const rows = await selected(db)
    .where("c.province_code", "=", provinceCode)
    .where("c.ceremony_on", "=", day)
    .where("c.status", "=", "approved")
    .orderBy(sql`c.ceremony_order nulls last`)
    .orderBy("c.id")
    .limit(1000)
    .execute();
  return rows as Commendation[];
}

export interface Ceremony {
  day: string;
  place: string | null;
  people: number;
  received: number;
}

export async function listCeremonies(db: Executor, provinceCode: string): Promise<Ceremony[]> {
  const { rows } = await sql<Ceremony>`
    select c.ceremony_on as day, min(c.ceremony_place) as place, count(*)::integer as people, count(c.received_on)::integer as received
    from funding.commendations c where c.province_code = ${provinceCode} and c.ceremony_on is not null and c.status = 'approved'
    group by c.ceremony_on order by c.ceremony_on desc limit 12`.execute(db);
  return rows;
}

export async function findCommendation(db: Executor, id: string): Promise<Commendation | undefined> {
  return (await selected(db).where("c.id", "=", id).executeTakeFirst()) as Commendation | undefined;
}

export interface NewCommendation {
  id: string;
  provinceCode: string;
  year: number;
  kind: CommendationKind;
  form: CommendationForm;
  name: string;
  unit: string | null;
  producerId: string | null;
  achievement: string;
  status: CommendationStatus;
  decisionNumber: string | null;
  decidedOn: string | null;
  rewardVnd: number | null;
  source: string | null;
  isDemo: boolean;
  createdBy: string | null;
}

export async function insertCommendations(tx: Tx, all: readonly NewCommendation[]): Promise<void> {
  const rows = all.map((each) => ({
    id: each.id,
    province_code: each.provinceCode,
    year: each.year,
    kind: each.kind,
    form: each.form,
    name: each.name,
    unit: each.unit,
    producer_id: each.producerId,
    achievement: each.achievement,
    status: each.status,
    decision_number: each.decisionNumber,
    decided_on: each.decidedOn,
    reward_vnd: each.rewardVnd,
    source: each.source,
    is_demo: each.isDemo,
    created_by: each.createdBy,
  }));
  await on(tx).insertInto("funding.commendations").values(rows).execute();
}

/** False when somebody else changed it first. */
export async function changeCommendation(
  tx: Tx,
  { id, version }: Pick<Commendation, "id" | "version">,
  change: {
    status?: CommendationStatus;
    declineReason?: string;
    decisionNumber?: string;
    decidedOn?: string;
    ceremonyOn?: string;
    ceremonyPlace?: string | null;
    ceremonyOrder?: number | null;
    receivedOn?: string;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await on(tx)
    .updateTable("funding.commendations")
    .set({
      version: version + 1,
      ...(change.status === undefined ? {} : { status: change.status }),
      ...(change.declineReason === undefined ? {} : { decline_reason: change.declineReason }),
      ...(change.decisionNumber === undefined ? {} : { decision_number: change.decisionNumber }),
      ...(change.decidedOn === undefined ? {} : { decided_on: change.decidedOn }),
      ...(change.ceremonyOn === undefined ? {} : { ceremony_on: change.ceremonyOn }),
      ...(change.ceremonyPlace === undefined ? {} : { ceremony_place: change.ceremonyPlace }),
      ...(change.ceremonyOrder === undefined ? {} : { ceremony_order: change.ceremonyOrder }),
      ...(change.receivedOn === undefined ? {} : { received_on: change.receivedOn }),
    })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function knownCommendations(
  db: Executor,
  provinceCode: string,
  years: readonly number[],
): Promise<{ year: number; name: string; form: string }[]> {
  return on(db)
    .selectFrom("funding.commendations")
    .select(["year", "name", "form"])
    .where("province_code", "=", provinceCode)
    .where(sql<boolean>`year = any(${years}::integer[])`)
    .limit(50_000)
    .execute();
}
