import { type Executor, sql, tables } from "#platform/db";
import type { ParticipationStatus } from "../domain/participation.ts";
import type { ResultSums } from "../domain/result.ts";

const on = tables<
  | "promotion.participations"
  | "promotion.booths"
  | "promotion.results"
  | "promotion.events"
  | "producers.public_producers"
>();

/** A line of the list of an event: who, where, how it stands, what came of it. */
export interface Participant extends ResultSums {
  id: string;
  producerId: string | null;
  producerName: string;
  producerSlug: string | null;
  communeCode: string | null;
  potential: boolean;
  status: ParticipationStatus;
  boothId: string | null;
  boothCode: string | null;
  contactName: string | null;
  contactPhone: string | null;
  wish: string | null;
  note: string | null;
  isDemo: boolean;
}

/** An event takes in a few hundred at most; the list is bounded all the same. */
const MOST = 1000;

const order = sql`case p.status when 'registered' then 1 when 'attended' then 2 when 'confirmed' then 3 when 'invited' then 4
  when 'absent' then 5 else 6 end`;

/** Everybody of an event with sums, in one statement; whose answer waits stands first. */
export async function listParticipants(
  db: Executor,
  eventId: string,
  options: { communeCodes?: readonly string[] } = {},
): Promise<Participant[]> {
  const { communeCodes } = options;
  const { rows } = await sql<ParticipantRow>`
    select p.id, p.producer_id, p.producer_name, m.slug, m.commune_code, p.potential, p.status, p.booth_id, b.code as booth_code,
      p.contact_name, p.contact_phone, p.wish, p.note, p.is_demo, r.sale_vnd, r.contracts, r.contract_vnd, r.agreements, r.contacts
    from promotion.participations p
    left join producers.public_producers m on m.id = p.producer_id
    left join promotion.booths b on b.id = p.booth_id
    left join (select participation_id, sum(amount_vnd) filter (where kind = 'sale') as sale_vnd,
        count(*) filter (where kind = 'contract') as contracts, sum(amount_vnd) filter (where kind = 'contract') as contract_vnd,
        count(*) filter (where kind = 'agreement') as agreements, count(*) filter (where kind = 'contact') as contacts
      from promotion.results where event_id = ${eventId}::uuid and withdrawn_at is null group by 1) r on r.participation_id = p.id
    where p.event_id = ${eventId}::uuid
      ${communeCodes ? sql`and m.commune_code = any(${[...communeCodes]}::text[])` : sql``}
    order by ${order}, b.code nulls last, p.producer_name, p.id limit ${MOST}`.execute(on(db));
  return rows.map(fromRow);
}

interface ParticipantRow {
  id: string;
  producer_id: string | null;
  producer_name: string;
  slug: string | null;
  commune_code: string | null;
  potential: boolean;
  status: string;
  booth_id: string | null;
  booth_code: string | null;
  contact_name: string | null;
  contact_phone: string | null;
  wish: string | null;
  note: string | null;
  is_demo: boolean;
  sale_vnd: string | null;
  contracts: string | null;
  contract_vnd: string | null;
  agreements: string | null;
  contacts: string | null;
}

function fromRow(row: ParticipantRow): Participant {
  return {
    id: row.id,
    producerId: row.producer_id,
    producerName: row.producer_name,
    producerSlug: row.slug,
    communeCode: row.commune_code,
    potential: row.potential,
    status: row.status as ParticipationStatus,
    boothId: row.booth_id,
    boothCode: row.booth_code,
    contactName: row.contact_name,
    contactPhone: row.contact_phone,
    wish: row.wish,
    note: row.note,
    isDemo: row.is_demo,
    saleVnd: Number(row.sale_vnd ?? 0),
    contracts: Number(row.contracts ?? 0),
    contractVnd: Number(row.contract_vnd ?? 0),
    agreements: Number(row.agreements ?? 0),
    contacts: Number(row.contacts ?? 0),
  };
}

/** One line of the register of promotion of a producer. */
export interface ProducerEvent extends ResultSums {
  participationId: string;
  eventId: string;
  title: string;
  kind: string;
  startsOn: string;
  endsOn: string;
  registerBy: string | null;
  place: string | null;
  eventStatus: string;
  status: ParticipationStatus;
  boothCode: string | null;
  isDemo: boolean;
}

/** Events of some producers, newest first. */
export async function listProducerEvents(
  db: Executor,
  producerIds: readonly string[],
  limit = 200,
): Promise<ProducerEvent[]> {
  if (producerIds.length === 0) return [];
  const { rows } = await sql<ProducerEventRow>`
    with mine as (select p.id, p.event_id, p.status, p.booth_id, p.is_demo, e.title, e.kind, e.starts_on, e.ends_on, e.register_by, e.place,
        e.status as event_status
      from promotion.participations p join promotion.events e on e.id = p.event_id
      where p.producer_id = any(${[...producerIds]}::uuid[]) order by e.starts_on desc, p.id desc limit ${limit})
    select mine.*, b.code as booth_code, r.sale_vnd, r.contracts, r.contract_vnd, r.agreements, r.contacts
    from mine left join promotion.booths b on b.id = mine.booth_id
    left join lateral (select sum(amount_vnd) filter (where kind = 'sale') as sale_vnd,
        count(*) filter (where kind = 'contract') as contracts, sum(amount_vnd) filter (where kind = 'contract') as contract_vnd,
        count(*) filter (where kind = 'agreement') as agreements, count(*) filter (where kind = 'contact') as contacts
      from promotion.results where participation_id = mine.id and withdrawn_at is null) r on true
    order by mine.starts_on desc, mine.id desc`.execute(on(db));
  return rows.map((row) => ({
    participationId: row.id,
    eventId: row.event_id,
    title: row.title,
    kind: row.kind,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    registerBy: row.register_by,
    place: row.place,
    eventStatus: row.event_status,
    status: row.status as ParticipationStatus,
    boothCode: row.booth_code,
    isDemo: row.is_demo,
    saleVnd: Number(row.sale_vnd ?? 0),
    contracts: Number(row.contracts ?? 0),
    contractVnd: Number(row.contract_vnd ?? 0),
    agreements: Number(row.agreements ?? 0),
    contacts: Number(row.contacts ?? 0),
  }));
}

interface ProducerEventRow {
  id: string;
  event_id: string;
  status: string;
  is_demo: boolean;
  title: string;
  kind: string;
  starts_on: string;
  ends_on: string;
  register_by: string | null;
  place: string | null;
  event_status: string;
  booth_code: string | null;
  sale_vnd: string | null;
  contracts: string | null;
  contract_vnd: string | null;
  agreements: string | null;
  contacts: string | null;
}
