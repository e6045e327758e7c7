import { type Executor, type Row, sql, tables } from "#platform/db";
import type { Participation, ParticipationStatus, ShownProduct } from "../domain/participation.ts";

const on = tables<"promotion.participations" | "promotion.shown_products">();

const COLUMNS = [
  "id",
  "event_id",
  "province_code",
  "producer_id",
  "producer_name",
  "potential",
  "status",
  "booth_id",
  "contact_name",
  "contact_phone",
  "wish",
  "note",
  "invited_at",
  "answered_at",
  "is_demo",
  "version",
] as const satisfies readonly (keyof Row<"promotion.participations">)[];

interface ParticipationRow {
  id: string;
  event_id: string;
  province_code: string;
  producer_id: string | null;
  producer_name: string;
  potential: boolean;
  status: string;
  booth_id: string | null;
  contact_name: string | null;
  contact_phone: string | null;
  wish: string | null;
  note: string | null;
  invited_at: Date | null;
  answered_at: Date | null;
  is_demo: boolean;
  version: number;
}

function fromRow(row: ParticipationRow): Participation {
  return {
    id: row.id,
    eventId: row.event_id,
    provinceCode: row.province_code,
    producerId: row.producer_id,
    producerName: row.producer_name,
    potential: row.potential,
    status: row.status as ParticipationStatus,
    boothId: row.booth_id,
    contactName: row.contact_name,
    contactPhone: row.contact_phone,
    wish: row.wish,
    note: row.note,
    invitedAt: row.invited_at,
    answeredAt: row.answered_at,
    isDemo: row.is_demo,
    version: row.version,
  };
}

export type NewParticipation = Omit<Participation, "version" | "answeredAt" | "boothId"> &
  Partial<Pick<Participation, "answeredAt" | "boothId">>;

/** Who stands in the event already is left as it is. @returns ids of the new rows */
export async function insertParticipations(
  db: Executor,
  participations: readonly NewParticipation[],
): Promise<string[]> {
  if (participations.length === 0) return [];
  const rows = await on(db)
    .insertInto("promotion.participations")
    .values(
      participations.map((each) => ({
        id: each.id,
        event_id: each.eventId,
        province_code: each.provinceCode,
        producer_id: each.producerId,
        producer_name: each.producerName,
        potential: each.potential,
        status: each.status,
        booth_id: each.boothId ?? null,
        contact_name: each.contactName,
        contact_phone: each.contactPhone,
        wish: each.wish,
        note: each.note,
        invited_at: each.invitedAt,
        answered_at: each.answeredAt ?? null,
        is_demo: each.isDemo,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(["event_id", "producer_id"]).where("producer_id", "is not", null).doNothing(),
    )
    .returning("id")
    .execute();
  return rows.map(({ id }) => id);
}

export async function findParticipation(
  db: Executor,
  id: string,
  options: { lock?: boolean } = {},
): Promise<Participation | undefined> {
  let query = on(db).selectFrom("promotion.participations").select(COLUMNS).where("id", "=", id);
  if (options.lock) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  return row && fromRow(row);
}

export interface ParticipationChange {
  status?: ParticipationStatus;
  boothId?: string | null;
  contactName?: string | null;
  contactPhone?: string | null;
  wish?: string | null;
  note?: string | null;
  potential?: boolean;
  invitedAt?: Date;
  answeredAt?: Date;
}

/** False when somebody else changed the row first. */
export async function updateParticipation(
  db: Executor,
  { id, version }: Pick<Participation, "id" | "version">,
  change: ParticipationChange,
): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable("promotion.participations")
    .set({
      ...(change.status === undefined ? {} : { status: change.status }),
      ...(change.boothId === undefined ? {} : { booth_id: change.boothId }),
      ...(change.contactName === undefined ? {} : { contact_name: change.contactName }),
      ...(change.contactPhone === undefined ? {} : { contact_phone: change.contactPhone }),
      ...(change.wish === undefined ? {} : { wish: change.wish }),
      ...(change.note === undefined ? {} : { note: change.note }),
      ...(change.potential === undefined ? {} : { potential: change.potential }),
      ...(change.invitedAt === undefined ? {} : { invited_at: change.invitedAt }),
      ...(change.answeredAt === undefined ? {} : { answered_at: change.answeredAt }),
      version: version + 1,
    })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** How many have each booth of an event. */
export async function countInBooth(db: Executor, boothId: string, exceptId: string): Promise<number> {
  const row = await on(db)
    .selectFrom("promotion.participations")
    .select(({ fn }) => fn.countAll<string>().as("count"))
    .where("booth_id", "=", boothId)
    .where("id", "<>", exceptId)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

export async function replaceShown(
  db: Executor,
  participationId: string,
  products: readonly ShownProduct[],
): Promise<void> {
  await on(db)
    .deleteFrom("promotion.shown_products")
    .where("participation_id", "=", participationId)
    .execute();
  await insertShown(
    db,
    products.map((product) => ({ ...product, participationId })),
  );
}

async function insertShown(
  db: Executor,
  products: readonly (ShownProduct & { participationId: string })[],
): Promise<void> {
  if (products.length === 0) return;
  const next = new Map<string, number>();
  await on(db)
    .insertInto("promotion.shown_products")
    .values(
      products.map((product) => {
        const no = (next.get(product.participationId) ?? 0) + 1;
        next.set(product.participationId, no);
        return {
          participation_id: product.participationId,
          no,
          product_id: product.productId,
          name: product.name,
          star: product.star,
        };
      }),
    )
    .execute();
}

/** The stars of the day are written once more when the producer stands in its booth. */
export async function setShownStars(
  db: Executor,
  participationId: string,
  stars: ReadonlyMap<string, number | null>,
): Promise<void> {
  const ids = [...stars.keys()];
  if (ids.length === 0) return;
  await sql`update promotion.shown_products s set star = v.star
    from unnest(${ids}::uuid[], ${ids.map((id) => stars.get(id) ?? null)}::integer[]) as v(product_id, star)
    where s.participation_id = ${participationId}::uuid and s.product_id = v.product_id`.execute(db);
}

export async function listShown(
  db: Executor,
  participationIds: readonly string[],
): Promise<Map<string, ShownProduct[]>> {
  const found = new Map<string, ShownProduct[]>();
  if (participationIds.length === 0) return found;
  const rows = await on(db)
    .selectFrom("promotion.shown_products")
    .select(["participation_id", "product_id", "name", "star"])
    .where("participation_id", "in", participationIds)
    .orderBy("participation_id")
    .orderBy("no")
    .execute();
  for (const row of rows) {
    const list = found.get(row.participation_id) ?? [];
    list.push({ productId: row.product_id, name: row.name, star: row.star });
    found.set(row.participation_id, list);
  }
  return found;
}

/** Producers that stand in an event. */
export async function listProducersIn(db: Executor, eventId: string): Promise<Set<string>> {
  const rows = await on(db)
    .selectFrom("promotion.participations")
    .select("producer_id")
    .where("event_id", "=", eventId)
    .where("producer_id", "is not", null)
    .execute();
  return new Set(rows.map((row) => row.producer_id ?? ""));
}
