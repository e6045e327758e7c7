import { chosenProducer, producerOptions } from "#modules/producers";
import { listProductsOf } from "#modules/products";
import { findCommune } from "#modules/territory";
import { dayInVietnam } from "#platform/calendar";
import { type Typed, typedTexts, versionOf } from "#platform/forms";
import {
  type Actor,
  type Answer,
  html,
  listOf,
  NotAllowed,
  type Request,
  redirect,
  textOf,
  unitsOf,
} from "#platform/http";
import type { Fault } from "#platform/result";
import { type Candidate, titleOf } from "../domain/candidate.ts";
import { mayChangeCandidate } from "../permissions.ts";
import { cycleUrls as urls } from "../urls.ts";
import { addSurveyed, answeringCommune } from "../use-cases/answer-survey.ts";
import { candidateToRead } from "../use-cases/candidate-records.ts";
import { addCandidate, type CandidateForm, changeCandidate } from "../use-cases/keep-candidate.ts";
import { getSurvey } from "../use-cases/keep-survey.ts";
import { provinceOf } from "../use-cases/reach.ts";
import { provincesOf } from "../use-cases/read-surveys.ts";
import { CandidateFields } from "./candidate-fields.tsx";

const names = [
  "communeCode",
  "communeCode.q",
  "producerId",
  "producerId.q",
  "producerName",
  "productId",
  "productName",
  "sector",
  "kind",
  "potential",
  "expectedStar",
  "expectedRound",
  "note",
  "year",
] as const;

export type CandidateTexts = Typed<(typeof names)[number]> & { needs: readonly string[] };

function read(request: Request): CandidateTexts {
  return { ...typedTexts(request.fields, names), needs: listOf(request.fields, "needs") };
}

function blank(year: number, communeCode: string): CandidateTexts {
  return { ...typedTexts({}, names), needs: [], year: String(year), kind: "first", communeCode };
}

interface Screen {
  title: string;
  provinceCode: string;
  back: { href: string; label: string };
  /** An officer of a commune writes for the own commune only. */
  ownCommune: string | undefined;
  version?: number;
  /** The year is the survey's, or stands already. */
  fixedYear?: boolean;
}

const finding = (request: Request) => textOf(request.fields, "find") !== "";

export async function showNewCandidate(request: Request): Promise<Answer> {
  const screen = newScreen(request.requireActor());
  const year = Number(dayInVietnam(request.services.now()).slice(0, 4));
  return answer(request, screen, blank(year, screen.ownCommune ?? ""), []);
}

export async function postNewCandidate(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  const screen = newScreen(actor);
  const form = read(request);
  if (finding(request)) return answer(request, screen, form, [], 200);
  const made = await addCandidate(request.services, actor, form as CandidateForm, {
    provinceCode: screen.provinceCode,
  });
  if (!made.ok) return answer(request, screen, form, made.faults);
  return redirect(urls.candidate(made.value.id), { kind: "success", text: "Đã ghi ứng viên vào chu trình." });
}

function newScreen(actor: Actor): Screen {
  const provinceCode = provinceOf(actor);
  if (!provinceCode) throw new NotAllowed();
  return {
    title: "Thêm ứng viên",
    provinceCode,
    back: { href: urls.board, label: "Chu trình" },
    ownCommune: ownCommune(actor),
  };
}

function ownCommune(actor: Actor): string | undefined {
  if (unitsOf(actor, ["province_officer"], "province").length > 0) return undefined;
  return unitsOf(actor, ["commune_officer"], "commune")[0];
}

export async function showSurveyCandidate(request: Request): Promise<Answer> {
  const { screen, year } = await surveyScreen(request);
  return answer(request, screen, blank(year, screen.ownCommune ?? ""), []);
}

export async function postSurveyCandidate(request: Request): Promise<Answer> {
  const { screen } = await surveyScreen(request);
  const form = read(request);
  if (finding(request)) return answer(request, screen, form, [], 200);
  const id = request.params.surveyId ?? "";
  const made = await addSurveyed(request.services, request.requireActor(), id, form);
  if (!made.ok) return answer(request, screen, form, made.faults);
  return redirect(urls.survey(id), {
    kind: "success",
    text: `Đã ghi ${form.productName || "sản phẩm"} vào đợt rà soát.`,
  });
}

