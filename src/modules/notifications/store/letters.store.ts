import { type Executor, type Tx, tables, uuidv7 } from "#platform/db";

const on = tables<"notifications.letters">();

export interface NewLetter {
  eventId: string;
  accountId: string;
  /** Only for a step of a dossier. */
  dossierId: string | null;
  about: { kind: string; id: string };
  /** Path the letter points to. */
  href: string;
  subject: string;
  body: string;
}

/** The letter's id, or undefined when this person was written to about this fact before. */
export async function insertLetter(tx: Tx, letter: NewLetter): Promise<string | undefined> {
  const row = await on(tx)
    .insertInto("notifications.letters")
    .values({
      id: uuidv7(),
      event_id: letter.eventId,
      account_id: letter.accountId,
      dossier_id: letter.dossierId,
      about_kind: letter.about.kind,
      about_id: letter.about.id,
      href: letter.href,
      subject: letter.subject,
      body: letter.body,
    })
    .onConflict((conflict) => conflict.columns(["event_id", "account_id"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id;
}

/** Takes an unsent letter for this transaction alone; undefined when it went out or somebody else holds it. */
export async function takeUnsent(
  tx: Tx,
  id: string,
): Promise<{ accountId: string; subject: string; body: string } | undefined> {
  return on(tx)
    .selectFrom("notifications.letters")
    .select(["account_id as accountId", "subject", "body"])
    .where("id", "=", id)
    .where("sent_at", "is", null)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
}

export async function markSent(db: Executor, id: string, at: Date): Promise<void> {
  await on(db).updateTable("notifications.letters").set({ sent_at: at }).where("id", "=", id).execute();
}
