import { type Executor, type Row, sql, tables } from "#platform/db";
import type { ChannelKind, Listing } from "../domain/channel.ts";
import type { Scope } from "../domain/scope.ts";

const on = tables<
  | "promotion.listings"
  | "promotion.channels"
  | "producers.public_producers"
  | "products.public_products"
  | "certification.public_recognitions"
>();

const COLUMNS = [
  "id",
  "channel_id",
  "province_code",
  "producer_id",
  "product_id",
  "contract_number",
  "from_on",
  "to_on",
  "ended_on",
  "end_reason",
  "discount_percent",
  "yearly_revenue_vnd",
  "note",
  "is_demo",
  "version",
] as const satisfies readonly (keyof Row<"promotion.listings">)[];

interface ListingRow {
  id: string;
  channel_id: string;
  province_code: string;
  producer_id: string;
  product_id: string | null;
  contract_number: string | null;
  from_on: string;
  to_on: string | null;
  ended_on: string | null;
  end_reason: string | null;
  discount_percent: number | null;
  yearly_revenue_vnd: number | null;
  note: string | null;
  is_demo: boolean;
  version: number;
}

function fromRow(row: ListingRow): Listing {
  return {
    id: row.id,
    channelId: row.channel_id,
    provinceCode: row.province_code,
    producerId: row.producer_id,
    productId: row.product_id,
    contractNumber: row.contract_number,
    fromOn: row.from_on,
    toOn: row.to_on,
    endedOn: row.ended_on,
    endReason: row.end_reason,
    discountPercent: row.discount_percent === null ? null : Number(row.discount_percent),
    yearlyRevenueVnd: row.yearly_revenue_vnd,
    note: row.note,
    isDemo: row.is_demo,
    version: row.version,
  };
}

export type ListingDetails = Pick<
  Listing,
  "contractNumber" | "fromOn" | "toOn" | "discountPercent" | "yearlyRevenueVnd" | "note"
>;

export type NewListing = Omit<Listing, "endedOn" | "endReason" | "version"> & { createdBy: string | null };

export async function insertListings(db: Executor, listings: readonly NewListing[]): Promise<void> {
  if (listings.length === 0) return;
  await on(db)
    .insertInto("promotion.listings")
    .values(
      listings.map((each) => ({
        ...toColumns(each),
        id: each.id,
        channel_id: each.channelId,
        province_code: each.provinceCode,
        producer_id: each.producerId,
        product_id: each.productId,
        is_demo: each.isDemo,
        created_by: each.createdBy,
      })),
    )
    .execute();
}

function toColumns(details: ListingDetails) {
  return {
    contract_number: details.contractNumber,
    from_on: details.fromOn,
    to_on: details.toOn,
    discount_percent: details.discountPercent,
    yearly_revenue_vnd: details.yearlyRevenueVnd,
    note: details.note,
  };
}

/** False when somebody else changed the listing first. */
export async function updateListing(
  db: Executor,
  { id, version }: Pick<Listing, "id" | "version">,
  change: ListingDetails | Pick<Listing, "endedOn" | "endReason">,
): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable("promotion.listings")
    .set({
      ...("endedOn" in change
        ? { ended_on: change.endedOn, end_reason: change.endReason }
        : toColumns(change)),
      version: version + 1,
    })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function findListing(db: Executor, id: string): Promise<Listing | undefined> {
  const row = await on(db)
    .selectFrom("promotion.listings")
    .select(COLUMNS)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && fromRow(row);
}

export interface ListingLine extends Listing {
  channelName: string;
  channelKind: ChannelKind;
  modern: boolean;
  producerName: string;
  productName: string | null;
}

export interface ListingFilter {
  scope: Scope;
  /** Producers whose listings are seen beside those of the scope. */
  producerIds: readonly string[];
  provinceCode: string;
  text: string;
  state: string;
  channelId: string;
  producerId: string;
}

