import { audit } from "#platform/audit";
import type { Tx } from "#platform/db";
import { Conflict, type Services } from "#platform/http";
import { isOfficialRole, nowhere } from "../../domain/roles.ts";
import { networkOf } from "../../domain/sign-in-delay.ts";
import { type Account, noteSignIn } from "../../store/accounts.store.ts";
import { listGrantsOf } from "../../store/grants.store.ts";
import { endSessionByToken } from "../../store/sessions.store.ts";
import { clearFailures } from "../../store/sign-in-failures.store.ts";
import { tokenHash } from "../secrets/tokens.ts";
import { type Client, type StartedSession, startSession } from "./start-session.ts";

export interface Entered {
  session: StartedSession;
  /** `code`: the second factor is still to be given. */
  next: "done" | "code";
  /** An official without a second factor: the next page suggests one. */
  suggestSecondFactor: boolean;
}

export type Way = "password" | "second-factor" | "oidc" | "demonstration";

/** A person whose account is proven goes in, or on to the second factor. A new session each time; the old one ends. */
export async function enter(
  services: Services,
  account: Account,
  client: Client,
  way: Way,
): Promise<Entered> {
  if (account.status !== "active") throw new Conflict("Tài khoản này không còn đăng nhập được.");
  return services.db.transaction().execute(async (tx) => {
    await endSessionOfCookie(tx, client, services.now());
    if (account.totp_enabled_at && way !== "second-factor") {
      const session = await startSession(tx, services, {
        accountId: account.id,
        client,
        state: "awaiting-code",
      });
      return { session, next: "code" as const, suggestSecondFactor: false };
    }
    const state = account.totp_enabled_at ? "open-with-code" : "open";
    const session = await startSession(tx, services, { accountId: account.id, client, state });
    const grants = (await listGrantsOf(tx, account.id)).filter((grant) => !grant.revoked_at);
    await noteEntry(tx, services, {
      account,
      client,
      way,
      provinceCode: grants[0]?.province_code ?? nowhere,
    });
    const official = grants.some((grant) => isOfficialRole(grant.role));
    return { session, next: "done" as const, suggestSecondFactor: official && !account.totp_enabled_at };
  });
}

async function endSessionOfCookie(tx: Tx, client: Client, at: Date): Promise<void> {
  const hash = tokenHash(client.token);
  if (hash) await endSessionByToken(tx, hash, at);
}

async function noteEntry(
  tx: Tx,
  services: Services,
  entry: { account: Account; client: Client; way: Way; provinceCode: string },
): Promise<void> {
  const { account, client } = entry;
  await noteSignIn(tx, account.id, services.now());
  await clearFailures(tx, account.email, networkOf(client.ip));
  await audit(tx, {
    provinceCode: entry.provinceCode,
    actor: { accountId: account.id, displayName: account.display_name },
    action: "identity.sign-in",
    subject: { kind: "account", id: account.id },
    details: { way: entry.way },
  });
}
