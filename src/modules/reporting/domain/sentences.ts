const numbers = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 1 });

export const say = (value: number | null): string =>
  value === null ? "chưa có số liệu" : numbers.format(value);

/** As it is written inside a report: "1,25 tỷ đồng". */
export function sayMoney(vnd: number | null): string {
  if (vnd === null) return "chưa có số liệu";
  if (Math.abs(vnd) >= 1e9) return `${decimals.format(vnd / 1e9)} tỷ đồng`;
  if (Math.abs(vnd) >= 1e6) return `${say(vnd / 1e6)} triệu đồng`;
  return `${say(vnd)} đồng`;
}

const decimals = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 2 });

/** "tăng 5 sản phẩm so với cùng kỳ năm trước"; empty where the year before tells nothing. */
export function sayChange(value: number | null, before: number | null, unit: string): string {
  if (value === null || before === null || (value === 0 && before === 0)) return "";
  if (value === before) return "bằng cùng kỳ năm trước";
  const word = value > before ? "tăng" : "giảm";
  return `${word} ${say(Math.abs(value - before))} ${unit} so với cùng kỳ năm trước`;
}

/** "a, b và c". */
export function sayList(parts: readonly string[]): string {
  if (parts.length < 2) return parts[0] ?? "";
  return `${parts.slice(0, -1).join(", ")} và ${parts.at(-1)}`;
}

/** Joins what is not empty with a separator. */
export const join = (parts: readonly (string | false | null | undefined)[], separator: string): string =>
  parts.filter((part): part is string => Boolean(part)).join(separator);

export const paragraphs = (...lines: (string | false | null | undefined)[]): string => join(lines, "\n");

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "Đến hết ngày 30/9/2026". */
export function until(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `Đến hết ngày ${date}/${month}/${year}`;
}