async function surveyScreen(request: Request): Promise<{ screen: Screen; year: number }> {
  const actor = request.requireActor();
  const survey = await getSurvey(request.services.db, request.params.surveyId ?? "");
  if (!provincesOf(actor).includes(survey.provinceCode))
    throw new NotAllowed("Đợt rà soát này của tỉnh khác.");
  const screen = {
    title: "Ghi sản phẩm vào đợt rà soát",
    provinceCode: survey.provinceCode,
    back: { href: urls.survey(survey.id), label: survey.title },
    ownCommune: ownCommune(actor) ? answeringCommune(actor, survey) : undefined,
    fixedYear: true,
  };
  return { screen, year: survey.year };
}

export async function showEditCandidate(request: Request): Promise<Answer> {
  const candidate = await candidateToEdit(request);
  return answer(request, editScreen(request, candidate, candidate.version), textsOf(candidate), []);
}

export async function postEditCandidate(request: Request): Promise<Answer> {
  const candidate = await candidateToEdit(request);
  const version = versionOf(request.fields);
  const screen = editScreen(request, candidate, version);
  const form = { ...read(request), year: String(candidate.year) };
  if (finding(request)) return answer(request, screen, form, [], 200);
  const target = { id: candidate.id, version };
  const done = await changeCandidate(request.services, request.requireActor(), target, form);
  if (!done.ok) return answer(request, screen, form, done.faults);
  return redirect(urls.candidate(candidate.id), { kind: "success", text: "Đã lưu." });
}

async function candidateToEdit(request: Request): Promise<Candidate> {
  const actor = request.requireActor();
  const candidate = await candidateToRead(request.services.db, actor, request.params.candidateId ?? "");
  if (!mayChangeCandidate(actor, candidate))
    throw new NotAllowed("Chỉ cán bộ OCOP của tỉnh hoặc của xã này sửa ứng viên.");
  return candidate;
}

function editScreen(request: Request, candidate: Candidate, version: number): Screen {
  return {
    title: `Sửa ${titleOf(candidate)}`,
    provinceCode: candidate.provinceCode,
    back: { href: urls.candidate(candidate.id), label: titleOf(candidate) },
    ownCommune: ownCommune(request.requireActor()),
    version,
    fixedYear: true,
  };
}

function textsOf(candidate: Candidate): CandidateTexts {
  return {
    ...typedTexts({}, names),
    communeCode: candidate.communeCode ?? "",
    producerId: candidate.producerId ?? "",
    producerName: candidate.producerName,
    productId: candidate.productId ?? "",
    productName: candidate.productName ?? "",
    sector: candidate.sector ?? "",
    kind: candidate.kind,
    potential: candidate.potential ?? "",
    expectedStar: candidate.expectedStar ? String(candidate.expectedStar) : "",
    expectedRound: candidate.expectedRound ?? "",
    note: candidate.note ?? "",
    year: String(candidate.year),
    needs: candidate.needs,
  };
}

async function answer(
  request: Request,
  screen: Screen,
  form: CandidateTexts,
  faults: readonly Fault[],
  status?: number,
): Promise<Answer> {
  const { db } = request.services;
  const scope = {
    provinceCodes: screen.ownCommune ? [] : [screen.provinceCode],
    communeCodes: screen.ownCommune ? [screen.ownCommune] : [],
  };
  const found = await producerOptions(db, form["producerId.q"], scope);
  const chosen = await chosenProducer(db, form.producerId, scope);
  const products = chosen ? await listProductsOf(db, chosen.value) : [];
  const commune = screen.ownCommune ? findCommune(screen.ownCommune)?.fullName : undefined;
  return html(
    <CandidateFields
      page={request.page()}
      screen={{ ...screen, communeName: commune }}
      form={form}
      faults={faults}
      producers={found}
      chosen={chosen}
      products={products}
    />,
    { status: status ?? (faults.length > 0 ? 422 : 200) },
  );
}
