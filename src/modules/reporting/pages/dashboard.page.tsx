import { ownUnit, planningUrls, type TargetResult, unitChoices, unitKey } from "#modules/planning";
import { type Answer, html, type Request } from "#platform/http";
import {
  Button,
  Chip,
  ChipRow,
  DateField,
  DemoMark,
  EmptyState,
  formatDate,
  formatNumber,
  Grid,
  LinkButton,
  PageHeader,
  Section,
  Select,
  Split,
  Stack,
  StatRow,
  TargetLines,
  WorkspacePage,
} from "#platform/ui";
import { reportingUrls as urls } from "../urls.ts";
import { type Dashboard, viewDashboard } from "../use-cases/dashboard/view-dashboard.ts";
import { viewMap } from "../use-cases/dashboard/view-map.ts";
import { dashboardRows } from "./dashboard-sheet.ts";
import {
  LapseForecast,
  MoneyToResult,
  OverdueTasks,
  Pipeline,
  Promotion,
  Training,
  Trend,
} from "./figures.tsx";
import { BusiestUnits, Ranking, UnitMap } from "./map-parts.tsx";
import { asked, FilterForm, hrefOf, numberOf, sheetAnswer, shownWords } from "./parts.tsx";
import { targetLine } from "./target-line.tsx";

const query = (request: Request) => ({ unit: asked(request, "don-vi"), day: asked(request, "ngay") });

export async function showDashboard(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  const view = await viewDashboard(request.services, actor, query(request));
  const map =
    view.unit.scope.level === "commune"
      ? undefined
      : await viewMap(request.services, actor, {
          ...query(request),
          measure: "products.cumulative",
          era: "",
        });
  const address = addressOf(request, view);
  return html(
    <WorkspacePage title={`Bảng điều hành – ${view.unit.name}`} page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title={view.unit.name}
          lead={`Chương trình OCOP đến hết ngày ${formatDate(view.asOf)}. Bấm vào một con số để mở các bản ghi phía sau.`}
          breadcrumb={crumbs(request, view)}
          actions={<Actions address={address} />}
        />
        <AsOf request={request} view={view} />
        <Headline view={view} />
        <Targets view={view} />
        <Split side={<LapseForecast view={view} />} ratio="half">
          <Trend view={view} />
        </Split>
        {view.pipeline && <Pipeline view={view} stages={view.pipeline} />}
        <Split side={<OverdueTasks view={view} />} ratio="half">
          <MoneyToResult view={view} />
        </Split>
        <Grid min="large">
          <Training view={view} />
          <Promotion view={view} />
        </Grid>
        {map && (
          <Section
            title="Trên bản đồ"
            action={{ href: urls.mapOf(address), label: "Chỉ số khác, địa giới cũ" }}
          >
            {map.unit.scope.level === "nation" ? (
              <Split side={<Ranking view={map} />} ratio="half">
                <UnitMap view={map} />
              </Split>
            ) : (
              <BusiestUnits view={map} />
            )}
          </Section>
        )}
      </Stack>
    </WorkspacePage>,
  );
}

function crumbs(request: Request, { unit }: Dashboard) {
  const own = unitKey(ownUnit(request.requireActor()));
  return unitKey(unit.scope) === own
    ? []
    : [{ href: urls.dashboard, label: "Bảng điều hành" }, { label: unit.name }];
}

function addressOf(request: Request, view: Dashboard): Record<string, string | undefined> {
  const own = unitKey(ownUnit(request.requireActor()));
  const key = unitKey(view.unit.scope);
  return {
    "don-vi": key === own ? undefined : key,
    ngay: view.asOf === view.today ? undefined : view.asOf,
  };
}

function Actions({ address }: { address: Record<string, string | undefined> }) {
  return (
    <>
      <LinkButton href={urls.comparisonOf(address)} kind="secondary" icon="chart-column">
        So sánh
      </LinkButton>
      <LinkButton href={urls.dashboardSheetOf(address)} kind="secondary" icon="download">
        Tải Excel
      </LinkButton>
    </>
  );
}

function AsOf({ request, view }: { request: Request; view: Dashboard }) {
  const choices = unitChoices(request.requireActor()).filter(({ value }) => value.startsWith("2025."));
  const key = unitKey(view.unit.scope);
  const chip = (label: string, day: string | undefined) => (
    <Chip
      href={urls.dashboardOf({ "don-vi": key, ngay: day })}
      current={day === undefined ? view.asOf === view.today : view.asOf === day}
    >
      {label}
    </Chip>
  );
  return (
    <Stack gap="tight">
      <FilterForm action={urls.dashboard} label="Đơn vị và ngày tính">
        {choices.length > 1 && <Select name="don-vi" label="Đơn vị" value={key} options={choices} />}
        <DateField name="ngay" label="Tính đến ngày" value={view.asOf} max={view.today} width="short" />
        <Button kind="secondary">Xem</Button>
      </FilterForm>
      <ChipRow>
        {chip("Hôm nay", undefined)}
        {quarterEnds(view.today).map((day) => chip(`Đến ${formatDate(day)}`, day))}
      </ChipRow>
    </Stack>
  );
}

