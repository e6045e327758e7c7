import { listCommunes } from "#modules/territory";
import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import { type Executor, isUuid, type Tx, uuidv7 } from "#platform/db";
import { startChecks } from "#platform/forms";
import { type Actor, Conflict, NotAllowed, NotFound, type Services, unitsOf } from "#platform/http";
import { announce } from "#platform/jobs";
import { type Recipient, tell } from "#platform/notices";
import { fault, ok, type Result } from "#platform/result";
import { events } from "../events.ts";
import { mayKeepSurveys, officerRoles } from "../permissions.ts";
import {
  closeSurveyRow,
  findSurvey,
  insertSurvey,
  listAnswers,
  lockSurvey,
  markReminded,
  type Survey,
} from "../store/surveys.store.ts";
import { cycleUrls } from "../urls.ts";

export interface SurveyForm {
  title: string;
  year: string;
  letterNumber: string;
  dueOn: string;
  note: string;
}

/** @throws NotFound */
export async function getSurvey(db: Executor, id: string): Promise<Survey> {
  const survey = isUuid(id) ? await findSurvey(db, id) : undefined;
  if (!survey) throw new NotFound("Không có đợt rà soát này.");
  return survey;
}

/** @throws NotFound, NotAllowed */
export async function surveyToKeep(db: Executor, actor: Actor, id: string): Promise<Survey> {
  const survey = await getSurvey(db, id);
  if (!mayKeepSurveys(actor, survey)) throw new NotAllowed("Chỉ cán bộ OCOP của tỉnh điều hành đợt rà soát.");
  return survey;
}

/** Asks every commune of the province; each gets a letter and the survey among its tasks. */
export async function openSurvey(
  services: Services,
  actor: Actor,
  form: SurveyForm,
  { isDemo = false }: { isDemo?: boolean } = {},
): Promise<Result<{ id: string }>> {
  const [provinceCode] = unitsOf(actor, officerRoles, "province");
  if (!provinceCode) throw new NotAllowed("Chỉ cán bộ OCOP của tỉnh mở đợt rà soát.");
  const today = dayInVietnam(services.now());
  const check = startChecks();
  const title = check.line("title", form.title, { label: "tên đợt rà soát", max: 200, min: 5 });
  const thisYear = Number(today.slice(0, 4));
  const year = check.optionalWhole("year", form.year, { label: "năm", min: thisYear - 1, max: thisYear + 2 });
  if (form.year === "") check.add("year", "Nhập năm dự kiến đánh giá.");
  const letterNumber = check.optionalLine("letterNumber", form.letterNumber, {
    label: "số công văn",
    max: 80,
  });
  const dueOn = check.optionalDay("dueOn", form.dueOn, { label: "hạn trả lời" });
  if (form.dueOn === "") check.add("dueOn", "Nhập hạn trả lời.");
  else if (dueOn && dueOn <= today) check.add("dueOn", "Hạn trả lời phải sau hôm nay.");
  const note = check.optionalText("note", form.note, { label: "hướng dẫn", max: 2000 });
  if (check.faults.length > 0 || !year || !dueOn) return check.result({ id: "" });
  const id = uuidv7();
  await services.db.transaction().execute(async (tx) => {
    await insertSurvey(tx, {
      id,
      provinceCode,
      title,
      year,
      letterNumber,
      openedOn: today,
      dueOn,
      reportedProducers: null,
      reportedProducts: null,
      closedAt: null,
      note,
      source: null,
      isDemo,
      createdBy: actor.accountId,
    });
    await audit(tx, {
      provinceCode,
      actor,
      action: "cycle.open-survey",
      subject: { kind: "survey", id },
      details: { title, year, dueOn },
    });
    await announce(tx, events.surveyOpened, { surveyId: id, provinceCode, dueOn });
    const communes = listCommunes(provinceCode).map(({ code }) => code);
    await askCommunes(tx, { id, title, dueOn, letterNumber }, communes, "Tỉnh đề nghị xã rà soát");
  });
  return ok({ id });
}

/** Writes again to the communes that have not answered; once a day is enough. */
export async function remindCommunes(
  services: Services,
  actor: Actor,
  id: string,
): Promise<Result<{ communes: number }>> {
  const survey = await surveyToKeep(services.db, actor, id);
  if (survey.closedAt) throw new Conflict("Đợt rà soát đã kết thúc.");
  const now = services.now();
  if (survey.remindedAt && dayInVietnam(survey.remindedAt) === dayInVietnam(now))
    return fault("", "Hôm nay đã nhắc rồi. Ngày mai có thể nhắc tiếp.");
  return services.db.transaction().execute(async (tx) => {
    const waiting = await waitingCommunes(tx, survey);
    if (waiting.length === 0) return fault("", "Mọi xã đã trả lời, không còn xã nào để nhắc.");
    await markReminded(tx, id, now);
    await askCommunes(tx, survey, waiting, "Nhắc trả lời rà soát");
    await audit(tx, {
      provinceCode: survey.provinceCode,
      actor,
      action: "cycle.remind-survey",
      subject: { kind: "survey", id },
      details: { communes: waiting.length },
    });
    return ok({ communes: waiting.length });
  });
}

/** After closing, communes write nothing more into the survey; candidates go on in the cycle. */
export async function closeSurvey(services: Services, actor: Actor, id: string): Promise<Survey> {
  const survey = await surveyToKeep(services.db, actor, id);
  await services.db.transaction().execute(async (tx) => {
    await lockSurvey(tx, id);
    const at = services.now();
    if (!(await closeSurveyRow(tx, id, { accountId: actor.accountId, at })))
      throw new Conflict("Đợt rà soát đã kết thúc trước đó.");
    const waiting = await waitingCommunes(tx, survey);
    await audit(tx, {
      provinceCode: survey.provinceCode,
      actor,
      action: "cycle.close-survey",
      subject: { kind: "survey", id },
      details: { title: survey.title, notAnswered: waiting.length },
    });
  });
  return survey;
}

export async function waitingCommunes(
  db: Executor,
  survey: Pick<Survey, "id" | "provinceCode">,
): Promise<string[]> {
  const answered = new Set((await listAnswers(db, survey.id)).map(({ communeCode }) => communeCode));
  return listCommunes(survey.provinceCode)
    .map(({ code }) => code)
    .filter((code) => !answered.has(code));
}

type Asked = Pick<Survey, "id" | "title" | "dueOn" | "letterNumber">;

async function askCommunes(
  tx: Tx,
  survey: Asked,
  communes: readonly string[],
  opening: string,
): Promise<void> {
  const due = survey.dueOn.split("-").reverse().join("/");
  const letter = survey.letterNumber ? ` theo công văn số ${survey.letterNumber}` : "";
  await tell(tx, {
    about: { kind: "survey", id: survey.id },
    to: communes.map((unitCode): Recipient => ({ role: "commune_officer", unitKind: "commune", unitCode })),
    subject: `${opening}: ${survey.title}`,
    body: `Hãy ghi các sản phẩm có thể đánh giá${letter}, hoặc báo không có, trước hết ngày ${due}.`,
    href: cycleUrls.survey(survey.id),
  });
}
