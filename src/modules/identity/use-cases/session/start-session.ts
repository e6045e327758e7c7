import { type Executor, uuidv7 } from "#platform/db";
import type { Services } from "#platform/http";
import { sessionLife } from "../../domain/session-life.ts";
import { insertSession } from "../../store/sessions.store.ts";
import { newToken } from "../secrets/tokens.ts";

/** The browser that asks. */
export interface Client {
  ip: string;
  userAgent: string;
  /** Session cookie it came with, ended when a new one begins. */
  token: string | undefined;
}

export interface StartedSession {
  token: string;
  maxAgeSeconds: number;
}

/** A new session; `awaitingCode` lasts ten minutes and opens nothing until the second factor is given. */
export async function startSession(
  db: Executor,
  services: Services,
  session: { accountId: string; client: Client; state: "open" | "open-with-code" | "awaiting-code" },
): Promise<StartedSession> {
  const now = services.now();
  const token = newToken();
  const lifeMs = session.state === "awaiting-code" ? sessionLife.awaitingCodeMs : sessionLife.longestMs;
  await insertSession(db, {
    id: uuidv7(),
    token_hash: token.hash,
    account_id: session.accountId,
    created_at: now,
    last_seen_at: now,
    expires_at: new Date(now.getTime() + lifeMs),
    second_factor_at: session.state === "open-with-code" ? now : null,
    ip: session.client.ip.slice(0, 64),
    user_agent: session.client.userAgent.slice(0, 300),
  });
  return { token: token.text, maxAgeSeconds: Math.floor(lifeMs / 1000) };
}
