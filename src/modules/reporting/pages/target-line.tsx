import {
  figureWords,
  goalWords,
  indicatorWords,
  recordsHref,
  type TargetResult,
  type UnitScope,
} from "#modules/planning";
import type { LightState, TargetLineItem } from "#platform/ui";

const states: Record<TargetResult["light"], LightState> = {
  met: "reached",
  on_track: "on_track",
  at_risk: "at_risk",
  missed: "behind",
  unknown: "unknown",
};

/** One target of the standing plan as a line; its name opens the records behind it. */
export function targetLine(each: TargetResult, unit: UnitScope): TargetLineItem {
  const { target, indicator, figure, period, percent, forecast, light, reason } = each;
  const { low } = target;
  return {
    label: indicator ? indicatorWords(indicator, target.filter) : target.indicator,
    value: figureWords(figure?.value ?? null, indicator?.unit ?? ""),
    target: goalWords(target),
    ...(percent === undefined ? {} : { share: percent / 100 }),
    ...(forecast && low > 0 ? { forecast: forecast.value / low } : {}),
    state: states[light],
    reason,
    ...(period
      ? { href: recordsHref({ code: target.indicator, unit, ...period, filter: target.filter }) }
      : {}),
  };
}
