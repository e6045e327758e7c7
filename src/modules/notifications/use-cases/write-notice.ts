import type { Tx } from "#platform/db";
import type { Services } from "#platform/http";
import type { Notice } from "#platform/notices";
import { letterText, paragraphsOf } from "../domain/letter-text.ts";
import { insertLetter } from "../store/letters.store.ts";
import { listPeople } from "../store/people.store.ts";
import { LETTER_TASK } from "./write-letters.ts";

/** Writes what a module asked to be told, one letter a person; the same fact told again writes nothing. */
export async function writeNotice(
  services: Services,
  tx: Tx,
  eventId: string,
  notice: Notice,
): Promise<number> {
  const way = `Mở trên SaoQuê: ${services.config.SAOQUE_ORIGIN}${notice.href}`;
  const paragraphs = paragraphsOf(notice.body);
  let written = 0;
  for (const person of await listPeople(tx, notice.to)) {
    const id = await insertLetter(tx, {
      eventId,
      accountId: person.id,
      dossierId: null,
      about: notice.about,
      href: notice.href,
      subject: notice.subject,
      body: letterText(person.displayName, paragraphs, way),
    });
    if (!id) continue;
    await services.jobs.enqueue(tx, LETTER_TASK, { letterId: id });
    written += 1;
  }
  return written;
}
