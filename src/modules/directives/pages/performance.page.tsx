import { renderDocx, renderPdf } from "#platform/documents";
import { type Answer, download, html, type Request, textOf } from "#platform/http";
import {
  ButtonRow,
  type Child,
  DataTable,
  EmptyState,
  Facets,
  formatDate,
  formatNumber,
  LinkButton,
  Muted,
  PageHeader,
  Split,
  Stack,
  StatRow,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { unitKey } from "../domain/task.ts";
import { performancePaper } from "../papers/performance.paper.ts";
import { directivesUrls as urls } from "../urls.ts";
import { type Performance, type PerformanceRow, performanceFor } from "../use-cases/performance.ts";
import { periodsOf } from "./periods.ts";
import { sheet } from "./sheets.ts";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

export async function showPerformance(request: Request): Promise<Answer> {
  const found = await read(request);
  return html(<PerformancePage request={request} found={found} />);
}

export async function downloadPerformance(request: Request): Promise<Answer> {
  const { rows, total } = await read(request);
  const line = (
    name: string,
    row: Omit<PerformanceRow, "unitName" | "agencyId" | "communeCode" | "agencyName">,
  ) => [name, row.given, row.onTime, row.late, row.running, row.overdue, row.extended];
  return sheet(
    "ket-qua-nhiem-vu.xlsx",
    [
      ["Đơn vị", 44],
      ["Được giao"],
      ["Xong đúng hạn"],
      ["Xong trễ hạn"],
      ["Đang làm, còn hạn"],
      ["Quá hạn chưa xong"],
      ["Được gia hạn"],
    ],
    [...rows.map((row) => line(row.unitName, row)), line("Tổng cộng", total)],
  );
}

export async function printPerformance(request: Request): Promise<Answer> {
  const content = await renderPdf(performancePaper(await read(request)));
  return download(content, { type: "application/pdf", name: "ket-qua-nhiem-vu.pdf" });
}

export async function writePerformance(request: Request): Promise<Answer> {
  const content = await renderDocx(performancePaper(await read(request)));
  return download(content, { type: DOCX, name: "ket-qua-nhiem-vu.docx" });
}

function read(request: Request): Promise<Performance> {
  const [from = "", to = ""] = textOf(request.query, "ky").split("_");
  return performanceFor(request.services, request.requireActor(), {
    from: from || textOf(request.query, "tu"),
    to: to || textOf(request.query, "den"),
  });
}

function PerformancePage({ request, found }: { request: Request; found: Performance }) {
  const { from, to, rows, total, today } = found;
  const query = `tu=${from}&den=${to}`;
  return (
    <WorkspacePage title="Kết quả thực hiện nhiệm vụ" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title="Kết quả thực hiện nhiệm vụ theo đơn vị"
          breadcrumb={[{ href: urls.tasks, label: "Nhiệm vụ" }, { label: "Kết quả theo đơn vị" }]}
          lead={`Nhiệm vụ có hạn ban đầu từ ${formatDate(from)} đến ${formatDate(to)}, tính đến ngày ${formatDate(today)}. Bấm vào con số để xem từng nhiệm vụ.`}
          actions={
            <ButtonRow>
              <LinkButton href={`${urls.performanceSheet}?${query}`} kind="secondary" icon="download">
                Tải Excel
              </LinkButton>
              <LinkButton href={`${urls.performanceWord}?${query}`} kind="secondary" icon="file-text">
                Bản Word
              </LinkButton>
              <LinkButton href={`${urls.performancePdf}?${query}`} kind="secondary" icon="printer">
                Bản in PDF
              </LinkButton>
            </ButtonRow>
          }
        />
        <StatRow
          label="Cả tỉnh"
          items={[
            { href: listOf(found, undefined, ""), value: formatNumber(total.given), label: "Được giao" },
            {
              href: listOf(found, undefined, "on_time"),
              value: formatNumber(total.onTime),
              label: "Xong đúng hạn",
            },
            {
              href: listOf(found, undefined, "late"),
              value: formatNumber(total.late),
              label: "Xong trễ hạn",
            },
            {
              href: listOf(found, undefined, "running"),
              value: formatNumber(total.running),
              label: "Đang làm, còn hạn",
            },
            {
              href: listOf(found, undefined, "overdue"),
              value: formatNumber(total.overdue),
              label: "Quá hạn chưa xong",
            },
            {
              href: listOf(found, undefined, "extended"),
              value: formatNumber(total.extended),
              label: "Được gia hạn",
            },
          ]}
        />
        <Split
          ratio="narrow-left"
          side={
            <Facets
              action={urls.performance}
              clearHref={urls.performance}
              submitLabel="Xem"
              groups={[
                {
                  name: "ky",
                  title: "Kỳ",
                  kind: "radio",
                  options: periodsOf(today).map(({ label, ...period }) => ({
                    value: `${period.from}_${period.to}`,
                    label,
                    checked: period.from === from && period.to === to,
                  })),
                },
              ]}
            />
          }
        >
          <DataTable
            caption="Kết quả theo đơn vị"
            captionHidden
            columns={columnsFor(found)}
            rows={rows}
            rowKey={unitKey}
            empty={
              <EmptyState title="Không có nhiệm vụ nào đến hạn trong kỳ" icon="clipboard-list">
                Chọn kỳ khác, hoặc giao nhiệm vụ từ “Văn bản đến”.
              </EmptyState>
            }
          />
        </Split>
        <Muted>
          Trễ hay đúng hạn tính theo ngày đơn vị nộp kết quả được nghiệm thu, so với thời hạn sau gia hạn.
          Nhiệm vụ đã huỷ không tính.
        </Muted>
      </Stack>
    </WorkspacePage>
  );
}

function columnsFor(found: Performance) {
  const number = (key: keyof Performance["total"], label: string, outcome: string) => ({
    key,
    label,
    align: "end" as const,
    cell: (row: PerformanceRow): Child =>
      row[key] === 0 ? "0" : <TextLink href={listOf(found, row, outcome)}>{formatNumber(row[key])}</TextLink>,
  });
  return [
    { key: "unit", label: "Đơn vị", primary: true, cell: (row: PerformanceRow) => row.unitName },
    number("given", "Được giao", ""),
    number("onTime", "Đúng hạn", "on_time"),
    number("late", "Trễ hạn", "late"),
    number("running", "Đang làm", "running"),
    number("overdue", "Quá hạn", "overdue"),
    number("extended", "Gia hạn", "extended"),
  ];
}

/** The tasks behind a number. */
function listOf({ from, to }: Performance, row: PerformanceRow | undefined, outcome: string): string {
  const query = new URLSearchParams({
    bang: "all",
    ...(row ? { "don-vi": unitKey(row) } : {}),
    ...(outcome ? { kq: outcome } : {}),
    tu: from,
    den: to,
  });
  return `${urls.tasks}?${query}`;
}
