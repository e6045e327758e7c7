import { type Executor, type Row, sql, type Tx, tables } from "#platform/db";
import type { Candidate, CandidateKind, PilotKind, Potential } from "../domain/candidate.ts";
import type { Step } from "../domain/steps.ts";

const on = tables<"cycle.candidates">();

type Stored = Row<"cycle.candidates">;

export const columns = [
  "c.id",
  "c.province_code",
  "c.commune_code",
  "c.old_place",
  "c.survey_id",
  "c.year",
  "c.producer_id",
  "c.producer_name",
  "c.producer_kind",
  "c.product_id",
  "c.product_name",
  "c.sector",
  "c.kind",
  "c.potential",
  "c.needs",
  "c.expected_star",
  "c.expected_round",
  "c.pilot_kind",
  "c.consultant_id",
  "c.step",
  "c.step_since",
  "c.stopped_reason",
  "c.dossier_id",
  "c.note",
  "c.source",
  "c.is_demo",
  "c.version",
] as const;

type Plain = Omit<
  Stored,
  | "kind"
  | "needs"
  | "step"
  | "step_since"
  | "is_demo"
  | "version"
  | "created_at"
  | "updated_at"
  | "search_text"
  | "created_by"
  | "set_code"
> & {
  kind: string;
  needs: string[];
  step: string;
  step_since: Date;
  is_demo: boolean;
  version: number;
};

export function candidateOf(row: Plain): Candidate {
  return {
    id: row.id,
    provinceCode: row.province_code,
    communeCode: row.commune_code,
    oldPlace: row.old_place,
    surveyId: row.survey_id,
    year: row.year,
    producerId: row.producer_id,
    producerName: row.producer_name,
    producerKind: row.producer_kind,
    productId: row.product_id,
    productName: row.product_name,
    sector: row.sector,
    kind: row.kind as CandidateKind,
    potential: row.potential as Potential | null,
    needs: row.needs,
    expectedStar: row.expected_star,
    expectedRound: row.expected_round,
    pilotKind: row.pilot_kind as PilotKind | null,
    consultantId: row.consultant_id,
    step: row.step as Step,
    stepSince: row.step_since,
    stoppedReason: row.stopped_reason,
    dossierId: row.dossier_id,
    note: row.note,
    source: row.source,
    isDemo: row.is_demo,
    version: row.version,
  };
}

export type NewCandidate = Omit<Candidate, "version" | "stoppedReason"> & { createdBy: string | null };

export async function insertCandidates(tx: Tx, candidates: readonly NewCandidate[]): Promise<void> {
  if (candidates.length === 0) return;
  await on(tx)
    .insertInto("cycle.candidates")
    .values(
      candidates.map((each) => ({
        ...detailColumns(each),
        id: each.id,
        province_code: each.provinceCode,
        survey_id: each.surveyId,
        year: each.year,
        old_place: each.oldPlace,
        pilot_kind: each.pilotKind,
        consultant_id: each.consultantId,
        step: each.step,
        step_since: each.stepSince,
        dossier_id: each.dossierId,
        source: each.source,
        is_demo: each.isDemo,
        created_by: each.createdBy,
      })),
    )
    .execute();
}

export type CandidateDetails = Pick<
  Candidate,
  | "communeCode"
  | "producerId"
  | "producerName"
  | "producerKind"
  | "productId"
  | "productName"
  | "sector"
  | "kind"
  | "potential"
  | "needs"
  | "expectedStar"
  | "expectedRound"
  | "note"
>;

function detailColumns(details: CandidateDetails) {
  return {
    commune_code: details.communeCode,
    producer_id: details.producerId,
    producer_name: details.producerName,
    producer_kind: details.producerKind,
    product_id: details.productId,
    product_name: details.productName,
    sector: details.sector,
    kind: details.kind,
    potential: details.potential,
    needs: details.needs,
    expected_star: details.expectedStar,
    expected_round: details.expectedRound,
    note: details.note,
  };
}

interface Target {
  id: string;
  version: number;
  at: Date;
}

/** False when somebody else changed it since `version`. */
export async function updateCandidate(
  tx: Tx,
  { id, version, at }: Target,
  change:
    | { details: CandidateDetails }
    | { pilot: Pick<Candidate, "pilotKind" | "consultantId"> }
    | { step: Step; reason: string | null; dossierId?: string | null },
): Promise<boolean> {
  const set =
    "details" in change
      ? detailColumns(change.details)
      : "pilot" in change
        ? { pilot_kind: change.pilot.pilotKind, consultant_id: change.pilot.consultantId }
        : {
            step: change.step,
            step_since: at,
            stopped_reason: change.reason,
            ...(change.dossierId === undefined ? {} : { dossier_id: change.dossierId }),
          };
  const row = await on(tx)
    .updateTable("cycle.candidates")
    .set({ ...set, updated_at: at, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

export async function findCandidate(db: Executor, id: string): Promise<Candidate | undefined> {
  const row = await on(db)
    .selectFrom("cycle.candidates as c")
    .select(columns)
    .where("c.id", "=", id)
    .executeTakeFirst();
  return row && candidateOf(row);
}

/** The candidate that a dossier belongs to: by the dossier, else the newest open one of the same product. */
export async function findCandidateOfDossier(
  tx: Tx,
  {
    dossierId,
    productId,
    producerId,
    productName,
  }: Record<"dossierId" | "productId" | "producerId" | "productName", string>,
): Promise<Candidate | undefined> {
  const open = ["surveyed", "idea", "business_plan", "implementation"];
  const row = await on(tx)
    .selectFrom("cycle.candidates as c")
    .select(columns)
    .where((eb) =>
      eb.or([
        eb("c.dossier_id", "=", dossierId),
        eb.and([eb("c.product_id", "=", productId), eb("c.step", "in", open)]),
        eb.and([
          eb("c.producer_id", "=", producerId),
          eb("c.product_id", "is", null),
          eb("c.step", "in", open),
          sql<boolean>`public.fold_vi(c.product_name) = public.fold_vi(${productName})`,
        ]),
      ]),
    )
    .orderBy(sql`c.dossier_id is not distinct from ${dossierId}::uuid`, "desc")
    .orderBy("c.year", "desc")
    .orderBy("c.id", "desc")
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
  return row && candidateOf(row);
}

/** Keys of what a survey or a year already holds, to tell a repeated row of a table. */
export async function knownCandidates(
  db: Executor,
  { provinceCode, year }: { provinceCode: string; year: number },
): Promise<Set<string>> {
  const rows = await on(db)
    .selectFrom("cycle.candidates as c")
    .select(["c.commune_code as communeCode", "c.search_text as text"])
    .where("c.province_code", "=", provinceCode)
    .where("c.year", "=", year)
    .execute();
  return new Set(rows.map(({ communeCode, text }) => `${communeCode ?? ""}|${text ?? ""}`));
}
