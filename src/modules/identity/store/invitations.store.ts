import { type Executor, tables } from "#platform/db";
import type { Reach } from "../domain/reach.ts";

const on = tables<"identity.invitations" | "identity.accounts">();

export interface NewInvitation {
  id: string;
  email: string;
  display_name: string;
  role: string;
  unit_kind: string;
  unit_code: string;
  unit_name: string;
  province_code: string;
  valid_to: string | null;
  token_hash: Buffer;
  invited_by: string;
  created_at: Date;
  expires_at: Date;
}

export type Invitation = Omit<NewInvitation, "token_hash">;

const columns = [
  "id",
  "email",
  "display_name",
  "role",
  "unit_kind",
  "unit_code",
  "unit_name",
  "province_code",
  "valid_to",
  "invited_by",
  "created_at",
  "expires_at",
] as const;

export async function insertInvitation(db: Executor, invitation: NewInvitation): Promise<void> {
  await on(db).insertInto("identity.invitations").values(invitation).execute();
}

/** An earlier open offer of the same role gives way to the new letter. */
export async function withdrawSame(db: Executor, invitation: NewInvitation, at: Date): Promise<void> {
  await on(db)
    .updateTable("identity.invitations")
    .set({ withdrawn_at: at })
    .where("email", "=", invitation.email)
    .where("role", "=", invitation.role)
    .where("unit_kind", "=", invitation.unit_kind)
    .where("unit_code", "=", invitation.unit_code)
    .where("accepted_at", "is", null)
    .where("withdrawn_at", "is", null)
    .execute();
}

export async function findOpenInvitation(db: Executor, id: string): Promise<Invitation | undefined> {
  return on(db)
    .selectFrom("identity.invitations")
    .select(columns)
    .where("id", "=", id)
    .where("accepted_at", "is", null)
    .where("withdrawn_at", "is", null)
    .executeTakeFirst();
}

export async function findInvitationByToken(
  db: Executor,
  tokenHash: Buffer,
  now: Date,
): Promise<Invitation | undefined> {
  return on(db)
    .selectFrom("identity.invitations")
    .select(columns)
    .where("token_hash", "=", tokenHash)
    .where("accepted_at", "is", null)
    .where("withdrawn_at", "is", null)
    .where("expires_at", ">", now)
    .executeTakeFirst();
}

export async function setInvitationToken(db: Executor, id: string, tokenHash: Buffer): Promise<void> {
  await on(db)
    .updateTable("identity.invitations")
    .set({ token_hash: tokenHash })
    .where("id", "=", id)
    .execute();
}

/** False when somebody closed it in the meantime. */
export async function closeInvitation(
  db: Executor,
  id: string,
  change: { accepted_at: Date } | { withdrawn_at: Date },
): Promise<boolean> {
  const closed = await on(db)
    .updateTable("identity.invitations")
    .set(change)
    .where("id", "=", id)
    .where("accepted_at", "is", null)
    .where("withdrawn_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  return closed !== undefined;
}

/** Letters that wait for an answer, newest first. */
export async function listOpenInvitations(db: Executor, reach: Reach, limit: number): Promise<Invitation[]> {
  return on(db)
    .selectFrom("identity.invitations")
    .select(columns)
    .where("accepted_at", "is", null)
    .where("withdrawn_at", "is", null)
    .where((eb) =>
      reach.everywhere
        ? eb.lit(true)
        : eb.or([
            eb("province_code", "in", [...reach.provinces, ""]),
            eb.and([eb("unit_kind", "=", "commune"), eb("unit_code", "in", [...reach.communes, ""])]),
          ]),
    )
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}
