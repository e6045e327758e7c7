import { helpKindName } from "#modules/consultants";
import { dayInVietnam, daysBetween } from "#platform/calendar";
import { typedTexts, versionOf } from "#platform/forms";
import { type Answer, download, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import type { Result } from "#platform/result";
import {
  DemoMark,
  type FormError,
  formatDeadline,
  PageHeader,
  Row,
  Split,
  Stack,
  StatusTag,
  WorkspacePage,
} from "#platform/ui";
import type { RequestAction } from "../domain/actions.ts";
import { dueDay, isOverdue, type SupportRequest } from "../domain/request.ts";
import { supportUrls as urls } from "../urls.ts";
import { attachFiles, detachFile } from "../use-cases/requests/attach-files.ts";
import { completeFields, completeSupport, reopenRequest } from "../use-cases/requests/close-request.ts";
import {
  acceptRequest,
  budgetFields,
  declineRequest,
  withdrawRequest,
} from "../use-cases/requests/decide-request.ts";
import { printAcceptance } from "../use-cases/requests/print-acceptance.ts";
import {
  chooseProvider,
  contractFields,
  deliverFields,
  deliverSupport,
  noteContract,
  providersFor,
} from "../use-cases/requests/run-contract.ts";
import { type RequestView, viewRequest } from "../use-cases/requests/view-request.ts";
import { NextSteps, type Stopped } from "./request-forms.tsx";
import { About, Compare, Help, Papers, Story } from "./request-parts.tsx";
import { placeText, RequestTag } from "./words.tsx";

export function showRequest(request: Request): Promise<Answer> {
  return answer(request, null);
}

async function answer(request: Request, stopped: Stopped | null): Promise<Answer> {
  const { services, params } = request;
  const view = await viewRequest(services, request.requireActor(), params.supportId ?? "");
  const needsProviders = view.actions.includes("choose");
  const providers = needsProviders ? await providersFor(services, view.request) : [];
  const today = dayInVietnam(services.now());
  return html(
    <WorkspacePage title={view.request.title} page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title={view.request.title}
          breadcrumb={[{ href: urls.requests, label: "Hỗ trợ" }, { label: view.request.number }]}
          lead={`${helpKindName(view.request.kind)} · ${view.producer.name} · ${placeText(view.request.communeCode)}`}
          tags={<Tags view={view} today={today} />}
        />
        <Split ratio="narrow-right" side={<Story view={view} />}>
          <Stack gap="wide">
            <NextSteps
              page={request.page()}
              view={view}
              providers={providers}
              stopped={stopped}
              today={today}
            />
            <About view={view} />
            <Help view={view} />
            <Compare view={view} />
            <Papers page={request.page()} view={view} stopped={stopped} />
          </Stack>
        </Split>
      </Stack>
    </WorkspacePage>,
    { status: stopped ? 422 : 200 },
  );
}

function Tags({ view, today }: { view: RequestView; today: string }) {
  const { request } = view;
  const day = dueDay(request);
  return (
    <Row gap="tight">
      <RequestTag status={request.status} />
      {day && (
        <StatusTag tone={isOverdue(request, today) ? "danger" : "neutral"}>
          {formatDeadline({ daysLeft: daysBetween(today, day) })}
        </StatusTag>
      )}
      {request.isDemo && <DemoMark />}
    </Row>
  );
}

type Done = Result<SupportRequest>;

/** Where the step was refused the same page comes back, that form open and filled as it was typed. */
async function finish(request: Request, action: RequestAction, done: Done, said: string): Promise<Answer> {
  if (done.ok) return redirect(urls.request(done.value.id), { kind: "success", text: said });
  const errors: FormError[] = formErrors(done.faults);
  const typed = Object.fromEntries(
    Object.keys(request.fields).map((name) => [name, textOf(request.fields, name)]),
  );
  return answer(request, { action, errors, typed });
}

const stepOf = (request: Request) => ({
  supportId: request.params.supportId ?? "",
  version: versionOf(request.fields),
  requestId: request.id,
});

export async function postAccept(request: Request): Promise<Answer> {
  const mend = textOf(request.fields, "mend") === "1";
  const typed = typedTexts(request.fields, budgetFields);
  const input = { ...stepOf(request), typed, mend };
  const done = await acceptRequest(request.services, request.requireActor(), input);
  const said = mend ? "Đã sửa kinh phí." : "Đã nhận hỗ trợ. Tiếp theo: chọn đơn vị hỗ trợ.";
  return finish(request, mend ? "budget" : "accept", done, said);
}

export async function postDecline(request: Request): Promise<Answer> {
  const input = { ...stepOf(request), reason: textOf(request.fields, "declineReason") };
  const done = await declineRequest(request.services, request.requireActor(), input);
  return finish(request, "decline", done, "Đã ghi không hỗ trợ và báo chủ thể.");
}

export async function postWithdraw(request: Request): Promise<Answer> {
  const input = { ...stepOf(request), reason: textOf(request.fields, "withdrawReason") };
  const done = await withdrawRequest(request.services, request.requireActor(), input);
  return finish(request, "withdraw", done, "Đã rút yêu cầu.");
}

export async function postChoose(request: Request): Promise<Answer> {
  const input = { ...stepOf(request), consultantId: textOf(request.fields, "consultantId") };
  const done = await chooseProvider(request.services, request.requireActor(), input);
  return finish(request, "choose", done, "Đã chọn đơn vị hỗ trợ. Tiếp theo: ghi hợp đồng.");
}

export async function postContract(request: Request): Promise<Answer> {
  const typed = typedTexts(request.fields, contractFields);
  const input = { ...stepOf(request), typed, uploads: request.files };
  const done = await noteContract(request.services, request.requireActor(), input);
  return finish(request, "contract", done, "Đã ghi hợp đồng.");
}

export async function postDeliver(request: Request): Promise<Answer> {
  const typed = typedTexts(request.fields, deliverFields);
  const input = { ...stepOf(request), typed, uploads: request.files };
  const done = await deliverSupport(request.services, request.requireActor(), input);
  return finish(request, "deliver", done, "Đã ghi bàn giao và mời chủ thể nghiệm thu.");
}

export async function postComplete(request: Request): Promise<Answer> {
  const typed = typedTexts(request.fields, completeFields);
  const input = { ...stepOf(request), typed, uploads: request.files };
  const done = await completeSupport(request.services, request.requireActor(), input);
  return finish(request, "complete", done, "Đã nghiệm thu. Biên bản in được ở trang này.");
}

export async function postReopen(request: Request): Promise<Answer> {
  const input = { ...stepOf(request), reason: textOf(request.fields, "reopenReason") };
  const done = await reopenRequest(request.services, request.requireActor(), input);
  return finish(request, "reopen", done, "Đã lùi yêu cầu một bước.");
}

export async function postAttach(request: Request): Promise<Answer> {
  const { fields, files, services } = request;
  const done = await attachFiles(services, request.requireActor(), {
    ...stepOf(request),
    role: textOf(fields, "attachRole"),
    caption: textOf(fields, "caption"),
    uploads: files,
  });
  return finish(request, "attach", done, "Đã thêm tệp.");
}

export async function postDetach(request: Request): Promise<Answer> {
  const supportFileId = request.params.supportFileId ?? "";
  const input = { ...stepOf(request), supportFileId };
  const done = await detachFile(request.services, request.requireActor(), input);
  return finish(request, "attach", done, "Đã bỏ tệp khỏi yêu cầu.");
}

const paper =
  (kind: "pdf" | "docx") =>
  async (request: Request): Promise<Answer> => {
    const supportId = request.params.supportId ?? "";
    const made = await printAcceptance(request.services, request.requireActor(), {
      supportId,
      kind,
      requestId: request.id,
    });
    return download(made.content, { type: made.type, name: made.name });
  };

export const downloadAcceptancePdf = paper("pdf");
export const downloadAcceptanceWord = paper("docx");
