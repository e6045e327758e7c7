import { formatFigure } from "./figure-words.ts";
import type { Comparison } from "./plan.ts";

/** How a target stands; always told with its reason in words, never by colour alone. */
export const lights = {
  met: { label: "Đạt", tone: "success" },
  on_track: { label: "Đang đúng hướng", tone: "info" },
  at_risk: { label: "Có nguy cơ", tone: "warn" },
  missed: { label: "Chưa đạt", tone: "danger" },
  unknown: { label: "Chưa có số liệu", tone: "neutral" },
} as const;
export type Light = keyof typeof lights;

interface Standing {
  comparison: Comparison;
  low: number;
  high: number | null;
  /** null: neither records nor a told figure. */
  value: number | null;
  /** Value with what is under way; undefined where nothing can be forecast. */
  forecast: number | undefined;
  /** Share of the period that is over, 0 to 1. */
  elapsed: number;
}

export function lightOf(standing: Standing): { light: Light; reason: string } {
  const { value, comparison } = standing;
  if (value === null) return { light: "unknown", reason: "Chưa có bản ghi và chưa nhập số công bố." };
  if (comparison === "at_most") return belowCeiling(value, standing);
  if (value >= standing.low) return { light: "met", reason: reachedWords(value, standing) };
  const missing = formatFigure(standing.low - value);
  if (standing.elapsed >= 1) return { light: "missed", reason: `Hết kỳ còn thiếu ${missing}.` };
  return underWay(value, missing, standing);
}

function reachedWords(value: number, { low, high }: Standing): string {
  if (high !== null && value > high) return `Vượt mức trên ${formatFigure(high)}.`;
  if (high !== null) return `Nằm trong khoảng ${formatFigure(low)}–${formatFigure(high)}.`;
  return value > low ? `Vượt ${formatFigure(value - low)} so với chỉ tiêu.` : "Vừa đủ chỉ tiêu.";
}

function belowCeiling(value: number, { low, elapsed }: Standing): { light: Light; reason: string } {
  if (value > low) return { light: "missed", reason: `Đã quá mức ${formatFigure(value - low)}.` };
  if (elapsed >= 1) return { light: "met", reason: "Hết kỳ vẫn trong mức." };
  return { light: "on_track", reason: "Đến nay vẫn trong mức." };
}

function underWay(
  value: number,
  missing: string,
  { low, forecast, elapsed }: Standing,
): { light: Light; reason: string } {
  const passed = `${Math.round(elapsed * 100)} % thời gian đã qua`;
  const done = `${Math.round((value / low) * 100)} % chỉ tiêu`;
  if (forecast !== undefined && forecast >= low)
    return {
      light: "on_track",
      reason: `Còn thiếu ${missing}; dự báo từ hồ sơ đang xử lý là ${formatFigure(forecast)}.`,
    };
  if (value / low >= elapsed)
    return { light: "on_track", reason: `Đã đạt ${done} khi ${passed}; còn thiếu ${missing}.` };
  const expected = forecast === undefined ? "" : `; dự báo mới được ${formatFigure(forecast)}`;
  return { light: "at_risk", reason: `Mới đạt ${done} khi ${passed}${expected}; còn thiếu ${missing}.` };
}
