import { cx } from "../classes.ts";
import { formatPercent } from "../format.ts";
import { Icon, type IconName } from "../icon.tsx";
import type { Child } from "../types.ts";

/** How an actual figure stands against its target; always a word and a picture, never colour alone. */
export type LightState = "reached" | "on_track" | "at_risk" | "behind" | "unknown";

const lights: Record<LightState, { word: string; icon: IconName; tone: string }> = {
  reached: { word: "Đã đạt", icon: "circle-check", tone: "success" },
  on_track: { word: "Đúng hướng", icon: "arrow-right", tone: "info" },
  at_risk: { word: "Có nguy cơ", icon: "triangle-alert", tone: "warn" },
  behind: { word: "Chưa đạt", icon: "circle-alert", tone: "danger" },
  unknown: { word: "Chưa có số", icon: "circle-help", tone: "neutral" },
};

export function Light({ state }: { state: LightState }) {
  const { word, icon, tone } = lights[state];
  return (
    <span class={`tag tag-${tone}`}>
      <Icon name={icon} size="small" /> {word}
    </span>
  );
}

export interface TargetLineItem {
  label: Child;
  /** Opens the records behind the value. */
  href?: string;
  /** The value as shown, with its unit. */
  value: string;
  /** The target as shown, such as "≥ 30" or "28–30"; without one there is no bar. */
  target?: string;
  /** Actual as a share of the target: 1 is reached. */
  share?: number;
  /** Share that the pipeline promises by the end of the period. */
  forecast?: number;
  state: LightState;
  /** Why the light shows what it shows. */
  reason?: Child;
}

/** Actual against target, one line a target: the tick is the target, the pale part the forecast. */
export function TargetLines({ label, items }: { label: string; items: readonly TargetLineItem[] }) {
  return (
    <ul class="targets" aria-label={label}>
      {items.map((item, at) => (
        <TargetLine key={at} {...item} />
      ))}
    </ul>
  );
}

function TargetLine({ label, href, value, target, share, forecast, state, reason }: TargetLineItem) {
  // The bar is drawn to 125 % so that more than the target can be seen as more.
  const scale = (part: number) => `${Math.min(100, Math.max(0, part * 80))}%`;
  return (
    <li class="target">
      <div class="target-head">
        <span class="target-label">{href ? <a href={href}>{label}</a> : label}</span>
        <Light state={state} />
      </div>
      <p class="target-figures">
        <strong class="target-value">{value}</strong>
        {target !== undefined && <span class="muted"> / {target}</span>}
        {share !== undefined && <span class="muted"> · {formatPercent(share)}</span>}
      </p>
      {share !== undefined && (
        <svg class={cx("target-bar", `target-${state}`)} aria-hidden="true" width="100%" height="10">
          <rect class="points-rest" width="100%" height="10" rx="5" />
          {forecast !== undefined && forecast > share && (
            <rect class="target-forecast" width={scale(forecast)} height="10" rx="5" />
          )}
          <rect class="target-have" width={scale(share)} height="10" rx="5" />
          <rect class="target-tick" x="80%" width="2" height="10" />
        </svg>
      )}
      {reason && <p class="small muted">{reason}</p>}
    </li>
  );
}
