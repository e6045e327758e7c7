import { writeSheet } from "#platform/documents";
import { fileUrls } from "#platform/files";
import {
  type Answer,
  download,
  formErrors,
  html,
  NotAllowed,
  type Request,
  redirect,
  textOf,
} from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  ButtonRow,
  type Column,
  DataTable,
  DemoMark,
  EmptyState,
  Form,
  fieldError,
  formatDate,
  formatMoney,
  formatNumber,
  LinkButton,
  Narrow,
  PageHeader,
  Pagination,
  Stack,
  TextField,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { purposes, sources } from "../domain/sources.ts";
import { mayKeepMoney } from "../permissions.ts";
import { fundingUrls as urls } from "../urls.ts";
import { reversePayment } from "../use-cases/money/pay.ts";
import {
  type Disbursement,
  getPayment,
  readAllPayments,
  readPayments,
} from "../use-cases/money/read-money.ts";
import { addressOf, MoneyFilters, type MoneySearch, MoneyTabs, readSearch } from "./money-search.tsx";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export async function showPayments(request: Request): Promise<Answer> {
  const search = readSearch(request);
  const { rows, next } = await readPayments(request.services, request.requireActor(), filterOf(search));
  return html(<PaymentsPage request={request} search={search} rows={rows} next={next} />);
}

export async function downloadPayments(request: Request): Promise<Answer> {
  const search = readSearch(request);
  const rows = await readAllPayments(request.services, request.requireActor(), filterOf(search));
  const sheet = await writeSheet(sheetColumns, rows.map(sheetRow), { name: `Khoản chi ${search.year}` });
  return download(sheet, { type: XLSX, name: `khoan-chi-${search.year}.xlsx` });
}

export function showReverse(request: Request): Promise<Answer> {
  return askReverse(request, []);
}

export async function postReverse(request: Request): Promise<Answer> {
  const done = await reversePayment(request.services, request.requireActor(), {
    id: request.params.disbursementId ?? "",
    reason: textOf(request.fields, "reason"),
    requestId: request.id,
  });
  if (!done.ok) return askReverse(request, done.faults);
  return redirect(urls.commitment(done.value.commitmentId), {
    kind: "success",
    text: "Đã ghi khoản hoàn kèm lý do.",
  });
}

function filterOf({ cursor, status: _none, ...search }: MoneySearch) {
  return { ...search, before: cursor };
}

interface Shown {
  request: Request;
  search: MoneySearch;
  rows: Disbursement[];
  next: string | undefined;
}

function PaymentsPage({ request, search, rows, next }: Shown) {
  return (
    <WorkspacePage title="Khoản chi" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title={`Khoản chi năm ${search.year}`}
          breadcrumb={[{ href: urls.overview, label: "Kinh phí" }, { label: "Khoản chi" }]}
          lead="Khoản đã ghi không sửa, không xoá; ghi nhầm thì hoàn bằng một dòng âm kèm lý do."
          actions={
            <LinkButton href={addressOf(urls.paymentsSheet, search)} kind="secondary" icon="download">
              Tải Excel
            </LinkButton>
          }
        />
        <MoneyTabs current={urls.payments} search={search} />
        <MoneyFilters
          path={urls.payments}
          search={search}
          request={request}
          placeholder="Số chứng từ, nội dung, bên nhận"
        />
        <DataTable
          caption="Khoản chi"
          captionHidden
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="Không có khoản chi nào" icon="scroll-text">
              Khoản chi ghi ở trang của từng cam kết, kèm số chứng từ.
            </EmptyState>
          }
        />
        <Pagination {...(next ? { nextHref: addressOf(urls.payments, search, { cursor: next }) } : {})} />
      </Stack>
    </WorkspacePage>
  );
}

const columns: Column<Disbursement>[] = [
  {
    key: "title",
    label: "Cam kết",
    primary: true,
    cell: (row) => (
      <>
        <TextLink href={urls.commitment(row.commitmentId)}>{row.commitmentTitle}</TextLink>{" "}
        {row.isDemo && <DemoMark />}
      </>
    ),
  },
  {
    key: "paper",
    label: "Chứng từ",
    cell: (row) =>
      row.fileId ? <TextLink href={fileUrls.file(row.fileId)}>{row.paperNumber}</TextLink> : row.paperNumber,
  },
  { key: "on", label: "Ngày", cell: ({ paidOn }) => formatDate(paidOn) },
  { key: "source", label: "Nguồn", shape: "long", cell: ({ source }) => sources[source] },
  { key: "amount", label: "Số tiền (đồng)", align: "end", cell: ({ amountVnd }) => formatNumber(amountVnd) },
  { key: "note", label: "Ghi chú", shape: "long", cell: noteOf },
];

function noteOf(row: Disbursement): string {
  if (row.reversesId) return `Hoàn: ${row.reason}`;
  return row.reversedById ? "Đã hoàn" : "";
}

const sheetColumns = [
  { label: "Năm", width: 8 },
  { label: "Ngày chi" },
  { label: "Số chứng từ" },
  { label: "Số tiền (đồng)" },
  { label: "Cam kết", width: 50 },
  { label: "Dòng kinh phí", width: 40 },
  { label: "Nguồn vốn", width: 34 },
  { label: "Nội dung chi", width: 24 },
  { label: "Ghi chú", width: 40 },
  { label: "Dữ liệu minh hoạ" },
];

function sheetRow(row: Disbursement) {
  return [
    row.year,
    formatDate(row.paidOn),
    row.paperNumber,
    row.amountVnd,
    row.commitmentTitle,
    row.lineTitle,
    sources[row.source],
    purposes[row.purpose],
    noteOf(row),
    row.isDemo ? "minh hoạ" : null,
  ];
}

/** What was paid stays in sight: a mistake is taken back by a row of its own, so a reason is asked first. */
async function askReverse(request: Request, faults: readonly Fault[]): Promise<Answer> {
  const actor = request.requireActor();
  const payment = await getPayment(request.services, actor, request.params.disbursementId ?? "");
  if (!mayKeepMoney(actor, payment)) throw new NotAllowed();
  const errors = formErrors(faults);
  return html(
    <WorkspacePage title="Hoàn khoản chi" page={request.page()}>
      <PageHeader
        title="Hoàn khoản chi"
        breadcrumb={[
          { href: urls.payments, label: "Khoản chi" },
          { href: urls.commitment(payment.commitmentId), label: payment.commitmentTitle },
          { label: "Hoàn" },
        ]}
        lead={`Chứng từ ${payment.paperNumber}, ${formatMoney(payment.amountVnd)}, ngày ${formatDate(payment.paidOn)}. Khoản này vẫn hiện trong sổ, kèm một dòng âm và lý do.`}
      />
      <Narrow>
        <Form page={request.page()} errors={errors} idempotencyKey={`hoan-${payment.id}`}>
          <TextField
            name="reason"
            label="Lý do hoàn"
            value={textOf(request.fields, "reason")}
            error={fieldError(errors, "reason")}
            maxLength={500}
          />
          <ButtonRow>
            <Button kind="danger">Hoàn khoản chi</Button>
            <LinkButton kind="quiet" href={urls.commitment(payment.commitmentId)}>
              Quay lại
            </LinkButton>
          </ButtonRow>
        </Form>
      </Narrow>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}
