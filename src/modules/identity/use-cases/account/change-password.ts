import { audit } from "#platform/audit";
import { type Executor, type Tx, uuidv7 } from "#platform/db";
import { type Actor, NotFound, type Services } from "#platform/http";
import { type Fault, fault, ok, type Result, refuse } from "#platform/result";
import { isEmail, normaliseEmail } from "../../domain/email.ts";
import { longEnough, passwordRefusal } from "../../domain/password-rule.ts";
import { nowhere } from "../../domain/roles.ts";
import { resetLifeMs, resetPauseMs } from "../../domain/session-life.ts";
import {
  type Account,
  changeAccount,
  findAccountByEmail,
  findAccountById,
  lockAccount,
} from "../../store/accounts.store.ts";
import { listGrantsOf } from "../../store/grants.store.ts";
import { findReset, hasResetSince, insertReset, useResetsOf } from "../../store/secrets.store.ts";
import { endSessionsOf } from "../../store/sessions.store.ts";
import { letterTasks } from "../letters/tasks.ts";
import { hashPassword, passwordHolds } from "../secrets/passwords.ts";
import { newToken, tokenHash } from "../secrets/tokens.ts";

export interface PasswordChange {
  current: string;
  password: string;
  again: string;
}

/** A new password for oneself; every other session ends. */
export async function changePassword(
  services: Services,
  actor: Actor,
  input: PasswordChange,
): Promise<Result<void>> {
  const account = await findAccountById(services.db, actor.accountId);
  if (!account) throw new NotFound();
  const tooLong = input.current.length > longEnough.most * 2;
  if (account.password_hash && (tooLong || !(await passwordHolds(account.password_hash, input.current)))) {
    return fault("current", "Mật khẩu hiện tại chưa đúng.");
  }
  const faults = newPasswordFaults(account, input);
  if (faults.length > 0) return refuse(faults);
  const hash = await hashPassword(input.password);
  await services.db
    .transaction()
    .execute((tx) => setPassword(tx, services, { account, hash, keepSession: actor.sessionId, way: "own" }));
  return ok(undefined);
}

/** Asks for a letter with a way to a new password. The answer is the same whether the account exists or not. */
export async function requestPasswordReset(services: Services, email: string): Promise<Result<void>> {
  const address = normaliseEmail(email);
  if (!isEmail(address)) return fault("email", "Nhập địa chỉ thư điện tử đúng dạng, ví dụ ten@tinh.gov.vn.");
  await services.jobs.enqueue(
    services.db,
    letterTasks.reset,
    { email: address },
    { key: `reset:${address}` },
  );
  return ok(undefined);
}

/** Makes the secret of a reset letter; undefined when no letter is to be sent. */
export async function openReset(
  services: Services,
  db: Executor,
  email: string,
): Promise<{ token: string; account: Account } | undefined> {
  const account = await findAccountByEmail(db, email);
  const now = services.now();
  if (account?.status !== "active") return undefined;
  if (await hasResetSince(db, account.id, new Date(now.getTime() - resetPauseMs))) return undefined;
  const token = newToken();
  await insertReset(db, {
    id: uuidv7(),
    account_id: account.id,
    token_hash: token.hash,
    created_at: now,
    expires_at: new Date(now.getTime() + resetLifeMs),
  });
  return { token: token.text, account };
}

export async function isResetOpen(services: Services, token: string): Promise<boolean> {
  const hash = tokenHash(token);
  return hash !== undefined && (await findReset(services.db, hash, services.now())) !== undefined;
}

/** Sets the password by the secret of a letter. `undefined`: the letter is used or too old. */
export async function resetPassword(
  services: Services,
  token: string,
  input: Omit<PasswordChange, "current">,
): Promise<Result<void> | undefined> {
  const hash = tokenHash(token);
  const reset = hash && (await findReset(services.db, hash, services.now()));
  const account = reset ? await findAccountById(services.db, reset.account_id) : undefined;
  if (!hash || account?.status !== "active") return undefined;
  const faults = newPasswordFaults(account, input);
  if (faults.length > 0) return refuse(faults);
  const passwordHash = await hashPassword(input.password);
  return services.db.transaction().execute(async (tx) => {
    await lockAccount(tx, account.id);
    // Looked at again under the lock: a letter opened in two windows sets one password.
    if (!(await findReset(tx, hash, services.now()))) return undefined;
    await setPassword(tx, services, { account, hash: passwordHash, way: "letter" });
    return ok(undefined);
  });
}

export function newPasswordFaults(
  account: { email: string; display_name: string; totp_enabled_at: Date | null },
  input: { password: string; again: string },
): Fault[] {
  const refusal = passwordRefusal({
    password: input.password,
    email: account.email,
    displayName: account.display_name,
    hasSecondFactor: account.totp_enabled_at !== null,
  });
  if (refusal) return [{ field: "password", text: refusal }];
  return input.password === input.again
    ? []
    : [{ field: "again", text: "Hai lần nhập mật khẩu chưa giống nhau." }];
}

async function setPassword(
  tx: Tx,
  services: Services,
  change: { account: Account; hash: string; keepSession?: string; way: "own" | "letter" },
): Promise<void> {
  const { account } = change;
  const now = services.now();
  await changeAccount(tx, account.id, { password_hash: change.hash, password_changed_at: now });
  await useResetsOf(tx, account.id, now);
  const ended = await endSessionsOf(tx, account.id, now, change.keepSession);
  const [grant] = await listGrantsOf(tx, account.id);
  await audit(tx, {
    provinceCode: grant?.province_code ?? nowhere,
    actor: { accountId: account.id, displayName: account.display_name },
    action: change.way === "own" ? "identity.change-password" : "identity.reset-password",
    subject: { kind: "account", id: account.id },
    details: { sessionsEnded: ended },
  });
  await services.jobs.enqueue(tx, letterTasks.notice, { accountId: account.id, about: "password-changed" });
}
