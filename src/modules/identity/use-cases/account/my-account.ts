import { audit } from "#platform/audit";
import { isUuid } from "#platform/db";
import { type Actor, Conflict, NotFound, type Services } from "#platform/http";
import { type Fault, ok, type Result, refuse } from "#platform/result";
import { normalisePhone } from "../../domain/email.ts";
import { nowhere } from "../../domain/roles.ts";
import { sessionLife } from "../../domain/session-life.ts";
import { type Account, changeAccount, findAccountById, lockAccount } from "../../store/accounts.store.ts";
import { type GrantRow, listGrantsOf } from "../../store/grants.store.ts";
import { countRecoveryCodes, hasExternal } from "../../store/secrets.store.ts";
import {
  endSession,
  endSessionsOf,
  listRunningSessions,
  type RunningSession,
} from "../../store/sessions.store.ts";
import { nameFaults, phoneFaults } from "./create-account.ts";

export interface MyAccount {
  account: Account;
  grants: GrantRow[];
  sessions: RunningSession[];
  recoveryCodesLeft: number;
  /** Undefined when no identity provider is configured. */
  externalLinked: boolean | undefined;
}

export async function getMyAccount(services: Services, actor: Actor): Promise<MyAccount> {
  const { db, config } = services;
  const account = await findAccountById(db, actor.accountId);
  if (!account) throw new NotFound();
  const now = services.now();
  const [grants, sessions, recoveryCodesLeft, externalLinked] = await Promise.all([
    listGrantsOf(db, account.id),
    listRunningSessions(db, account.id, now, new Date(now.getTime() - sessionLife.idleMs)),
    countRecoveryCodes(db, account.id),
    config.OIDC_ISSUER ? hasExternal(db, config.OIDC_ISSUER, account.id) : undefined,
  ]);
  return {
    account,
    grants: grants.filter((grant) => !grant.revoked_at),
    sessions,
    recoveryCodesLeft,
    externalLinked,
  };
}

export interface ProfileInput {
  displayName: string;
  phone: string;
  version: number;
}

export async function changeProfile(
  services: Services,
  actor: Actor,
  input: ProfileInput,
): Promise<Result<void>> {
  const displayName = input.displayName.trim().replace(/\s+/g, " ");
  const phone = normalisePhone(input.phone);
  const faults: Fault[] = [...nameFaults(displayName), ...phoneFaults(phone)];
  if (faults.length > 0) return refuse(faults);
  await services.db.transaction().execute(async (tx) => {
    const account = await lockAccount(tx, actor.accountId);
    if (account?.version !== input.version) throw new Conflict();
    await changeAccount(tx, account.id, { display_name: displayName, phone: phone || null });
    await audit(tx, {
      provinceCode: homeProvince(actor),
      actor,
      action: "identity.change-profile",
      subject: { kind: "account", id: account.id },
      details: {
        nameChanged: displayName !== account.display_name,
        phoneChanged: phone !== (account.phone ?? ""),
      },
    });
  });
  return ok(undefined);
}

/** Ends one session of one's own. */
export async function endMySession(services: Services, actor: Actor, sessionId: string): Promise<void> {
  if (!isUuid(sessionId)) throw new NotFound("Phiên này đã kết thúc.");
  await services.db.transaction().execute(async (tx) => {
    if (!(await endSession(tx, actor.accountId, sessionId, services.now())))
      throw new NotFound("Phiên này đã kết thúc.");
    await auditSessions(tx, actor, 1);
  });
}

/** Ends all sessions but the one that asks. */
export async function endMyOtherSessions(services: Services, actor: Actor): Promise<number> {
  return services.db.transaction().execute(async (tx) => {
    const ended = await endSessionsOf(tx, actor.accountId, services.now(), actor.sessionId);
    await auditSessions(tx, actor, ended);
    return ended;
  });
}

function auditSessions(tx: Parameters<typeof audit>[0], actor: Actor, ended: number): Promise<void> {
  return audit(tx, {
    provinceCode: homeProvince(actor),
    actor,
    action: "identity.end-sessions",
    subject: { kind: "account", id: actor.accountId },
    details: { ended },
  });
}

/** The province in whose audit trail a person's own changes stand. */
export function homeProvince(actor: Actor): string {
  return actor.grants[0]?.provinceCode ?? nowhere;
}
