import { type Answer, holdsRole, html, type Request } from "#platform/http";
import {
  type Column,
  DataTable,
  DemoMark,
  Disclosure,
  EmptyState,
  formatNumber,
  LinkButton,
  PageHeader,
  Row,
  Section,
  Stack,
  StatRow,
  Strong,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { addUp, inMillions, leftOf, type Money } from "../domain/line-money.ts";
import {
  type Purpose,
  purposeCodes,
  purposes,
  type Source,
  sourceCodes,
  sources,
} from "../domain/sources.ts";
import { officerRoles } from "../permissions.ts";
import { fundingUrls as urls } from "../urls.ts";
import { type Cell, readYear } from "../use-cases/lines/read-lines.ts";
import {
  addressOf,
  type MoneySearch,
  MoneyTabs,
  ProvinceChips,
  readSearch,
  YearChips,
} from "./money-search.tsx";

export async function showOverview(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  const search = readSearch(request);
  const { cells } = await readYear(request.services, actor, search);
  return html(<OverviewPage request={request} search={search} cells={cells} />);
}

interface Shown {
  request: Request;
  search: MoneySearch;
  cells: Cell[];
}

function OverviewPage({ request, search, cells }: Shown) {
  const keeps = holdsRole(request.actor, officerRoles);
  const total = addUp(cells);
  const newLine = keeps && (
    <LinkButton href={urls.newLine} icon="plus">
      Thêm dòng kinh phí
    </LinkButton>
  );
  return (
    <WorkspacePage title="Kinh phí" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title={`Kinh phí OCOP năm ${search.year}`}
          lead="Mỗi con số mở ra các dòng, cam kết, khoản chi đứng sau nó. Đơn vị: đồng."
          tags={cells.some((cell) => cell.demoLines > 0) && <DemoMark />}
          actions={newLine}
        />
        <MoneyTabs current={urls.overview} search={search} />
        <YearChips path={urls.overview} search={search} request={request} />
        <ProvinceChips path={urls.overview} search={search} request={request} />
        {cells.length === 0 ? (
          <EmptyState
            title={`Chưa có dòng kinh phí nào cho năm ${search.year}`}
            icon="clipboard-list"
            action={newLine}
          >
            Mỗi quyết định giao vốn là một hoặc vài dòng: nguồn, nội dung chi, số tiền. Cam kết và khoản chi
            ghi vào dòng ấy.
          </EmptyState>
        ) : (
          <>
            <Totals search={search} total={total} />
            <Section title="Theo nguồn vốn">
              <MoneyTable caption="Theo nguồn vốn" rows={bySource(cells)} search={search} />
            </Section>
            <Disclosure summary="Theo nguồn và nội dung chi">
              <MoneyTable
                caption="Theo nguồn và nội dung chi"
                rows={[...cells].sort(bySourceThenPurpose).map(rowOf)}
                search={search}
              />
            </Disclosure>
            {keeps && (
              <Row>
                <LinkButton href={urls.importLines} kind="secondary" icon="upload">
                  Nhập dòng kinh phí từ Excel
                </LinkButton>
                <LinkButton href={urls.importPayments} kind="secondary" icon="upload">
                  Nhập khoản chi từ Excel
                </LinkButton>
              </Row>
            )}
          </>
        )}
      </Stack>
    </WorkspacePage>
  );
}

function Totals({ search, total }: { search: MoneySearch; total: Money }) {
  return (
    <StatRow
      label="Cả năm"
      items={[
        {
          href: addressOf(urls.lines, search),
          value: inMillions(total.allocatedVnd),
          label: "triệu phân bổ",
        },
        {
          href: addressOf(urls.commitments, search),
          value: inMillions(total.boundVnd),
          label: "triệu cam kết",
        },
        { href: addressOf(urls.payments, search), value: inMillions(total.paidVnd), label: "triệu đã chi" },
        { href: addressOf(urls.lines, search), value: inMillions(leftOf(total)), label: "triệu còn lại" },
      ]}
    />
  );
}

interface MoneyRow extends Money {
  key: string;
  source: Source;
  purpose: Purpose | undefined;
  lines: number;
}

function rowOf(cell: Cell): MoneyRow {
  return { ...cell, key: `${cell.source}.${cell.purpose}` };
}

function bySourceThenPurpose(a: Cell, b: Cell): number {
  const bySource = sourceCodes.indexOf(a.source) - sourceCodes.indexOf(b.source);
  return bySource || purposeCodes.indexOf(a.purpose) - purposeCodes.indexOf(b.purpose);
}

function bySource(cells: readonly Cell[]): MoneyRow[] {
  return sourceCodes
    .filter((source) => cells.some((cell) => cell.source === source))
    .map((source) => {
      const own = cells.filter((cell) => cell.source === source);
      const lines = own.reduce((sum, cell) => sum + cell.lines, 0);
      return { ...addUp(own), key: source, source, purpose: undefined, lines };
    });
}

function MoneyTable({ caption, rows, search }: { caption: string; rows: MoneyRow[]; search: MoneySearch }) {
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={rows}
      rowKey={({ key }) => key}
      columns={columnsFor(search)}
      empty=""
    />
  );
}

function columnsFor(search: MoneySearch): Column<MoneyRow>[] {
  const link = (path: string, { source, purpose }: MoneyRow, amount: number) => (
    <TextLink href={addressOf(path, search, { source, purpose })}>{formatNumber(amount)}</TextLink>
  );
  return [
    {
      key: "what",
      label: "Nguồn vốn, nội dung",
      primary: true,
      cell: ({ source, purpose }) =>
        purpose ? (
          <>
            {sources[source]}: {purposes[purpose]}
          </>
        ) : (
          <Strong>{sources[source]}</Strong>
        ),
    },
    { key: "lines", label: "Số dòng", align: "end", cell: (row) => link(urls.lines, row, row.lines) },
    {
      key: "allocated",
      label: "Phân bổ",
      align: "end",
      cell: (row) => link(urls.lines, row, row.allocatedVnd),
    },
    {
      key: "bound",
      label: "Cam kết",
      align: "end",
      cell: (row) => link(urls.commitments, row, row.boundVnd),
    },
    { key: "paid", label: "Đã chi", align: "end", cell: (row) => link(urls.payments, row, row.paidVnd) },
    { key: "left", label: "Còn lại", align: "end", cell: (row) => link(urls.lines, row, leftOf(row)) },
  ];
}
