import { helpKindName } from "#modules/consultants";
import { writeSheet } from "#platform/documents";
import { type Answer, html, type Request, textOf } from "#platform/http";
import {
  Chip,
  ChipRow,
  DataTable,
  EmptyState,
  formatMoney,
  formatNumber,
  LinkButton,
  PageHeader,
  Stack,
  StatRow,
  Strong,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { supportUrls as urls } from "../urls.ts";
import { type KindTotal, totalsFor } from "../use-cases/requests/list-requests.ts";
import { sheetAnswer, withQuery } from "./words.tsx";

/** Help of a year by kind, with its money; every number opens the requests behind it. */
export async function showTotals(request: Request): Promise<Answer> {
  const totals = await totalsFor(request.services, request.requireActor(), textOf(request.query, "nam"));
  const { year, years, kinds } = totals;
  const whole = sumOf(kinds);
  const list = (more: Record<string, string>) =>
    withQuery(urls.requests, { xem: "danh-sach", nam: String(year), ...more });
  return html(
    <WorkspacePage title="Tổng hợp hỗ trợ" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title={`Hỗ trợ chủ thể năm ${year}`}
          lead="Kinh phí không tính yêu cầu không hỗ trợ hoặc đã rút."
          breadcrumb={[{ href: urls.requests, label: "Hỗ trợ" }, { label: "Tổng hợp theo năm" }]}
          actions={
            <LinkButton
              href={withQuery(urls.totalsSheet, { nam: String(year) })}
              kind="secondary"
              icon="download"
              download
            >
              Tải Excel
            </LinkButton>
          }
        />
        <ChipRow>
          {years.map((each) => (
            <Chip key={each} href={withQuery(urls.totals, { nam: String(each) })} current={each === year}>
              {String(each)}
            </Chip>
          ))}
        </ChipRow>
        <StatRow
          label="Cả năm"
          items={[
            { href: list({}), value: whole.requests, label: "yêu cầu" },
            { href: list({ "trang-thai": "open" }), value: whole.open, label: "đang làm" },
            { href: list({ "trang-thai": "completed" }), value: whole.completed, label: "đã nghiệm thu" },
            { href: list({}), value: formatMoney(whole.budgetVnd), label: "kinh phí hỗ trợ" },
          ]}
        />
        <DataTable
          caption={`Hỗ trợ theo loại, năm ${year}`}
          captionHidden
          columns={columnsFor(list)}
          rows={kinds.length > 0 ? [...kinds, whole] : []}
          rowKey={({ kind }) => kind}
          empty={
            <EmptyState title={`Năm ${year} chưa có yêu cầu nào`}>
              Chọn năm khác, hoặc nhập danh sách các năm trước từ bảng Excel.
            </EmptyState>
          }
        />
      </Stack>
    </WorkspacePage>,
  );
}

const WHOLE = "";

function sumOf(kinds: readonly KindTotal[]): KindTotal {
  const sum = (name: Exclude<keyof KindTotal, "kind">) => kinds.reduce((all, each) => all + each[name], 0);
  return {
    kind: WHOLE,
    requests: sum("requests"),
    open: sum("open"),
    completed: sum("completed"),
    producers: sum("producers"),
    budgetVnd: sum("budgetVnd"),
    ownShareVnd: sum("ownShareVnd"),
    contractValueVnd: sum("contractValueVnd"),
  };
}

const nameOf = ({ kind }: KindTotal) => (kind === WHOLE ? "Cộng" : helpKindName(kind));

function columnsFor(list: (more: Record<string, string>) => string) {
  const count = (key: "requests" | "open" | "completed", label: string, status: string) => ({
    key,
    label,
    align: "end" as const,
    cell: (total: KindTotal) => (
      <TextLink href={list({ loai: total.kind, "trang-thai": status })}>{formatNumber(total[key])}</TextLink>
    ),
  });
  const money = (key: "budgetVnd" | "ownShareVnd" | "contractValueVnd", label: string) => ({
    key,
    label,
    align: "end" as const,
    cell: (total: KindTotal) => formatNumber(total[key]),
  });
  return [
    {
      key: "kind",
      label: "Loại hỗ trợ",
      primary: true,
      cell: (total: KindTotal) => (total.kind === WHOLE ? <Strong>Cộng</Strong> : nameOf(total)),
    },
    count("requests", "Yêu cầu", ""),
    count("open", "Đang làm", "open"),
    count("completed", "Đã nghiệm thu", "completed"),
    money("budgetVnd", "Kinh phí hỗ trợ (đồng)"),
    money("ownShareVnd", "Chủ thể góp (đồng)"),
    money("contractValueVnd", "Giá trị hợp đồng (đồng)"),
  ];
}

export async function downloadTotals(request: Request): Promise<Answer> {
  const { year, kinds } = await totalsFor(
    request.services,
    request.requireActor(),
    textOf(request.query, "nam"),
  );
  const rows = kinds.length > 0 ? [...kinds, sumOf(kinds)] : [];
  const content = await writeSheet(
    [
      { label: "Loại hỗ trợ", width: 32 },
      { label: "Yêu cầu", width: 12 },
      { label: "Đang làm", width: 12 },
      { label: "Đã nghiệm thu", width: 14 },
      { label: "Kinh phí hỗ trợ (đồng)", width: 20 },
      { label: "Chủ thể góp (đồng)", width: 20 },
      { label: "Giá trị hợp đồng (đồng)", width: 20 },
    ],
    rows.map((total) => [
      nameOf(total),
      total.requests,
      total.open,
      total.completed,
      total.budgetVnd,
      total.ownShareVnd,
      total.contractValueVnd,
    ]),
    { name: `Hỗ trợ ${year}` },
  );
  return sheetAnswer(content, `ho-tro-theo-loai-${year}`);
}