/** Ending first, then the newest; the keyset goes by last day and id. */
export async function listListings(
  db: Executor,
  filter: ListingFilter,
  page: { today: string; endingUntil: string; after?: { toOn: string; id: string }; limit: number },
): Promise<ListingLine[]> {
  const columns = sql.join(COLUMNS.map((name) => sql.ref(`l.${name}`)));
  const { after, limit } = page;
  const { rows } = await sql<
    ListingRow & {
      channel_name: string;
      channel_kind: string;
      modern: boolean;
      producer_name: string;
      product_name: string | null;
    }
  >`
    select ${columns}, c.name as channel_name, c.kind as channel_kind, c.modern, m.name as producer_name, p.name as product_name
    from promotion.listings l join promotion.channels c on c.id = l.channel_id
    join producers.public_producers m on m.id = l.producer_id
    left join products.public_products p on p.id = l.product_id
    where ${seenBy(filter)} ${filter.provinceCode ? sql`and l.province_code = ${filter.provinceCode}` : sql``}
      ${filter.channelId ? sql`and l.channel_id = ${filter.channelId}::uuid` : sql``}
      ${filter.producerId ? sql`and l.producer_id = ${filter.producerId}::uuid` : sql``}
      ${filter.text ? sql`and (m.search_text like '%' || public.fold_vi(${filter.text}) || '%' or c.search_text like '%' || public.fold_vi(${filter.text}) || '%')` : sql``}
      ${stateCondition(filter.state, page)}
      ${after ? sql`and (coalesce(l.to_on, 'infinity'::date), l.id) > (${after.toOn}::date, ${after.id}::uuid)` : sql``}
    order by coalesce(l.to_on, 'infinity'::date), l.id limit ${limit}`.execute(on(db));
  return rows.map((row) => ({
    ...fromRow(row),
    channelName: row.channel_name,
    channelKind: row.channel_kind as ChannelKind,
    modern: row.modern,
    producerName: row.producer_name,
    productName: row.product_name,
  }));
}

function seenBy({ scope, producerIds }: ListingFilter) {
  const seen = [
    ...(scope.all ? [sql`true`] : []),
    ...(scope.provinceCodes.length > 0
      ? [sql`l.province_code = any(${[...scope.provinceCodes]}::text[])`]
      : []),
    ...(scope.communeCodes.length > 0 ? [sql`m.commune_code = any(${[...scope.communeCodes]}::text[])`] : []),
    ...(producerIds.length > 0 ? [sql`l.producer_id = any(${[...producerIds]}::uuid[])`] : []),
    sql`false`,
  ];
  return sql`(${sql.join(seen, sql` or `)})`;
}

function stateCondition(state: string, { today, endingUntil }: { today: string; endingUntil: string }) {
  const open = sql`(l.ended_on is null or l.ended_on > ${today}::date)`;
  if (state === "ended") return sql`and l.ended_on <= ${today}::date`;
  if (state === "coming") return sql`and ${open} and l.from_on > ${today}::date`;
  if (state === "overdue") return sql`and ${open} and l.to_on < ${today}::date`;
  if (state === "ending")
    return sql`and ${open} and l.from_on <= ${today}::date and l.to_on between ${today}::date and ${endingUntil}::date`;
  if (state === "running")
    return sql`and ${open} and l.from_on <= ${today}::date and (l.to_on is null or l.to_on > ${endingUntil}::date)`;
  return sql``;
}

export interface EndingCount {
  ending: number;
  overdue: number;
}

export async function countEnding(
  db: Executor,
  filter: ListingFilter,
  page: { today: string; endingUntil: string },
): Promise<EndingCount> {
  const { rows } = await sql<{ ending: string; overdue: string }>`
    select count(*) filter (where l.to_on >= ${page.today}::date) as ending, count(*) filter (where l.to_on < ${page.today}::date) as overdue
    from promotion.listings l join producers.public_producers m on m.id = l.producer_id
    where ${seenBy(filter)} ${filter.provinceCode ? sql`and l.province_code = ${filter.provinceCode}` : sql``}
      and l.ended_on is null and l.to_on <= ${page.endingUntil}::date`.execute(on(db));
  return { ending: Number(rows[0]?.ending ?? 0), overdue: Number(rows[0]?.overdue ?? 0) };
}

