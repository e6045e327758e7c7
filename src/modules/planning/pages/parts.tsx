import type { Answer, Request } from "#platform/http";
import { type Child, DemoMark, StatusTag, TextLink } from "#platform/ui";
import { planStatusWords } from "../domain/actions.ts";
import { figureWords, formatFigure } from "../domain/figure-words.ts";
import { type Light, lights } from "../domain/light.ts";
import type { Filter, UnitScope } from "../domain/measure.ts";
import type { Plan } from "../domain/plan.ts";
import { planningUrls as urls } from "../urls.ts";
import type { Figure } from "../use-cases/indicators/compute-figures.ts";
import { unitKey } from "../use-cases/indicators/units.ts";

export const planCrumb = { href: urls.plans, label: "Kế hoạch, chỉ tiêu" };
export const figuresCrumb = { href: urls.indicators, label: "Chỉ số" };
export const closingsCrumb = { href: urls.closings, label: "Chốt số liệu" };

export type Handle = (request: Request) => Promise<Answer>;

export function PlanStatusMark({ plan }: { plan: Pick<Plan, "status" | "isDemo"> }) {
  const { label, tone } = planStatusWords[plan.status];
  return (
    <>
      <StatusTag tone={tone}>{label}</StatusTag> {plan.isDemo && <DemoMark />}
    </>
  );
}

export function LightMark({ light }: { light: Light }) {
  const { label, tone } = lights[light];
  return <StatusTag tone={tone}>{label}</StatusTag>;
}

interface Opened {
  code: string;
  unit: UnitScope;
  fromOn: string;
  toOn: string;
  filter?: Filter;
}

/** The address at which the records behind a figure are listed. */
export function recordsHref({ code, unit, fromOn, toOn, filter }: Opened): string {
  const query = new URLSearchParams({ "don-vi": unitKey(unit), tu: fromOn, den: toOn });
  for (const [dimension, values] of Object.entries(filter ?? {}))
    for (const value of values) query.append(`loc-${dimension}`, value);
  return `${urls.indicator(code)}?${query}`;
}

/** A figure as a link to what it was reckoned from, with what a report tells beside it. */
export function FigureValue({
  figure,
  unit,
  href,
}: {
  figure: Figure | undefined;
  unit: string;
  href?: string | undefined;
}): Child {
  if (!figure || figure.value === null) return "—";
  const words = figureWords(figure.value, unit);
  const share =
    figure.denominator === null
      ? ""
      : ` (${formatFigure(figure.numerator)}/${formatFigure(figure.denominator)})`;
  const shown = figure.origin === "manual" ? `${words} – số công bố` : `${words}${share}`;
  return href ? <TextLink href={href}>{shown}</TextLink> : shown;
}

/** "công bố 77, ghi nhận 71, chênh 6"; nothing where no report tells anything. */
export function differenceWords(figure: Figure | undefined): string | undefined {
  if (!figure?.told || figure.origin === "manual") return undefined;
  const told = figure.told.value;
  const recorded = figure.recorded ?? 0;
  if (told === recorded) return `Khớp số công bố (${figure.told.source}).`;
  return `Công bố ${formatFigure(told)} (${figure.told.source}), ghi nhận ${formatFigure(recorded)}, chênh ${formatFigure(told - recorded)}.`;
}
