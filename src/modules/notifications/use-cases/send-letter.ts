import { getAccount } from "#modules/identity";
import type { Services } from "#platform/http";
import { markSent, takeUnsent } from "../store/letters.store.ts";

/** Sends one letter; run again after it went out, it sends nothing. An account that was closed gets none. */
export async function sendLetter(services: Services, payload: Record<string, unknown>): Promise<void> {
  const id = String(payload.letterId);
  await services.db.transaction().execute(async (tx) => {
    const letter = await takeUnsent(tx, id);
    if (!letter) return;
    const account = await getAccount(tx, letter.accountId);
    if (account?.status !== "active") return;
    await services.mailer.sendMail({ to: account.email, subject: letter.subject, text: letter.body });
    await markSent(tx, id, services.now());
  });
}
