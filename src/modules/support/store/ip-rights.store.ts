import { type Executor, sql, type Tx, tables } from "#platform/db";
import { foldVietnamese } from "#platform/text";
import type { IpKind, IpRight, IpStatus, IpUser } from "../domain/ip-right.ts";
import { likeText } from "./request-lists.store.ts";

const on = tables<"support.ip_rights" | "support.ip_users" | "producers.public_producers">();

const columns = [
  "i.id",
  "i.province_code as provinceCode",
  "i.kind",
  "i.name",
  "i.owner",
  "i.application_number as applicationNumber",
  "i.filed_on as filedOn",
  "i.registration_number as registrationNumber",
  "i.granted_on as grantedOn",
  "i.expires_on as expiresOn",
  "i.status",
  "i.goods",
  "i.area",
  "i.commune_codes as communeCodes",
  "i.file_id as fileId",
  "i.source",
  "i.note",
  "i.is_demo as isDemo",
  "i.version",
] as const;

export type IpDetails = Omit<IpRight, "id" | "provinceCode" | "fileId" | "source" | "isDemo" | "version">;

const toColumns = (details: IpDetails) => ({
  kind: details.kind,
  name: details.name,
  owner: details.owner,
  application_number: details.applicationNumber,
  filed_on: details.filedOn,
  registration_number: details.registrationNumber,
  granted_on: details.grantedOn,
  expires_on: details.expiresOn,
  status: details.status,
  goods: details.goods,
  area: details.area,
  commune_codes: [...details.communeCodes],
  note: details.note,
});

export type NewIpRight = IpDetails & {
  id: string;
  provinceCode: string;
  fileId: string | null;
  source: string | null;
  isDemo: boolean;
  createdBy: string | null;
};

export async function insertIpRights(tx: Tx, rights: readonly NewIpRight[]): Promise<void> {
  await on(tx)
    .insertInto("support.ip_rights")
    .values(
      rights.map((right) => ({
        ...toColumns(right),
        id: right.id,
        province_code: right.provinceCode,
        file_id: right.fileId,
        source: right.source,
        is_demo: right.isDemo,
        created_by: right.createdBy,
      })),
    )
    .execute();
}

