import { type Executor, sql, tables } from "#platform/db";

const on = tables<"promotion.events" | "promotion.participations" | "producers.public_producers">();

export interface EventTask {
  id: string;
  title: string;
  status: string;
  startsOn: string;
  endsOn: string;
  registerBy: string | null;
  waiting: number;
}

interface Units {
  provinceCodes: readonly string[];
  communeCodes: readonly string[];
}

/** Events of these units in which something waits: answers to confirm, a first day gone by, a closing that is due. */
export async function listEventTasks(db: Executor, units: Units, today: string): Promise<EventTask[]> {
  const { rows } = await sql<{
    id: string;
    title: string;
    status: string;
    starts_on: string;
    ends_on: string;
    register_by: string | null;
    waiting: string;
  }>`
    with own as (select id, title, status, starts_on, ends_on, register_by from promotion.events
      where status in ('inviting', 'running') and (province_code = any(${[...units.provinceCodes]}::text[])
        or commune_code = any(${[...units.communeCodes]}::text[]))
      order by starts_on limit 200),
    counted as (select own.*, (select count(*) from promotion.participations p
      where p.event_id = own.id and p.status = 'registered') as waiting from own)
    select * from counted where waiting > 0 or (status = 'running' and ends_on < ${today}::date)
      or (status = 'inviting' and starts_on < ${today}::date)
    order by starts_on limit 20`.execute(on(db));
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    status: row.status,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    registerBy: row.register_by,
    waiting: Number(row.waiting),
  }));
}

export interface ProducerTask {
  participationId: string;
  eventTitle: string;
  status: string;
  registerBy: string | null;
  startsOn: string;
  producerName: string;
}

/** Invitations without an answer and places at events that run today. */
export async function listProducerTasks(
  db: Executor,
  who: { producerIds: readonly string[]; communeCodes: readonly string[] },
  today: string,
): Promise<ProducerTask[]> {
  const { rows } = await sql<{
    id: string;
    title: string;
    status: string;
    register_by: string | null;
    starts_on: string;
    producer_name: string;
  }>`
    select p.id, e.title, p.status, e.register_by, e.starts_on, p.producer_name
    from promotion.participations p join promotion.events e on e.id = p.event_id
    join producers.public_producers m on m.id = p.producer_id
    where (p.producer_id = any(${[...who.producerIds]}::uuid[]) or m.commune_code = any(${[...who.communeCodes]}::text[]))
      and ((p.status = 'invited' and e.status = 'inviting')
        or (p.status in ('confirmed', 'attended') and e.status = 'running' and e.ends_on >= ${today}::date))
    order by e.starts_on, p.id limit 20`.execute(on(db));
  return rows.map((row) => ({
    participationId: row.id,
    eventTitle: row.title,
    status: row.status,
    registerBy: row.register_by,
    startsOn: row.starts_on,
    producerName: row.producer_name,
  }));
}
