import type { Request } from "#platform/http";
import { formatPercent } from "#platform/ui";
import type { CoverageSearch } from "../use-cases/coverage.ts";
import { asked, yearOf } from "./asking.ts";

export function readSearch(request: Request): CoverageSearch {
  return { year: yearOf(request), on: asked(request, "ngay"), provinceCode: asked(request, "tinh") };
}

export const queryOf = ({ year, on, provinceCode }: CoverageSearch) => ({
  nam: year,
  ngay: on,
  tinh: provinceCode,
});

export const percent = ({ trained, whole }: { trained: number; whole: number }) =>
  whole === 0 ? "—" : formatPercent(Math.round((trained / whole) * 1000) / 1000);