/** False when somebody else changed it first. */
export async function updateIpRight(
  tx: Tx,
  seen: { id: string; version: number; at: Date },
  details: IpDetails,
  fileId: string | null,
): Promise<boolean> {
  const { numUpdatedRows } = await on(tx)
    .updateTable("support.ip_rights")
    .set({
      ...toColumns(details),
      ...(fileId ? { file_id: fileId } : {}),
      updated_at: seen.at,
      version: seen.version + 1,
    })
    .where("id", "=", seen.id)
    .where("version", "=", seen.version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function findIpRight(db: Executor, id: string): Promise<IpRight | undefined> {
  const query = on(db).selectFrom("support.ip_rights as i").select(columns).where("i.id", "=", id);
  return (await query.executeTakeFirst()) as IpRight | undefined;
}

export interface IpFilter {
  scope: {
    everywhere: boolean;
    provinceCodes: string[];
    /** Rights that cover one of these places, or their province as a whole. */
    places: readonly { provinceCode: string; communeCode: string | null }[];
    /** Rights that one of these producers may use. */
    producerIds: string[];
  };
  text?: string | undefined;
  kind?: IpKind | undefined;
  status?: IpStatus | undefined;
  /** Granted rights that end by this day. */
  endsBy?: string | undefined;
  communeCode?: string | undefined;
  after?: { searchText: string; id: string } | undefined;
  limit: number;
}

export interface IpLine extends IpRight {
  searchText: string;
  users: number;
}

/** By name. */
export async function listIpRights(db: Executor, filter: IpFilter): Promise<IpLine[]> {
  const { text, kind, status, endsBy, communeCode, after, limit } = filter;
  let query = on(db)
    .selectFrom("support.ip_rights as i")
    .select(columns)
    .select([
      "i.search_text as searchText",
      sql<number>`(select count(*) from support.ip_users u where u.ip_right_id = i.id and u.ended_on is null)::integer`.as(
        "users",
      ),
    ])
    .where(reachable(filter.scope));
  if (kind) query = query.where("i.kind", "=", kind);
  if (status) query = query.where("i.status", "=", status);
  if (endsBy) query = query.where("i.status", "=", "granted").where("i.expires_on", "<=", endsBy);
  if (communeCode) query = query.where(sql<boolean>`i.commune_codes @> array[${communeCode}]::text[]`);
  if (text) query = query.where("i.search_text", "like", `%${likeText(foldVietnamese(text))}%`);
  if (after)
    query = query.where(sql<boolean>`(i.search_text, i.id) > (${after.searchText}, ${after.id}::uuid)`);
  const rows = await query.orderBy("i.search_text").orderBy("i.id").limit(limit).execute();
  return rows as IpLine[];
}

function reachable({ everywhere, provinceCodes, places, producerIds }: IpFilter["scope"]) {
  if (everywhere) return sql<boolean>`true`;
  const whole = [...new Set(places.map(({ provinceCode }) => provinceCode))];
  const communes = places.flatMap(({ communeCode }) => (communeCode ? [communeCode] : []));
  return sql<boolean>`(i.province_code = any(${provinceCodes}::text[])
    or (i.commune_codes = '{}' and i.province_code = any(${whole}::text[]))
    or i.commune_codes && ${communes}::text[]
    or i.id in (select u.ip_right_id from support.ip_users u
      where u.ended_on is null and u.producer_id = any(${producerIds}::uuid[])))`;
}

const userColumns = [
  "u.id",
  "u.ip_right_id as ipRightId",
  "u.producer_id as producerId",
  "p.name as producerName",
  "u.permitted_on as permittedOn",
  "u.permit_number as permitNumber",
  "u.ended_on as endedOn",
] as const;

/** Those who may use it now first; at most 500. */
export function listIpUsers(db: Executor, ipRightId: string): Promise<IpUser[]> {
  return on(db)
    .selectFrom("support.ip_users as u")
    .innerJoin("producers.public_producers as p", "p.id", "u.producer_id")
    .select(userColumns)
    .where("u.ip_right_id", "=", ipRightId)
    .orderBy("u.ended_on", (order) => order.desc().nullsFirst())
    .orderBy("p.search_text")
    .limit(500)
    .execute();
}

/** Rights that these producers may use now, by right. */
export async function listUsedRights(db: Executor, producerIds: readonly string[]): Promise<IpUser[]> {
  if (producerIds.length === 0) return [];
  return on(db)
    .selectFrom("support.ip_users as u")
    .innerJoin("producers.public_producers as p", "p.id", "u.producer_id")
    .select(userColumns)
    .where("u.producer_id", "in", [...producerIds])
    .where("u.ended_on", "is", null)
    .limit(200)
    .execute();
}

/** False when the producer may use it already. */
export async function insertIpUser(
  tx: Tx,
  user: Omit<IpUser, "producerName" | "endedOn"> & { createdBy: string },
): Promise<boolean> {
  const row = await on(tx)
    .insertInto("support.ip_users")
    .values({
      id: user.id,
      ip_right_id: user.ipRightId,
      producer_id: user.producerId,
      permitted_on: user.permittedOn,
      permit_number: user.permitNumber,
      created_by: user.createdBy,
    })
    .onConflict((clash) =>
      clash.columns(["ip_right_id", "producer_id"]).where("ended_on", "is", null).doNothing(),
    )
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

export async function endIpUser(tx: Tx, id: string, endedOn: string): Promise<boolean> {
  const { numUpdatedRows } = await on(tx)
    .updateTable("support.ip_users")
    .set({ ended_on: sql<string>`greatest(coalesce(permitted_on, ${endedOn}::date), ${endedOn}::date)` })
    .where("id", "=", id)
    .where("ended_on", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Rights of the province by kind and folded name, for imports. */
export async function knownRights(
  db: Executor,
  provinceCode: string,
  foldedNames: readonly string[],
): Promise<Set<string>> {
  if (foldedNames.length === 0) return new Set();
  const rows = await on(db)
    .selectFrom("support.ip_rights")
    .select(["kind", sql<string>`public.fold_vi(name)`.as("folded")])
    .where("province_code", "=", provinceCode)
    .where(sql<boolean>`public.fold_vi(name) = any(${[...foldedNames]}::text[])`)
    .execute();
  return new Set(rows.map(({ kind, folded }) => `${kind}|${folded}`));
}
