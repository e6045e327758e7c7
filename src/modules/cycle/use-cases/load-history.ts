import { audit } from "#platform/audit";
import { type Tx, uuidv7 } from "#platform/db";
import type { Services } from "#platform/http";
import history from "../../../../db/reference/programme/cycle.json" with { type: "json" };
import { insertCandidates, type NewCandidate } from "../store/candidates.store.ts";
import { isTakenOver, producersByName } from "../store/history.store.ts";
import { starsOf } from "../store/lists.store.ts";
import { insertMoves } from "../store/papers.store.ts";
import { insertSurvey } from "../store/surveys.store.ts";
import { firstMove } from "./keep-candidate.ts";

const province = "96";

/** The survey and the models that public articles tell of; nothing is added to what they say, a second time adds nothing. */
export async function loadCycleHistory(services: Services): Promise<{ surveys: number; pilots: number }> {
  return services.db.transaction().execute(async (tx) => {
    if (await isTakenOver(tx, history.pilotSource)) return { surveys: 0, pilots: 0 };
    for (const survey of history.surveys) {
      await insertSurvey(tx, {
        ...survey,
        id: uuidv7(),
        letterNumber: null,
        closedAt: new Date(`${survey.dueOn}T17:00:00+07:00`),
        isDemo: false,
        createdBy: null,
      });
    }
    const pilots = [...(await pilotsOf2020(tx)), ...villages()];
    await insertCandidates(tx, pilots);
    await insertMoves(
      tx,
      pilots.map((pilot) => ({
        ...firstMove(pilot, { accountId: null, displayName: null }),
        note: `Ghi theo ${pilot.source}`,
      })),
    );
    await audit(tx, {
      provinceCode: province,
      actor: null,
      action: "cycle.load-history",
      subject: { kind: "candidate", id: "programme" },
      details: { surveys: history.surveys.length, pilots: pilots.length },
    });
    return { surveys: history.surveys.length, pilots: pilots.length };
  });
}

const blank = {
  provinceCode: province,
  surveyId: null,
  kind: "first",
  potential: null,
  needs: [],
  expectedStar: null,
  expectedRound: null,
  consultantId: null,
  dossierId: null,
  isDemo: false,
  createdBy: null,
} as const;

/** Recognised since, by the register: at market; the others stand where the article left them. */
async function pilotsOf2020(tx: Tx): Promise<NewCandidate[]> {
  const names = history.pilots.map(({ producer }) => producer);
  const known = await producersByName(tx, province, names);
  const productOf = (pilot: (typeof history.pilots)[number]) =>
    known.get(pilot.producer)?.products.find(({ name }) => name === pilot.registerProduct);
  const stars = await starsOf(
    tx,
    history.pilots.flatMap((pilot) => productOf(pilot)?.id ?? []),
  );
  return history.pilots.map((pilot) => {
    const producer = known.get(pilot.producer);
    const product = productOf(pilot);
    return {
      ...blank,
      needs: [],
      id: uuidv7(),
      year: 2020,
      communeCode: pilot.communeCode,
      oldPlace: pilot.oldPlace,
      producerId: producer?.id ?? null,
      producerName: pilot.producer,
      producerKind: producer?.kind ?? null,
      productId: product?.id ?? null,
      productName: pilot.product,
      sector: product?.sector ?? null,
      pilotKind: "model_product",
      step: stars.has(product?.id ?? "") ? "promotion" : "implementation",
      stepSince: new Date("2020-10-01T00:00:00+07:00"),
      note: history.pilotNote,
      source: history.pilotSource,
    };
  });
}

function villages(): NewCandidate[] {
  return history.villages.map((village) => ({
    ...blank,
    needs: [],
    id: uuidv7(),
    year: village.year,
    communeCode: null,
    oldPlace: null,
    producerId: null,
    producerName: village.title,
    producerKind: null,
    productId: null,
    productName: null,
    sector: "VI",
    pilotKind: "tourism_village",
    step: "implementation",
    stepSince: new Date(`${village.year}-12-31T00:00:00+07:00`),
    note: village.note,
    source: village.source,
  }));
}
