import { typedTexts, versionOf } from "#platform/forms";
import { type Answer, formErrors, html, listOf, type Request, redirect, textOf } from "#platform/http";
import type { Result } from "#platform/result";
import { DemoMark, type FormError, PageHeader, Stack, WorkspacePage } from "#platform/ui";
import { participationStatuses } from "../domain/participation.ts";
import { resultKinds } from "../domain/result.ts";
import { mayReadEvent } from "../permissions.ts";
import { promotionUrls as urls } from "../urls.ts";
import { answerFields, declineInvitation, registerForEvent } from "../use-cases/answer-invitation.ts";
import { placeWords } from "../use-cases/check-event.ts";
import { noteResult, resultFields, takeBackResult } from "../use-cases/note-result.ts";
import { type ParticipationView, readParticipation } from "../use-cases/read-participation.ts";
import { placeInBooth, stepParticipation } from "../use-cases/step-participation.ts";
import { daysText, ParticipationTag } from "./event-tags.tsx";
import { AnswerCard, type Asked, DeclineCard, FactsCard, OfficeCard } from "./participation-cards.tsx";
import { ResultsCard } from "./result-cards.tsx";

export function showParticipation(request: Request): Promise<Answer> {
  return answer(request, {}, []);
}

export async function postAnswer(request: Request): Promise<Answer> {
  const typed = typedTexts(request.fields, answerFields);
  const productIds = listOf(request.fields, "san-pham-dua");
  const done = await registerForEvent(request.services, request.requireActor(), {
    ...which(request),
    typed,
    productIds,
  });
  return after(
    request,
    done,
    { answer: { typed, productIds } },
    "Đã gửi đăng ký. Đơn vị tổ chức sẽ xác nhận.",
  );
}

export async function postDecline(request: Request): Promise<Answer> {
  const reason = textOf(request.fields, "reason");
  const done = await declineInvitation(request.services, request.requireActor(), {
    ...which(request),
    reason,
  });
  return after(request, done, { decline: reason }, "Đã ghi nhận không tham gia.");
}

export async function postOfficeStep(request: Request): Promise<Answer> {
  const reason = textOf(request.fields, "reason");
  const step = textOf(request.fields, "step");
  const done = await stepParticipation(request.services, request.requireActor(), {
    ...which(request),
    step,
    reason,
  });
  const text = done.ok ? `Đã chuyển sang “${participationStatuses[done.value.status]}”.` : "";
  return after(request, done, { reason }, text);
}

export async function postBoothOf(request: Request): Promise<Answer> {
  const boothId = textOf(request.fields, "boothId");
  const done = await placeInBooth(request.services, request.requireActor(), { ...which(request), boothId });
  const text = done.ok && done.value.code ? `Đã xếp vào gian ${done.value.code}.` : "Đã bỏ xếp gian.";
  return after(request, done, {}, text);
}

export async function postResult(request: Request): Promise<Answer> {
  const typed = typedTexts(request.fields, resultFields);
  const { participationId, requestId } = which(request);
  const done = await noteResult(request.services, request.requireActor(), {
    participationId,
    typed,
    requestId,
  });
  const text = done.ok ? `Đã ghi ${resultKinds[done.value.kind].toLowerCase()}.` : "";
  return after(request, done, { result: typed }, text, "#ket-qua");
}

export async function postWithdraw(request: Request): Promise<Answer> {
  const { participationId, requestId } = which(request);
  const resultId = request.params.resultId ?? "";
  const reason = textOf(request.fields, `reason-${resultId}`);
  const input = { participationId, resultId, reason, requestId };
  const done = await takeBackResult(request.services, request.requireActor(), input);
  return after(request, done, { withdrawing: resultId }, "Đã rút; kết quả này không tính nữa.", "#ket-qua");
}

function which(request: Request) {
  return {
    participationId: request.params.participationId ?? "",
    version: versionOf(request.fields),
    requestId: request.id,
  };
}

function after(
  request: Request,
  done: Result<unknown>,
  asked: Asked,
  text: string,
  place = "",
): Promise<Answer> | Answer {
  if (!done.ok) return answer(request, asked, formErrors(done.faults));
  return redirect(urls.participation(request.params.participationId ?? "") + place, {
    kind: "success",
    text,
  });
}

async function answer(request: Request, asked: Asked, errors: FormError[]): Promise<Answer> {
  const actor = request.requireActor();
  const view = await readParticipation(request.services, actor, request.params.participationId ?? "");
  const { event, participation, producer } = view;
  const page = request.page();
  const communes = producer?.communeCode ? [producer.communeCode] : [];
  const official = mayReadEvent(actor, event, communes);
  return html(
    <WorkspacePage title={`${participation.producerName} – ${event.title}`} page={page}>
      <Stack gap="wide">
        <PageHeader
          title={participation.producerName}
          breadcrumb={[
            official
              ? { href: urls.event(event.id), label: event.title }
              : { href: urls.mine, label: "Xúc tiến" },
            { label: participation.producerName },
          ]}
          lead={`${event.title} · ${daysText(event)} · ${placeWords(event)}`}
          tags={
            <>
              <ParticipationTag status={participation.status} /> {participation.isDemo && <DemoMark />}
            </>
          }
        />
        {cardsFor(view).map((Each) => (
          <Each key={Each.name} page={page} view={view} asked={asked} errors={errors} />
        ))}
      </Stack>
    </WorkspacePage>,
    { status: errors.length > 0 ? 422 : 200 },
  );
}

/** What is used most in this state stands first: in the hall the results, before it the answer. */
function cardsFor({ event }: ParticipationView) {
  return event.status === "running" || event.status === "closed"
    ? [ResultsCard, OfficeCard, FactsCard, AnswerCard, DeclineCard]
    : [AnswerCard, OfficeCard, FactsCard, ResultsCard, DeclineCard];
}
