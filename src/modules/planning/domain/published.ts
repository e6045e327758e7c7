import type { IsoDate } from "#platform/calendar";
import type { Filter, UnitScope } from "./measure.ts";

/** One line of what has been published about the programme. */
export interface PublishedLine {
  scope: string;
  scopeCode: string;
  /** "2021", "2021-11" or a day. */
  asOf: string;
  metric: string;
}

interface Meaning {
  indicator: string;
  filter?: Filter;
  /** In the month or year told, since the start of the year, or as it stood. */
  period: "told" | "year" | "as_of";
}

const star = (...stars: string[]): Filter => ({ star: stars });
const cooperative: Filter = { producer_kind: ["cooperative"] };

const meanings: Readonly<Record<string, Meaning>> = {
  products_total: { indicator: "products.cumulative", period: "as_of" },
  stars_3: { indicator: "products.cumulative", filter: star("3"), period: "as_of" },
  stars_4: { indicator: "products.cumulative", filter: star("4"), period: "as_of" },
  stars_5: { indicator: "products.cumulative", filter: star("5"), period: "as_of" },
  producers_total: { indicator: "producers.cumulative", period: "as_of" },
  new_products: { indicator: "products.new", period: "told" },
  new_stars_3: { indicator: "products.new", filter: star("3"), period: "told" },
  new_stars_4: { indicator: "products.new", filter: star("4"), period: "told" },
  new_stars_5: { indicator: "products.new", filter: star("5"), period: "told" },
  new_producers: { indicator: "producers.recognised", period: "told" },
  upgraded_3_to_4: {
    indicator: "products.upgraded",
    filter: { star: ["4"], from_star: ["3"] },
    period: "told",
  },
  candidate_products: { indicator: "cycle.candidates", period: "year" },
  candidate_producers: { indicator: "cycle.candidate-producers", period: "year" },
  htx_producers: { indicator: "producers.cumulative", filter: cooperative, period: "as_of" },
  dn_producers: {
    indicator: "producers.cumulative",
    filter: { producer_kind: ["enterprise"] },
    period: "as_of",
  },
  htx_products: { indicator: "products.cumulative", filter: cooperative, period: "as_of" },
  htx_stars_3: {
    indicator: "products.cumulative",
    filter: { ...cooperative, ...star("3") },
    period: "as_of",
  },
  htx_stars_4: {
    indicator: "products.cumulative",
    filter: { ...cooperative, ...star("4") },
    period: "as_of",
  },
  htx_pct: { indicator: "producers.cooperative-share", period: "as_of" },
  dn_pct: { indicator: "producers.enterprise-share", period: "as_of" },
  group_thuc_pham: { indicator: "products.cumulative", filter: { sector: ["I"] }, period: "as_of" },
  group_do_uong: { indicator: "products.cumulative", filter: { sector: ["II"] }, period: "as_of" },
  group_duoc_lieu: { indicator: "products.cumulative", filter: { sector: ["III"] }, period: "as_of" },
  group_thu_cong: { indicator: "products.cumulative", filter: { sector: ["IV"] }, period: "as_of" },
};

/** What reports tell and no record of the programme is kept for: shown with its source, never reckoned. */
export const toldOnly: Readonly<Record<string, { name: string; unit: string }>> = {
  "told.potential_5": { name: "Sản phẩm tiềm năng 5 sao", unit: "sản phẩm" },
  "told.potential_5_pct": { name: "Tỷ lệ sản phẩm tiềm năng 5 sao", unit: "%" },
  "told.stars_3_pct": { name: "Tỷ lệ sản phẩm 3 sao", unit: "%" },
  "told.stars_4_pct": { name: "Tỷ lệ sản phẩm 4 sao", unit: "%" },
  "told.stars_5_pct": { name: "Tỷ lệ sản phẩm 5 sao", unit: "%" },
  "told.provinces": { name: "Tỉnh, thành phố có sản phẩm OCOP", unit: "tỉnh" },
  "told.hkd_cssx_pct": { name: "Tỷ lệ chủ thể là hộ, cơ sở sản xuất", unit: "%" },
  "told.hkd_cssx_producers": { name: "Chủ thể là hộ, cơ sở sản xuất", unit: "chủ thể" },
  "told.other_producers": { name: "Chủ thể thuộc loại hình khác", unit: "chủ thể" },
  "told.shrimp_products": { name: "Sản phẩm chế biến từ tôm", unit: "sản phẩm" },
  "told.shrimp_producers": { name: "Chủ thể chế biến tôm", unit: "chủ thể" },
  "told.evaluated_products": { name: "Sản phẩm cấp huyện đánh giá", unit: "sản phẩm" },
  "told.proposed_stars_3": { name: "Sản phẩm cấp huyện đề nghị 3 sao", unit: "sản phẩm" },
  "told.proposed_stars_4": { name: "Sản phẩm cấp huyện đề nghị 4 sao", unit: "sản phẩm" },
  "told.proposed_stars_5": { name: "Sản phẩm cấp huyện đề nghị 5 sao", unit: "sản phẩm" },
  "told.group_nong_san": { name: "Sản phẩm nông sản", unit: "sản phẩm" },
};

/** Which figure of which unit and days a published line tells; undefined for a line nobody understands. */
export function readPublished(
  line: PublishedLine,
): { indicator: string; filter: Filter; unit: UnitScope; fromOn: IsoDate | null; toOn: IsoDate } | undefined {
  const told = `told.${line.metric}`;
  const known: Meaning | undefined =
    meanings[line.metric] ?? (told in toldOnly ? { indicator: told, period: "as_of" } : undefined);
  if (!known || !/^\d{4}(-\d{2}){0,2}$/.test(line.asOf)) return undefined;
  const toOn = lastDay(line.asOf);
  const fromOn = { as_of: null, year: `${toOn.slice(0, 4)}-01-01`, told: firstDay(line.asOf) }[known.period];
  return { indicator: known.indicator, filter: known.filter ?? {}, unit: unitOf(line, toOn), fromOn, toOn };
}

function firstDay(asOf: string): IsoDate {
  return `${asOf}-01-01`.slice(0, 10);
}

function lastDay(asOf: string): IsoDate {
  if (asOf.length === 10) return asOf;
  if (asOf.length === 4) return `${asOf}-12-31`;
  const [year = 0, month = 1] = asOf.split("-").map(Number);
  return `${asOf}-${String(new Date(Date.UTC(year, month, 0)).getUTCDate()).padStart(2, "0")}`;
}

// The words "cũ" and "mới" tell the boundaries; units that were not changed in July 2025 go by the day.
function unitOf({ scope, scopeCode }: PublishedLine, toOn: IsoDate): UnitScope {
  if (scopeCode === "VN") return { era: "2025", level: "nation", code: "00" };
  if (scopeCode.length === 3) return { era: "pre2025", level: "district", code: scopeCode };
  const isNew = scope.endsWith("(mới)") || (!scope.endsWith("(cũ)") && toOn >= "2025-07-01");
  return { era: isNew ? "2025" : "pre2025", level: "province", code: scopeCode };
}
