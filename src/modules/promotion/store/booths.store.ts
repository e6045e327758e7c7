import { type Executor, tables } from "#platform/db";
import type { Booth, BoothKind } from "../domain/floor.ts";

const on = tables<"promotion.booths" | "promotion.participations">();

export async function listBooths(db: Executor, eventId: string): Promise<Booth[]> {
  const rows = await on(db)
    .selectFrom("promotion.booths")
    .select(["id", "event_id", "code", "x", "y", "width", "height", "kind", "price_vnd"])
    .where("event_id", "=", eventId)
    .orderBy("y")
    .orderBy("x")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    eventId: row.event_id,
    code: row.code,
    x: row.x,
    y: row.y,
    width: row.width,
    height: row.height,
    kind: row.kind as BoothKind,
    priceVnd: row.price_vnd,
  }));
}

export async function insertBooths(db: Executor, booths: readonly Booth[]): Promise<void> {
  if (booths.length === 0) return;
  await on(db)
    .insertInto("promotion.booths")
    .values(
      booths.map(({ eventId, priceVnd, ...booth }) => ({ ...booth, event_id: eventId, price_vnd: priceVnd })),
    )
    .execute();
}

export async function updateBooth(db: Executor, booth: Booth): Promise<void> {
  const { id, eventId, priceVnd, ...change } = booth;
  await on(db)
    .updateTable("promotion.booths")
    .set({ ...change, price_vnd: priceVnd })
    .where("id", "=", id)
    .where("event_id", "=", eventId)
    .execute();
}

/** Whoever had the booth has none then. */
export async function deleteBooth(db: Executor, eventId: string, id: string): Promise<void> {
  await on(db)
    .updateTable("promotion.participations")
    .set({ booth_id: null })
    .where("event_id", "=", eventId)
    .where("booth_id", "=", id)
    .execute();
  await on(db).deleteFrom("promotion.booths").where("id", "=", id).where("event_id", "=", eventId).execute();
}
