import { findCommune } from "#modules/territory";
import { audit } from "#platform/audit";
import type { Tx } from "#platform/db";
import { startChecks } from "#platform/forms";
import { type Actor, Conflict, NotAllowed, type Services, unitsOf } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
import { communeRoles } from "../permissions.ts";
import { listCandidates } from "../store/lists.store.ts";
import { lockSurvey, removeAnswer, type Survey, saveAnswer } from "../store/surveys.store.ts";
import { addCandidate, type CandidateForm } from "./keep-candidate.ts";
import { getSurvey } from "./keep-survey.ts";

/** The commune that this person answers for; only one of the survey's own province. */
export function answeringCommune(actor: Actor, survey: Pick<Survey, "provinceCode">): string | undefined {
  return unitsOf(actor, communeRoles, "commune").find(
    (code) => findCommune(code)?.provinceCode === survey.provinceCode,
  );
}

/** One product into the survey, from the commune itself or from the province in its name. */
export async function addSurveyed(
  services: Services,
  actor: Actor,
  surveyId: string,
  form: Omit<CandidateForm, "year">,
  { isDemo = false }: { isDemo?: boolean } = {},
): Promise<Result<{ id: string }>> {
  const survey = await getSurvey(services.db, surveyId);
  if (survey.closedAt) throw new Conflict("Đợt rà soát đã kết thúc, không ghi thêm được.");
  return addCandidate(
    services,
    actor,
    { ...form, year: String(survey.year) },
    { provinceCode: survey.provinceCode, surveyId, isDemo: isDemo || survey.isDemo },
  );
}

export interface AnswerInput {
  /** "done": the list is complete; "nothing": there is none. */
  answer: string;
  note: string;
}

/** A commune says that its list is complete, or that it has nothing to report. */
export async function answerSurvey(
  services: Services,
  actor: Actor,
  surveyId: string,
  { answer, note }: AnswerInput,
): Promise<Result<{ nothing: boolean }>> {
  const survey = await getSurvey(services.db, surveyId);
  const communeCode = communeOrRefuse(actor, survey);
  const nothing = answer === "nothing";
  if (!nothing && answer !== "done") return fault("answer", "Chọn đã ghi đủ hay không có sản phẩm nào.");
  const own = await listCandidates(
    services.db,
    { area: { provinceCodes: [], communeCodes: [communeCode], producerIds: [] }, surveyId },
    { limit: 1 },
  );
  if (nothing && own.length > 0)
    return fault("answer", "Xã đã ghi sản phẩm vào đợt này, nên không báo “không có” được.");
  if (!nothing && own.length === 0)
    return fault("answer", "Xã chưa ghi sản phẩm nào. Ghi sản phẩm trước, hoặc chọn “không có”.");
  const check = startChecks();
  const words = check.optionalText("note", note, { label: "ghi chú", max: 1000 });
  if (check.faults.length > 0) return check.result({ nothing });
  await services.db.transaction().execute(async (tx) => {
    await assertOpen(tx, surveyId);
    const told = { surveyId, communeCode, by: actor.accountId, at: services.now(), nothing, note: words };
    await saveAnswer(tx, told);
    await audit(tx, {
      provinceCode: survey.provinceCode,
      actor,
      action: "cycle.answer-survey",
      subject: { kind: "survey", id: surveyId },
      details: { communeCode, nothing },
    });
  });
  return ok({ nothing });
}

/** Takes the answer back to write more, as long as the survey is open. */
export async function reopenAnswer(services: Services, actor: Actor, surveyId: string): Promise<void> {
  const survey = await getSurvey(services.db, surveyId);
  const communeCode = communeOrRefuse(actor, survey);
  await services.db.transaction().execute(async (tx) => {
    await assertOpen(tx, surveyId);
    if (!(await removeAnswer(tx, surveyId, communeCode)))
      throw new Conflict("Xã chưa trả lời đợt rà soát này.");
    await audit(tx, {
      provinceCode: survey.provinceCode,
      actor,
      action: "cycle.reopen-answer",
      subject: { kind: "survey", id: surveyId },
      details: { communeCode },
    });
  });
}

function communeOrRefuse(actor: Actor, survey: Survey): string {
  const communeCode = answeringCommune(actor, survey);
  if (!communeCode) throw new NotAllowed("Chỉ cán bộ xã trong tỉnh trả lời đợt rà soát này.");
  return communeCode;
}

async function assertOpen(tx: Tx, surveyId: string): Promise<void> {
  const survey = await lockSurvey(tx, surveyId);
  if (!survey || survey.closedAt) throw new Conflict("Đợt rà soát đã kết thúc, không trả lời được nữa.");
}
