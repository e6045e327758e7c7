import { directivesUrls } from "#modules/directives";
import { dossierUrls } from "#modules/dossiers";
import { fundingUrls } from "#modules/funding";
import { dimensionValueWords } from "#modules/planning";
import { promotionUrls } from "#modules/promotion";
import { findCommune } from "#modules/territory";
import { trainingUrls } from "#modules/training";
import {
  Bars,
  Card,
  Columns,
  EmptyState,
  formatDate,
  formatNumber,
  Grid,
  Muted,
  Section,
  Small,
  Stack,
} from "#platform/ui";
import { STILL_DAYS, type Stage } from "../domain/stages.ts";
import { type Dashboard, lapseMonths, type Shown } from "../use-cases/dashboard/view-dashboard.ts";
import { hrefOf, moneyWords, numberOf, partWords, shownWords } from "./parts.tsx";

interface Props {
  view: Dashboard;
}

/** Recognitions year by year; the running year is drawn as open. */
export function Trend({ view: { trend, asOf } }: Props) {
  const others = trend.some(({ recognised }) => recognised.other > 0);
  const last = trend.at(-1);
  return (
    <Section title="Mười năm" lead="Lượt công nhận theo năm và hạng sao.">
      <Stack>
        <Columns
          label="Lượt công nhận theo năm"
          series={[
            { label: "3 sao", tone: "pale" },
            { label: "4 sao", tone: "leaf" },
            { label: "5 sao", tone: "gold" },
            ...(others ? [{ label: "chưa rõ hạng", tone: "neutral" as const }] : []),
          ]}
          items={trend.map(({ year, recognised }) => ({
            label: year,
            values: [recognised[3], recognised[4], recognised[5], ...(others ? [recognised.other] : [])],
            open: year === asOf.slice(0, 4) && !asOf.endsWith("-12-31"),
          }))}
        />
        {last && (
          <Small>
            Lũy kế {formatNumber(last.cumulative)} sản phẩm đến {formatDate(asOf)}; một năm trước là{" "}
            {formatNumber(trend.at(-2)?.cumulative ?? 0)}.
          </Small>
        )}
      </Stack>
    </Section>
  );
}

/** What ends when: certificates without a new recognition. */
export function LapseForecast({ view: { lapse, unit } }: Props) {
  const largest = Math.max(...lapse.months.map(numberOf));
  return (
    <Section title="Sắp hết hiệu lực" lead="Sản phẩm có giấy chứng nhận hết hạn mà chưa được công nhận lại.">
      <Stack>
        <Bars
          label="Hết hiệu lực trong thời gian tới"
          items={lapse.within.map((each, at) => ({
            label: lapseMonths[at] === 1 ? "Trong 1 tháng tới" : `Trong ${lapseMonths[at]} tháng tới`,
            href: hrefOf(each, unit.scope),
            value: numberOf(each),
            tone: at === 0 ? "danger" : "leaf",
          }))}
        />
        {largest > 0 && (
          <Columns
            label="Số sản phẩm hết hiệu lực theo tháng"
            series={[{ label: "sản phẩm", tone: "leaf" }]}
            items={lapse.months.map((each) => ({
              label: `T${Number(each.query.fromOn.slice(5, 7))}`,
              values: [numberOf(each)],
            }))}
          />
        )}
      </Stack>
    </Section>
  );
}

/** Where dossiers stand today, and where they wait too long. */
export function Pipeline({
  view: { unit, viewer, opensDossiers },
  stages,
}: Props & { stages: readonly Stage[] }) {
  const open = stages.reduce((sum, { count }) => sum + count, 0);
  const list = opensDossiers && viewer === unit.reach.level ? dossierLists[viewer] : undefined;
  return (
    <Section
      title="Hồ sơ đang xử lý"
      lead={`${formatNumber(open)} hồ sơ hôm nay, từ lập hồ sơ đến quyết định.`}
      {...(list ? { action: { href: list, label: "Mở danh sách hồ sơ" } } : {})}
    >
      {open === 0 ? (
        <EmptyState title="Không có hồ sơ nào đang xử lý" icon="file-text">
          Khi chủ thể lập hồ sơ, từng bước của hồ sơ hiện ở đây.
        </EmptyState>
      ) : (
        <Bars
          label="Hồ sơ theo bước"
          items={stages.filter(({ count }) => count > 0).map((stage) => stageBar(stage, list))}
        />
      )}
    </Section>
  );
}

const dossierLists = {
  nation: dossierUrls.ministryList,
  province: dossierUrls.provinceList,
  commune: dossierUrls.communeList,
} as const;

function stageBar({ label, count, overdue, still }: Stage, href: string | undefined) {
  const notes = [
    overdue > 0 ? `${overdue} hồ sơ quá hạn xem xét của cấp xã` : "",
    still > 0 ? `${still} hồ sơ quá ${STILL_DAYS} ngày chưa chuyển bước` : "",
  ].filter(Boolean);
  return {
    label,
    ...(href ? { href } : {}),
    value: count,
    tone: overdue > 0 ? ("danger" as const) : ("leaf" as const),
    ...(notes.length > 0 ? { note: notes.join(" · ") } : {}),
  };
}

