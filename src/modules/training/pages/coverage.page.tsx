import { listProvinces } from "#modules/territory";
import { type Answer, holdsRole, html, type Request } from "#platform/http";
import {
  DataTable,
  DateField,
  formatDate,
  formatNumber,
  formatPercent,
  Muted,
  PageHeader,
  Select,
  Small,
  Stack,
  StatusTag,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { type CoverageCode, coverageAbout, judge } from "../domain/coverage.ts";
import { trainingUrls as urls } from "../urls.ts";
import { type CoverageSearch, readCoverage } from "../use-cases/coverage.ts";
import { withQuery, yearChoices } from "./asking.ts";
import { percent, queryOf, readSearch } from "./coverage-asking.ts";
import { FilterForm } from "./filter-form.tsx";

type Line = { code: CoverageCode; trained: number; whole: number };

export async function showCoverage(request: Request): Promise<Answer> {
  const search = readSearch(request);
  const view = await readCoverage(request.services, request.requireActor(), search);
  return html(
    <WorkspacePage title="Độ phủ tập huấn" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title="Độ phủ tập huấn"
          lead={`Ai đã được tập huấn trong năm ${search.year}, tính đến ngày ${formatDate(view.scope.toOn)}. Mỗi con số mở danh sách người hoặc chủ thể đứng sau nó.`}
          breadcrumb={[{ href: urls.classes, label: "Tập huấn" }, { label: "Độ phủ" }]}
        />
        <Finding request={request} search={search} />
        <DataTable
          caption={`Độ phủ năm ${search.year}`}
          captionHidden
          rows={view.lines}
          rowKey={({ code }) => code}
          columns={columnsFor(search, view.before)}
          empty=""
        />
        <Muted>
          Lớp ghi theo báo cáo cũ, không có danh sách học viên, không được tính. Một người học nhiều lớp tính
          một lần.
        </Muted>
      </Stack>
    </WorkspacePage>,
  );
}

function columnsFor(search: CoverageSearch, before: { year: number; lines: Line[] }[]) {
  const to = (code: CoverageCode, only: string) =>
    withQuery(urls.coverageRecords, { ...queryOf(search), "chi-so": code, loc: only });
  return [
    {
      key: "name",
      label: "Đối tượng",
      primary: true,
      cell: ({ code }: Line) => (
        <>
          <TextLink href={to(code, "all")}>{coverageAbout[code].name}</TextLink>{" "}
          <Small>{coverageAbout[code].formula}</Small>
        </>
      ),
    },
    {
      key: "trained",
      label: "Đã tập huấn",
      align: "end" as const,
      cell: (each: Line) => <TextLink href={to(each.code, "trained")}>{formatNumber(each.trained)}</TextLink>,
    },
    {
      key: "whole",
      label: "Tổng số",
      align: "end" as const,
      cell: (each: Line) => <TextLink href={to(each.code, "all")}>{formatNumber(each.whole)}</TextLink>,
    },
    {
      key: "missing",
      label: "Còn thiếu",
      align: "end" as const,
      cell: (each: Line) => (
        <TextLink href={to(each.code, "missing")}>{formatNumber(each.whole - each.trained)}</TextLink>
      ),
    },
    {
      key: "share",
      label: "Tỷ lệ",
      align: "end" as const,
      shape: "short" as const,
      cell: (each: Line) => (
        <StatusTag tone={judge(each, coverageAbout[each.code].targets)}>{percent(each)}</StatusTag>
      ),
    },
    {
      key: "target",
      label: "Mục tiêu",
      align: "end" as const,
      shape: "short" as const,
      cell: ({ code }: Line) =>
        coverageAbout[code].targets.map((target) => formatPercent(target / 100)).join(" – "),
    },
    ...before.map(({ year, lines }) => ({
      key: String(year),
      label: `Năm ${year}`,
      align: "end" as const,
      cell: ({ code }: Line) => {
        const line = lines.find((each) => each.code === code);
        const href = withQuery(urls.coverageRecords, {
          nam: year,
          tinh: search.provinceCode,
          "chi-so": code,
        });
        return line ? (
          <TextLink href={href}>{`${formatNumber(line.trained)}/${formatNumber(line.whole)}`}</TextLink>
        ) : (
          "—"
        );
      },
    })),
  ];
}

function Finding({ request, search }: { request: Request; search: CoverageSearch }) {
  const ministry = holdsRole(request.requireActor(), ["ministry_officer"]);
  return (
    <FilterForm action={urls.coverage} label="Chọn năm và ngày tính" submit="Xem">
      <Select name="nam" label="Năm" value={String(search.year)} options={yearChoices(request)} />
      <DateField name="ngay" label="Tính đến ngày" value={search.on ?? ""} />
      {ministry && (
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