/** The ends of the last two quarters and of last year. */
function quarterEnds(today: string): string[] {
  const year = Number(today.slice(0, 4));
  const ends = [`${year}-09-30`, `${year}-06-30`, `${year}-03-31`, `${year - 1}-12-31`].filter(
    (day) => day < today,
  );
  return [...new Set([...ends.slice(0, 2), `${year - 1}-12-31`])];
}

function Headline({ view }: { view: Dashboard }) {
  const { headline, unit, lapse, asOf } = view;
  const year = asOf.slice(0, 4);
  const six = lapse.within[2];
  const stars = [headline.valid5, headline.valid4, headline.valid3];
  const unknown = numberOf(headline.unknown);
  const [five, four, three] = stars.map((each) => shownWords(each));
  return (
    <StatRow
      label="Số liệu chính"
      items={[
        {
          href: hrefOf(headline.valid, unit.scope),
          value: numberOf(headline.valid),
          label: "sản phẩm còn hiệu lực",
          note: `5 sao ${five}, 4 sao ${four}, 3 sao ${three}`,
        },
        {
          href: hrefOf(headline.recognised, unit.scope),
          value: numberOf(headline.recognised),
          label: `công nhận năm ${year}`,
          note: `${shownWords(headline.fresh)} mới, ${shownWords(headline.upgraded)} nâng hạng`,
        },
        {
          href: hrefOf(headline.producers, unit.scope),
          value: numberOf(headline.producers),
          label: "chủ thể được công nhận",
          note: `${shownWords(headline.cumulative)} sản phẩm, ${formatNumber(unknown)} chưa rõ hạn`,
        },
        ...(six
          ? [
              {
                href: hrefOf(six, unit.scope),
                value: numberOf(six),
                label: "hết hạn trong 6 tháng",
                note: `${shownWords(headline.lapsed)} đã hết trong năm`,
              },
            ]
          : []),
      ]}
    />
  );
}

/** What needs a hand first; what is reached can wait for the full table. */
const urgency: Record<TargetResult["light"], number> = {
  missed: 0,
  at_risk: 1,
  on_track: 2,
  met: 3,
  unknown: 4,
};
const SHOWN_TARGETS = 8;

function Targets({ view }: { view: Dashboard }) {
  const { targets, asOf } = view;
  const year = asOf.slice(0, 4);
  if (!targets || targets.results.length === 0)
    return (
      <Section title={`Chỉ tiêu năm ${year}`}>
        <EmptyState
          title={`Chưa có kế hoạch được ban hành cho năm ${year}`}
          icon="flag"
          action={{ href: planningUrls.plans, label: "Đến Kế hoạch, chỉ tiêu" }}
        >
          Khi kế hoạch năm được ban hành, mỗi chỉ tiêu hiện ở đây với kết quả đến ngày đang xem, dự báo và lý
          do.
        </EmptyState>
      </Section>
    );
  const urgent = [...targets.results].sort((a, b) => urgency[a.light] - urgency[b.light]);
  const lines = urgent.slice(0, SHOWN_TARGETS).map((each) => targetLine(each, view.unit.scope));
  const half = Math.ceil(lines.length / 2);
  const rest = urgent.length - lines.length;
  return (
    <Section
      title={`Chỉ tiêu năm ${year}`}
      lead={
        <>
          {targets.planTitle} {targets.isDemo && <DemoMark />}
        </>
      }
      action={{
        href: planningUrls.results(targets.planId, asOf),
        label: rest > 0 ? `Bảng kết quả đầy đủ, còn ${rest} chỉ tiêu` : "Bảng kết quả đầy đủ",
      }}
    >
      <Grid min="large">
        <TargetLines label="Chỉ tiêu, phần đầu" items={lines.slice(0, half)} />
        {lines.length > half && <TargetLines label="Chỉ tiêu, phần sau" items={lines.slice(half)} />}
      </Grid>
    </Section>
  );
}

export async function downloadDashboard(request: Request): Promise<Answer> {
  const view = await viewDashboard(request.services, request.requireActor(), query(request));
  return sheetAnswer(
    `dieu-hanh-${view.asOf}`,
    ["Nhóm", "Chỉ số", "Giá trị", "Đơn vị tính", "Chỉ tiêu", "Đánh giá", "Ghi chú"],
    dashboardRows(view),
  );
}
