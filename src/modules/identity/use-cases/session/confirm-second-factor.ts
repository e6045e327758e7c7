import { type Executor, uuidv7 } from "#platform/db";
import type { Services } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
import { failureWindowMs, inMinutes, networkOf, waitBeforeCode } from "../../domain/sign-in-delay.ts";
import { type Account, findAccountById, takeTotpStep } from "../../store/accounts.store.ts";
import { takeRecoveryCode } from "../../store/secrets.store.ts";
import { findWaitingSession } from "../../store/sessions.store.ts";
import {
  type Attempt,
  countCodeFailures,
  deleteAttempt,
  insertAttempt,
} from "../../store/sign-in-failures.store.ts";
import { unseal } from "../secrets/sealing.ts";
import { recoveryCodeHash, tokenHash } from "../secrets/tokens.ts";
import { totpStepOf } from "../secrets/totp.ts";
import { type Entered, enter } from "./enter.ts";
import type { Client } from "./start-session.ts";

/** What the second factor's secret is sealed for. */
export const totpPurpose = "second-factor";

/** Whether this browser has given the password and now owes the code. */
export async function awaitsSecondFactor(services: Services, token: string | undefined): Promise<boolean> {
  const hash = tokenHash(token);
  return hash !== undefined && (await findWaitingSession(services.db, hash, services.now())) !== undefined;
}

/** The code of the authenticator app, or one of the recovery codes. `undefined`: the wait is over, sign in again. */
export async function confirmSecondFactor(
  services: Services,
  input: { code: string; client: Client },
): Promise<Result<Entered> | undefined> {
  const hash = tokenHash(input.client.token);
  const waiting = hash && (await findWaitingSession(services.db, hash, services.now()));
  const account = waiting ? await findAccountById(services.db, waiting.account_id) : undefined;
  if (!account) return undefined;
  if (input.code === "") return fault("code", "Nhập mã gồm 6 chữ số trên ứng dụng xác thực.");
  const attempt = attemptOf(services, account, input.client);
  await insertAttempt(services.db, attempt);
  const since = new Date(attempt.failed_at.getTime() - failureWindowMs);
  const failures = await countCodeFailures(services.db, attempt, since);
  const wait = waitBeforeCode(failures.count, failures.lastAt, attempt.failed_at);
  if (wait > 0) {
    await deleteAttempt(services.db, attempt.id);
    return fault("code", `Mã đã sai quá nhiều lần. Hãy thử lại sau ${inMinutes(wait)}.`);
  }
  if (!(await codeHolds(services, services.db, account, input.code))) {
    return fault("code", "Mã chưa đúng hoặc đã dùng rồi. Đợi mã mới trên ứng dụng rồi nhập lại.");
  }
  await deleteAttempt(services.db, attempt.id);
  return ok(await enter(services, account, input.client, "second-factor"));
}

/** Takes a code of the account: each is good once. */
async function codeHolds(
  services: Services,
  db: Executor,
  account: Account,
  typed: string,
): Promise<boolean> {
  const code = typed.replace(/\s/g, "");
  const secret = account.totp_secret && unseal(services.config, totpPurpose, account.totp_secret);
  const step = secret ? await totpStepOf(secret, code, services.now()) : undefined;
  if (step !== undefined) return takeTotpStep(db, account.id, step);
  if (code.length < 12 || code.length > 20) return false;
  return takeRecoveryCode(db, account.id, recoveryCodeHash(services.config, code), services.now());
}

function attemptOf(services: Services, account: Account, client: Client): Attempt {
  return {
    id: uuidv7(),
    email: account.email,
    ip: networkOf(client.ip),
    step: "code",
    failed_at: services.now(),
  };
}
