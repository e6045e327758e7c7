import { uuidv7 } from "#platform/db";
import { versionOf } from "#platform/forms";
import { Conflict, fieldsUnder, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  ButtonRow,
  Fieldset,
  Form,
  fieldError,
  formatDate,
  LinkButton,
  Narrow,
  Notice,
  PageHeader,
  Stack,
  TextArea,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { partOfCriterion } from "../domain/self-assessment.ts";
import { dossierUrls } from "../urls.ts";
import { answerReturn } from "../use-cases/answer-return.ts";
import { type DossierView, viewToWrite } from "../use-cases/view-dossier.ts";
import { dossierCrumbs } from "./dossier-parts.tsx";
import { Assistance, dossierIdOf } from "./step.page.tsx";

export async function showAnswer(request: Request) {
  const view = await viewToWrite(request.services, request.requireActor(), dossierIdOf(request));
  return answerPage(request, view, []);
}

export async function submitAnswer(request: Request) {
  const actor = request.requireActor();
  const dossierId = dossierIdOf(request);
  const typed = fieldsUnder(request.fields, "answer.");
  const answers = new Map([...typed].map(([no, answer]) => [Number(no), answer]));
  const send = textOf(request.fields, "go") === "send";
  const input = { dossierId, version: versionOf(request.fields), answers, send, requestId: request.id };
  const answered = await answerReturn(request.services, actor, input);
  if (!answered.ok) {
    const view = await viewToWrite(request.services, actor, dossierId);
    return answerPage(request, view, answered.faults, typed);
  }
  if (!send) return redirect(dossierUrls.answer(dossierId), { kind: "success", text: "Đã lưu câu trả lời." });
  return redirect(dossierUrls.dossier(dossierId), { kind: "success", text: "Đã nộp lại hồ sơ." });
}

function answerPage(
  request: Request,
  view: DossierView,
  faults: readonly Fault[],
  typed?: Map<string, string>,
) {
  const { subject, openReturn } = view;
  if (!openReturn) throw new Conflict("Hồ sơ này không có yêu cầu bổ sung nào đang chờ trả lời.");
  const { dossier } = subject;
  const errors = formErrors(faults);
  const title = "Bổ sung hồ sơ";
  return html(
    <WorkspacePage title={title} page={request.page()}>
      <Narrow>
        <Stack>
          <PageHeader
            title={title}
            lead={`${openReturn.level === "commune" ? "Xã" : "Tỉnh"} yêu cầu bổ sung trước ngày ${formatDate(openReturn.respondBy)}.`}
            breadcrumb={dossierCrumbs(request.requireActor(), subject, { label: title })}
          />

          <Assistance view={view} />
          <Notice kind="warn" title="Lý do trả lại">
            {openReturn.reason}
          </Notice>
          <Form
            page={request.page()}
            errors={errors}
            hidden={{ version: String(dossier.version) }}
            idempotencyKey={uuidv7()}
            label={title}
          >
            {openReturn.points.map((point) => (
              <Fieldset
                key={point.no}
                legend={`Điểm ${point.no}${point.criterion ? `, tiêu chí ${point.criterion}` : ""}`}
                hint={point.request}
              >
                {point.criterion && (
                  <TextLink
                    href={`${dossierUrls.marks(dossier.id, partOfCriterion(point.criterion))}#criterion-${point.criterion}`}
                  >
                    Sửa mức và minh chứng của tiêu chí {point.criterion}
                  </TextLink>
                )}
                <TextArea
                  name={`answer.${point.no}`}
                  label="Đã làm gì để bổ sung"
                  rows={3}
                  maxLength={2000}
                  value={typed?.get(String(point.no)) ?? point.answer ?? ""}
                  error={fieldError(errors, `answer.${point.no}`)}
                />
              </Fieldset>
            ))}
            <ButtonRow>
              <Button name="go" value="send">
                Nộp lại hồ sơ
              </Button>
              <Button kind="secondary" name="go" value="keep">
                Lưu nháp
              </Button>
              <LinkButton kind="quiet" href={dossierUrls.check(dossier.id)}>
                Xem danh sách kiểm tra
              </LinkButton>
            </ButtonRow>
          </Form>
        </Stack>
      </Narrow>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}
