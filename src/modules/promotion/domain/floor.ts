import type { Fault } from "#platform/result";

export const boothKinds = {
  booth: "Gian hàng",
  stage: "Sân khấu",
  entrance: "Cửa ra vào",
  office: "Ban tổ chức",
} as const;

export type BoothKind = keyof typeof boothKinds;

export interface Booth {
  id: string;
  eventId: string;
  code: string;
  /** Squares of the grid, from 1. */
  x: number;
  y: number;
  width: number;
  height: number;
  kind: BoothKind;
  priceVnd: number | null;
}

export type BoothPlace = Pick<Booth, "code" | "x" | "y" | "width" | "height">;

/** Two producers share a booth at most. */
export const MOST_SHARING = 2;

export const MOST_BOOTHS = 400;

export function overlaps(one: BoothPlace, other: BoothPlace): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

/** What keeps a booth from standing where it was put. */
export function placeFaults(
  booth: BoothPlace,
  plan: { columns: number; rows: number; others: readonly BoothPlace[] },
): Fault[] {
  const faults: Fault[] = [];
  if (booth.x + booth.width - 1 > plan.columns)
    faults.push({ field: "x", text: `Gian vượt cạnh phải: sơ đồ có ${plan.columns} cột.` });
  if (booth.y + booth.height - 1 > plan.rows)
    faults.push({ field: "y", text: `Gian vượt cạnh dưới: sơ đồ có ${plan.rows} hàng.` });
  const sameCode = plan.others.find(({ code }) => code.toLowerCase() === booth.code.toLowerCase());
  if (sameCode) faults.push({ field: "code", text: `Mã ${sameCode.code} đã dùng cho gian khác.` });
  const neighbour = plan.others.find((other) => overlaps(booth, other));
  if (neighbour) faults.push({ field: "x", text: `Chỗ này đã có gian ${neighbour.code}.` });
  return faults;
}

/** The first free place of a size, row by row; undefined when the floor is full. */
export function firstFreePlace(
  size: { width: number; height: number },
  plan: { columns: number; rows: number; others: readonly BoothPlace[] },
): { x: number; y: number } | undefined {
  for (let y = 1; y + size.height - 1 <= plan.rows; y += 1) {
    for (let x = 1; x + size.width - 1 <= plan.columns; x += 1) {
      if (!plan.others.some((other) => overlaps({ code: "", x, y, ...size }, other))) return { x, y };
    }
  }
  return undefined;
}

/**
 * Codes for booths added in one go: A1, A2 … after the highest number in use.
 *
 * @example
 * nextCodes("A", 2, ["A1", "A7", "B3"]); // ["A8", "A9"]
 */
export function nextCodes(prefix: string, count: number, taken: readonly string[]): string[] {
  const numbers = taken
    .filter((code) => code.toUpperCase().startsWith(prefix.toUpperCase()))
    .map((code) => Number(code.slice(prefix.length)))
    .filter((no) => Number.isInteger(no) && no > 0);
  const highest = Math.max(0, ...numbers);
  return Array.from({ length: count }, (_, at) => `${prefix}${highest + at + 1}`);
}
