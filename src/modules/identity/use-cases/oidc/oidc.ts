import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from "openid-client";
import { audit } from "#platform/audit";
import { type Actor, NotFound, type Services } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
import { findAccountById } from "../../store/accounts.store.ts";
import {
  type ExternalIdentity,
  findExternal,
  linkExternal,
  unlinkExternal,
} from "../../store/secrets.store.ts";
import { urls } from "../../urls.ts";
import { homeProvince } from "../account/my-account.ts";
import { seal, unseal } from "../secrets/sealing.ts";
import { type Entered, enter } from "../session/enter.ts";
import type { Client } from "../session/start-session.ts";

/** Carries what must match on the way back; sealed, ten minutes. */
export const oidcCookie = "sq_oidc";

interface UnderWay {
  state: string;
  nonce: string;
  verifier: string;
  returnTo: string;
}

export interface OidcStart {
  address: string;
  sealed: string;
}

/** Sends the person to the identity provider (authorisation code with PKCE). */
export async function beginOidc(services: Services, returnTo: string): Promise<OidcStart> {
  const provider = await providerOf(services);
  const underWay: UnderWay = {
    state: randomState(),
    nonce: randomNonce(),
    verifier: randomPKCECodeVerifier(),
    returnTo,
  };
  const address = buildAuthorizationUrl(provider, {
    redirect_uri: services.config.SAOQUE_ORIGIN + urls.oidcReturn,
    scope: "openid",
    state: underWay.state,
    nonce: underWay.nonce,
    code_challenge: await calculatePKCECodeChallenge(underWay.verifier),
    code_challenge_method: "S256",
  });
  return { address: address.href, sealed: seal(services.config, oidcCookie, JSON.stringify(underWay)) };
}

export type OidcOutcome = { kind: "entered"; entered: Entered; returnTo: string } | { kind: "linked" };

export interface OidcReturn {
  sealed: string | undefined;
  /** Path and query that the provider sent the person back to. */
  url: string;
  actor: Actor | null;
  client: Client;
}

/**
 * The way back. A known identity signs in; an unknown one is linked only to the account that is signed in already:
 * an address that the provider names is no proof of being the same person here.
 */
export async function finishOidc(services: Services, input: OidcReturn): Promise<Result<OidcOutcome>> {
  const opened = input.sealed && unseal(services.config, oidcCookie, input.sealed);
  if (!opened)
    return fault("", "Lần đăng nhập này đã quá lâu hoặc bắt đầu từ trình duyệt khác. Hãy làm lại từ đầu.");
  const underWay = JSON.parse(opened) as UnderWay;
  const identity = await redeem(services, underWay, input.url);
  if (!identity)
    return fault(
      "",
      "Nhà cung cấp định danh chưa xác nhận được bạn. Hãy thử lại hoặc đăng nhập bằng mật khẩu.",
    );
  if (input.actor) return link(services, input.actor, identity);
  const accountId = await findExternal(services.db, identity);
  const account = accountId ? await findAccountById(services.db, accountId) : undefined;
  if (account?.status !== "active") {
    return fault(
      "",
      "Chưa có tài khoản SaoQuê nào liên kết với định danh này. Hãy đăng nhập bằng mật khẩu rồi liên kết trong “Tài khoản của tôi”.",
    );
  }
  const entered = await enter(services, account, input.client, "oidc");
  return ok({ kind: "entered", entered, returnTo: underWay.returnTo });
}

export async function unlinkOidc(services: Services, actor: Actor): Promise<Result<void>> {
  const issuer = services.config.OIDC_ISSUER;
  if (!issuer) throw new NotFound();
  const account = await findAccountById(services.db, actor.accountId);
  if (!account?.password_hash)
    return fault("", "Hãy đặt mật khẩu trước khi bỏ liên kết, để bạn còn đăng nhập được.");
  await services.db.transaction().execute(async (tx) => {
    await unlinkExternal(tx, issuer, actor.accountId);
    const subject = { kind: "account", id: actor.accountId };
    await audit(tx, {
      provinceCode: homeProvince(actor),
      actor,
      action: "identity.unlink-external",
      subject,
    });
  });
  return ok(undefined);
}

async function link(
  services: Services,
  actor: Actor,
  identity: ExternalIdentity,
): Promise<Result<OidcOutcome>> {
  return services.db.transaction().execute(async (tx) => {
    const linked = await linkExternal(tx, identity, actor.accountId);
    const owner = linked ? actor.accountId : await findExternal(tx, identity);
    if (owner !== actor.accountId) return fault("", "Định danh này đã liên kết với một tài khoản khác.");
    const subject = { kind: "account", id: actor.accountId };
    await audit(tx, { provinceCode: homeProvince(actor), actor, action: "identity.link-external", subject });
    return ok({ kind: "linked" as const });
  });
}

/** Exchanges the code; undefined when the provider or the person said no. */
async function redeem(
  services: Services,
  underWay: UnderWay,
  url: string,
): Promise<ExternalIdentity | undefined> {
  const provider = await providerOf(services);
  try {
    const tokens = await authorizationCodeGrant(provider, new URL(url, services.config.SAOQUE_ORIGIN), {
      pkceCodeVerifier: underWay.verifier,
      expectedState: underWay.state,
      expectedNonce: underWay.nonce,
      idTokenExpected: true,
    });
    const subject = tokens.claims()?.sub;
    return subject ? { issuer: services.config.OIDC_ISSUER ?? "", subject } : undefined;
  } catch (error) {
    services.log.warn({ err: error }, "identity provider refused");
    return undefined;
  }
}

const known = new WeakMap<Services["config"], Promise<Configuration>>();

/** The provider's own description, read once; a failed reading is forgotten so that the next person tries again. */
function providerOf(services: Services): Promise<Configuration> {
  const { config } = services;
  if (!config.OIDC_ISSUER || !config.OIDC_CLIENT_ID) throw new NotFound();
  const asked = known.get(config) ?? discover(services, new URL(config.OIDC_ISSUER), config.OIDC_CLIENT_ID);
  known.set(config, asked);
  return asked;
}

function discover({ config }: Services, issuer: URL, clientId: string): Promise<Configuration> {
  // Plain http is for a provider on the developer's own machine.
  const execute = issuer.protocol === "http:" && !config.SAOQUE_PRODUCTION ? [allowInsecureRequests] : [];
  const reading = discovery(issuer, clientId, config.OIDC_CLIENT_SECRET, undefined, { execute });
  return reading.catch((error: unknown) => {
    known.delete(config);
    throw error;
  });
}
