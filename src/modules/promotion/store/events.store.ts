import { type Executor, sql, tables } from "#platform/db";
import type { EventKind, EventStatus, PromotionEvent } from "../domain/event.ts";
import type { InvitationRule } from "../domain/invitation.ts";
import { EVENT_COLUMNS, eventFromRow } from "./event-rows.ts";

const on = tables<"promotion.events" | "promotion.public_participations" | "producers.public_producers">();

/** What a person fills in; the rest follows from the steps. */
export interface EventDetails {
  kind: EventKind;
  title: string;
  organiser: string | null;
  place: string | null;
  placeProvinceCode: string | null;
  abroad: string | null;
  startsOn: string;
  endsOn: string;
  registerBy: string | null;
  planNumber: string | null;
  description: string | null;
  plannedCostVnd: number | null;
  boothsRented: number | null;
}

export interface NewEvent extends EventDetails {
  id: string;
  provinceCode: string;
  communeCode: string | null;
  slug: string;
  createdBy: string | null;
  isDemo: boolean;
  status?: EventStatus;
  spentVnd?: number | null;
  summary?: string | null;
  reportedRecognised?: number | null;
  reportedPotential?: number | null;
  reportedTotal?: number | null;
  source?: string | null;
}

export async function insertEvent(db: Executor, event: NewEvent): Promise<void> {
  await insertEvents(db, [event]);
}

export async function insertEvents(db: Executor, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  await on(db)
    .insertInto("promotion.events")
    .values(
      events.map((event) => ({
        ...columnsOf(event),
        id: event.id,
        province_code: event.provinceCode,
        commune_code: event.communeCode,
        slug: event.slug,
        created_by: event.createdBy,
        is_demo: event.isDemo,
        status: event.status ?? "planned",
        spent_vnd: event.spentVnd ?? null,
        summary: event.summary ?? null,
        reported_recognised: event.reportedRecognised ?? null,
        reported_potential: event.reportedPotential ?? null,
        reported_total: event.reportedTotal ?? null,
        source: event.source ?? null,
      })),
    )
    .execute();
}

function columnsOf(details: EventDetails) {
  return {
    kind: details.kind,
    title: details.title,
    organiser: details.organiser,
    place: details.place,
    place_province_code: details.placeProvinceCode,
    abroad: details.abroad,
    starts_on: details.startsOn,
    ends_on: details.endsOn,
    register_by: details.registerBy,
    plan_number: details.planNumber,
    description: details.description,
    planned_cost_vnd: details.plannedCostVnd,
    booths_rented: details.boothsRented,
  };
}

export interface Versioned {
  id: string;
  version: number;
  at: Date;
}

export function updateEvent(db: Executor, which: Versioned, details: EventDetails): Promise<boolean> {
  return setEvent(db, which, columnsOf(details));
}

export interface EventStep {
  status: EventStatus;
  announced?: boolean;
  cancelReason?: string | null;
  summary?: string | null;
  spentVnd?: number | null;
  closed?: boolean;
}

/** False when somebody else changed the event first. */
export function stepEvent(db: Executor, which: Versioned, step: EventStep): Promise<boolean> {
  return setEvent(db, which, {
    status: step.status,
    ...(step.announced ? { announced_at: which.at } : {}),
    ...(step.cancelReason === undefined ? {} : { cancel_reason: step.cancelReason }),
    ...(step.summary === undefined ? {} : { summary: step.summary }),
    ...(step.spentVnd === undefined ? {} : { spent_vnd: step.spentVnd }),
    ...(step.closed === undefined ? {} : { closed_at: step.closed ? which.at : null }),
  });
}

export function setFloor(
  db: Executor,
  which: Versioned,
  floor: { columns: number; rows: number },
): Promise<boolean> {
  return setEvent(db, which, { floor_columns: floor.columns, floor_rows: floor.rows });
}

type EventChange = Partial<
  ReturnType<typeof columnsOf> & {
    status: string;
    announced_at: Date;
    cancel_reason: string | null;
    summary: string | null;
    spent_vnd: number | null;
    closed_at: Date | null;
    floor_columns: number;
    floor_rows: number;
  }
>;

async function setEvent(db: Executor, { id, version, at }: Versioned, change: EventChange): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable("promotion.events")
    .set({ ...change, version: version + 1, updated_at: at })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The rule by which the last list was proposed. */
