import { helpKindName } from "#modules/consultants";
import { ruleSetInForce } from "#modules/criteria";
import { legalRounds, listRoundsOfYear, type RoundDates, type YearRound } from "#modules/evaluation";
import { dayInVietnam } from "#platform/calendar";
import { isUuid } from "#platform/db";
import { type SheetCell, writeSheet } from "#platform/documents";
import type { Actor, Services } from "#platform/http";
import { type Candidate, candidateKinds, potentials } from "../domain/candidate.ts";
import { isStep, type Step, stepNames } from "../domain/steps.ts";
import {
  type CandidateFilter,
  countBySteps,
  listByStep,
  listCandidates,
  listYears,
  starsOf,
} from "../store/lists.store.ts";
import { areaOf, placeOf, provinceOf } from "./reach.ts";

const perStep = 8;
const perPage = 50;
const mostRows = 20_000;

export interface BoardQuery {
  year: string;
  communeCode: string;
  step: string;
  kind: string;
  q: string;
  after: string;
}

export interface Board {
  year: number;
  years: number[];
  step: Step | undefined;
  counts: ReadonlyMap<Step, number>;
  /** Without a step: the first of each step; with one: its page. */
  candidates: Candidate[];
  next: string | undefined;
  rounds: YearRound[];
  legal: RoundDates[];
  today: string;
}

export async function readBoard(services: Services, actor: Actor, query: BoardQuery): Promise<Board> {
  const { db } = services;
  const today = dayInVietnam(services.now());
  const filter = filterOf(actor, query, today);
  const { step } = filter;
  const year = filter.year ?? Number(today.slice(0, 4));
  const found = step
    ? await listCandidates(db, filter, { after: afterOf(query), limit: perPage + 1 })
    : await listByStep(db, filter, perStep);
  const candidates = step ? found.slice(0, perPage) : found;
  const province = provinceOf(actor);
  const years = new Set([year, Number(today.slice(0, 4)), ...(await listYears(db, areaOf(actor)))]);
  return {
    year,
    years: [...years].sort((a, b) => b - a),
    step,
    counts: await countBySteps(db, { ...filter, step: undefined } as Omit<CandidateFilter, "step">),
    candidates,
    next: step && found.length > perPage ? candidates.at(-1)?.id : undefined,
    rounds: province ? await listRoundsOfYear(db, province, year) : [],
    legal: province ? legalRounds(ruleSetInForce(today), year) : [],
    today,
  };
}

/** The rows behind the board with the same filters, as a table. */
export async function writeBoardSheet(services: Services, actor: Actor, query: BoardQuery): Promise<Buffer> {
  const filter = filterOf(actor, query, dayInVietnam(services.now()));
  const rows = await listCandidates(services.db, filter, { limit: mostRows });
  return writeCandidates(rows, "Chu trình");
}

export interface PilotRow extends Candidate {
  star: number | null;
}

export interface PilotList {
  pilots: PilotRow[];
  next: string | undefined;
}

/** Models from idea to recognition, newest first. */
export async function readPilots(services: Services, actor: Actor, query: BoardQuery): Promise<PilotList> {
  const filter = { ...pilotFilter(actor, query), pilots: true };
  const found = await listCandidates(services.db, filter, { after: afterOf(query), limit: perPage + 1 });
  const page = found.slice(0, perPage);
  const stars = await starsOf(
    services.db,
    page.flatMap(({ productId }) => productId ?? []),
  );
  const pilots = page.map((pilot) => ({ ...pilot, star: stars.get(pilot.productId ?? "")?.star ?? null }));
  return { pilots, next: found.length > perPage ? page.at(-1)?.id : undefined };
}

export async function writePilotsSheet(services: Services, actor: Actor, query: BoardQuery): Promise<Buffer> {
  const filter = { ...pilotFilter(actor, query), pilots: true };
  return writeCandidates(await listCandidates(services.db, filter, { limit: mostRows }), "Mô hình điểm");
}

export function writeCandidates(rows: readonly Candidate[], name: string): Promise<Buffer> {
  return writeSheet(
    [
      { label: "Năm", width: 8 },
      { label: "Sản phẩm", width: 34 },
      { label: "Chủ thể", width: 34 },
      { label: "Nơi", width: 34 },
      { label: "Loại" },
      { label: "Bước", width: 26 },
      { label: "Từ ngày", width: 14 },
      { label: "Tiềm năng", width: 12 },
      { label: "Nhu cầu", width: 40 },
      { label: "Hạng dự kiến", width: 14 },
      { label: "Đợt dự kiến" },
      { label: "Ghi chú", width: 40 },
      { label: "Nguồn", width: 30 },
    ],
    rows.map((row): SheetCell[] => [
      row.year,
      row.productName,
      row.producerName,
      placeOf(row),
      candidateKinds[row.kind],
      stepNames[row.step],
      new Date(`${dayInVietnam(row.stepSince)}T00:00:00Z`),
      row.potential && potentials[row.potential],
      row.needs.map(helpKindName).join(", "),
      row.expectedStar,
      row.expectedRound,
      row.stoppedReason ?? row.note,
      row.source,
    ]),
    { name },
  );
}

function filterOf(actor: Actor, query: BoardQuery, today: string): CandidateFilter {
  const typed = /^\d{4}$/.test(query.year) ? Number(query.year) : undefined;
  return {
    area: areaOf(actor),
    year: typed ?? Number(today.slice(0, 4)),
    communeCode: /^\d{5}$/.test(query.communeCode) ? query.communeCode : undefined,
    step: isStep(query.step) ? query.step : undefined,
    kind: Object.hasOwn(candidateKinds, query.kind) ? query.kind : undefined,
    q: query.q.slice(0, 100),
  };
}

/** Models are followed over years: a year narrows them only when asked for. */
function pilotFilter(actor: Actor, query: BoardQuery): CandidateFilter {
  return {
    area: areaOf(actor),
    year: /^\d{4}$/.test(query.year) ? Number(query.year) : undefined,
    q: query.q.slice(0, 100),
  };
}

function afterOf({ after }: BoardQuery): string | undefined {
  return isUuid(after) ? after : undefined;
}
