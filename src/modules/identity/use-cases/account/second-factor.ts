import { audit } from "#platform/audit";
import { type Tx, uuidv7 } from "#platform/db";
import { type Actor, Conflict, NotFound, type Services } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
import { longEnough } from "../../domain/password-rule.ts";
import {
  type Account,
  changeAccount,
  findAccountById,
  lockAccount,
  takeTotpStep,
} from "../../store/accounts.store.ts";
import { replaceRecoveryCodes } from "../../store/secrets.store.ts";
import { endSessionsOf, noteSecondFactor } from "../../store/sessions.store.ts";
import { letterTasks } from "../letters/tasks.ts";
import { passwordHolds } from "../secrets/passwords.ts";
import { seal, unseal } from "../secrets/sealing.ts";
import { newRecoveryCode, recoveryCodeHash } from "../secrets/tokens.ts";
import { newTotpSecret, totpAddress, totpStepOf } from "../secrets/totp.ts";
import { totpPurpose } from "../session/confirm-second-factor.ts";
import { homeProvince } from "./my-account.ts";

export interface SecondFactorSetUp {
  /** What the QR picture holds. */
  address: string;
  /** The same for typing, in groups of four. */
  secret: string;
}

/** The secret that waits for its first code; the same one until it is confirmed, so that the page may be reloaded. */
export async function beginSecondFactor(
  services: Services,
  actor: Actor,
): Promise<SecondFactorSetUp | undefined> {
  return services.db.transaction().execute(async (tx) => {
    const account = await own(tx, actor);
    if (account.totp_enabled_at) return undefined;
    const waiting = account.totp_secret && unseal(services.config, totpPurpose, account.totp_secret);
    const secret = waiting || newTotpSecret();
    if (!waiting)
      await changeAccount(tx, account.id, { totp_secret: seal(services.config, totpPurpose, secret) });
    return { address: totpAddress(secret, account.email), secret: secret.replace(/(.{4})(?=.)/g, "$1 ") };
  });
}

/**
 * Turns the second factor on with the first right code; other sessions end, for they never gave one.
 * @returns recovery codes, shown this once
 */
export async function enableSecondFactor(
  services: Services,
  actor: Actor,
  typed: string,
): Promise<Result<{ codes: string[] }>> {
  return services.db.transaction().execute(async (tx) => {
    const account = await own(tx, actor);
    if (account.totp_enabled_at) throw new Conflict("Xác thực hai lớp đã được bật rồi.");
    const secret = account.totp_secret && unseal(services.config, totpPurpose, account.totp_secret);
    const step = secret ? await totpStepOf(secret, typed.replace(/\s/g, ""), services.now()) : undefined;
    if (step === undefined)
      return fault("code", "Mã chưa đúng. Kiểm tra giờ trên điện thoại rồi nhập mã đang hiện.");
    const now = services.now();
    await changeAccount(tx, account.id, { totp_enabled_at: now, totp_last_step: null });
    await takeTotpStep(tx, account.id, step);
    await noteSecondFactor(tx, actor.sessionId, now);
    await endSessionsOf(tx, account.id, now, actor.sessionId);
    await note(tx, actor, "identity.enable-second-factor");
    return ok({ codes: await renewCodes(tx, services, account.id) });
  });
}

/** A fresh set of recovery codes; the old ones are worthless from now on. */
export async function renewRecoveryCodes(
  services: Services,
  actor: Actor,
  password: string,
): Promise<Result<{ codes: string[] }>> {
  const refusal = await wrongPassword(services, actor, password);
  if (refusal) return refusal;
  return services.db.transaction().execute(async (tx) => {
    const account = await own(tx, actor);
    if (!account.totp_enabled_at) throw new Conflict("Hãy bật xác thực hai lớp trước.");
    await note(tx, actor, "identity.renew-recovery-codes");
    return ok({ codes: await renewCodes(tx, services, account.id) });
  });
}

export async function disableSecondFactor(
  services: Services,
  actor: Actor,
  password: string,
): Promise<Result<void>> {
  const refusal = await wrongPassword(services, actor, password);
  if (refusal) return refusal;
  // TCVN 14423:2026: without a second factor a password has at least 14 characters.
  if ([...password].length < longEnough.alone) {
    return fault(
      "password",
      `Mật khẩu của bạn ngắn hơn ${longEnough.alone} ký tự. Hãy đổi mật khẩu dài hơn trước khi tắt.`,
    );
  }
  await services.db.transaction().execute(async (tx) => {
    const account = await own(tx, actor);
    await changeAccount(tx, account.id, { totp_enabled_at: null, totp_secret: null, totp_last_step: null });
    await replaceRecoveryCodes(tx, account.id, []);
    await note(tx, actor, "identity.disable-second-factor");
    await services.jobs.enqueue(tx, letterTasks.notice, {
      accountId: account.id,
      about: "second-factor-off",
    });
  });
  return ok(undefined);
}

async function wrongPassword(services: Services, actor: Actor, password: string) {
  const account = await findAccountById(services.db, actor.accountId);
  const readable = password.length <= longEnough.most * 2;
  const right = readable && (await passwordHolds(account?.password_hash, password));
  return right ? undefined : fault("password", "Mật khẩu chưa đúng.");
}

async function own(tx: Tx, actor: Actor): Promise<Account> {
  const account = await lockAccount(tx, actor.accountId);
  if (!account) throw new NotFound();
  return account;
}

async function renewCodes(tx: Tx, services: Services, accountId: string): Promise<string[]> {
  const codes = Array.from({ length: 10 }, newRecoveryCode);
  const rows = codes.map((code) => ({ id: uuidv7(), code_hash: recoveryCodeHash(services.config, code) }));
  await replaceRecoveryCodes(tx, accountId, rows);
  return codes;
}

function note(tx: Tx, actor: Actor, action: string): Promise<void> {
  return audit(tx, {
    provinceCode: homeProvince(actor),
    actor,
    action,
    subject: { kind: "account", id: actor.accountId },
  });
}
