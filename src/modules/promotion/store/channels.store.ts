import { type Executor, type Row, sql, tables } from "#platform/db";
import type { Channel, ChannelKind } from "../domain/channel.ts";
import type { Scope } from "../domain/scope.ts";

const on = tables<"promotion.channels" | "promotion.listings">();

const COLUMNS = [
  "id",
  "province_code",
  "kind",
  "name",
  "modern",
  "sale_point",
  "commune_code",
  "address",
  "website",
  "contact",
  "phone",
  "opened_on",
  "closed_on",
  "note",
  "is_demo",
  "version",
] as const satisfies readonly (keyof Row<"promotion.channels">)[];

interface ChannelRow {
  id: string;
  province_code: string;
  kind: string;
  name: string;
  modern: boolean;
  sale_point: boolean;
  commune_code: string | null;
  address: string | null;
  website: string | null;
  contact: string | null;
  phone: string | null;
  opened_on: string | null;
  closed_on: string | null;
  note: string | null;
  is_demo: boolean;
  version: number;
}

function fromRow(row: ChannelRow): Channel {
  return {
    id: row.id,
    provinceCode: row.province_code,
    kind: row.kind as ChannelKind,
    name: row.name,
    modern: row.modern,
    salePoint: row.sale_point,
    communeCode: row.commune_code,
    address: row.address,
    website: row.website,
    contact: row.contact,
    phone: row.phone,
    openedOn: row.opened_on,
    closedOn: row.closed_on,
    note: row.note,
    isDemo: row.is_demo,
    version: row.version,
  };
}

export type ChannelDetails = Omit<Channel, "id" | "provinceCode" | "closedOn" | "isDemo" | "version">;

function toColumns(details: ChannelDetails) {
  return {
    kind: details.kind,
    name: details.name,
    modern: details.modern,
    sale_point: details.salePoint,
    commune_code: details.communeCode,
    address: details.address,
    website: details.website,
    contact: details.contact,
    phone: details.phone,
    opened_on: details.openedOn,
    note: details.note,
  };
}

export type NewChannel = ChannelDetails & {
  id: string;
  provinceCode: string;
  isDemo: boolean;
  createdBy: string | null;
};

export async function insertChannels(db: Executor, channels: readonly NewChannel[]): Promise<void> {
  if (channels.length === 0) return;
  await on(db)
    .insertInto("promotion.channels")
    .values(
      channels.map((channel) => ({
        ...toColumns(channel),
        id: channel.id,
        province_code: channel.provinceCode,
        is_demo: channel.isDemo,
        created_by: channel.createdBy,
      })),
    )
    .execute();
}

interface Versioned {
  id: string;
  version: number;
  at: Date;
}

