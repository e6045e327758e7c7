import { dayInVietnam } from "#platform/calendar";
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
  Button,
  Card,
  type Column,
  DataTable,
  DateField,
  DemoMark,
  EmptyState,
  Form,
  fieldError,
  formatDate,
  formatDateTime,
  formatNumber,
  JobProgress,
  PageHeader,
  Pagination,
  RadioGroup,
  Section,
  Stack,
  StatusTag,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { exportStatusWords } from "../domain/actions.ts";
import type { MinistryExport } from "../domain/ministry/export.ts";
import { standards } from "../domain/ministry/tables.ts";
import { exportWriters } from "../permissions.ts";
import { reportingUrls as urls } from "../urls.ts";
import { fileName, requestExport } from "../use-cases/exports/export-data.ts";
import {
  listExportsFor,
  openCsv,
  openFaults,
  openJson,
  openXlsx,
  viewExport,
} from "../use-cases/exports/read-exports.ts";
import { Outcome } from "./export-outcome.tsx";
import { asked, SHEET_TYPE, sheetAnswer } from "./parts.tsx";

const exportsCrumb = { href: urls.exports, label: "Xuất cho Bộ" };
const idOf = (request: Request): string => request.params.exportId ?? "";

export function showExports(request: Request): Promise<Answer> {
  const today = dayInVietnam(request.services.now());
  return list(request, { "cau-truc": "qd5277", ngay: today }, []);
}

export async function postExport(request: Request): Promise<Answer> {
  const typed = { "cau-truc": textOf(request.fields, "cau-truc"), ngay: textOf(request.fields, "ngay") };
  const done = await requestExport(request.services, request.requireActor(), {
    standard: typed["cau-truc"],
    asOf: typed.ngay,
    requestId: request.id,
  });
  return done.ok ? redirect(urls.export(done.value.id)) : list(request, typed, done.faults);
}

