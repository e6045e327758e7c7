import { audit } from "#platform/audit";
import { type Actor, Conflict, NotAllowed, NotFound, type Services } from "#platform/http";
import { announce } from "#platform/jobs";
import { fault, ok, type Result } from "#platform/result";
import { nowhere } from "../../domain/roles.ts";
import { idleDays } from "../../domain/session-life.ts";
import { events } from "../../events.ts";
import { mayManageAccount, maySeeAccount } from "../../permissions.ts";
import { changeAccount, disableIdleSince, lockAccount } from "../../store/accounts.store.ts";
import { listGrantsOf } from "../../store/grants.store.ts";
import { forgetResetsBefore } from "../../store/secrets.store.ts";
import { endSessionsOf, forgetSessionsBefore } from "../../store/sessions.store.ts";
import { forgetFailuresBefore } from "../../store/sign-in-failures.store.ts";
import { heldRoles, isStanding } from "./get-managed-account.ts";

export interface StatusChange {
  accountId: string;
  to: "active" | "disabled";
  reason: string;
  version: number;
}

/** Shuts an account out at once, or opens it again; both with a reason for the audit trail. */
export async function setAccountStatus(
  services: Services,
  actor: Actor,
  change: StatusChange,
): Promise<Result<void>> {
  const reason = change.reason.trim();
  if (reason.length < 5 || reason.length > 500) return fault("reason", "Ghi lý do, từ 5 đến 500 ký tự.");
  await services.db.transaction().execute(async (tx) => {
    const account = await lockAccount(tx, change.accountId);
    const grants = account ? await listGrantsOf(tx, account.id) : [];
    if (!account || !maySeeAccount(actor, heldRoles(grants))) throw new NotFound();
    const standing = grants.filter(isStanding);
    if (!mayManageAccount(actor, account.id, heldRoles(standing))) {
      throw new NotAllowed(
        "Tài khoản này còn vai trò ngoài phạm vi bạn quản lý, hoặc là tài khoản của chính bạn.",
      );
    }
    if (account.version !== change.version || account.status === change.to) throw new Conflict();
    const now = services.now();
    await changeAccount(tx, account.id, {
      status: change.to,
      ...(change.to === "active" ? { active_since: now } : {}),
    });
    if (change.to === "disabled") await endSessionsOf(tx, account.id, now);
    await audit(tx, {
      provinceCode: standing[0]?.province_code ?? nowhere,
      actor,
      action: change.to === "active" ? "identity.enable-account" : "identity.disable-account",
      subject: { kind: "account", id: account.id },
      details: { reason },
    });
    await announce(tx, change.to === "active" ? events.accountEnabled : events.accountDisabled, {
      accountId: account.id,
    });
  });
  return ok(undefined);
}

/** TCVN 14423:2026: accounts not used for 45 days are disabled. Every night; an administrator opens them again. */
export async function disableIdleAccounts(services: Services): Promise<number> {
  const before = daysAgo(services, idleDays);
  return services.db.transaction().execute(async (tx) => {
    const idle = await disableIdleSince(tx, before);
    for (const account of idle) {
      await endSessionsOf(tx, account.id, services.now());
      await audit(tx, {
        provinceCode: nowhere,
        actor: null,
        action: "identity.disable-idle",
        subject: { kind: "account", id: account.id },
        details: { idleDays },
      });
      await announce(tx, events.accountDisabled, { accountId: account.id });
    }
    return idle.length;
  });
}

/** Personal data that has done its work: old failures after a day, sessions and letters after 90 days. */
export async function forgetOldTraces(services: Services): Promise<void> {
  await forgetFailuresBefore(services.db, daysAgo(services, 1));
  await forgetSessionsBefore(services.db, daysAgo(services, 90));
  await forgetResetsBefore(services.db, daysAgo(services, 90));
}

function daysAgo(services: Services, days: number): Date {
  return new Date(services.now().getTime() - days * 24 * 60 * 60_000);
}
