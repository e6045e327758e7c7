import { type Tx, uuidv7 } from "#platform/db";
import { ruleSetOfPast } from "../domain/rule-set-of.ts";
import { lastValidDay } from "../domain/validity.ts";
import { announceChanged } from "../events.ts";
import { insertCandidacies, insertPastRecognitions, type NewCandidacy } from "../store/past.store.ts";

export interface PastRecognitionInput {
  productId: string;
  producerId: string;
  provinceCode: string;
  /** null where the source does not tell it. */
  star: number | null;
  points?: number | null;
  decisionNumber?: string | null;
  /** Day of issue; null where only the year is known. */
  recognisedOn?: string | null;
  year?: number | null;
  /** Told by the register itself; else 36 months from the day of issue, else unknown. */
  validUntil?: string | null;
  source?: string | null;
  note?: string | null;
  isDemo?: boolean;
}

/** Takes over a recognition that was decided elsewhere; nothing that the source leaves out is filled in. */
export async function recordPastRecognition(tx: Tx, input: PastRecognitionInput): Promise<{ id: string }> {
  const [id = ""] = await recordPastRecognitions(tx, [input]);
  return { id };
}

export async function recordPastRecognitions(
  tx: Tx,
  inputs: readonly PastRecognitionInput[],
): Promise<string[]> {
  const rows = inputs.map(toRecognition);
  await insertPastRecognitions(tx, rows);
  await announceChanged(tx, [...new Set(rows.map(({ productId }) => productId))]);
  return rows.map(({ id }) => id);
}

export type CandidacyInput = Omit<NewCandidacy, "id" | "source" | "note"> &
  Partial<Pick<NewCandidacy, "source" | "note">>;

/** What an old register says of a product that was not (yet) recognised. */
export async function recordCandidacy(tx: Tx, input: CandidacyInput): Promise<{ id: string }> {
  const [id = ""] = await recordCandidacies(tx, [input]);
  return { id };
}

export async function recordCandidacies(tx: Tx, inputs: readonly CandidacyInput[]): Promise<string[]> {
  const rows = inputs.map((input) => ({ source: null, note: null, ...input, id: uuidv7() }));
  await insertCandidacies(tx, rows);
  return rows.map(({ id }) => id);
}

function toRecognition(input: PastRecognitionInput) {
  const recognisedOn = input.recognisedOn ?? null;
  const year = input.year ?? (recognisedOn ? Number(recognisedOn.slice(0, 4)) : null);
  const { ruleSet, note } = ruleSetOfPast(recognisedOn, year);
  return {
    id: uuidv7(),
    productId: input.productId,
    producerId: input.producerId,
    provinceCode: input.provinceCode,
    star: input.star,
    points: input.points ?? null,
    ruleSet,
    decisionNumber: input.decisionNumber ?? null,
    recognisedOn,
    year,
    validUntil: input.validUntil ?? (recognisedOn ? lastValidDay(recognisedOn) : null),
    source: input.source ?? null,
    note: [input.note, note].filter((text) => text).join("; ") || null,
    isDemo: input.isDemo ?? false,
  };
}
