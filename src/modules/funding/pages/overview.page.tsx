import { type Answer, holdsRole, html, type Request } from "#platform/http";
import {
  type Column,
  DataTable,
  DemoMark,
  EmptyState,
  formatNumber,
  LinkButton,
  PageHeader,
  Row,
  Section,
  Small,
  Stack,
  StatRow,
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
            <Section title="Theo nguồn vốn và nội dung chi">
              <DataTable
                caption="Theo nguồn vốn và nội dung chi"
                captionHidden
                rows={groupBySource(cells)}
                rowKey={({ key }) => key}
                columns={columnsFor(search)}
                empty=""
              />
            </Section>
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
  /** A part of the source above it; its own row only where the source has several. */
  purpose?: Purpose;
  /** Named under the source that is spent on one thing alone. */
  only?: Purpose;
  lines: number;
}

/** Every source with its sum, and below it what it is spent on. */
function groupBySource(cells: readonly Cell[]): MoneyRow[] {
  return sourceCodes.flatMap((source) => {
    const own = purposeCodes.flatMap((purpose) =>
      cells.filter((cell) => cell.source === source && cell.purpose === purpose),
    );
    const [first] = own;
    if (!first) return [];
    const lines = own.reduce((sum, cell) => sum + cell.lines, 0);
    const whole: MoneyRow = { ...addUp(own), key: source, source, lines };
    if (own.length === 1) return [{ ...whole, only: first.purpose }];
    return [whole, ...own.map((cell) => ({ ...cell, key: `${source}.${cell.purpose}` }))];
  });
}

function columnsFor(search: MoneySearch): Column<MoneyRow>[] {
  const link = (path: string, { source, purpose }: MoneyRow, amount: number) => (
    <TextLink href={addressOf(path, search, { source, purpose })}>{formatNumber(amount)}</TextLink>
  );
  return [
    {
      key: "what",
      label: "Nguồn vốn, nội dung chi",
      primary: true,
      cell: ({ source, purpose, only }) =>
        purpose ? (
          <Small>– {purposes[purpose]}</Small>
        ) : (
          <>
            {sources[source]}
            {only && (
              <>
                <br />
                <Small>{purposes[only]}</Small>
              </>
            )}
          </>
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
