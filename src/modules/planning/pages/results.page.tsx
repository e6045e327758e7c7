import { isIsoDate } from "#platform/calendar";
import { type Answer, html, type Request } from "#platform/http";
import {
  Button,
  DataTable,
  DateField,
  EmptyState,
  formatDate,
  LinkButton,
  PageHeader,
  Row,
  Section,
  Small,
  Stack,
  StatRow,
  WorkspacePage,
} from "#platform/ui";
import { figureWords, filterWords, formatFigure, goalWords } from "../domain/figure-words.ts";
import { type Light, lights } from "../domain/light.ts";
import { type Plan, reckonings, unitOfPlan } from "../domain/plan.ts";
import { planningUrls as urls } from "../urls.ts";
import { readsUnit } from "../use-cases/indicators/units.ts";
import { type TargetResult, viewResults } from "../use-cases/plans/results.ts";
import { asked, FilterForm, sheetAnswer } from "./asking.tsx";
import { differenceWords, FigureValue, PlanStatusMark, planCrumb, recordsHref } from "./parts.tsx";
import { planIdOf } from "./plan.page.tsx";
import { Standing } from "./target-table.tsx";

const dayAsked = (request: Request) => {
  const typed = asked(request, "den");
  return isIsoDate(typed) ? typed : undefined;
};

export async function showResults(request: Request): Promise<Answer> {
  const { plan, asOf, results } = await viewResults(request.services, request.requireActor(), {
    planId: planIdOf(request),
    asOf: dayAsked(request),
  });
  return html(
    <WorkspacePage title="Thực hiện so với chỉ tiêu" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title="Thực hiện so với chỉ tiêu"
          lead={plan.title}
          breadcrumb={[planCrumb, { href: urls.plan(plan.id), label: plan.title }, { label: "Thực hiện" }]}
          tags={<PlanStatusMark plan={plan} />}
        />
        <FilterForm action={urls.results(plan.id)} label="Ngày tính">
          <DateField name="den" label="Tính đến ngày" value={asOf} />
          <Row align="end">
            <Button kind="secondary" icon="refresh-cw">
              Tính
            </Button>
          </Row>
        </FilterForm>
        <Overview results={results} />
        <Section title="Từng chỉ tiêu" id="ket-qua">
          <DataTable
            caption={`Kết quả đến ngày ${formatDate(asOf)}`}
            columns={columnsOf(request, plan)}
            rows={results}
            rowKey={({ target }) => target.id}
            empty={
              <EmptyState title="Kế hoạch chưa có chỉ tiêu" icon="flag">
                Thêm chỉ tiêu để theo dõi kết quả vào bất kỳ ngày nào.
              </EmptyState>
            }
          />
        </Section>
        <Small>
          Dự báo = kết quả đến nay + hồ sơ đang xử lý nhân trọng số theo bước (mới nộp 0,5; tỉnh tiếp nhận
          0,75; đã chấm 0,95). Không dự báo cho ngày đã qua.
        </Small>
        <Row>
          <LinkButton href={`${urls.resultsSheet(plan.id)}?den=${asOf}`} kind="secondary" icon="download">
            Tải Excel
          </LinkButton>
        </Row>
      </Stack>
    </WorkspacePage>,
  );
}

function Overview({ results }: { results: readonly TargetResult[] }) {
  const counted = (Object.keys(lights) as Light[])
    .map((light) => ({ light, count: results.filter((each) => each.light === light).length }))
    .filter(({ count }) => count > 0);
  if (counted.length === 0) return null;
  return (
    <StatRow
      label="Chỉ tiêu theo đánh giá"
      items={counted.map(({ light, count }) => ({
        href: "#ket-qua",
        value: `${count}`,
        label: lights[light].label,
        note: `trên ${results.length} chỉ tiêu`,
      }))}
    />
  );
}

function columnsOf(request: Request, plan: Plan) {
  const unit = unitOfPlan(plan);
  const opens = readsUnit(request.requireActor(), unit);
  return [
    {
      key: "target",
      label: "Chỉ tiêu",
      primary: true,
      shape: "long" as const,
      cell: ({ target, indicator }: TargetResult) => (
        <Stack gap="tight">
          <span>{indicator?.name ?? target.indicator}</span>
          <Small>{subtitle({ target })}</Small>
        </Stack>
      ),
    },
    {
      key: "goal",
      label: "Mức",
      align: "end" as const,
      cell: ({ target, indicator }: TargetResult) => `${goalWords(target)} ${indicator?.unit ?? ""}`,
    },
    {
      key: "value",
      label: "Thực hiện",
      align: "end" as const,
      cell: ({ target, figure, period, indicator }: TargetResult) => (
        <FigureValue
          figure={figure}
          unit={indicator?.unit ?? ""}
          href={
            opens && period
              ? recordsHref({ code: target.indicator, unit, ...period, filter: target.filter })
              : undefined
          }
        />
      ),
    },
    {
      key: "percent",
      label: "Đạt",
      align: "end" as const,
      cell: ({ percent }: TargetResult) => (percent === undefined ? "—" : `${formatFigure(percent)}\u00a0%`),
    },
    {
      key: "forecast",
      label: "Dự báo",
      align: "end" as const,
      cell: ({ forecast }: TargetResult) =>
        forecast ? `${formatFigure(forecast.value)} (${forecast.dossiers} hồ sơ)` : "—",
    },
    {
      key: "light",
      label: "Đánh giá",
      shape: "long" as const,
      cell: (each: TargetResult) => <Standing each={each} />,
    },
  ];
}

function subtitle({ target }: Pick<TargetResult, "target">): string {
  const narrowed = filterWords(target.filter);
  return [narrowed, `${reckonings[target.reckoning].toLowerCase()} ${target.year}`]
    .filter(Boolean)
    .join(" · ");
}

export async function downloadResults(request: Request): Promise<Answer> {
  const { asOf, results } = await viewResults(request.services, request.requireActor(), {
    planId: planIdOf(request),
    asOf: dayAsked(request),
  });
  const labels = [
    "Chỉ tiêu",
    "Chi tiết",
    "Mức",
    "Đơn vị tính",
    `Thực hiện đến ${formatDate(asOf)}`,
    "Nguồn số",
    "Đạt (%)",
    "Dự báo",
    "Đánh giá",
    "Lý do",
    "Công bố và ghi nhận",
  ];
  return sheetAnswer(
    `thuc-hien-${asOf}`,
    labels,
    results.map((each) => [
      each.indicator?.name ?? each.target.indicator,
      subtitle(each),
      goalWords(each.target),
      each.indicator?.unit ?? null,
      each.figure?.value ?? null,
      each.figure?.origin === "manual" ? `Số công bố: ${each.figure.told?.source ?? ""}` : "Tính từ bản ghi",
      each.percent === undefined ? null : Math.round(each.percent * 10) / 10,
      each.forecast ? figureWords(each.forecast.value, "").trim() : null,
      lights[each.light].label,
      each.reason,
      differenceWords(each.figure) ?? null,
    ]),
  );
}
