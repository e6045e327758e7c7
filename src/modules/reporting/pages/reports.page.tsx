import { unitName } from "#modules/planning";
import { dayInVietnam } from "#platform/calendar";
import { type Answer, formErrors, holdsRole, html, type Request, redirect, textOf } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  Card,
  type Column,
  DataTable,
  DemoMark,
  EmptyState,
  Form,
  type FormError,
  fieldError,
  formatDate,
  Grid,
  LinkButton,
  Narrow,
  PageHeader,
  Pagination,
  Row,
  Select,
  Stack,
  StatusTag,
  Tabs,
  TextField,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { reportStatusWords } from "../domain/actions.ts";
import { isReportKind, lastPeriod, periodWords, reportKinds } from "../domain/period.ts";
import type { ReportRow } from "../domain/report.ts";
import { reportWriters } from "../permissions.ts";
import { reportingUrls as urls } from "../urls.ts";
import { createReport } from "../use-cases/reports/create-report.ts";
import { listReportsFor, type ReportQuery } from "../use-cases/reports/read-report.ts";
import { reportUnitOf, scopeOfReport } from "../use-cases/unit.ts";
import { asked, FilterForm, reportsCrumb, sheetAnswer } from "./parts.tsx";

const SHEET_ROWS = 20_000;

function queryOf(request: Request): ReportQuery {
  const year = Number(asked(request, "nam"));
  const kind = asked(request, "loai");
  return {
    whose: asked(request, "cua") === "duoi" ? "below" : "own",
    ...(Number.isInteger(year) && year >= 2018 && year <= 2100 ? { year } : {}),
    ...(isReportKind(kind) ? { kind } : {}),
  };
}

const addressOf = ({ whose, year, kind }: ReportQuery): Record<string, string> => ({
  ...(whose === "below" ? { cua: "duoi" } : {}),
  ...(year ? { nam: String(year) } : {}),
  ...(kind ? { loai: kind } : {}),
});

export async function showReports(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  const query = queryOf(request);
  const { reports, next } = await listReportsFor(request.services, actor, query, {
    after: asked(request, "sau"),
  });
  const { level } = reportUnitOf(actor);
  const writes = holdsRole(actor, reportWriters);
  const address = new URLSearchParams(addressOf(query));
  return html(
    <WorkspacePage title="Báo cáo" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title="Báo cáo"
          lead="Lời văn tự viết từ số liệu, sửa được từng phần; in Word theo thể thức văn bản hành chính, phụ lục bằng Excel."
          actions={
            writes && (
              <>
                <LinkButton href={urls.schedules} kind="secondary" icon="mail">
                  Lịch gửi
                </LinkButton>
                <LinkButton href={urls.newReport} icon="plus">
                  Lập báo cáo
                </LinkButton>
              </>
            )
          }
        />
        {level !== "commune" && (
          <Tabs
            label="Báo cáo của ai"
            items={[
              { href: urls.reports, label: "Của đơn vị", current: query.whose === "own" },
              {
                href: `${urls.reports}?cua=duoi`,
                label: level === "nation" ? "Các tỉnh đã hoàn thành" : "Các xã đã hoàn thành",
                current: query.whose === "below",
              },
            ]}
          />
        )}
        <Filters query={query} today={dayInVietnam(request.services.now())} />
        <DataTable
          caption="Báo cáo"
          captionHidden
          columns={columns}
          rows={reports}
          rowKey={({ id }) => id}
          empty={<Nothing query={query} writes={writes} />}
        />
        <Pagination
          {...(next
            ? { nextHref: `${urls.reports}?${address}${address.size > 0 ? "&" : ""}sau=${next}` }
            : {})}
        />
        <Row>
          <LinkButton href={`${urls.reportsSheet}?${address}`} kind="secondary" icon="download">
            Tải Excel
          </LinkButton>
        </Row>
      </Stack>
    </WorkspacePage>,
  );
}

function Filters({ query, today }: { query: ReportQuery; today: string }) {
  const last = Number(today.slice(0, 4));
  const years = Array.from({ length: last - 2017 }, (_, at) => String(last - at));
  return (
    <FilterForm
      action={urls.reports}
      label="Lọc báo cáo"
      hidden={query.whose === "below" ? { cua: "duoi" } : {}}
    >
      <Select
        name="nam"
        label="Năm"
        value={query.year ? String(query.year) : ""}
        options={[{ value: "", label: "Mọi năm" }, ...years.map((year) => ({ value: year, label: year }))]}
      />
      <Select
        name="loai"
        label="Loại"
        value={query.kind ?? ""}
        options={[{ value: "", label: "Mọi loại" }, ...kindOptions]}
      />
      <Button kind="secondary">Lọc</Button>
    </FilterForm>
  );
}

const kindOptions = Object.entries(reportKinds).map(([value, { label }]) => ({ value, label }));

