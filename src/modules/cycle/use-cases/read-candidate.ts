import { getConsultant } from "#modules/consultants";
import { getDossier } from "#modules/dossiers";
import { dayInVietnam } from "#platform/calendar";
import type { Actor, Services } from "#platform/http";
import { allows, isWritable, type PressedAction, pressed } from "../domain/actions.ts";
import type { Candidate } from "../domain/candidate.ts";
import { isOwnProducer, mayChangeCandidate, mayMakePilot, mayMove, mayWriteFor } from "../permissions.ts";
import { starsOf } from "../store/lists.store.ts";
import {
  type BusinessPlan,
  findIdea,
  findPlan,
  type IdeaForm,
  listMoves,
  type Move,
} from "../store/papers.store.ts";
import { findSurvey } from "../store/surveys.store.ts";
import { candidateToRead } from "./candidate-records.ts";
import type { IdeaFormTexts } from "./write-idea.ts";
import type { PlanFormTexts } from "./write-plan.ts";

export interface CandidateView {
  candidate: Candidate;
  moves: Move[];
  idea: IdeaForm | undefined;
  plan: BusinessPlan | undefined;
  consultantName: string | undefined;
  surveyTitle: string | undefined;
  dossier: { id: string; status: string } | undefined;
  star: number | undefined;
  /** What the actor may press now. */
  actions: PressedAction[];
  mayChange: boolean;
  mayWriteIdea: boolean;
  mayWritePlan: boolean;
  mayMakePilot: boolean;
  /** Consultants are told to offices, not to other producers. */
  isOwn: boolean;
  today: string;
}

export async function readCandidateView(
  services: Services,
  actor: Actor,
  id: string,
): Promise<CandidateView> {
  const { db } = services;
  const candidate = await candidateToRead(db, actor, id);
  const { step } = candidate;
  const idea = await findIdea(db, id);
  const plan = await findPlan(db, id);
  const stars = await starsOf(db, candidate.productId ? [candidate.productId] : []);
  const writer = mayWriteFor(actor, candidate);
  const dossier = candidate.dossierId ? await getDossier(db, candidate.dossierId) : undefined;
  return {
    candidate,
    moves: await listMoves(db, id),
    idea,
    plan,
    consultantName: candidate.consultantId
      ? (await getConsultant(db, candidate.consultantId))?.name
      : undefined,
    surveyTitle: candidate.surveyId ? (await findSurvey(db, candidate.surveyId))?.title : undefined,
    dossier: dossier && { id: dossier.id, status: dossier.status },
    star: stars.get(candidate.productId ?? "")?.star,
    actions: pressed.filter((action) => allows(step, action) && mayMove(actor, candidate, action)),
    mayChange: isWritable(step) && mayChangeCandidate(actor, candidate),
    mayWriteIdea: writer && (step === "idea" || allows(step, "registerIdea")),
    mayWritePlan: writer && step === "business_plan",
    mayMakePilot: isWritable(step) && mayMakePilot(actor, candidate),
    isOwn: isOwnProducer(actor, candidate),
    today: dayInVietnam(services.now()),
  };
}

/** The idea form as it opens: what stands, or empty. */
export async function readIdeaTexts({ db }: Services, candidateId: string): Promise<IdeaFormTexts> {
  const idea = await findIdea(db, candidateId);
  return {
    idea: idea?.idea ?? "",
    materials: idea?.materials ?? "",
    market: idea?.market ?? "",
    wishes: idea?.wishes ?? "",
  };
}

/** The plan form as it opens. */
export async function readPlanTexts(
  { db }: Services,
  candidateId: string,
): Promise<{ texts: PlanFormTexts; fileId: string | null; submittedOn: string | null }> {
  const plan = await findPlan(db, candidateId);
  const number = (value: number | null | undefined) =>
    value === null || value === undefined ? "" : String(value);
  const texts = {
    goal: plan?.goal ?? "",
    production: plan?.production ?? "",
    investment: number(plan?.investmentVnd),
    ownCapital: number(plan?.ownCapitalVnd),
    expectedRevenue: number(plan?.expectedRevenueVnd),
    workers: number(plan?.workers),
    market: plan?.market ?? "",
    schedule: plan?.schedule ?? "",
  };
  return { texts, fileId: plan?.fileId ?? null, submittedOn: plan?.submittedOn ?? null };
}
