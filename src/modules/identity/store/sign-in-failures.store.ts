import { type Executor, sql, tables } from "#platform/db";
import type { FailureCounts } from "../domain/sign-in-delay.ts";

const on = tables<"identity.sign_in_failures">();

export interface Attempt {
  id: string;
  email: string;
  ip: string;
  step: "password" | "code";
  failed_at: Date;
}

/** Written before the password is looked at: tries sent all at once see each other. */
export async function insertAttempt(db: Executor, attempt: Attempt): Promise<void> {
  await on(db).insertInto("identity.sign_in_failures").values(attempt).execute();
}

export async function deleteAttempt(db: Executor, id: string): Promise<void> {
  await on(db).deleteFrom("identity.sign_in_failures").where("id", "=", id).execute();
}

export async function countPasswordFailures(
  db: Executor,
  attempt: Attempt,
  since: Date,
): Promise<FailureCounts> {
  const { rows } = await sql<FailureCounts>`
    select count(*) filter (where email = ${attempt.email})::int as own,
      max(failed_at) filter (where email = ${attempt.email}) as "lastOwnAt",
      count(*)::int as network, max(failed_at) as "lastNetworkAt"
    from identity.sign_in_failures
    where ip = ${attempt.ip} and step = 'password' and failed_at > ${since} and id <> ${attempt.id}`.execute(
    db,
  );
  return rows[0] ?? { own: 0, lastOwnAt: null, network: 0, lastNetworkAt: null };
}

export async function countCodeFailures(
  db: Executor,
  attempt: Attempt,
  since: Date,
): Promise<{ count: number; lastAt: Date | null }> {
  const { rows } = await sql<{ count: number; lastAt: Date | null }>`
    select count(*)::int as count, max(failed_at) as "lastAt" from identity.sign_in_failures
    where email = ${attempt.email} and step = 'code' and failed_at > ${since} and id <> ${attempt.id}`.execute(
    db,
  );
  return rows[0] ?? { count: 0, lastAt: null };
}

export async function clearFailures(db: Executor, email: string, ip: string): Promise<void> {
  await on(db)
    .deleteFrom("identity.sign_in_failures")
    .where("email", "=", email)
    .where("ip", "=", ip)
    .execute();
}

export async function forgetFailuresBefore(db: Executor, before: Date): Promise<void> {
  await on(db).deleteFrom("identity.sign_in_failures").where("failed_at", "<", before).execute();
}
