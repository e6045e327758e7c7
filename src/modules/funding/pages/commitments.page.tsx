import { writeSheet } from "#platform/documents";
import { type Answer, download, html, type Request } from "#platform/http";
import {
  type Child,
  type Column,
  DataTable,
  DemoMark,
  EmptyState,
  formatDate,
  formatNumber,
  LinkButton,
  PageHeader,
  Pagination,
  Stack,
  StatusTag,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import type { CommitmentStatus } from "../domain/actions.ts";
import { activityKinds, purposes, sources } from "../domain/sources.ts";
import { fundingUrls as urls } from "../urls.ts";
import { type Commitment, readAllCommitments, readCommitments } from "../use-cases/money/read-money.ts";
import { addressOf, MoneyFilters, type MoneySearch, MoneyTabs, readSearch } from "./money-search.tsx";
import { commitmentStates } from "./words.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export async function showCommitments(request: Request): Promise<Answer> {
  const search = readSearch(request);
  const { rows, next } = await readCommitments(request.services, request.requireActor(), filterOf(search));
  return html(<CommitmentsPage request={request} search={search} rows={rows} next={next} />);
}

export async function downloadCommitments(request: Request): Promise<Answer> {
  const search = readSearch(request);
  const rows = await readAllCommitments(request.services, request.requireActor(), filterOf(search));
  const sheet = await writeSheet(sheetColumns, rows.map(sheetRow), { name: `Cam kết ${search.year}` });
  return download(sheet, { type: XLSX, name: `cam-ket-chi-${search.year}.xlsx` });
}

function filterOf({ cursor, status, ...search }: MoneySearch) {
  const known = Object.keys(commitmentStates).find((each) => each === status);
  return { ...search, status: known as CommitmentStatus | undefined, before: cursor };
}

interface Shown {
  request: Request;
  search: MoneySearch;
  rows: Commitment[];
  next: string | undefined;
}

function CommitmentsPage({ request, search, rows, next }: Shown) {
  return (
    <WorkspacePage title="Cam kết chi" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title={`Cam kết chi năm ${search.year}`}
          breadcrumb={[{ href: urls.overview, label: "Kinh phí" }, { label: "Cam kết" }]}
          actions={
            <LinkButton href={addressOf(urls.commitmentsSheet, search)} kind="secondary" icon="download">
              Tải Excel
            </LinkButton>
          }
        />
        <MoneyTabs current={urls.commitments} search={search} />
        <MoneyFilters
          path={urls.commitments}
          search={search}
          request={request}
          states={commitmentStates}
          placeholder="Nội dung, bên nhận, số hợp đồng"
        />
        <CommitmentTable
          rows={rows}
          withLine
          empty={
            <EmptyState title="Không có cam kết nào" icon="file-text">
              Mở một dòng kinh phí rồi “Ghi cam kết chi”, hoặc bỏ bớt bộ lọc.
            </EmptyState>
          }
        />
        <Pagination {...(next ? { nextHref: addressOf(urls.commitments, search, { cursor: next }) } : {})} />
      </Stack>
    </WorkspacePage>
  );
}

interface TableProps {
  rows: Commitment[];
  withLine: boolean;
  empty: Child;
}

export function CommitmentTable({ rows, withLine, empty }: TableProps) {
  return (
    <DataTable
      caption="Cam kết chi"
      captionHidden
      columns={columns.filter(({ key }) => withLine || key !== "line")}
      rows={rows}
      rowKey={({ id }) => id}
      empty={empty}
    />
  );
}

const columns: Column<Commitment>[] = [
  {
    key: "title",
    label: "Nội dung",
    primary: true,
    cell: (each) => (
      <>
        <TextLink href={urls.commitment(each.id)}>{each.title}</TextLink> {each.isDemo && <DemoMark />}
      </>
    ),
  },
  {
    key: "line",
    label: "Dòng kinh phí",
    shape: "long",
    cell: ({ lineId, lineTitle }) => <TextLink href={urls.line(lineId)}>{lineTitle}</TextLink>,
  },
  {
    key: "activity",
    label: "Cho",
    cell: ({ activityKind }) => (activityKind ? activityKinds[activityKind] : "—"),
  },
  { key: "on", label: "Ngày", cell: ({ committedOn }) => formatDate(committedOn) },
  { key: "amount", label: "Cam kết", align: "end", cell: ({ amountVnd }) => formatNumber(amountVnd) },
  { key: "paid", label: "Đã chi", align: "end", cell: ({ paidVnd }) => formatNumber(paidVnd) },
  {
    key: "status",
    label: "Trạng thái",
    cell: ({ status }) => (
      <StatusTag tone={commitmentStates[status].tone}>{commitmentStates[status].label}</StatusTag>
    ),
  },
];

const sheetColumns = [
  { label: "Năm", width: 8 },
  { label: "Nội dung", width: 50 },
  { label: "Dòng kinh phí", width: 40 },
  { label: "Nguồn vốn", width: 34 },
  { label: "Nội dung chi", width: 24 },
  { label: "Cho" },
  { label: "Chủ thể", width: 30 },
  { label: "Bên nhận", width: 30 },
  { label: "Số hợp đồng" },
  { label: "Ngày cam kết" },
  { label: "Cam kết (đồng)" },
  { label: "Đã chi (đồng)" },
  { label: "Trạng thái" },
  { label: "Dữ liệu minh hoạ" },
];

function sheetRow(each: Commitment) {
  return [
    each.year,
    each.title,
    each.lineTitle,
    sources[each.source],
    purposes[each.purpose],
    each.activityKind ? activityKinds[each.activityKind] : null,
    each.producerName,
    each.payee,
    each.contractNumber,
    formatDate(each.committedOn),
    each.amountVnd,
    each.paidVnd,
    commitmentStates[each.status].label,
    each.isDemo ? "minh hoạ" : null,
  ];
}
