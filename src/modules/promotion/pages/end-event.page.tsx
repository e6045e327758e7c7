import { versionOf } from "#platform/forms";
import { type Answer, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import {
  Button,
  ButtonRow,
  Confirm,
  DataTable,
  Form,
  type FormError,
  fieldError,
  LinkButton,
  MoneyField,
  Narrow,
  Notice,
  PageHeader,
  PlainPage,
  Stack,
  TextArea,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { eventAllows } from "../domain/actions.ts";
import { promotionUrls as urls } from "../urls.ts";
import { assertEventAllows, eventToRun } from "../use-cases/event-access.ts";
import { readEvent } from "../use-cases/read-events.ts";
import { cancelEvent, closeEvent, reopenEvent } from "../use-cases/step-event.ts";
import { ParticipationTag } from "./event-tags.tsx";
import { shortMoney } from "./words.ts";

export function showCancel(request: Request): Promise<Answer> {
  return cancelAnswer(request, []);
}

export async function postCancel(request: Request): Promise<Answer> {
  const eventId = request.params.eventId ?? "";
  const done = await cancelEvent(request.services, request.requireActor(), {
    eventId,
    version: versionOf(request.fields),
    reason: textOf(request.fields, "reason"),
    requestId: request.id,
  });
  if (!done.ok) return cancelAnswer(request, formErrors(done.faults));
  return redirect(urls.event(eventId), { kind: "success", text: "Đã huỷ sự kiện và báo cho các chủ thể." });
}

async function cancelAnswer(request: Request, errors: FormError[]): Promise<Answer> {
  const event = await eventToRun(request.services.db, request.requireActor(), request.params.eventId ?? "");
  assertEventAllows(event, "cancel");
  const page = request.page();
  return html(
    <PlainPage title="Huỷ sự kiện" page={page}>
      <Confirm
        page={page}
        action={urls.cancelEvent(event.id)}
        title={`Huỷ ${event.title}?`}
        confirmLabel="Huỷ sự kiện"
        cancelHref={urls.event(event.id)}
        danger
        hidden={{ version: String(event.version) }}
        errors={errors}
        consequences={[
          "Mọi chủ thể đã mời (trừ người đã từ chối) nhận thư báo kèm lý do.",
          "Trang công khai ghi sự kiện đã huỷ.",
          "Danh sách, sơ đồ được giữ lại; có thể lấy lại sự kiện sau này.",
        ]}
      >
        <TextArea
          name="reason"
          label="Lý do huỷ"
          value={textOf(request.fields, "reason")}
          error={fieldError(errors, "reason")}
          rows={3}
          maxLength={500}
        />
      </Confirm>
    </PlainPage>,
    { status: errors.length > 0 ? 422 : 200 },
  );
}

export function showClose(request: Request): Promise<Answer> {
  return closeAnswer(request, []);
}

/** Closes a running event; a closed one is opened again with a reason. */
export async function postClose(request: Request): Promise<Answer> {
  const eventId = request.params.eventId ?? "";
  const actor = request.requireActor();
  const event = await eventToRun(request.services.db, actor, eventId);
  const which = { eventId, version: versionOf(request.fields), requestId: request.id };
  const text = (name: string) => textOf(request.fields, name);
  if (eventAllows(event.status, "reopen")) {
    const done = await reopenEvent(request.services, actor, { ...which, reason: text("reason") });
    if (!done.ok) return closeAnswer(request, formErrors(done.faults));
    return redirect(urls.event(eventId), {
      kind: "success",
      text: "Đã mở lại sự kiện. Sửa xong hãy kết thúc lần nữa.",
    });
  }
  const input = { ...which, summary: text("summary"), spentVnd: text("spentVnd") };
  const done = await closeEvent(request.services, actor, input);
  if (!done.ok) return closeAnswer(request, formErrors(done.faults));
  return redirect(urls.event(eventId), { kind: "success", text: "Đã tổng kết sự kiện. Có thể in báo cáo." });
}

async function closeAnswer(request: Request, errors: FormError[]): Promise<Answer> {
  const view = await readEvent(request.services, request.requireActor(), request.params.eventId ?? "");
  const { event } = view;
  const reopening = eventAllows(event.status, "reopen");
  if (!reopening) assertEventAllows(event, "close");
  const title = reopening ? "Mở lại sự kiện" : "Kết thúc, tổng kết";
  const page = request.page();
  const typed = (name: string, kept: string) =>
    Object.hasOwn(request.fields, name) ? textOf(request.fields, name) : kept;
  return html(
    <WorkspacePage title={title} page={page}>
      <Stack gap="wide">
        <PageHeader
          title={title}
          breadcrumb={[
            { href: urls.events, label: "Xúc tiến" },
            { href: urls.event(event.id), label: event.title },
            { label: title },
          ]}
        />
        {!reopening && <Unsettled view={view} />}
        <Narrow>
          <Form
            page={page}
            action={urls.closeEvent(event.id)}
            errors={errors}
            hidden={{ version: String(event.version) }}
          >
            {reopening ? (
              <TextArea
                name="reason"
                label="Lý do mở lại"
                hint="Ghi vào nhật ký; báo cáo đã in trước đó không đổi theo."
                value={typed("reason", "")}
                error={fieldError(errors, "reason")}
                rows={3}
                maxLength={500}
              />
            ) : (
              <>
                <TextArea
                  name="summary"
                  label="Nhận xét chung"
                  hint="Việc làm được, việc chưa được, đề nghị cho lần sau. In trong báo cáo."
                  value={typed("summary", event.summary ?? "")}
                  error={fieldError(errors, "summary")}
                  rows={6}
                  maxLength={4000}
                />
                <MoneyField
                  name="spentVnd"
                  label="Kinh phí đã chi"
                  value={typed("spentVnd", event.spentVnd === null ? "" : String(event.spentVnd))}
                  error={fieldError(errors, "spentVnd")}
                  optional
                />
              </>
            )}
            <ButtonRow>
              <Button>{reopening ? "Mở lại" : "Kết thúc sự kiện"}</Button>
              <LinkButton kind="quiet" href={urls.event(event.id)}>
                Quay lại
              </LinkButton>
            </ButtonRow>
          </Form>
        </Narrow>
      </Stack>
    </WorkspacePage>,
    { status: errors.length > 0 ? 422 : 200 },
  );
}

type View = Awaited<ReturnType<typeof readEvent>>;

/** Nobody stays between present and absent: their lines come first. */
function Unsettled({ view }: { view: View }) {
  const open = view.participants.filter(({ status }) => status === "confirmed");
  if (open.length === 0)
    return (
      <Notice kind="success" title="Đã ghi đủ có mặt, vắng">
        Doanh thu {shortMoney(view.sums.saleVnd)}, {view.sums.contracts} hợp đồng.
      </Notice>
    );
  return (
    <Stack>
      <Notice kind="warn" title={`Còn ${open.length} chủ thể chưa ghi có mặt hay vắng`}>
        Mở từng dòng để ghi rồi quay lại đây.
      </Notice>
      <DataTable
        caption="Chưa ghi có mặt hay vắng"
        captionHidden
        columns={[
          {
            key: "name",
            label: "Chủ thể",
            primary: true,
            cell: (each: View["participants"][number]) => (
              <TextLink href={urls.participation(each.id)}>{each.producerName}</TextLink>
            ),
          },
          {
            key: "status",
            label: "Trạng thái",
            cell: (each: View["participants"][number]) => <ParticipationTag status={each.status} />,
          },
        ]}
        rows={open}
        rowKey={({ id }) => id}
        empty={null}
      />
    </Stack>
  );
}
