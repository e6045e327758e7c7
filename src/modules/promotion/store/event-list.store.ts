import { type Executor, sql, tables } from "#platform/db";
import type { EventScope, PromotionEvent } from "../domain/event.ts";
import type { Scope } from "../domain/scope.ts";
import { EVENT_COLUMNS, type EventRow, eventFromRow } from "./event-rows.ts";

// Named here so that the list of tables this store reads stays complete; the queries below are written out.
const on = tables<
  | "promotion.events"
  | "promotion.participations"
  | "promotion.results"
  | "promotion.booths"
  | "producers.public_producers"
>();

export interface EventFilter {
  scope: Scope;
  /** "" or a province, for the ministry. */
  provinceCode: string;
  year: number;
  text: string;
  kind: string;
  status: string;
  place: EventScope | "";
}

export interface EventLine extends PromotionEvent {
  invited: number;
  /** Confirmed or been there. */
  joined: number;
  booths: number;
  saleVnd: number;
  contracts: number;
  contractVnd: number;
}

export interface EventTotals {
  events: number;
  /** Not among `events`, yet in the list the figure opens. */
  cancelled: number;
  joined: number;
  producers: number;
  booths: number;
  saleVnd: number;
  contracts: number;
  contractVnd: number;
}

type Condition = ReturnType<typeof sql<boolean>>;

/** Conditions on `promotion.events e`. */
function conditionsOf(filter: EventFilter): Condition {
  const { scope, year } = filter;
  const seen: Condition[] = [
    ...(scope.all ? [sql<boolean>`true`] : []),
    ...(scope.provinceCodes.length > 0
      ? [sql<boolean>`e.province_code = any(${[...scope.provinceCodes]}::text[])`]
      : []),
    ...(scope.communeCodes.length > 0
      ? [
          sql<boolean>`(e.commune_code = any(${[...scope.communeCodes]}::text[]) or exists (
            select 1 from promotion.participations p join producers.public_producers m on m.id = p.producer_id
            where p.event_id = e.id and m.commune_code = any(${[...scope.communeCodes]}::text[])))`,
        ]
      : []),
    sql<boolean>`false`,
  ];
  const all: Condition[] = [
    sql<boolean>`(${sql.join(seen, sql` or `)})`,
    // Half-open, so that the index on the first day serves one year.
    sql<boolean>`e.starts_on >= ${`${year}-01-01`}::date and e.starts_on < ${`${year + 1}-01-01`}::date`,
    ...(filter.provinceCode ? [sql<boolean>`e.province_code = ${filter.provinceCode}`] : []),
    ...(filter.text ? [sql<boolean>`e.search_text like '%' || public.fold_vi(${filter.text}) || '%'`] : []),
    ...(filter.kind ? [sql<boolean>`e.kind = ${filter.kind}`] : []),
    ...(filter.status ? [sql<boolean>`e.status = ${filter.status}`] : []),
    ...(filter.place ? [placeCondition(filter.place)] : []),
  ];
  return sql<boolean>`${sql.join(all, sql` and `)}`;
}

function placeCondition(place: EventScope): Condition {
  if (place === "abroad") return sql<boolean>`e.abroad is not null`;
  if (place === "online")
    return sql<boolean>`e.abroad is null and e.place_province_code is null and e.source is null`;
  if (place === "unknown")
    return sql<boolean>`e.abroad is null and e.place_province_code is null and e.source is not null`;
  return place === "inside"
    ? sql<boolean>`e.abroad is null and e.place_province_code = e.province_code`
    : sql<boolean>`e.abroad is null and e.place_province_code <> e.province_code`;
}

interface LineRow extends EventRow {
  invited: string;
  joined: string;
  booths: string;
  sale_vnd: string | null;
  contracts: string;
  contract_vnd: string | null;
}

