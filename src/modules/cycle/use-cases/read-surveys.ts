import { findCommune, listCommunes } from "#modules/territory";
import { dayInVietnam } from "#platform/calendar";
import { isUuid } from "#platform/db";
import { type Actor, NotAllowed, type Services } from "#platform/http";
import type { Candidate } from "../domain/candidate.ts";
import { mayKeepSurveys, reachOf } from "../permissions.ts";
import { listCandidates } from "../store/lists.store.ts";
import {
  type Answer,
  type ListedSurvey,
  listAnswers,
  listSurveys,
  type Survey,
  type SurveyTotals,
  surveyTotals,
} from "../store/surveys.store.ts";
import { answeringCommune } from "./answer-survey.ts";
import { getSurvey } from "./keep-survey.ts";
import { writeCandidates } from "./read-board.ts";

const perPage = 20;
const candidatesPerPage = 50;

export interface SurveyList {
  surveys: ListedSurvey[];
  next: string | undefined;
  today: string;
}

export async function readSurveys(services: Services, actor: Actor, after: string): Promise<SurveyList> {
  const [year = "", id = ""] = after.split(".");
  const before = isUuid(id) && /^\d{4}$/.test(year) ? { year: Number(year), id } : undefined;
  const found = await listSurveys(services.db, provincesOf(actor), { before, limit: perPage + 1 });
  const surveys = found.slice(0, perPage);
  const last = surveys.at(-1);
  return {
    surveys,
    next: found.length > perPage && last ? `${last.year}.${last.id}` : undefined,
    today: dayInVietnam(services.now()),
  };
}

/** Surveys of the own province, also for its communes. */
export function provincesOf(actor: Actor): string[] {
  const { provinceCodes, communeCodes } = reachOf(actor);
  const ofCommunes = communeCodes.flatMap((code) => findCommune(code)?.provinceCode ?? []);
  return [...new Set([...provinceCodes, ...ofCommunes])];
}

export interface CommuneState {
  communeCode: string;
  name: string;
  answer: Answer | undefined;
  candidates: number;
}

export interface SurveyView {
  survey: Survey;
  mayKeep: boolean;
  /** The commune that the actor answers for. */
  commune: { code: string; name: string; answer: Answer | undefined } | undefined;
  /** Only for the province. */
  communes: CommuneState[];
  totals: SurveyTotals | undefined;
  candidates: Candidate[];
  next: string | undefined;
  today: string;
}

export async function readSurvey(
  services: Services,
  actor: Actor,
  id: string,
  after = "",
): Promise<SurveyView> {
  const { db } = services;
  const survey = await getSurvey(db, id);
  const reach = reachOf(actor);
  const ofProvince = reach.provinceCodes.includes(survey.provinceCode);
  const own = answeringCommune(actor, survey);
  if (!ofProvince && !own) throw new NotAllowed("Đợt rà soát này của tỉnh khác.");
  const answers = new Map((await listAnswers(db, id)).map((answer) => [answer.communeCode, answer]));
  const totals = ofProvince ? await surveyTotals(db, id) : undefined;
  const found = await listCandidates(
    db,
    { area: { ...reach, producerIds: [] }, surveyId: id },
    { after: isUuid(after) ? after : undefined, limit: candidatesPerPage + 1 },
  );
  const candidates = found.slice(0, candidatesPerPage);
  return {
    survey,
    mayKeep: mayKeepSurveys(actor, survey),
    commune: own
      ? { code: own, name: findCommune(own)?.fullName ?? own, answer: answers.get(own) }
      : undefined,
    communes: totals ? statesOf(survey, answers, totals) : [],
    totals,
    candidates,
    next: found.length > candidatesPerPage ? candidates.at(-1)?.id : undefined,
    today: dayInVietnam(services.now()),
  };
}

export async function writeSurveySheet(services: Services, actor: Actor, id: string): Promise<Buffer> {
  const { survey } = await readSurvey(services, actor, id);
  const area = { ...reachOf(actor), producerIds: [] };
  const rows = await listCandidates(services.db, { area, surveyId: survey.id }, { limit: 20_000 });
  return writeCandidates(rows, "Kết quả rà soát");
}

function statesOf(
  survey: Survey,
  answers: ReadonlyMap<string, Answer>,
  totals: SurveyTotals,
): CommuneState[] {
  const counted = new Map(totals.byCommune.map(({ communeCode, products }) => [communeCode, products]));
  return listCommunes(survey.provinceCode).map(({ code, fullName }) => ({
    communeCode: code,
    name: fullName,
    answer: answers.get(code),
    candidates: counted.get(code) ?? 0,
  }));
}
