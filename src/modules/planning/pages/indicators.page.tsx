import { type Answer, holdsRole, html, type Request } from "#platform/http";
import {
  Button,
  DataTable,
  DateField,
  LinkButton,
  PageHeader,
  Row,
  Section,
  Select,
  Small,
  Stack,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { type Indicator, type Topic, topics } from "../domain/indicator.ts";
import { indicators } from "../domain/indicators.ts";
import { provinceReaders } from "../permissions.ts";
import { planningUrls as urls } from "../urls.ts";
import type { Figure } from "../use-cases/indicators/compute-figures.ts";
import { unitChoices, unitKey } from "../use-cases/indicators/units.ts";
import { viewIndicators } from "../use-cases/indicators/view-indicator.ts";
import { asked, FilterForm, sheetAnswer } from "./asking.tsx";
import { differenceWords, FigureValue, recordsHref } from "./parts.tsx";

type Query = Awaited<ReturnType<typeof viewIndicators>>["query"];
type Shown = { indicator: Indicator; figure: Figure | undefined };

const view = (request: Request) =>
  viewIndicators(request.services, request.requireActor(), {
    unit: asked(request, "don-vi"),
    fromOn: asked(request, "tu"),
    toOn: asked(request, "den"),
  });

export async function showIndicators(request: Request): Promise<Answer> {
  const { query, figures } = await view(request);
  const byCode = new Map(figures.map((figure) => [figure.code, figure]));
  const actor = request.requireActor();
  return html(
    <WorkspacePage title="Chỉ số" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title="Chỉ số của Chương trình"
          lead="Mỗi chỉ số có cách tính, nguồn dữ liệu và mở được từng bản ghi đã tính."
          actions={
            holdsRole(actor, provinceReaders) && (
              <Row>
                <LinkButton href={urls.manual} kind="secondary">
                  Số công bố
                </LinkButton>
                <LinkButton href={urls.villages} kind="secondary">
                  Làng nghề
                </LinkButton>
                <LinkButton href={urls.chains} kind="secondary">
                  Chuỗi giá trị
                </LinkButton>
                <LinkButton href={urls.exports} kind="secondary">
                  Xuất khẩu
                </LinkButton>
              </Row>
            )
          }
        />
        <Choosing request={request} query={query} />
        {(Object.keys(topics) as Topic[]).map((topic) => (
          <Section key={topic} title={topics[topic]} id={topic}>
            <DataTable
              caption={topics[topic]}
              captionHidden
              columns={columnsOf(query)}
              rows={indicators
                .filter((each) => each.topic === topic)
                .map((indicator) => ({ indicator, figure: byCode.get(indicator.code) }))}
              rowKey={({ indicator }) => indicator.code}
              empty=""
            />
          </Section>
        ))}
        <Row>
          <LinkButton
            href={`${urls.indicatorsSheet}?${new URLSearchParams({ "don-vi": unitKey(query.unit), tu: query.fromOn, den: query.toOn })}`}
            kind="secondary"
            icon="download"
          >
            Tải Excel
          </LinkButton>
        </Row>
      </Stack>
    </WorkspacePage>,
  );
}

export async function downloadIndicators(request: Request): Promise<Answer> {
  const { query, figures } = await view(request);
  const labels = [
    "Mã",
    "Chỉ số",
    "Giá trị",
    "Đơn vị tính",
    "Nguồn số",
    "Tử số",
    "Mẫu số",
    "Cách tính",
    "Nguồn dữ liệu",
  ];
  return sheetAnswer(
    `chi-so-${query.toOn}`,
    labels,
    figures.map((figure, at) => {
      const indicator = indicators[at];
      return [
        figure.code,
        indicator?.name ?? "",
        figure.value,
        indicator?.unit ?? "",
        { records: "Tính từ bản ghi", manual: "Số công bố", none: "Chưa có" }[figure.origin],
        figure.numerator,
        figure.denominator,
        indicator?.formula ?? "",
        indicator?.source ?? "",
      ];
    }),
  );
}

function Choosing({ request, query }: { request: Request; query: Query }) {
  return (
    <FilterForm action={urls.indicators} label="Đơn vị và thời gian">
      <Select
        name="don-vi"
        label="Đơn vị"
        value={unitKey(query.unit)}
        options={unitChoices(request.requireActor())}
      />
      <DateField name="tu" label="Từ ngày" value={query.fromOn} />
      <DateField name="den" label="Đến ngày" value={query.toOn} />
      <Row align="end">
        <Button kind="secondary" icon="refresh-cw">
          Tính
        </Button>
      </Row>
    </FilterForm>
  );
}

function columnsOf(query: Query) {
  return [
    {
      key: "name",
      label: "Chỉ số",
      primary: true,
      shape: "long" as const,
      cell: ({ indicator }: Shown) => (
        <TextLink href={recordsHref({ code: indicator.code, ...query })}>{indicator.name}</TextLink>
      ),
    },
    {
      key: "value",
      label: "Giá trị",
      align: "end" as const,
      cell: ({ indicator, figure }: Shown) => <FigureValue figure={figure} unit={indicator.unit} />,
    },
    {
      key: "formula",
      label: "Cách tính",
      shape: "long" as const,
      cell: ({ indicator, figure }: Shown) => (
        <Stack gap="tight">
          <Small>{indicator.formula}</Small>
          {differenceWords(figure) && <Small>{differenceWords(figure)}</Small>}
        </Stack>
      ),
    },
    {
      key: "source",
      label: "Nguồn",
      offPhone: true,
      cell: ({ indicator }: Shown) => <Small>{indicator.source}</Small>,
    },
  ];
}
