import type { Services } from "#platform/http";
import { endSessionByToken } from "../../store/sessions.store.ts";
import { tokenHash } from "../secrets/tokens.ts";

export async function signOut(services: Services, token: string | undefined): Promise<void> {
  const hash = tokenHash(token);
  if (hash) await endSessionByToken(services.db, hash, services.now());
}
