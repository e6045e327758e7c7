const timeZone = "Asia/Ho_Chi_Minh";

const plain = new Intl.NumberFormat("de-DE", { maximumFractionDigits: 6 });
const twoDecimals = new Intl.NumberFormat("de-DE", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const oneDecimal = new Intl.NumberFormat("de-DE", { maximumFractionDigits: 1 });
const whole = new Intl.NumberFormat("de-DE", { maximumFractionDigits: 0 });
// German and Vietnamese write numbers alike; the "vi" data of some small ICU builds falls back to English.

const localParts = new Intl.DateTimeFormat("en-GB", {
  timeZone,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** 1234567.89 → "1.234.567,89" */
export function formatNumber(value: number): string {
  return plain.format(value);
}

/** 74 → "74,00"; 89.996 → "89,99": cut, not rounded, so that no star band shows that was not reached. */
export function formatPoints(value: number): string {
  return twoDecimals.format(cut(value));
}

/** Points where room is short: 32.8 → "32,8", 74 → "74" */
export function formatShortPoints(value: number): string {
  return plain.format(cut(value));
}

/** 1200000 → "1.200.000 đồng" */
export function formatMoney(dong: number): string {
  return `${whole.format(dong)} đồng`;
}

/** 0.425 → "42,5 %" */
export function formatPercent(share: number): string {
  return `${oneDecimal.format(share * 100)} %`;
}

/** Bytes → "850 kB", "1,2 MB" */
export function formatFileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${whole.format(bytes / 1000)} kB`;
  return `${oneDecimal.format(bytes / 1_000_000)} MB`;
}

/** A day ("2026-11-22") or a moment → "22/11/2026", as seen in Vietnam. */
export function formatDate(value: string | Date): string {
  const day = typeof value === "string" ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) : null;
  if (day) return `${day[3]}/${day[2]}/${day[1]}`;
  const { d, m, y } = partsOf(value);
  return `${d}/${m}/${y}`;
}

/** A moment → "22/11/2026 09:41", as seen in Vietnam. */
export function formatDateTime(value: string | Date): string {
  const { d, m, y, time } = partsOf(value);
  return `${d}/${m}/${y} ${time}`;
}

/** The day left until a limit; below zero it has passed. */
export function formatDeadline({
  daysLeft,
  working = false,
}: {
  daysLeft: number;
  working?: boolean;
}): string {
  const unit = working ? "ngày làm việc" : "ngày";
  if (daysLeft === 0) return "hết hạn hôm nay";
  return daysLeft > 0
    ? `còn ${whole.format(daysLeft)} ${unit}`
    : `quá hạn ${whole.format(-daysLeft)} ${unit}`;
}

/** "1.234,5" or "1234,5" → 1234.5; anything that is no Vietnamese number → undefined. */
export function parseNumber(text: string): number | undefined {
  const typed = text.trim();
  if (!/^-?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$/.test(typed)) return undefined;
  return Number(typed.replaceAll(".", "").replace(",", "."));
}

function cut(value: number): number {
  // 32.8 * 100 is 3279.999…; the small addition keeps such values from losing a hundredth.
  return Math.floor(value * 100 + 1e-6) / 100;
}

function partsOf(value: string | Date): { d: string; m: string; y: string; time: string } {
  const found: Record<string, string> = {};
  for (const part of localParts.formatToParts(new Date(value))) found[part.type] = part.value;
  const { day = "", month = "", year = "", hour = "", minute = "" } = found;
  return { d: day, m: month, y: year, time: `${hour}:${minute}` };
}