/** Newest first day first; one statement for the events and their sums. */
export async function listEvents(
  db: Executor,
  filter: EventFilter,
  page: { after?: { startsOn: string; id: string }; limit: number },
): Promise<EventLine[]> {
  const { after, limit } = page;
  const columns = sql.join(EVENT_COLUMNS.map((name) => sql.ref(`e.${name}`)));
  const { rows } = await sql<LineRow>`
    with shown as (
      select ${columns} from promotion.events e
      where ${conditionsOf(filter)}
        ${after ? sql`and (e.starts_on, e.id) < (${after.startsOn}::date, ${after.id}::uuid)` : sql``}
      order by e.starts_on desc, e.id desc limit ${limit})
    select s.*, p.invited, p.joined, b.booths, r.sale_vnd, r.contracts, r.contract_vnd
    from shown s
    left join lateral (select count(*) as invited, count(*) filter (where status in ('confirmed', 'attended')) as joined
      from promotion.participations where event_id = s.id) p on true
    left join lateral (select count(*) as booths from promotion.booths where event_id = s.id and kind = 'booth') b on true
    left join lateral (select sum(amount_vnd) filter (where kind = 'sale') as sale_vnd,
        count(*) filter (where kind = 'contract') as contracts, sum(amount_vnd) filter (where kind = 'contract') as contract_vnd
      from promotion.results where event_id = s.id and withdrawn_at is null) r on true
    order by s.starts_on desc, s.id desc`.execute(on(db));
  return rows.map((row) => ({
    ...eventFromRow(row),
    invited: Number(row.invited),
    joined: Number(row.joined),
    booths: Number(row.booths),
    saleVnd: Number(row.sale_vnd ?? 0),
    contracts: Number(row.contracts),
    contractVnd: Number(row.contract_vnd ?? 0),
  }));
}

/**
 * Sums of everything the filter finds. What an old report tells only as a number counts where no producer is named;
 * a cancelled event counts nothing.
 */
export async function sumEvents(db: Executor, filter: EventFilter): Promise<EventTotals> {
  const { rows } = await sql<Record<keyof EventTotals, string | null>>`
    with e as (select e.id, e.booths_rented, coalesce(e.reported_total, e.reported_recognised + e.reported_potential, e.reported_recognised, e.reported_potential) as told
      from promotion.events e where ${conditionsOf(filter)} and e.status <> 'cancelled'),
    p as (select event_id, count(*) as joined from promotion.participations
      where event_id in (select id from e) and status in ('confirmed', 'attended') group by event_id),
    b as (select event_id, count(*) as booths from promotion.booths where event_id in (select id from e) and kind = 'booth' group by event_id)
    select (select count(*) from e) as events,
      (select count(*) from promotion.events e where ${conditionsOf(filter)} and e.status = 'cancelled') as cancelled,
      (select coalesce(sum(coalesce(p.joined, e.told, 0)), 0) from e left join p on p.event_id = e.id) as joined,
      (select count(distinct producer_id) from promotion.participations where event_id in (select id from e)
        and status in ('confirmed', 'attended')) as producers,
      (select coalesce(sum(coalesce(b.booths, e.booths_rented, 0)), 0) from e left join b on b.event_id = e.id) as booths,
      r."saleVnd", r.contracts, r."contractVnd"
    from (select sum(amount_vnd) filter (where kind = 'sale') as "saleVnd", count(*) filter (where kind = 'contract') as contracts,
        sum(amount_vnd) filter (where kind = 'contract') as "contractVnd"
      from promotion.results where event_id in (select id from e) and withdrawn_at is null) r`.execute(
    on(db),
  );
  const [row] = rows;
  const number = (name: keyof EventTotals) => Number(row?.[name] ?? 0);
  return {
    events: number("events"),
    cancelled: number("cancelled"),
    joined: number("joined"),
    producers: number("producers"),
    booths: number("booths"),
    saleVnd: number("saleVnd"),
    contracts: number("contracts"),
    contractVnd: number("contractVnd"),
  };
}

/** Years in which there are events, newest first. */
export async function listYears(db: Executor, scope: Scope): Promise<number[]> {
  const mine = scope.all || scope.provinceCodes.length === 0 ? undefined : scope.provinceCodes;
  const { rows } = await sql<{ year: number }>`
    select distinct extract(year from starts_on)::integer as year from promotion.events
    ${mine ? sql`where province_code = any(${[...mine]}::text[])` : sql``} order by 1 desc limit 30`.execute(
    on(db),
  );
  return rows.map(({ year }) => year);
}
