import { productUrls } from "#modules/products";
import { dayInVietnam } from "#platform/calendar";
import { writeSheet } from "#platform/documents";
import { type Answer, download, html, type Request, textOf } from "#platform/http";
import {
  type Column,
  DataTable,
  EmptyState,
  formatNumber,
  LinkButton,
  Muted,
  PageHeader,
  Pagination,
  Section,
  Stack,
  Stars,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { activityKinds, isSource, sources } from "../domain/sources.ts";
import { fundingUrls as urls } from "../urls.ts";
import {
  type ActivityOutcome,
  type OutcomeView,
  type ProductOutcome,
  readAllOutcome,
  readOutcome,
  type SourceOutcome,
} from "../use-cases/money/read-money.ts";
import { MoneyTabs, readSearch, readYear } from "./money-search.tsx";
import { YearRange } from "./year-range.tsx";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export async function showOutcome(request: Request): Promise<Answer> {
  const wanted = wantedOf(request);
  const view = await readOutcome(request.services, request.requireActor(), wanted);
  return html(<OutcomePage request={request} wanted={wanted} view={view} />);
}

export async function downloadOutcome(request: Request): Promise<Answer> {
  const wanted = wantedOf(request);
  const products = await readAllOutcome(request.services, request.requireActor(), wanted);
  const sheet = await writeSheet(
    [
      { label: "Sản phẩm", width: 40 },
      { label: "Chủ thể", width: 40 },
      { label: "Đã chi cho sản phẩm (đồng)" },
      { label: "Hạng sao trong kỳ" },
    ],
    products.map((each) => [each.productName, each.producerName, each.paidVnd, each.star]),
    { name: "Chi theo sản phẩm" },
  );
  return download(sheet, { type: XLSX, name: `chi-theo-san-pham-${wanted.from}-${wanted.to}.xlsx` });
}

type Wanted = ReturnType<typeof wantedOf>;

function wantedOf(request: Request) {
  const thisYear = Number(dayInVietnam(request.services.now()).slice(0, 4));
  const [a, b] = [
    readYear(textOf(request.query, "tu"), thisYear),
    readYear(textOf(request.query, "den"), thisYear),
  ];
  const source = textOf(request.query, "nguon");
  const page = Number(textOf(request.query, "trang"));
  return {
    from: Math.min(a, b),
    to: Math.max(a, b),
    source: isSource(source) ? source : undefined,
    provinceCode: readSearch(request).provinceCode,
    page: Number.isInteger(page) && page >= 1 && page <= 1000 ? page : 1,
  };
}

function addressOf(path: string, wanted: Wanted, change: Partial<Wanted> = {}): string {
  const { from, to, source, provinceCode, page } = { ...wanted, page: 1, ...change };
  const fields = {
    tu: `${from}`,
    den: `${to}`,
    ...(source ? { nguon: source } : {}),
    ...(provinceCode ? { tinh: provinceCode } : {}),
    ...(page > 1 ? { trang: `${page}` } : {}),
  };
  return `${path}?${new URLSearchParams(fields)}`;
}

interface Shown {
  request: Request;
  wanted: Wanted;
  view: OutcomeView;
}

function OutcomePage({ request, wanted, view }: Shown) {
  const period = wanted.from === wanted.to ? `năm ${wanted.to}` : `${wanted.from}–${wanted.to}`;
  return (
    <WorkspacePage title="Hiệu quả chi" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title={`Tiền và kết quả, ${period}`}
          breadcrumb={[{ href: urls.overview, label: "Kinh phí" }, { label: "Hiệu quả" }]}
          lead="Chi phí cho một sản phẩm được công nhận = tiền đã chi cho các sản phẩm được công nhận trong kỳ, chia cho số sản phẩm ấy. Cam kết phục vụ nhiều sản phẩm được chia đều."
          actions={
            <LinkButton href={addressOf(urls.outcomeSheet, wanted)} kind="secondary" icon="download">
              Tải Excel
            </LinkButton>
          }
        />
        <MoneyTabs current={urls.outcome} search={{ ...readSearch(request), year: wanted.to }} />
        <YearRange action={urls.outcome} from={wanted.from} to={wanted.to} hidden={hiddenOf(wanted)} />
        {view.sources.length === 0 ? (
          <EmptyState title="Chưa có khoản chi nào trong kỳ" icon="chart-column">
            Khi khoản chi được ghi và cam kết có gắn sản phẩm, trang này cho biết tiền đi đến kết quả nào.
          </EmptyState>
        ) : (
          <Tables wanted={wanted} view={view} />
        )}
      </Stack>
    </WorkspacePage>
  );
}

function hiddenOf({ source, provinceCode }: Wanted): Record<string, string> {
  return { ...(source ? { nguon: source } : {}), ...(provinceCode ? { tinh: provinceCode } : {}) };
}

function Tables({ wanted, view }: Omit<Shown, "request">) {
  const chosen = wanted.source ? ` từ nguồn ${sources[wanted.source]}` : "";
  const { page } = wanted;
  return (
    <>
      <Section title="Theo nguồn vốn">
        <DataTable
          caption="Chi phí cho mỗi sản phẩm được công nhận, theo nguồn"
          captionHidden
          columns={sourceColumns(wanted)}
          rows={view.sources}
          rowKey={({ source }) => source}
          empty=""
        />
      </Section>
      <Section title="Theo hoạt động">
        <DataTable
          caption="Theo hoạt động"
          captionHidden
          columns={activityColumns}
          rows={view.activities}
          rowKey={({ kind }) => kind}
          empty=""
        />
      </Section>
      <Section title={`Sản phẩm được chi${chosen}`} id="san-pham">
        {wanted.source && (
          <TextLink href={addressOf(urls.outcome, wanted, { source: undefined })}>Xem mọi nguồn</TextLink>
        )}
        <DataTable
          caption="Sản phẩm"
          captionHidden
          columns={productColumns}
          rows={view.products}
          rowKey={({ productId }) => productId}
          empty={<Muted>Các cam kết trong kỳ chưa gắn với sản phẩm nào.</Muted>}
        />
        <Pagination
          {...(page > 1 ? { prevHref: addressOf(urls.outcome, wanted, { page: page - 1 }) } : {})}
          {...(view.more ? { nextHref: addressOf(urls.outcome, wanted, { page: page + 1 }) } : {})}
        />
      </Section>
    </>
  );
}

function sourceColumns(wanted: Wanted): Column<SourceOutcome>[] {
  const products = (row: SourceOutcome, value: number) => (
    <TextLink href={`${addressOf(urls.outcome, wanted, { source: row.source })}#san-pham`}>
      {formatNumber(value)}
    </TextLink>
  );
  return [
    { key: "source", label: "Nguồn vốn", primary: true, cell: ({ source }) => sources[source] },
    {
      key: "paid",
      label: "Đã chi (đồng)",
      align: "end",
      cell: ({ source, paidVnd }) => (
        <TextLink href={`${urls.payments}?nam=${wanted.to}&nguon=${source}`}>
          {formatNumber(paidVnd)}
        </TextLink>
      ),
    },
    {
      key: "tied",
      label: "Gắn với sản phẩm (đồng)",
      align: "end",
      cell: ({ tiedVnd }) => formatNumber(tiedVnd),
    },
    { key: "products", label: "Sản phẩm", align: "end", cell: (row) => products(row, row.products) },
    {
      key: "recognised",
      label: "Được công nhận",
      align: "end",
      cell: (row) => products(row, row.recognised),
    },
    {
      key: "cost",
      label: "Chi phí mỗi sản phẩm (đồng)",
      align: "end",
      cell: ({ recognised, recognisedVnd }) =>
        recognised > 0 ? formatNumber(Math.round(recognisedVnd / recognised)) : "—",
    },
  ];
}

const activityColumns: Column<ActivityOutcome>[] = [
  { key: "kind", label: "Hoạt động", primary: true, cell: ({ kind }) => activityKinds[kind] },
  {
    key: "count",
    label: "Số hoạt động",
    align: "end",
    cell: (row) => formatNumber(row.activities || row.commitments),
  },
  { key: "paid", label: "Đã chi (đồng)", align: "end", cell: ({ paidVnd }) => formatNumber(paidVnd) },
  { key: "products", label: "Sản phẩm", align: "end", cell: ({ products }) => formatNumber(products) },
  {
    key: "recognised",
    label: "Được công nhận",
    align: "end",
    cell: ({ recognised }) => formatNumber(recognised),
  },
];

const productColumns: Column<ProductOutcome>[] = [
  {
    key: "name",
    label: "Sản phẩm",
    primary: true,
    cell: ({ productId, productName }) => (
      <TextLink href={productUrls.overview(productId)}>{productName}</TextLink>
    ),
  },
  { key: "producer", label: "Chủ thể", cell: ({ producerName }) => producerName },
  { key: "paid", label: "Đã chi (đồng)", align: "end", cell: ({ paidVnd }) => formatNumber(paidVnd) },
  {
    key: "star",
    label: "Công nhận trong kỳ",
    shape: "short",
    cell: ({ star }) => (star ? <Stars value={star as 3 | 4 | 5} size="small" showText /> : "Chưa"),
  },
];