/** Listings whose last day is exactly this one, for one letter each. */
export async function listEndingOn(db: Executor, day: string): Promise<ListingLine[]> {
  const scope = { all: true, provinceCodes: [], communeCodes: [] };
  const filter = {
    scope,
    producerIds: [],
    provinceCode: "",
    text: "",
    state: "",
    channelId: "",
    producerId: "",
  };
  const lines = await listListings(db, filter, {
    today: day,
    endingUntil: day,
    after: { toOn: day, id: "00000000-0000-0000-0000-000000000000" },
    limit: 5000,
  });
  return lines.filter(({ toOn, endedOn }) => toOn === day && endedOn === null);
}

export interface ModernProducer {
  producerId: string;
  producerName: string;
  communeCode: string | null;
  products: number;
  bestStar: number | null;
  channels: string[];
}

export interface ModernShare {
  producers: number;
  inModern: number;
}

/**
 * Producers of a province with a product recognised up to a day, and those of them that are in a modern channel that
 * day: what the target "100 % of producers in modern channels" asks, reckoned as planning's indicator reckons it. Whether
 * a star is still in force is not asked: old registers do not tell it, and those producers would drop out unseen.
 */
function modernBase(provinceCode: string, day: string) {
  return sql`
    recognised as (select r.producer_id, count(distinct r.product_id) as products, max(r.star) as star
      from certification.public_recognitions r
      where r.province_code = ${provinceCode}
        and coalesce(r.recognised_on, make_date(r.recognition_year, 12, 31)) <= ${day}::date
      group by r.producer_id),
    modern as (select l.producer_id, array_agg(distinct c.name) as names
      from promotion.listings l join promotion.channels c on c.id = l.channel_id and c.modern
      where l.province_code = ${provinceCode} and l.from_on <= ${day}::date and (l.to_on is null or l.to_on >= ${day}::date)
        and (l.ended_on is null or l.ended_on > ${day}::date) group by l.producer_id)`;
}

export async function modernShare(db: Executor, provinceCode: string, day: string): Promise<ModernShare> {
  const { rows } = await sql<{ producers: string; in_modern: string }>`
    with ${modernBase(provinceCode, day)}
    select count(*) as producers, count(modern.producer_id) as in_modern
    from recognised left join modern on modern.producer_id = recognised.producer_id`.execute(on(db));
  return { producers: Number(rows[0]?.producers ?? 0), inModern: Number(rows[0]?.in_modern ?? 0) };
}

export async function listModernProducers(
  db: Executor,
  query: {
    provinceCode: string;
    day: string;
    inside: boolean | undefined;
    after: { name: string; id: string } | undefined;
    limit: number;
  },
): Promise<ModernProducer[]> {
  const { provinceCode, day, inside, after, limit } = query;
  const { rows } = await sql<{
    id: string;
    name: string;
    commune_code: string | null;
    products: string;
    star: number | null;
    names: string[] | null;
  }>`
    with ${modernBase(provinceCode, day)}
    select m.id, m.name, m.commune_code, recognised.products, recognised.star, modern.names
    from recognised join producers.public_producers m on m.id = recognised.producer_id
    left join modern on modern.producer_id = recognised.producer_id
    where true ${inside === undefined ? sql`` : inside ? sql`and modern.producer_id is not null` : sql`and modern.producer_id is null`}
      ${after ? sql`and (m.name, m.id) > (${after.name}, ${after.id}::uuid)` : sql``}
    order by m.name, m.id limit ${limit}`.execute(on(db));
  return rows.map((row) => ({
    producerId: row.id,
    producerName: row.name,
    communeCode: row.commune_code,
    products: Number(row.products),
    bestStar: row.star,
    channels: row.names ?? [],
  }));
}

/** Contracts of some channels, as `channel|producer|first day`. */
export async function listStandingListings(
  db: Executor,
  channelIds: readonly string[],
): Promise<Set<string>> {
  if (channelIds.length === 0) return new Set();
  const rows = await on(db)
    .selectFrom("promotion.listings")
    .select(["channel_id", "producer_id", "from_on"])
    .where("channel_id", "in", [...channelIds])
    .execute();
  return new Set(rows.map((row) => `${row.channel_id}|${row.producer_id}|${row.from_on}`));
}
