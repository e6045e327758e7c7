import { type DossierMoved, dossierUrls, readDossierFile } from "#modules/dossiers";
import { listAccountsWithRole } from "#modules/identity";
import type { Executor, Tx } from "#platform/db";
import type { Services } from "#platform/http";
import { formatDate } from "#platform/ui";
import { letterText } from "../domain/letter-text.ts";
import { type Addressee, letters, type Step } from "../domain/letters.ts";
import { insertLetter } from "../store/letters.store.ts";

export const LETTER_TASK = "notifications.send-letter";

type Fact = Pick<DossierMoved, "dossierId" | "producerId" | "communeCode" | "provinceCode" | "action" | "to">;

/** Writes down who is told about a step, and has each letter sent once; a fact told again writes nothing. */
export async function writeLetters(services: Services, tx: Tx, eventId: string, fact: Fact): Promise<number> {
  const wordings = letters[fact.action];
  if (!wordings) return 0;
  const step = await stepOf(tx, fact.dossierId);
  let written = 0;
  for (const addressee of ["producer", "commune", "province"] as const) {
    const words = wordings[addressee];
    if (!words || !isAddressed(addressee, fact)) continue;
    const { subject, text } = words(step);
    const href = addressOf[addressee](fact.dossierId);
    const about = { kind: "dossier", id: fact.dossierId };
    for (const person of await peopleOf(tx, addressee, fact)) {
      const way = `Xem hồ sơ: ${services.config.SAOQUE_ORIGIN}${href}`;
      const body = letterText(person.displayName, [text], way);
      const { dossierId } = fact;
      const id = await insertLetter(tx, {
        eventId,
        accountId: person.id,
        dossierId,
        about,
        href,
        subject,
        body,
      });
      if (!id) continue;
      await services.jobs.enqueue(tx, LETTER_TASK, { letterId: id });
      written += 1;
    }
  }
  return written;
}

/** An answer goes back to the office that asked: it is where the dossier lies now. */
function isAddressed(addressee: Addressee, { action, to }: Fact): boolean {
  if (action !== "answerReturn") return true;
  return addressee === (to === "forwarded" ? "province" : "commune");
}

const addressOf: Readonly<Record<Addressee, (dossierId: string) => string>> = {
  producer: dossierUrls.dossier,
  commune: dossierUrls.commune,
  province: dossierUrls.province,
};

function peopleOf(db: Executor, addressee: Addressee, fact: Fact) {
  const { producerId, communeCode, provinceCode } = fact;
  if (addressee === "producer")
    return listAccountsWithRole(db, { role: "producer_owner", unitKind: "producer", unitCode: producerId });
  if (addressee === "commune")
    return listAccountsWithRole(db, { role: "commune_officer", unitKind: "commune", unitCode: communeCode });
  return listAccountsWithRole(db, { role: "province_officer", unitKind: "province", unitCode: provinceCode });
}

async function stepOf(db: Executor, dossierId: string): Promise<Step> {
  const { dossier, product, producer, returns } = await readDossierFile(db, dossierId);
  const open = returns.find((each) => each.answeredAt === null);
  return {
    product: product.name,
    producer: producer.name,
    receipt: dossier.receiptNumber,
    answerBy: open ? formatDate(open.respondBy) : null,
  };
}
