import { findCommune } from "#modules/territory";
import { writeSheet } from "#platform/documents";
import { type Answer, download, holdsRole, html, type Request } from "#platform/http";
import {
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
import type { LineStatus } from "../domain/actions.ts";
import { leftOf } from "../domain/line-money.ts";
import { purposes, sources } from "../domain/sources.ts";
import { officerRoles } from "../permissions.ts";
import { fundingUrls as urls } from "../urls.ts";
import { type LineMoney, readAllLines, readLines } from "../use-cases/lines/read-lines.ts";
import { addressOf, MoneyFilters, type MoneySearch, MoneyTabs, readSearch } from "./money-search.tsx";
import { lineStates } from "./words.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export async function showLines(request: Request): Promise<Answer> {
  const search = readSearch(request);
  const { lines, next } = await readLines(request.services, request.requireActor(), filterOf(search));
  return html(<LinesPage request={request} search={search} lines={lines} next={next} />);
}

export async function downloadLines(request: Request): Promise<Answer> {
  const search = readSearch(request);
  const lines = await readAllLines(request.services, request.requireActor(), filterOf(search));
  const sheet = await writeSheet(sheetColumns, lines.map(sheetRow), { name: `Kinh phí ${search.year}` });
  return download(sheet, { type: XLSX, name: `kinh-phi-${search.year}.xlsx` });
}

function filterOf({ cursor, status, ...search }: MoneySearch) {
  const known = Object.keys(lineStates).find((each) => each === status);
  return { ...search, status: known as LineStatus | undefined, after: cursor };
}

interface Shown {
  request: Request;
  search: MoneySearch;
  lines: LineMoney[];
  next: string | undefined;
}

function LinesPage({ request, search, lines, next }: Shown) {
  const keeps = holdsRole(request.actor, officerRoles);
  return (
    <WorkspacePage title="Dòng kinh phí" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title={`Dòng kinh phí năm ${search.year}`}
          breadcrumb={[{ href: urls.overview, label: "Kinh phí" }, { label: "Dòng kinh phí" }]}
          actions={
            <>
              <LinkButton href={addressOf(urls.linesSheet, search)} kind="secondary" icon="download">
                Tải Excel
              </LinkButton>
              {keeps && (
                <LinkButton href={urls.newLine} icon="plus">
                  Thêm dòng
                </LinkButton>
              )}
            </>
          }
        />
        <MoneyTabs current={urls.lines} search={search} />
        <MoneyFilters
          path={urls.lines}
          search={search}
          request={request}
          states={lineStates}
          placeholder="Tên dòng kinh phí"
        />
        <DataTable
          caption="Dòng kinh phí"
          captionHidden
          columns={columns}
          rows={lines}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="Không có dòng kinh phí nào" icon="clipboard-list">
              Bỏ bớt bộ lọc, chọn năm khác, hoặc thêm dòng từ quyết định giao vốn.
            </EmptyState>
          }
        />
        <Pagination {...(next ? { nextHref: addressOf(urls.lines, search, { cursor: next }) } : {})} />
      </Stack>
    </WorkspacePage>
  );
}

function placeOf({ communeCode }: LineMoney): string {
  return communeCode ? (findCommune(communeCode)?.fullName ?? communeCode) : "Cấp tỉnh";
}

const columns: Column<LineMoney>[] = [
  {
    key: "title",
    label: "Dòng kinh phí",
    primary: true,
    cell: (line) => (
      <>
        <TextLink href={urls.line(line.id)}>{line.title}</TextLink> {line.isDemo && <DemoMark />}
      </>
    ),
  },
  { key: "source", label: "Nguồn", shape: "long", cell: ({ source }) => sources[source] },
  { key: "purpose", label: "Nội dung", cell: ({ purpose }) => purposes[purpose] },
  { key: "place", label: "Đơn vị", cell: placeOf },
  { key: "allocated", label: "Phân bổ", align: "end", cell: (line) => formatNumber(line.allocatedVnd) },
  { key: "bound", label: "Cam kết", align: "end", cell: (line) => formatNumber(line.boundVnd) },
  { key: "paid", label: "Đã chi", align: "end", cell: (line) => formatNumber(line.paidVnd) },
  { key: "left", label: "Còn lại", align: "end", cell: (line) => formatNumber(leftOf(line)) },
  {
    key: "status",
    label: "Trạng thái",
    cell: ({ status }) => <StatusTag tone={lineStates[status].tone}>{lineStates[status].label}</StatusTag>,
  },
];

const sheetColumns = [
  { label: "Năm", width: 8 },
  { label: "Tên dòng kinh phí", width: 50 },
  { label: "Nguồn vốn", width: 34 },
  { label: "Nội dung chi", width: 24 },
  { label: "Đơn vị", width: 24 },
  { label: "Phân bổ (đồng)" },
  { label: "Cam kết (đồng)" },
  { label: "Đã chi (đồng)" },
  { label: "Còn lại (đồng)" },
  { label: "Số quyết định" },
  { label: "Ngày quyết định" },
  { label: "Trạng thái" },
  { label: "Dữ liệu minh hoạ" },
];

function sheetRow(line: LineMoney) {
  return [
    line.year,
    line.title,
    sources[line.source],
    purposes[line.purpose],
    placeOf(line),
    line.allocatedVnd,
    line.boundVnd,
    line.paidVnd,
    leftOf(line),
    line.decisionNumber,
    line.decidedOn ? formatDate(line.decidedOn) : null,
    lineStates[line.status].label,
    line.isDemo ? "minh hoạ" : null,
  ];
}
