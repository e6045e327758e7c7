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
  const line = `${entry.certificateNumber}|${entry.event}|${entry.happenedOn}`;
  await on(tx)
    .insertInto("certification.public_log")
    .values({
      certificate_number: entry.certificateNumber,
      event: entry.event,
      happened_on: entry.happenedOn,
      entry_hash: sql<Buffer>`sha256(${last?.entry_hash ?? Buffer.alloc(0)}::bytea || convert_to(${line}, 'UTF8'))`,
    })
    .execute();
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
