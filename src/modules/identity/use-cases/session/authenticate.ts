import { dayInVietnam } from "#platform/calendar";
import type { Actor, Services } from "#platform/http";
import { roleTitle } from "../../domain/roles.ts";
import { sessionLife } from "../../domain/session-life.ts";
import { findSession } from "../../store/sessions.store.ts";
import { tokenHash } from "../secrets/tokens.ts";

export const sessionCookie = "sq_session";

/** The person behind the session cookie, or null; one statement for session, account and roles in force. */
export async function authenticate(
  services: Services,
  cookies: Readonly<Record<string, string | undefined>>,
): Promise<Actor | null> {
  const hash = tokenHash(cookies[sessionCookie]);
  if (!hash) return null;
  const now = services.now();
  const found = await findSession(services.db, hash, {
    now,
    today: dayInVietnam(now),
    idleSince: new Date(now.getTime() - sessionLife.idleMs),
    touchBefore: new Date(now.getTime() - sessionLife.touchMs),
  });
  return found ?? null;
}

/** The first role and its unit, as shown beside the name on every page. */
export function describeAccount(actor: Actor): { unitName: string; roleName: string } {
  const [first] = actor.grants;
  if (!first) return { unitName: "", roleName: "Chưa có vai trò" };
  return { unitName: first.unitName ?? "", roleName: roleTitle(first.role) };
}