/** False when somebody else changed the channel first. */
export async function updateChannel(
  db: Executor,
  { id, version, at }: Versioned,
  change: ChannelDetails | { closedOn: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable("promotion.channels")
    .set({
      ...("closedOn" in change ? { closed_on: change.closedOn } : toColumns(change)),
      version: version + 1,
      updated_at: at,
    })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function findChannel(db: Executor, id: string): Promise<Channel | undefined> {
  const row = await on(db)
    .selectFrom("promotion.channels")
    .select(COLUMNS)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && fromRow(row);
}

/** Channels of a province under folded names, for a table that is brought in. */
export async function findChannelsByNames(
  db: Executor,
  provinceCode: string,
  foldedNames: readonly string[],
): Promise<Map<string, { id: string; communeCode: string | null }>> {
  if (foldedNames.length === 0) return new Map();
  const { rows } = await sql<{ id: string; folded: string; commune_code: string | null }>`
    select id, commune_code, public.fold_vi(name) as folded from promotion.channels
    where province_code = ${provinceCode} and public.fold_vi(name) = any(${[...foldedNames]}::text[])`.execute(
    on(db),
  );
  return new Map(rows.map((row) => [row.folded, { id: row.id, communeCode: row.commune_code }]));
}

export interface ChannelFilter {
  scope: Scope;
  provinceCode: string;
  text: string;
  kind: string;
  /** "modern", "sale-point" or "". */
  what: string;
  communeCode: string;
  closed: boolean;
}

export interface ChannelLine extends Channel {
  producers: number;
  listings: number;
  ending: number;
}

function conditionsOf(filter: ChannelFilter) {
  const { scope } = filter;
  const seen = [
    ...(scope.all ? [sql<boolean>`true`] : []),
    ...(scope.provinceCodes.length > 0
      ? [sql<boolean>`c.province_code = any(${[...scope.provinceCodes]}::text[])`]
      : []),
    ...(scope.communeCodes.length > 0
      ? [sql<boolean>`c.commune_code = any(${[...scope.communeCodes]}::text[])`]
      : []),
    sql<boolean>`false`,
  ];
  const all = [
    sql<boolean>`(${sql.join(seen, sql` or `)})`,
    filter.closed ? sql<boolean>`c.closed_on is not null` : sql<boolean>`c.closed_on is null`,
    ...(filter.provinceCode ? [sql<boolean>`c.province_code = ${filter.provinceCode}`] : []),
    ...(filter.text ? [sql<boolean>`c.search_text like '%' || public.fold_vi(${filter.text}) || '%'`] : []),
    ...(filter.kind ? [sql<boolean>`c.kind = ${filter.kind}`] : []),
    ...(filter.what === "modern" ? [sql<boolean>`c.modern`] : []),
    ...(filter.what === "sale-point" ? [sql<boolean>`c.sale_point`] : []),
    ...(filter.communeCode ? [sql<boolean>`c.commune_code = ${filter.communeCode}`] : []),
  ];
  return sql<boolean>`${sql.join(all, sql` and `)}`;
}

/** By name; listings that run on `today` and those that end until `endingUntil` are counted. */
export async function listChannels(
  db: Executor,
  filter: ChannelFilter,
  page: { after?: { name: string; id: string }; limit: number; today: string; endingUntil: string },
): Promise<ChannelLine[]> {
  const { after, limit, today, endingUntil } = page;
  const columns = sql.join(COLUMNS.map((name) => sql.ref(`c.${name}`)));
  const { rows } = await sql<ChannelRow & { producers: string; listings: string; ending: string }>`
    with shown as (select ${columns} from promotion.channels c where ${conditionsOf(filter)}
      ${after ? sql`and (c.name, c.id) > (${after.name}, ${after.id}::uuid)` : sql``}
      order by c.name, c.id limit ${limit})
    select s.*, l.producers, l.listings, l.ending from shown s
    left join lateral (select count(distinct producer_id) as producers, count(*) as listings,
        count(*) filter (where to_on <= ${endingUntil}::date) as ending
      from promotion.listings where channel_id = s.id and from_on <= ${today}::date and (ended_on is null or ended_on > ${today}::date)) l on true
    order by s.name, s.id`.execute(on(db));
  return rows.map((row) => ({
    ...fromRow(row),
    producers: Number(row.producers),
    listings: Number(row.listings),
    ending: Number(row.ending),
  }));
}

export interface ChannelCounts {
  open: number;
  modern: number;
  salePoints: number;
}

export async function countChannels(db: Executor, filter: ChannelFilter): Promise<ChannelCounts> {
  const { rows } = await sql<Record<keyof ChannelCounts, string>>`
    select count(*) as open, count(*) filter (where c.modern) as modern, count(*) filter (where c.sale_point) as "salePoints"
    from promotion.channels c where ${conditionsOf(filter)}`.execute(on(db));
  const [row] = rows;
  return {
    open: Number(row?.open ?? 0),
    modern: Number(row?.modern ?? 0),
    salePoints: Number(row?.salePoints ?? 0),
  };
}

export interface CommunePoints {
  communeCode: string | null;
  points: number;
  ocopShops: number;
}

/** Open sale points by commune of one province. */
export async function salePointsByCommune(db: Executor, provinceCode: string): Promise<CommunePoints[]> {
  const rows = await on(db)
    .selectFrom("promotion.channels")
    .select(({ fn }) => [
      "commune_code",
      fn.countAll<string>().as("points"),
      sql<string>`count(*) filter (where kind = 'ocop_shop')`.as("shops"),
    ])
    .where("province_code", "=", provinceCode)
    .where("sale_point", "=", true)
    .where("closed_on", "is", null)
    .groupBy("commune_code")
    .execute();
  return rows.map((row) => ({
    communeCode: row.commune_code,
    points: Number(row.points),
    ocopShops: Number(row.shops),
  }));
}
