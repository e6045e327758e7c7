import type { SearchWords } from "./search-words.ts";
import type { Validity } from "./validity.ts";

/** Groups of filters; a product passes when it fits one choice of every group that has any. */
export interface Filter {
  search: SearchWords;
  /** 0: recognised, but an old register does not tell the star. */
  stars: readonly number[];
  provinces: readonly string[];
  communes: readonly string[];
  sectors: readonly string[];
  sets: readonly string[];
  kinds: readonly string[];
  years: readonly number[];
  validity: readonly Validity[];
}

export const sorts = ["phu-hop", "sao", "moi", "ten"] as const;
export type Sort = (typeof sorts)[number];

export const noFilter: Filter = {
  search: { phrase: "", words: [] },
  stars: [],
  provinces: [],
  communes: [],
  sectors: [],
  sets: [],
  kinds: [],
  years: [],
  validity: [],
};

/** Where a page of the list ends: the sort keys of its last row. */
export type Cursor = readonly (string | number)[];

export function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString("base64url");
}

/** undefined for anything that this list did not write itself. */
export function readCursor(text: string, shape: readonly ("number" | "string" | "id")[]): Cursor | undefined {
  if (text.length > 1000) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
    if (!Array.isArray(value) || value.length !== shape.length) return undefined;
    return value.every((each, at) => fits(each, shape[at])) ? value : undefined;
  } catch {
    return undefined;
  }
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** PostgreSQL would refuse a number out of range, a text with NUL, an id that is none. */
function fits(value: unknown, type: "number" | "string" | "id" | undefined): boolean {
  if (type === "number") return Number.isInteger(value) && Math.abs(value as number) < 1e6;
  if (typeof value !== "string") return false;
  return type === "id" ? uuid.test(value) : !value.includes("\0");
}
