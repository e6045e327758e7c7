import { createHash } from "node:crypto";
import { type Executor, sql, type Tx, tables } from "#platform/db";

const on = tables<"certification.public_log">();

export interface LogEntry {
  seq: number;
  certificateNumber: string;
  event: "issued" | "revoked";
  happenedOn: string;
  hash: string;
}

/** Adds a line; its hash covers the line before, so that a line taken out later leaves a gap anyone can see. */
export async function appendLog(
  tx: Tx,
  entry: Pick<LogEntry, "certificateNumber" | "event" | "happenedOn">,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('certification.public_log'))`.execute(tx);
  const last = await on(tx)
    .selectFrom("certification.public_log")
    .select("entry_hash")
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  await on(tx)
    .insertInto("certification.public_log")
    .values({
      certificate_number: entry.certificateNumber,
      event: entry.event,
      happened_on: entry.happenedOn,
      entry_hash: hashOf(last?.entry_hash ?? Buffer.alloc(0), entry),
    })
    .execute();
}

function hashOf(
  before: Buffer,
  { certificateNumber, event, happenedOn }: Pick<LogEntry, "certificateNumber" | "event" | "happenedOn">,
): Buffer {
  return createHash("sha256").update(before).update(`${certificateNumber}|${event}|${happenedOn}`).digest();
}

export async function listLog(
  db: Executor,
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<LogEntry[]> {
  let query = on(db)
    .selectFrom("certification.public_log")
    .select(["seq", "certificate_number", "event", "happened_on", "entry_hash"]);
  if (before) query = query.where("seq", "<", before);
  const rows = await query.orderBy("seq", "desc").limit(limit).execute();
  return rows.map((row) => ({
    seq: row.seq,
    certificateNumber: row.certificate_number,
    event: row.event as LogEntry["event"],
    happenedOn: row.happened_on,
    hash: row.entry_hash.toString("hex"),
  }));
}