/** From source to recognised product. */
export function MoneyToResult({ view: { money, asOf } }: Props) {
  const paid = money.reduce((sum, each) => sum + each.paidVnd, 0);
  return (
    <Section
      title="Từ kinh phí đến kết quả"
      lead={`Đã chi ${moneyWords(paid)} trong năm ${asOf.slice(0, 4)}.`}
      action={{ href: fundingUrls.outcome, label: "Hiệu quả từng khoản" }}
    >
      {paid === 0 ? (
        <EmptyState title="Chưa chi khoản nào trong năm" icon="landmark">
          Mở dòng kinh phí ở trang Kinh phí; mỗi khoản chi gắn với sản phẩm sẽ cho biết chi phí một sản phẩm
          được công nhận.
        </EmptyState>
      ) : (
        <Bars
          label="Đã chi theo nguồn"
          items={money
            .filter(({ paidVnd }) => paidVnd > 0)
            .slice(0, 6)
            .map((each) => ({
              label: dimensionValueWords("source", each.source),
              href: `${fundingUrls.lines}?nam=${asOf.slice(0, 4)}&nguon=${each.source}`,
              value: each.paidVnd,
              text: moneyWords(each.paidVnd),
              note: moneyNote(each),
            }))}
        />
      )}
    </Section>
  );
}

function moneyNote(each: Dashboard["money"][number]): string {
  const given = `Được giao ${moneyWords(each.allocatedVnd)}`;
  if (each.recognised === 0) return `${given}; chưa gắn với sản phẩm được công nhận trong năm`;
  const cost = moneyWords(each.recognisedVnd / each.recognised);
  return `${given}; ${formatNumber(each.recognised)} sản phẩm được công nhận, bình quân ${cost} một sản phẩm`;
}

export function OverdueTasks({ view: { tasks, viewer } }: Props) {
  const opens = viewer === "province";
  return (
    <Section
      title="Nhiệm vụ quá hạn theo đơn vị"
      lead={`${formatNumber(tasks.overdue)} quá hạn trong ${formatNumber(tasks.open)} nhiệm vụ chưa xong.`}
      {...(opens ? { action: { href: directivesUrls.performance, label: "Kết quả theo đơn vị" } } : {})}
    >
      {tasks.units.length === 0 ? (
        <EmptyState title="Không đơn vị nào có nhiệm vụ quá hạn" icon="circle-check">
          Nhiệm vụ quá hạn chưa được nghiệm thu sẽ hiện ở đây theo từng đơn vị.
        </EmptyState>
      ) : (
        <Bars
          label="Nhiệm vụ quá hạn"
          items={tasks.units.map((each) => ({
            label: each.agencyName ?? findCommune(each.communeCode ?? "")?.fullName ?? "Đơn vị khác",
            ...(opens ? { href: `${directivesUrls.tasks}?bang=overdue&don-vi=${each.unit}` } : {}),
            value: each.overdue,
            text: `${each.overdue} / ${each.open}`,
            tone: "danger" as const,
          }))}
        />
      )}
    </Section>
  );
}

export function Training({ view: { headline, unit } }: Props) {
  const shares: [string, Shown][] = [
    ["Cán bộ OCOP các cấp", headline.officials],
    ["Lãnh đạo chủ thể", headline.leaders],
    ["Lao động của chủ thể", headline.workers],
  ];
  return (
    <Card title="Độ phủ tập huấn">
      <Stack>
        <Bars
          label="Tỷ lệ được tập huấn"
          max={100}
          items={shares.map(([label, each]) => ({
            label,
            href: hrefOf(each, unit.scope),
            value: numberOf(each),
            text: shownWords(each, "%"),
            note: partWords(each),
          }))}
        />
        <Muted>
          Trong năm: <a href={hrefOf(headline.classes, unit.scope)}>{shownWords(headline.classes, "lớp")}</a>,{" "}
          <a href={hrefOf(headline.learners, unit.scope)}>{shownWords(headline.learners, "học viên")}</a>.{" "}
          <a href={trainingUrls.coverage}>Còn thiếu những ai?</a>
        </Muted>
      </Stack>
    </Card>
  );
}

export function Promotion({ view: { headline, unit } }: Props) {
  const items: [string, Shown, string][] = [
    ["Hội chợ, diễn đàn, phiên kết nối", headline.events, "sự kiện"],
    ["Gian hàng", headline.booths, "gian"],
    ["Lượt chủ thể tham gia", headline.participations, "lượt"],
    ["Điểm giới thiệu và bán sản phẩm", headline.salePoints, "điểm"],
  ];
  return (
    <Card title="Xúc tiến, bán hàng">
      <Stack>
        <Grid min="small">
          {items.map(([label, each, unitWord]) => (
            <div key={label}>
              <a href={hrefOf(each, unit.scope)}>
                <strong>{shownWords(each, unitWord)}</strong>
              </a>
              <br />
              <Small>{label}</Small>
            </div>
          ))}
        </Grid>
        <Bars
          label="Kênh bán hàng hiện đại"
          max={100}
          items={[
            {
              label: "Chủ thể bán ở kênh hiện đại",
              href: hrefOf(headline.modern, unit.scope),
              value: numberOf(headline.modern),
              text: shownWords(headline.modern, "%"),
              note: partWords(headline.modern),
            },
          ]}
        />
        <Muted>
          Doanh số, hợp đồng tại sự kiện trong năm:{" "}
          <a href={hrefOf(headline.sales, unit.scope)}>{moneyWords(numberOf(headline.sales))}</a>.{" "}
          <a href={promotionUrls.events}>Các sự kiện</a>
        </Muted>
      </Stack>
    </Card>
  );
}
