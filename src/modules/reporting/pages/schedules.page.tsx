import { type Answer, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  Card,
  type Column,
  DataTable,
  DemoMark,
  EmptyState,
  Form,
  fieldError,
  formatDate,
  NumberField,
  PageHeader,
  PostButton,
  Section,
  Select,
  Stack,
  StatusTag,
  TextArea,
  WorkspacePage,
} from "#platform/ui";
import { reportKinds } from "../domain/period.ts";
import type { Schedule } from "../domain/report.ts";
import { reportingUrls as urls } from "../urls.ts";
import { createSchedule, endSchedule, listSchedulesFor } from "../use-cases/schedules/schedules.ts";
import { reportsCrumb } from "./parts.tsx";

export function showSchedules(request: Request): Promise<Answer> {
  return answer(request, { loai: "month", "ngay-gui": "5" }, []);
}

export async function postSchedule(request: Request): Promise<Answer> {
  const typed = (name: string) => textOf(request.fields, name);
  const done = await createSchedule(request.services, request.requireActor(), {
    kind: typed("loai"),
    sendDay: typed("ngay-gui"),
    recipients: typed("dia-chi"),
    requestId: request.id,
  });
  if (done.ok) return redirect(urls.schedules, { kind: "success", text: "Đã đặt lịch gửi báo cáo." });
  const kept = { loai: typed("loai"), "ngay-gui": typed("ngay-gui"), "dia-chi": typed("dia-chi") };
  return answer(request, kept, done.faults);
}

export async function postStop(request: Request): Promise<Answer> {
  const id = request.params.scheduleId ?? "";
  await endSchedule(request.services, request.requireActor(), { id, requestId: request.id });
  return redirect(urls.schedules, { kind: "success", text: "Đã dừng lịch gửi." });
}

async function answer(
  request: Request,
  typed: Record<string, string>,
  faults: readonly Fault[],
): Promise<Answer> {
  const schedules = await listSchedulesFor(request.services, request.requireActor());
  const errors = formErrors(faults);
  const page = request.page();
  return html(
    <WorkspacePage title="Lịch gửi báo cáo" page={page} wide>
      <Stack gap="wide">
        <PageHeader
          title="Lịch gửi báo cáo"
          lead="Đến ngày, hệ thống viết bản dự thảo của kỳ vừa qua và gửi e-mail kèm tệp Word. Bản gửi chưa phải bản ký."
          breadcrumb={[reportsCrumb, { label: "Lịch gửi" }]}
        />
        <DataTable
          caption="Lịch gửi"
          captionHidden
          columns={columnsFor(page)}
          rows={schedules}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="Chưa có lịch gửi" icon="mail">
              Đặt lịch ở dưới để lãnh đạo nhận báo cáo mỗi tháng hoặc mỗi quý.
            </EmptyState>
          }
        />
        <Section title="Đặt lịch mới">
          <Card>
            <Form page={page} action={urls.schedules} errors={errors}>
              <Select
                name="loai"
                label="Loại báo cáo"
                value={typed.loai ?? ""}
                options={Object.entries(reportKinds).map(([value, { label }]) => ({ value, label }))}
                error={fieldError(errors, "loai")}
              />
              <NumberField
                name="ngay-gui"
                label="Gửi vào ngày"
                hint="Ngày 1–28 của tháng sau khi kỳ kết thúc."
                value={typed["ngay-gui"] ?? ""}
                width="short"
                error={fieldError(errors, "ngay-gui")}
              />
              <TextArea
                name="dia-chi"
                label="Gửi đến"
                hint="Mỗi dòng một địa chỉ e-mail công vụ, tối đa 20."
                rows={4}
                value={typed["dia-chi"] ?? ""}
                error={fieldError(errors, "dia-chi")}
              />
              <Button icon="mail">Đặt lịch</Button>
            </Form>
          </Card>
        </Section>
      </Stack>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}

function columnsFor(page: ReturnType<Request["page"]>): Column<Schedule>[] {
  return [
    {
      key: "kind",
      label: "Báo cáo",
      primary: true,
      cell: ({ kind, isDemo }) => (
        <>
          {reportKinds[kind].label} {isDemo && <DemoMark />}
        </>
      ),
    },
    { key: "to", label: "Gửi đến", shape: "long", cell: ({ recipients }) => recipients.join(", ") },
    {
      key: "next",
      label: "Lần tới",
      cell: ({ nextOn, stoppedAt }) =>
        stoppedAt ? <StatusTag tone="neutral">Đã dừng</StatusTag> : formatDate(nextOn),
    },
    {
      key: "last",
      label: "Gửi gần nhất",
      cell: ({ lastSentOn }) => (lastSentOn ? formatDate(lastSentOn) : "chưa gửi"),
    },
    {
      key: "stop",
      label: "Việc",
      cell: ({ id, stoppedAt }) =>
        stoppedAt ? (
          ""
        ) : (
          <PostButton page={page} action={urls.stopSchedule(id)} kind="quiet" small icon="ban">
            Dừng gửi
          </PostButton>
        ),
    },
  ];
}
