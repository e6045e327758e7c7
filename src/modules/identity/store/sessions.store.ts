import { type Executor, sql, tables } from "#platform/db";

const on = tables<"identity.sessions" | "identity.accounts">();

export interface NewSession {
  id: string;
  token_hash: Buffer;
  account_id: string;
  created_at: Date;
  last_seen_at: Date;
  expires_at: Date;
  second_factor_at: Date | null;
  ip: string;
  user_agent: string;
}

export async function insertSession(db: Executor, session: NewSession): Promise<void> {
  await on(db).insertInto("identity.sessions").values(session).execute();
}

export interface SessionGrant {
  role: string;
  unitKind: string;
  unitCode: string;
  unitName: string;
  provinceCode: string;
}

export interface FoundSession {
  sessionId: string;
  accountId: string;
  displayName: string;
  grants: SessionGrant[];
}

export interface SessionClock {
  now: Date;
  /** Day in Việt Nam, for the period of the roles. */
  today: string;
  idleSince: Date;
  touchBefore: Date;
}

/**
 * The person behind a session with the roles in force, in one statement; it also notes the use of the session when
 * the last note is old enough. A session of an account with a second factor counts only once the code was given.
 */
export async function findSession(
  db: Executor,
  tokenHash: Buffer,
  clock: SessionClock,
): Promise<FoundSession | undefined> {
  const { rows } = await sql<FoundSession>`
    with found as (
      select s.id, s.account_id, s.last_seen_at, a.display_name
      from identity.sessions s join identity.accounts a on a.id = s.account_id
      where s.token_hash = ${tokenHash} and s.ended_at is null and s.expires_at > ${clock.now}
        and s.last_seen_at > ${clock.idleSince} and a.status = 'active'
        and (a.totp_enabled_at is null or s.second_factor_at is not null)
    ), touched as (
      update identity.sessions s set last_seen_at = ${clock.now}
      from found f where s.id = f.id and f.last_seen_at < ${clock.touchBefore}
    )
    select f.id as "sessionId", f.account_id as "accountId", f.display_name as "displayName",
      coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'unitKind', g.unit_kind, 'unitCode', g.unit_code,
          'unitName', g.unit_name, 'provinceCode', g.province_code) order by g.valid_from, g.id)
        from identity.grants g where g.account_id = f.account_id and g.revoked_at is null
          and g.valid_from <= ${clock.today}::date and (g.valid_to is null or g.valid_to >= ${clock.today}::date)), '[]') as grants
    from found f`.execute(db);
  return rows[0];
}

export interface WaitingSession {
  id: string;
  account_id: string;
}

/** A session that still waits for the second factor. */
export async function findWaitingSession(
  db: Executor,
  tokenHash: Buffer,
  now: Date,
): Promise<WaitingSession | undefined> {
  return on(db)
    .selectFrom("identity.sessions as s")
    .innerJoin("identity.accounts as a", "a.id", "s.account_id")
    .select(["s.id", "s.account_id"])
    .where("s.token_hash", "=", tokenHash)
    .where("s.ended_at", "is", null)
    .where("s.second_factor_at", "is", null)
    .where("s.expires_at", ">", now)
    .where("a.status", "=", "active")
    .where("a.totp_enabled_at", "is not", null)
    .executeTakeFirst();
}

export async function endSessionByToken(db: Executor, tokenHash: Buffer, at: Date): Promise<void> {
  await on(db)
    .updateTable("identity.sessions")
    .set({ ended_at: at })
    .where("token_hash", "=", tokenHash)
    .where("ended_at", "is", null)
    .execute();
}

/** False when there is no such running session of this account. */
export async function endSession(db: Executor, accountId: string, id: string, at: Date): Promise<boolean> {
  const ended = await on(db)
    .updateTable("identity.sessions")
    .set({ ended_at: at })
    .where("id", "=", id)
    .where("account_id", "=", accountId)
    .where("ended_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  return ended !== undefined;
}

/** Ends all sessions of the account but `keep`. */
export async function endSessionsOf(
  db: Executor,
  accountId: string,
  at: Date,
  keep?: string,
): Promise<number> {
  const ended = await on(db)
    .updateTable("identity.sessions")
    .set({ ended_at: at })
    .where("account_id", "=", accountId)
    .where("ended_at", "is", null)
    .$if(keep !== undefined, (query) => query.where("id", "!=", keep ?? ""))
    .returning("id")
    .execute();
  return ended.length;
}

export async function noteSecondFactor(db: Executor, id: string, at: Date): Promise<void> {
  await on(db).updateTable("identity.sessions").set({ second_factor_at: at }).where("id", "=", id).execute();
}

export interface RunningSession {
  id: string;
  created_at: Date;
  last_seen_at: Date;
  ip: string | null;
  user_agent: string | null;
}

export async function listRunningSessions(
  db: Executor,
  accountId: string,
  now: Date,
  idleSince: Date,
): Promise<RunningSession[]> {
  return on(db)
    .selectFrom("identity.sessions as s")
    .innerJoin("identity.accounts as a", "a.id", "s.account_id")
    .select(["s.id", "s.created_at", "s.last_seen_at", "s.ip", "s.user_agent"])
    .where("s.account_id", "=", accountId)
    .where("s.ended_at", "is", null)
    .where("s.expires_at", ">", now)
    .where("s.last_seen_at", ">", idleSince)
    .where((eb) => eb.or([eb("a.totp_enabled_at", "is", null), eb("s.second_factor_at", "is not", null)]))
    .orderBy("s.last_seen_at", "desc")
    .limit(50)
    .execute();
}

export async function forgetSessionsBefore(db: Executor, before: Date): Promise<void> {
  await on(db)
    .deleteFrom("identity.sessions")
    .where((eb) => eb.or([eb("expires_at", "<", before), eb("ended_at", "<", before)]))
    .execute();
}
