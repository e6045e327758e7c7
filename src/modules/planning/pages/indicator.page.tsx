import { findCommune, findProvince } from "#modules/territory";
import { type Answer, html, listOf, type Request } from "#platform/http";
import {
  Button,
  Card,
  DataTable,
  DateField,
  DescriptionList,
  Disclosure,
  EmptyState,
  formatDate,
  LinkButton,
  Notice,
  PageHeader,
  Pagination,
  Row,
  Section,
  Select,
  Stack,
  StatRow,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { figureWords, filterWords, formatFigure } from "../domain/figure-words.ts";
import { dimensions } from "../domain/measure.ts";
import { planningUrls as urls } from "../urls.ts";
import { unitChoices, unitKey, unitName } from "../use-cases/indicators/units.ts";
import {
  type Asked,
  type IndicatorView,
  recordsForSheet,
  viewIndicator,
} from "../use-cases/indicators/view-indicator.ts";
import { asked, FilterForm, SHEET_ROWS, sheetAnswer } from "./asking.tsx";
import { differenceWords, figuresCrumb } from "./parts.tsx";
import { recordKindWords, recordPage } from "./record-links.ts";
import { FilterFields } from "./target.page.tsx";

type FigureRecord = IndicatorView["records"][number];

const codeOf = (request: Request) => request.params.indicatorCode ?? "";

function askedOf(request: Request): Asked {
  const filter = Object.fromEntries(
    dimensions.map((dimension) => [dimension, listOf(request.query, `loc-${dimension}`)] as const),
  );
  return {
    unit: asked(request, "don-vi"),
    fromOn: asked(request, "tu"),
    toOn: asked(request, "den"),
    filter,
    side: asked(request, "phan"),
    after: asked(request, "sau"),
  };
}

export async function showIndicator(request: Request): Promise<Answer> {
  const view = await viewIndicator(request.services, request.requireActor(), {
    code: codeOf(request),
    asked: askedOf(request),
  });
  const { indicator, query, next } = view;
  return html(
    <WorkspacePage title={indicator.name} page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title={indicator.name}
          lead={[unitName(query.unit), filterWords(query.filter)].filter(Boolean).join(" · ")}
          breadcrumb={[figuresCrumb, { label: indicator.name }]}
        />
        <Choosing request={request} view={view} />
        <Figures view={view} />
        <Card title="Cách tính">
          <DescriptionList
            items={[
              { term: "Công thức", value: indicator.formula },
              { term: "Nguồn dữ liệu", value: indicator.source },
              { term: "Đơn vị tính", value: indicator.unit },
              {
                term: "Địa bàn",
                value:
                  indicator.territory === "both"
                    ? "Tính được theo địa bàn mới và địa bàn trước 7/2025"
                    : "Chỉ tính theo địa bàn từ 7/2025",
              },
              {
                term: "Giao xuống cấp dưới",
                value: indicator.additive ? "Cộng dồn được từ đơn vị lên" : "Không cộng dồn được",
              },
            ]}
          />
        </Card>
        <Trend view={view} />
        <Section title={query.side === "whole" ? "Bản ghi của mẫu số" : "Bản ghi đã tính"} id="ban-ghi">
          <Records view={view} />
          <Pagination {...(next ? { nextHref: `${addressOf(view, { sau: next })}#ban-ghi` } : {})} />
          <Row>
            <LinkButton
              href={addressOf(view, {}, urls.indicatorRecords(indicator.code))}
              kind="secondary"
              icon="download"
            >
              Tải Excel
            </LinkButton>
          </Row>
        </Section>
      </Stack>
    </WorkspacePage>,
  );
}

export async function downloadRecords(request: Request): Promise<Answer> {
  const rows = await recordsForSheet(request.services, request.requireActor(), {
    code: codeOf(request),
    asked: askedOf(request),
    limit: SHEET_ROWS,
  });
  return sheetAnswer(
    `ban-ghi-${codeOf(request)}`,
    ["Loại", "Bản ghi", "Nơi", "Ngày tính", "Số", "Hạng sao"],
    rows.map((each) => [
      recordKindWords[each.recordKind] ?? each.recordKind,
      each.label,
      placeWords(each),
      formatDate(each.countedOn),
      each.weight,
      each.star,
    ]),
  );
}

function addressOf(
  { indicator, query }: IndicatorView,
  more: Record<string, string>,
  path = urls.indicator(indicator.code),
): string {
  const params = new URLSearchParams({
    "don-vi": unitKey(query.unit),
    tu: query.fromOn,
    den: query.toOn,
    ...(query.side === "whole" ? { phan: "whole" } : {}),
    ...more,
  });
  for (const [dimension, values] of Object.entries(query.filter))
    for (const value of values) params.append(`loc-${dimension}`, value);
  return `${path}?${params}`;
}

function Choosing({ request, view: { indicator, query } }: { request: Request; view: IndicatorView }) {
  return (
    <FilterForm action={urls.indicator(indicator.code)} label="Đơn vị, thời gian, thu hẹp">
      <Select
        name="don-vi"
        label="Đơn vị"
        value={unitKey(query.unit)}
        options={unitChoices(request.requireActor())}
      />
      <DateField name="tu" label="Từ ngày" value={query.fromOn} />
      <DateField name="den" label="Đến ngày" value={query.toOn} />
      {indicator.filters.length > 0 && (
        <Disclosure summary="Thu hẹp" open={Object.keys(query.filter).length > 0}>
          <FilterFields filter={query.filter} only={indicator.filters} />
        </Disclosure>
      )}
      <Row align="end">
        <Button kind="secondary" icon="refresh-cw">
          Tính
        </Button>
      </Row>
    </FilterForm>
  );
}

function Figures({ view }: { view: IndicatorView }) {
  const { indicator, figure, query } = view;
  const difference = differenceWords(figure);
  const period =
    indicator.value.reckoning === "in_period"
      ? `${formatDate(query.fromOn)} – ${formatDate(query.toOn)}`
      : `đến ${formatDate(query.toOn)}`;
  return (
    <Stack>
      <StatRow
        label="Giá trị"
        items={[
          { href: "#ban-ghi", value: figureWords(figure.value, indicator.unit), label: period },
          ...(figure.denominator === null
            ? []
            : [
                {
                  href: `${addressOf({ ...view, query: { ...query, side: "value" } }, {})}#ban-ghi`,
                  value: formatFigure(figure.numerator),
                  label: "Tử số",
                },
                {
                  href: `${addressOf({ ...view, query: { ...query, side: "whole" } }, {})}#ban-ghi`,
                  value: formatFigure(figure.denominator),
                  label: "Mẫu số",
                },
              ]),
        ]}
      />
      {figure.origin === "manual" && figure.told && (
        <Notice kind="info" title="Số công bố">
          Không có bản ghi trong kỳ; dùng số do {figure.told.source} công bố.
        </Notice>
      )}
      {difference && (
        <Notice kind="warn" title="Công bố và ghi nhận">
          {difference}
        </Notice>
      )}
    </Stack>
  );
}

function Trend({ view: { indicator, trend, query } }: { view: IndicatorView }) {
  return (
    <DataTable
      caption={`Theo năm, đến ${formatDate(query.toOn)}`}
      narrow
      columns={[
        { key: "year", label: "Năm", cell: ({ year }: IndicatorView["trend"][number]) => year },
        {
          key: "value",
          label: "Giá trị",
          align: "end" as const,
          cell: ({ value }: IndicatorView["trend"][number]) => figureWords(value, indicator.unit),
        },
      ]}
      rows={trend}
      rowKey={({ year }) => year}
      empty=""
    />
  );
}

function placeWords({ provinceCode, communeCode }: FigureRecord): string {
  const commune = communeCode ? findCommune(communeCode)?.fullName : undefined;
  return commune ?? findProvince(provinceCode)?.fullName ?? "";
}

function Records({ view: { records, indicator, query } }: { view: IndicatorView }) {
  const measure = query.side === "whole" ? indicator.whole : indicator.value;
  return (
    <DataTable
      caption="Bản ghi đã tính"
      captionHidden
      columns={[
        {
          key: "label",
          label: "Bản ghi",
          primary: true,
          cell: ({ recordKind, targetId, label }: FigureRecord) => {
            const href = recordPage(recordKind, targetId);
            return href ? <TextLink href={href}>{label}</TextLink> : label;
          },
        },
        {
          key: "kind",
          label: "Loại",
          cell: ({ recordKind }: FigureRecord) => recordKindWords[recordKind] ?? recordKind,
        },
        { key: "place", label: "Nơi", cell: placeWords },
        ...(indicator.filters.includes("star")
          ? [
              {
                key: "star",
                label: "Hạng",
                cell: ({ star }: FigureRecord) => (star ? `${star} sao` : "chưa rõ"),
              },
            ]
          : []),
        ...(measure?.value === "sum"
          ? [
              {
                key: "weight",
                label: "Số",
                align: "end" as const,
                cell: ({ weight }: FigureRecord) => formatFigure(weight),
              },
            ]
          : []),
        { key: "on", label: "Ngày tính", cell: ({ countedOn }: FigureRecord) => formatDate(countedOn) },
      ]}
      rows={records}
      rowKey={({ recordId }) => recordId}
      empty={
        <EmptyState title="Không có bản ghi nào trong kỳ" icon="search">
          Đổi đơn vị, thời gian hoặc bỏ bớt điều kiện thu hẹp.
        </EmptyState>
      }
    />
  );
}