export async function keepRule(db: Executor, id: string, rule: InvitationRule): Promise<void> {
  await sql`update promotion.events set invitation_rule = ${JSON.stringify(rule)}::jsonb where id = ${id}::uuid`.execute(
    on(db),
  );
}

export async function findRule(db: Executor, id: string): Promise<unknown> {
  const row = await on(db)
    .selectFrom("promotion.events")
    .select("invitation_rule")
    .where("id", "=", id)
    .executeTakeFirst();
  return row?.invitation_rule;
}

export async function findEvent(
  db: Executor,
  id: string,
  options: { lock?: boolean } = {},
): Promise<PromotionEvent | undefined> {
  let query = on(db).selectFrom("promotion.events").select(EVENT_COLUMNS).where("id", "=", id);
  if (options.lock) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  return row && eventFromRow(row);
}

export async function findEventBySlug(db: Executor, slug: string): Promise<PromotionEvent | undefined> {
  const row = await on(db)
    .selectFrom("promotion.events")
    .select(EVENT_COLUMNS)
    .where("slug", "=", slug)
    .where("announced_at", "is not", null)
    .executeTakeFirst();
  return row && eventFromRow(row);
}

export async function findEventTitles(db: Executor, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await on(db)
    .selectFrom("promotion.events")
    .select(["id", "title"])
    .where("id", "in", ids)
    .execute();
  return new Map(rows.map(({ id, title }) => [id, title]));
}

/** Events to be started today: invitations were open and the first day has come. */
export async function listStarting(db: Executor, today: string): Promise<PromotionEvent[]> {
  const rows = await on(db)
    .selectFrom("promotion.events")
    .select(EVENT_COLUMNS)
    .where("status", "=", "inviting")
    .where("announced_at", "is not", null)
    .where("starts_on", "<=", today)
    .where("ends_on", ">=", today)
    .orderBy("starts_on")
    .limit(500)
    .execute();
  return rows.map(eventFromRow);
}

/** Communes of the producers that take part in an event. */
export async function communesOf(db: Executor, eventId: string): Promise<string[]> {
  const rows = await on(db)
    .selectFrom("promotion.public_participations as p")
    .innerJoin("producers.public_producers as m", "m.id", "p.producer_id")
    .select("m.commune_code as code")
    .distinct()
    .where("p.event_id", "=", eventId)
    .where("m.commune_code", "is not", null)
    .limit(400)
    .execute();
  return rows.map(({ code }) => code ?? "");
}

/** Public pages: what is announced, coming first or past last. */
export async function listAnnounced(
  db: Executor,
  { today, past, provinceCode, limit }: { today: string; past: boolean; provinceCode: string; limit: number },
): Promise<PromotionEvent[]> {
  let query = on(db)
    .selectFrom("promotion.events")
    .select(EVENT_COLUMNS)
    .where("announced_at", "is not", null)
    .where("status", "<>", "cancelled")
    .where(past ? sql<boolean>`ends_on < ${today}` : sql<boolean>`ends_on >= ${today}`);
  if (provinceCode) query = query.where("province_code", "=", provinceCode);
  query = past
    ? query.orderBy("starts_on", "desc").orderBy("id", "desc")
    : query.orderBy("starts_on").orderBy("id");
  return (await query.limit(limit).execute()).map(eventFromRow);
}

/** Slugs that are one of `bases` or begin with one and a serial. */
export async function listSlugsLikeAny(db: Executor, bases: readonly string[]): Promise<string[]> {
  if (bases.length === 0) return [];
  const patterns = [...new Set(bases)].flatMap((base) => [base, `${base}-%`]);
  const { rows } = await sql<{ slug: string }>`
    select slug from promotion.events where slug like any(${patterns}::text[])`.execute(on(db));
  return rows.map(({ slug }) => slug);
}

/** Events of a province that stand under these folded titles, as `title|first day`. */
export async function findStanding(
  db: Executor,
  provinceCode: string,
  foldedTitles: readonly string[],
): Promise<Set<string>> {
  if (foldedTitles.length === 0) return new Set();
  const { rows } = await sql<{ folded: string; starts_on: string }>`
    select public.fold_vi(title) as folded, starts_on from promotion.events
    where province_code = ${provinceCode} and public.fold_vi(title) = any(${[...foldedTitles]}::text[])`.execute(
    on(db),
  );
  return new Set(rows.map(({ folded, starts_on: startsOn }) => `${folded}|${startsOn}`));
}
