import {
  type Answer,
  download,
  formErrors,
  holdsRole,
  html,
  type Request,
  redirect,
  textOf,
} from "#platform/http";
import type { Fault } from "#platform/result";
import {
  ButtonRow,
  Confirm,
  DemoMark,
  ErrorSummary,
  formatDate,
  LinkButton,
  PageHeader,
  PostButton,
  Prose,
  Stack,
  WorkspacePage,
} from "#platform/ui";
import { cycleUrls as urls } from "../urls.ts";
import { answerSurvey, reopenAnswer } from "../use-cases/answer-survey.ts";
import { closeSurvey, remindCommunes, surveyToKeep, waitingCommunes } from "../use-cases/keep-survey.ts";
import { readSurvey, type SurveyView, writeSurveySheet } from "../use-cases/read-surveys.ts";
import { CommuneAnswer, CommuneStates, SurveyCandidates, Totals } from "./survey-parts.tsx";
import { SurveyTag } from "./surveys.page.tsx";
import { xlsx } from "./words.tsx";

const idOf = (request: Request): string => request.params.surveyId ?? "";

export interface AnswerTexts {
  answer: string;
  note: string;
}

export async function showSurvey(request: Request): Promise<Answer> {
  return answer(request, { answer: "", note: "" }, []);
}

export async function postAnswer(request: Request): Promise<Answer> {
  const typed = { answer: textOf(request.fields, "answer"), note: textOf(request.fields, "note") };
  const done = await answerSurvey(request.services, request.requireActor(), idOf(request), typed);
  if (!done.ok) return answer(request, typed, done.faults);
  return redirect(urls.survey(idOf(request)), {
    kind: "success",
    text: done.value.nothing ? "Đã báo tỉnh: xã không có sản phẩm." : "Đã báo tỉnh: danh sách của xã đã đủ.",
  });
}

export async function postReopen(request: Request): Promise<Answer> {
  await reopenAnswer(request.services, request.requireActor(), idOf(request));
  return redirect(urls.survey(idOf(request)), { kind: "success", text: "Đã mở lại, xã ghi tiếp được." });
}

export async function postRemind(request: Request): Promise<Answer> {
  const done = await remindCommunes(request.services, request.requireActor(), idOf(request));
  if (!done.ok) return answer(request, { answer: "", note: "" }, done.faults);
  return redirect(urls.survey(idOf(request)), {
    kind: "success",
    text: `Đã gửi thư nhắc ${done.value.communes} xã chưa trả lời.`,
  });
}

export async function showClose(request: Request): Promise<Answer> {
  const { db } = request.services;
  const survey = await surveyToKeep(db, request.requireActor(), idOf(request));
  const waiting = await waitingCommunes(db, survey);
  const page = request.page();
  const title = `Kết thúc ${survey.title}?`;
  return html(
    <WorkspacePage title={title} page={page}>
      <Confirm
        page={page}
        action={urls.surveyClose(survey.id)}
        title={title}
        consequences={[
          "Các xã không ghi thêm, không trả lời được nữa.",
          "Sản phẩm đã ghi tiếp tục trong chu trình.",
        ]}
        confirmLabel="Kết thúc đợt rà soát"
        cancelHref={urls.survey(survey.id)}
        danger
      >
        {waiting.length > 0 ? `Còn ${waiting.length} xã chưa trả lời.` : "Mọi xã đã trả lời."}
      </Confirm>
    </WorkspacePage>,
  );
}

export async function postClose(request: Request): Promise<Answer> {
  const survey = await closeSurvey(request.services, request.requireActor(), idOf(request));
  return redirect(urls.survey(survey.id), { kind: "success", text: "Đã kết thúc đợt rà soát." });
}

export async function downloadSurvey(request: Request): Promise<Answer> {
  const sheet = await writeSurveySheet(request.services, request.requireActor(), idOf(request));
  return download(sheet, { type: xlsx, name: "ket-qua-ra-soat.xlsx" });
}

async function answer(request: Request, typed: AnswerTexts, faults: readonly Fault[]): Promise<Answer> {
  const actor = request.requireActor();
  const view = await readSurvey(request.services, actor, idOf(request), textOf(request.query, "sau"));
  const writes = holdsRole(actor, ["province_officer", "commune_officer"]);
  const page = <SurveyPage request={request} view={view} typed={typed} faults={faults} writes={writes} />;
  return html(page, { status: faults.length > 0 ? 422 : 200 });
}

interface PageProps {
  request: Request;
  view: SurveyView;
  typed: AnswerTexts;
  faults: readonly Fault[];
  writes: boolean;
}

function SurveyPage({ request, view, typed, faults, writes }: PageProps) {
  const { survey } = view;
  const page = request.page();
  const errors = formErrors(faults);
  const letter = survey.letterNumber ? ` · công văn ${survey.letterNumber}` : "";
  return (
    <WorkspacePage title={survey.title} page={page} wide>
      <Stack gap="wide">
        <PageHeader
          title={survey.title}
          breadcrumb={[{ href: urls.surveys, label: "Rà soát" }, { label: survey.title }]}
          lead={`Cho năm ${survey.year}${letter} · xã trả lời trước hết ngày ${formatDate(survey.dueOn)}`}
          tags={
            <>
              <SurveyTag survey={survey} today={view.today} />
              {survey.isDemo && <DemoMark />}
            </>
          }
        />
        {survey.note && <Prose>{survey.note}</Prose>}
        {!view.commune && <ErrorSummary errors={errors} />}
        {view.commune && <CommuneAnswer page={page} view={view} typed={typed} errors={errors} />}
        {view.mayKeep && !survey.closedAt && <Keeping request={request} view={view} />}
        {view.totals && <Totals view={view} totals={view.totals} />}
        <SurveyCandidates view={view} writes={writes} />
        {view.totals && survey.reportedProducts === null && <CommuneStates view={view} />}
      </Stack>
    </WorkspacePage>
  );
}

function Keeping({ request, view }: { request: Request; view: SurveyView }) {
  const { survey } = view;
  return (
    <ButtonRow>
      <PostButton page={request.page()} action={urls.surveyRemind(survey.id)} kind="secondary" icon="bell">
        Nhắc các xã chưa trả lời
      </PostButton>
      <LinkButton href={urls.surveyClose(survey.id)} kind="quiet">
        Kết thúc đợt rà soát
      </LinkButton>
    </ButtonRow>
  );
}
