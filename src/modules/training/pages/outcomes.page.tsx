import { listProvinces } from "#modules/territory";
import { type Answer, holdsRole, html, type Request } from "#platform/http";
import {
  Chip,
  ChipRow,
  DataTable,
  EmptyState,
  formatDate,
  formatNumber,
  LinkButton,
  PageHeader,
  Pagination,
  Section,
  Select,
  Stack,
  StatRow,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { trainingUrls as urls } from "../urls.ts";
import {
  listOutcomeRecords,
  listOutcomesForSheet,
  type OutcomeSearch,
  readOutcomes,
} from "../use-cases/outcomes.ts";
import { asked, dayCell, sheetAnswer, withQuery, yearChoices, yearOf } from "./asking.ts";
import { communeName } from "./class-words.tsx";
import { FilterForm } from "./filter-form.tsx";

const filters = {
  all: "đã dự lớp",
  filed: "có hồ sơ nộp sau lớp",
  recognised: "được công nhận sau lớp",
  none: "chưa có gì",
} as const;

type Filter = keyof typeof filters;

function readSearch(request: Request): OutcomeSearch {
  const only = asked(request, "loc") ?? "";
  return {
    year: yearOf(request),
    provinceCode: asked(request, "tinh"),
    classId: asked(request, "lop"),
    only: only in filters ? (only as Filter) : "all",
    cursor: asked(request, "sau"),
  };
}

const queryOf = ({ year, provinceCode, classId, only }: OutcomeSearch) => ({
  nam: year,
  tinh: provinceCode,
  lop: classId,
  loc: only,
});

const meaning =
  "Chủ thể đã dự lớp, tính từ ngày dự đầu tiên đến nay. Số liệu cho biết việc gì đến sau, không khẳng định do lớp mà có.";

function items(search: OutcomeSearch, totals: { trained: number; filed: number; recognised: number }) {
  const to = (only: Filter) => withQuery(urls.outcomeRecords, { ...queryOf(search), loc: only });
  return [
    { href: to("all"), value: totals.trained, label: "chủ thể đã dự lớp" },
    { href: to("filed"), value: totals.filed, label: "có hồ sơ nộp sau lớp" },
    { href: to("recognised"), value: totals.recognised, label: "có sản phẩm được công nhận sau lớp" },
  ];
}

export async function showOutcomes(request: Request): Promise<Answer> {
  const search = readSearch(request);
  const { totals, classes } = await readOutcomes(request.services, request.requireActor(), search);
  type Each = (typeof classes)[number];
  const cell = (only: Filter, value: (each: Each) => number) => (each: Each) => (
    <TextLink href={withQuery(urls.outcomeRecords, { ...queryOf(search), lop: each.classId, loc: only })}>
      {formatNumber(value(each))}
    </TextLink>
  );
  return html(
    <WorkspacePage title="Kết quả sau tập huấn" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title="Kết quả sau tập huấn"
          lead={meaning}
          breadcrumb={[{ href: urls.classes, label: "Tập huấn" }, { label: "Kết quả sau tập huấn" }]}
        />
        <Finding request={request} search={search} />
        <StatRow label={`Kết quả của các lớp năm ${search.year}`} items={items(search, totals)} />
        <Section title="Theo lớp">
          <DataTable
            caption="Theo lớp"
            captionHidden
            rows={classes}
            rowKey={({ classId }) => classId}
            columns={[
              {
                key: "title",
                label: "Lớp",
                primary: true,
                cell: (each) => <TextLink href={urls.class(each.classId)}>{each.title}</TextLink>,
              },
              { key: "on", label: "Khai giảng", cell: (each) => formatDate(each.startsOn) },
              {
                key: "trained",
                label: "Chủ thể dự",
                align: "end",
                cell: cell("all", (each) => each.trained),
              },
              { key: "filed", label: "Nộp hồ sơ", align: "end", cell: cell("filed", (each) => each.filed) },
              {
                key: "recognised",
                label: "Được công nhận",
                align: "end",
                cell: cell("recognised", (each) => each.recognised),
              },
            ]}
            empty={
              <EmptyState title={`Năm ${search.year} chưa có lớp nào có chủ thể dự`} icon="sprout">
                Khi chủ thể được điểm danh ở lớp, hồ sơ và kết quả của họ sau đó hiện ở đây.
              </EmptyState>
            }
          />
        </Section>
      </Stack>
    </WorkspacePage>,
  );
}

function Finding({ request, search }: { request: Request; search: OutcomeSearch }) {
  return (
    <FilterForm action={urls.outcomes} label="Chọn năm" submit="Xem">
      <Select name="nam" label="Năm" value={String(search.year)} options={yearChoices(request)} />
      {holdsRole(request.requireActor(), ["ministry_officer"]) && (
        <Select
          name="tinh"
          label="Tỉnh, thành phố"
          value={search.provinceCode ?? ""}
          options={[
            { value: "", label: "Cả nước" },
            ...listProvinces().map(({ code, fullName }) => ({ value: code, label: fullName })),
          ]}
        />
      )}
    </FilterForm>
  );
}

export async function showOutcomeRecords(request: Request): Promise<Answer> {
  const search = readSearch(request);
  const { records, totals, next } = await listOutcomeRecords(
    request.services,
    request.requireActor(),
    search,
  );
  type Each = (typeof records)[number];
  const at = (extra: Record<string, string>) =>
    withQuery(urls.outcomeRecords, { ...queryOf(search), ...extra });
  return html(
    <WorkspacePage title="Chủ thể đã tập huấn" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title="Chủ thể đã tập huấn"
          lead={`${formatNumber(totals.trained)} chủ thể; ${formatNumber(totals.filed)} nộp hồ sơ, ${formatNumber(totals.recognised)} được công nhận sau lớp.`}
          breadcrumb={[
            { href: urls.classes, label: "Tập huấn" },
            {
              href: withQuery(urls.outcomes, { nam: search.year, tinh: search.provinceCode }),
              label: "Kết quả sau tập huấn",
            },
            { label: "Danh sách" },
          ]}
          actions={
            <LinkButton
              href={withQuery(urls.outcomesSheet, queryOf(search))}
              kind="secondary"
              icon="download"
            >
              Tải Excel
            </LinkButton>
          }
        />
        <ChipRow>
          {(Object.keys(filters) as Filter[]).map((only) => (
            <Chip key={only} href={at({ loc: only })} current={search.only === only}>
              {filters[only]}
            </Chip>
          ))}
        </ChipRow>
        <DataTable
          caption="Chủ thể đã tập huấn"
          captionHidden
          rows={records}
          rowKey={({ producerId }) => producerId}
          columns={[
            {
              key: "name",
              label: "Chủ thể",
              primary: true,
              cell: (each: Each) => (
                <TextLink href={`/chu-the/${each.producerSlug}`}>{each.producerName}</TextLink>
              ),
            },
            {
              key: "commune",
              label: "Xã, phường",
              cell: (each: Each) => communeName(each.communeCode) || "—",
            },
            { key: "on", label: "Dự từ", cell: (each: Each) => formatDate(each.trainedOn) },
            {
              key: "class",
              label: "Lớp",
              cell: (each: Each) => <TextLink href={urls.class(each.classId)}>{each.classTitle}</TextLink>,
            },
            {
              key: "filed",
              label: "Hồ sơ nộp sau lớp",
              align: "end",
              cell: (each: Each) =>
                each.filed === 0 ? "0" : `${each.filed} (từ ${formatDate(each.firstFiledOn ?? "")})`,
            },
            {
              key: "recognised",
              label: "Công nhận sau lớp",
              align: "end",
              cell: (each: Each) =>
                each.recognised === 0
                  ? "0"
                  : `${each.recognised}${each.bestStar ? `, cao nhất ${each.bestStar} sao` : ""}`,
            },
          ]}
          empty={
            <EmptyState title="Không có chủ thể nào trong danh sách này">
              Chọn bộ lọc hoặc năm khác.
            </EmptyState>
          }
        />
        <Pagination {...(next ? { nextHref: at({ sau: next }) } : {})} />
      </Stack>
    </WorkspacePage>,
  );
}

export async function downloadOutcomes(request: Request): Promise<Answer> {
  const search = readSearch(request);
  const rows = await listOutcomesForSheet(request.services, request.requireActor(), search);
  return sheetAnswer(
    `ket-qua-sau-tap-huan-${search.year}`,
    [
      "Chủ thể",
      "Xã, phường",
      "Dự từ ngày",
      "Lớp",
      "Hồ sơ nộp sau lớp",
      "Nộp đầu tiên",
      "Công nhận sau lớp",
      "Sao cao nhất",
    ],
    rows.map((each) => [
      each.producerName,
      communeName(each.communeCode),
      dayCell(each.trainedOn),
      each.classTitle,
      each.filed,
      dayCell(each.firstFiledOn),
      each.recognised,
      each.bestStar,
    ]),
  );
}
