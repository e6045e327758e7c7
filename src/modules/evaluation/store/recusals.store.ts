import { type Executor, sql, type Tx, tables } from "#platform/db";

const on = tables<
  | "evaluation.conflicts"
  | "evaluation.members"
  | "evaluation.sessions"
  | "evaluation.session_dossiers"
  | "dossiers.public_dossiers"
  | "producers.public_producers"
  | "identity.public_accounts"
>();

export interface Recusal {
  memberId: string;
  dossierId: string;
  reason: string;
  foundBy: "declared" | "register" | "chair";
}

export async function listRecusals(db: Executor, councilId: string): Promise<Recusal[]> {
  const rows = await on(db)
    .selectFrom("evaluation.conflicts as c")
    .innerJoin("evaluation.members as m", "m.id", "c.member_id")
    .select(["c.member_id as memberId", "c.dossier_id as dossierId", "c.reason", "c.found_by"])
    .where("m.council_id", "=", councilId)
    .where("c.withdrawn_at", "is", null)
    .orderBy("c.id")
    .execute();
  return rows.map(({ found_by, ...row }) => ({ ...row, foundBy: found_by as Recusal["foundBy"] }));
}

/** False when that member was recused from that dossier before. */
export async function insertRecusal(tx: Tx, id: string, recusal: Recusal): Promise<boolean> {
  const row = await on(tx)
    .insertInto("evaluation.conflicts")
    .values({
      id,
      member_id: recusal.memberId,
      dossier_id: recusal.dossierId,
      reason: recusal.reason,
      found_by: recusal.foundBy,
    })
    .onConflict((conflict) =>
      conflict.columns(["member_id", "dossier_id"]).where("withdrawn_at", "is", null).doNothing(),
    )
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes back a recusal written down by mistake; what the register shows is not ours to take back. */
export async function withdrawRecusal(
  tx: Tx,
  { memberId, dossierId }: Pick<Recusal, "memberId" | "dossierId">,
  withdrawal: { at: Date; by: string; reason: string },
): Promise<boolean> {
  const row = await on(tx)
    .updateTable("evaluation.conflicts")
    .set({
      withdrawn_at: withdrawal.at,
      withdrawn_by: withdrawal.by,
      withdrawn_reason: withdrawal.reason,
    })
    .where("member_id", "=", memberId)
    .where("dossier_id", "=", dossierId)
    .where("found_by", "!=", "register")
    .where("withdrawn_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

export interface RegisterLink {
  memberId: string;
  dossierId: string;
  producerName: string;
}

/** Members who own or belong to the producer of a dossier of the session: found in the register, declared or not. */
export async function registerLinks(db: Executor, sessionId: string): Promise<RegisterLink[]> {
  return on(db)
    .selectFrom("evaluation.session_dossiers as sd")
    .innerJoin("evaluation.sessions as s", "s.id", "sd.session_id")
    .innerJoin("evaluation.members as m", "m.council_id", "s.council_id")
    .innerJoin("dossiers.public_dossiers as d", "d.id", "sd.dossier_id")
    .innerJoin("producers.public_producers as o", "o.id", "d.producer_id")
    .select(["m.id as memberId", "d.id as dossierId", "o.name as producerName"])
    .where("sd.session_id", "=", sessionId)
    .where("m.left_at", "is", null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("identity.public_accounts as a")
          .select("a.id")
          .whereRef("a.id", "=", "m.account_id")
          .where("a.unit_kind", "=", "producer")
          .where("a.role", "in", ["producer_owner", "producer_member"])
          .whereRef("a.unit_code", "=", sql`d.producer_id::text`),
      ),
    )
    .execute();
}