function Nothing({ query, writes }: { query: ReportQuery; writes: boolean }) {
  if (query.whose === "below" || !writes)
    return (
      <EmptyState title="Chưa có báo cáo nào" icon="file-text">
        Báo cáo hiện ở đây khi đơn vị lập báo cáo đã hoàn thành.
      </EmptyState>
    );
  return (
    <EmptyState
      title="Chưa có báo cáo nào"
      icon="file-text"
      action={{ href: urls.newReport, label: "Lập báo cáo đầu tiên" }}
    >
      Chọn tháng, quý hoặc năm: số liệu và lời văn được viết sẵn, cơ quan chỉ cần đọc lại và sửa.
    </EmptyState>
  );
}

const columns: Column<ReportRow>[] = [
  {
    key: "title",
    label: "Báo cáo",
    primary: true,
    shape: "long",
    cell: (each) => (
      <>
        <TextLink href={urls.report(each.id)}>{each.title}</TextLink>
        {each.edition > 1 ? ` – bản thứ ${each.edition} ` : " "}
        {each.isDemo && <DemoMark />}
      </>
    ),
  },
  { key: "unit", label: "Đơn vị", cell: (each) => unitName(scopeOfReport(each)) },
  {
    key: "period",
    label: "Kỳ",
    cell: ({ kind, year, periodNo }) => periodWords({ kind, year, no: periodNo }),
  },
  {
    key: "number",
    label: "Số, ngày ký",
    cell: ({ number, signedOn }) => (number ? `${number}, ${signedOn ? formatDate(signedOn) : ""}` : "—"),
  },
  {
    key: "status",
    label: "Trạng thái",
    cell: ({ status }) => (
      <StatusTag tone={reportStatusWords[status].tone}>{reportStatusWords[status].label}</StatusTag>
    ),
  },
];

export async function downloadReports(request: Request): Promise<Answer> {
  const { reports } = await listReportsFor(request.services, request.requireActor(), queryOf(request), {
    limit: SHEET_ROWS,
  });
  return sheetAnswer(
    "bao-cao",
    ["Báo cáo", "Đơn vị", "Kỳ", "Bản", "Số", "Ngày ký", "Trạng thái", "Người lập", "Số liệu tính ngày"],
    reports.map((each) => [
      each.title,
      unitName(scopeOfReport(each)),
      periodWords({ kind: each.kind, year: each.year, no: each.periodNo }),
      each.edition,
      each.number,
      each.signedOn ? new Date(`${each.signedOn}T00:00:00Z`) : null,
      reportStatusWords[each.status].label,
      each.createdByName,
      each.figuresAt,
    ]),
  );
}

export async function showNewReport(request: Request): Promise<Answer> {
  const today = dayInVietnam(request.services.now());
  const { kind, year, no } = lastPeriod("quarter", today);
  return newReport(request, { loai: kind, nam: String(year), ky: String(no), "noi-nhan": "" }, []);
}

export async function postNewReport(request: Request): Promise<Answer> {
  const typed = (name: string) => textOf(request.fields, name);
  const done = await createReport(request.services, request.requireActor(), {
    kind: typed("loai"),
    year: typed("nam"),
    no: typed("ky"),
    recipient: typed("noi-nhan"),
    requestId: request.id,
  });
  if (done.ok)
    return redirect(urls.report(done.value.id), {
      kind: "success",
      text: "Đã viết báo cáo từ số liệu. Đọc lại và sửa phần nào cần sửa.",
    });
  const kept = { loai: typed("loai"), nam: typed("nam"), ky: typed("ky"), "noi-nhan": typed("noi-nhan") };
  return newReport(request, kept, done.faults);
}

function newReport(request: Request, typed: Record<string, string>, faults: readonly Fault[]): Answer {
  const errors: FormError[] = formErrors(faults);
  const page = request.page();
  return html(
    <WorkspacePage title="Lập báo cáo" page={page}>
      <Narrow>
        <Stack gap="wide">
          <PageHeader
            title="Lập báo cáo"
            lead={`${unitName(scopeOfReport(reportUnitOf(request.requireActor())))}. Số liệu được tính ngay và giữ cùng báo cáo; tính lại được đến khi hoàn thành.`}
            breadcrumb={[reportsCrumb, { label: "Lập báo cáo" }]}
          />
          <Card>
            <Form page={page} action={urls.newReport} errors={errors}>
              <Select
                name="loai"
                label="Loại báo cáo"
                value={typed.loai ?? ""}
                options={kindOptions}
                error={fieldError(errors, "loai")}
              />
              <Grid min="small">
                <TextField
                  name="nam"
                  label="Năm"
                  inputMode="numeric"
                  value={typed.nam ?? ""}
                  error={fieldError(errors, "nam")}
                />
                <TextField
                  name="ky"
                  label="Kỳ"
                  hint="Tháng 1–12, quý 1–4, nửa năm 1–2; báo cáo năm không cần."
                  inputMode="numeric"
                  value={typed.ky ?? ""}
                  error={fieldError(errors, "ky")}
                  optional
                />
              </Grid>
              <TextField
                name="noi-nhan"
                label="Kính gửi"
                hint="Ví dụ: Sở Nông nghiệp và Môi trường."
                value={typed["noi-nhan"] ?? ""}
                error={fieldError(errors, "noi-nhan")}
                optional
              />
              <Button icon="file-text">Viết báo cáo</Button>
            </Form>
          </Card>
        </Stack>
      </Narrow>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}