async function list(
  request: Request,
  typed: Record<string, string>,
  faults: readonly Fault[],
): Promise<Answer> {
  const actor = request.requireActor();
  const { exports, next } = await listExportsFor(request.services, actor, asked(request, "sau"));
  const page = request.page();
  return html(
    <WorkspacePage title="Xuất cho Bộ" page={page} wide>
      <Stack gap="wide">
        <PageHeader
          title="Xuất dữ liệu cho Bộ"
          lead="Các bảng theo cấu trúc dữ liệu của Bộ, kèm báo cáo kiểm tra từng dòng, từng cột trước khi gửi."
        />
        {holdsRole(actor, exportWriters) && (
          <ExportForm
            page={page}
            typed={typed}
            errors={formErrors(faults)}
            today={dayInVietnam(request.services.now())}
          />
        )}
        <Section title="Các lần xuất">
          <DataTable
            caption="Các lần xuất"
            captionHidden
            columns={columns}
            rows={exports}
            rowKey={({ id }) => id}
            empty={
              <EmptyState title="Chưa xuất lần nào" icon="upload">
                Mỗi lần xuất được giữ lại với số dòng, số lỗi và các tệp để gửi hoặc đối chiếu.
              </EmptyState>
            }
          />
          <Pagination {...(next ? { nextHref: `${urls.exports}?sau=${encodeURIComponent(next)}` } : {})} />
        </Section>
      </Stack>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}

interface FormProps {
  page: ReturnType<Request["page"]>;
  typed: Record<string, string>;
  errors: ReturnType<typeof formErrors>;
  today: string;
}

function ExportForm({ page, typed, errors, today }: FormProps) {
  return (
    <Card title="Xuất mới">
      <Form page={page} action={urls.exports} errors={errors}>
        <RadioGroup
          name="cau-truc"
          label="Cấu trúc dữ liệu"
          value={typed["cau-truc"] ?? ""}
          error={fieldError(errors, "cau-truc")}
          options={Object.entries(standards).map(([value, { title, confidence }]) => ({
            value,
            label: title,
            hint: confidence,
          }))}
        />
        <DateField
          name="ngay"
          label="Số liệu đến ngày"
          value={typed.ngay ?? ""}
          max={today}
          error={fieldError(errors, "ngay")}
        />
        <Button icon="upload">Xuất và kiểm tra</Button>
      </Form>
    </Card>
  );
}

const columns: Column<MinistryExport>[] = [
  {
    key: "standard",
    label: "Cấu trúc",
    primary: true,
    cell: (each) => (
      <>
        <TextLink href={urls.export(each.id)}>{standards[each.standard].title}</TextLink>{" "}
        {each.isDemo && <DemoMark />}
      </>
    ),
  },
  { key: "day", label: "Số liệu đến", cell: ({ asOf }) => formatDate(asOf) },
  { key: "who", label: "Người xuất", cell: ({ requestedByName }) => requestedByName ?? "—" },
  { key: "at", label: "Lúc", cell: ({ requestedAt }) => formatDateTime(requestedAt) },
  {
    key: "rows",
    label: "Dòng",
    align: "end",
    cell: ({ rowsTotal }) => (rowsTotal === null ? "—" : formatNumber(rowsTotal)),
  },
  {
    key: "faults",
    label: "Lỗi",
    align: "end",
    cell: ({ faults }) => (faults === null ? "—" : formatNumber(faults)),
  },
  {
    key: "status",
    label: "Trạng thái",
    cell: ({ status }) => (
      <StatusTag tone={exportStatusWords[status].tone}>{exportStatusWords[status].label}</StatusTag>
    ),
  },
];

export async function showExport(request: Request): Promise<Answer> {
  const { found, report, run } = await viewExport(request.services, request.requireActor(), idOf(request));
  const working = found.status === "waiting" || found.status === "running";
  return html(
    <WorkspacePage
      title="Kết quả xuất"
      page={request.page()}
      wide
      {...(working ? { refreshSeconds: 3 } : {})}
    >
      <Stack gap="wide">
        <PageHeader
          title={standards[found.standard].title}
          lead={`Số liệu đến ${formatDate(found.asOf)}; ${found.requestedByName ?? ""} xuất lúc ${formatDateTime(found.requestedAt)}.`}
          breadcrumb={[exportsCrumb, { label: "Kết quả xuất" }]}
          tags={found.isDemo && <DemoMark />}
        />
        {found.status !== "done" && (
          <JobProgress
            title={found.status === "failed" ? "Chưa xuất được" : "Đang xuất và kiểm tra"}
            state={found.status}
            {...(run?.total ? { done: run.done, total: run.total } : {})}
            text={found.failure ?? "Trang tự tải lại; có thể rời trang rồi quay lại."}
          />
        )}
        {report && <Outcome found={found} report={report} />}
      </Stack>
    </WorkspacePage>,
  );
}

export async function downloadXlsx(request: Request): Promise<Answer> {
  const { found, content } = await openXlsx(request.services, request.requireActor(), idOf(request));
  return download(content, { type: SHEET_TYPE, name: nameOf(found, "xlsx") });
}

export async function downloadJson(request: Request): Promise<Answer> {
  const { found, content } = await openJson(request.services, request.requireActor(), idOf(request));
  return download(content, { type: "application/json; charset=utf-8", name: nameOf(found, "json") });
}

export async function downloadCsv(request: Request): Promise<Answer> {
  const table = request.params.ministryTable ?? "";
  const { content } = await openCsv(request.services, request.requireActor(), { id: idOf(request), table });
  return download(content, { type: "text/csv; charset=utf-8", name: `${table}.csv` });
}

export async function downloadFaults(request: Request): Promise<Answer> {
  const { found, report } = await openFaults(request.services, request.requireActor(), idOf(request));
  return sheetAnswer(
    `loi-${found.standard}-${found.asOf}`,
    ["Bảng", "Dòng", "Cột", "Khoá", "Tên", "Lỗi"],
    report.faults.map(({ table, line, column, key, name, text }) => [
      table,
      line,
      column,
      key,
      name ?? "",
      text,
    ]),
  );
}

const nameOf = ({ standard, provinceCode, asOf }: MinistryExport, ending: string) =>
  fileName(standard, provinceCode, asOf, ending);
