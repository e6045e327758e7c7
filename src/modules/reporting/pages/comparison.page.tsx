import { figureWords, findIndicator, recordsHref, unitChoices, unitKey } from "#modules/planning";
import { type Answer, html, type Request } from "#platform/http";
import {
  Bars,
  Button,
  type Column,
  Columns,
  DataTable,
  DateField,
  formatDate,
  LinkButton,
  PageHeader,
  Section,
  Select,
  Stack,
  Tabs,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { reportingUrls as urls } from "../urls.ts";
import {
  type ComparedCode,
  type ComparedColumn,
  type Comparison,
  compare,
} from "../use-cases/dashboard/compare.ts";
import { asked, dashboardCrumb, FilterForm, sheetAnswer } from "./parts.tsx";

const view = (request: Request) =>
  compare(request.services, request.requireActor(), {
    unit: asked(request, "don-vi"),
    day: asked(request, "ngay"),
    by: asked(request, "theo"),
  });

function addressOf({ unit, asOf, today, by }: Comparison, change: Record<string, string> = {}) {
  return {
    "don-vi": unitKey(unit.scope),
    ngay: asOf === today ? undefined : asOf,
    theo: by === "units" ? "dia-ban" : undefined,
    ...change,
  };
}

export async function showComparison(request: Request): Promise<Answer> {
  const found = await view(request);
  const choices = unitChoices(request.requireActor()).filter(({ value }) => value.startsWith("2025."));
  const below = found.unit.scope.level === "nation" ? "Giữa các tỉnh" : "Giữa các xã, phường";
  return html(
    <WorkspacePage title="So sánh" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title={`So sánh – ${found.unit.name}`}
          lead={`Số liệu đến ${formatDate(found.asOf)}. Mỗi con số mở các bản ghi phía sau.`}
          breadcrumb={[dashboardCrumb, { label: "So sánh" }]}
          actions={
            <LinkButton href={urls.comparisonSheetOf(addressOf(found))} kind="secondary" icon="download">
              Tải Excel
            </LinkButton>
          }
        />
        <FilterForm
          action={urls.comparison}
          label="Đơn vị và ngày tính"
          hidden={found.by === "units" ? { theo: "dia-ban" } : {}}
        >
          {choices.length > 1 && (
            <Select name="don-vi" label="Đơn vị" value={unitKey(found.unit.scope)} options={choices} />
          )}
          <DateField name="ngay" label="Tính đến ngày" value={found.asOf} max={found.today} width="short" />
          <Button kind="secondary">Xem</Button>
        </FilterForm>
        {found.unit.scope.level !== "commune" && (
          <Tabs
            label="So sánh theo"
            items={[
              {
                href: urls.comparisonOf({ ...addressOf(found), theo: undefined }),
                label: "Giữa các năm",
                current: found.by === "years",
              },
              {
                href: urls.comparisonOf(addressOf(found, { theo: "dia-ban" })),
                label: below,
                current: found.by === "units",
              },
            ]}
          />
        )}
        {found.by === "years" ? <Years found={found} /> : <Units found={found} />}
      </Stack>
    </WorkspacePage>,
  );
}

const nameOf = (code: ComparedCode): string => findIndicator(code)?.name ?? code;
const unitOf = (code: ComparedCode): string => findIndicator(code)?.unit ?? "";

function value(column: ComparedColumn, code: ComparedCode) {
  const told = column.values[code] ?? null;
  if (told === null || told === 0) return told === null ? "—" : "0";
  const words = figureWords(told, unitOf(code) === "%" ? "%" : "").trim();
  const { unit, fromOn, toOn } = column;
  return <TextLink href={recordsHref({ code, unit, fromOn, toOn })}>{words}</TextLink>;
}

function Years({ found: { columns, codes } }: { found: Comparison }) {
  const shown: ComparedCode[] = ["products.recognised", "products.cumulative"];
  const table: Column<ComparedCode>[] = [
    { key: "name", label: "Chỉ số", primary: true, cell: (code) => `${nameOf(code)} (${unitOf(code)})` },
    ...columns.map((column) => ({
      key: column.label,
      label: column.label,
      align: "end" as const,
      cell: (code: ComparedCode) => value(column, code),
    })),
  ];
  return (
    <>
      {shown.map((code) => (
        <Section key={code} title={nameOf(code)}>
          <Columns
            label={nameOf(code)}
            series={[{ label: unitOf(code), tone: "leaf" }]}
            items={columns.map(({ label, values }) => ({ label, values: [values[code] ?? 0] }))}
          />
        </Section>
      ))}
      <DataTable
        caption="Các chỉ số theo năm"
        columns={table}
        rows={[...codes]}
        rowKey={(code) => code}
        empty=""
      />
    </>
  );
}

function Units({ found: { columns, codes } }: { found: Comparison }) {
  const first = columns.filter(({ values }) => (values["products.cumulative"] ?? 0) > 0).slice(0, 12);
  const table: Column<ComparedColumn>[] = [
    {
      key: "unit",
      label: "Đơn vị",
      primary: true,
      cell: ({ label, unit }) => (
        <TextLink href={urls.dashboardOf({ "don-vi": unitKey(unit) })}>{label}</TextLink>
      ),
    },
    ...codes.map((code) => ({
      key: code,
      label: nameOf(code),
      align: "end" as const,
      cell: (column: ComparedColumn) => value(column, code),
    })),
  ];
  return (
    <>
      <Section title={nameOf("products.cumulative")}>
        <Bars
          label={nameOf("products.cumulative")}
          items={first.map(({ label, unit, values }) => ({
            label,
            href: urls.dashboardOf({ "don-vi": unitKey(unit) }),
            value: values["products.cumulative"] ?? 0,
          }))}
        />
      </Section>
      <DataTable
        caption="Các chỉ số theo địa bàn"
        columns={table}
        rows={columns}
        rowKey={({ unit }) => unitKey(unit)}
        empty=""
      />
    </>
  );
}

export async function downloadComparison(request: Request): Promise<Answer> {
  const { columns, codes, by, asOf } = await view(request);
  const name = `so-sanh-${by === "years" ? "nam" : "dia-ban"}-${asOf}`;
  return sheetAnswer(
    name,
    [by === "years" ? "Năm" : "Đơn vị", ...codes.map((code) => `${nameOf(code)} (${unitOf(code)})`)],
    columns.map(({ label, values }) => [label, ...codes.map((code) => values[code] ?? null)]),
  );
}
