import { uuidv7 } from "#platform/db";
import {
  type CheckScope,
  defineRegister,
  isFaulty,
  isKnown,
  isNew,
  type NewRow,
  type ReadRow,
  type RegisterField,
  type TakeScope,
} from "#platform/imports";
import { foldVietnamese } from "#platform/text";
import { cleanFilter, filterKey } from "../../domain/filter.ts";
import type { Indicator } from "../../domain/indicator.ts";
import { indicators } from "../../domain/indicators.ts";
import { type Filter, provinceUnit } from "../../domain/measure.ts";
import { officerRoles } from "../../permissions.ts";
import { insertManualValues, listManualValues } from "../../store/manual.store.ts";
import { planningUrls as urls } from "../../urls.ts";

const fields = [
  {
    key: "indicator",
    label: "Chỉ số",
    synonyms: ["tên chỉ số", "chỉ tiêu"],
    kind: "text",
    required: true,
    hint: "Đúng tên trong trang Chỉ số.",
    example: "Sản phẩm được công nhận mới",
  },
  {
    key: "star",
    label: "Hạng sao",
    kind: "choice",
    example: "",
    choices: ["3", "4", "5"].map((value) => ({ value, label: `${value} sao`, synonyms: [value] })),
  },
  { key: "fromOn", label: "Từ ngày", kind: "date", hint: "Chỉ với số tính trong kỳ.", example: "01/01/2024" },
  {
    key: "toOn",
    label: "Đến ngày",
    synonyms: ["ngày", "thời điểm"],
    kind: "date",
    required: true,
    example: "31/12/2024",
  },
  {
    key: "value",
    label: "Giá trị",
    synonyms: ["số", "kết quả"],
    kind: "number",
    required: true,
    min: 0,
    example: 44,
  },
  {
    key: "source",
    label: "Nguồn công bố",
    synonyms: ["nguồn", "văn bản", "báo cáo"],
    kind: "text",
    required: true,
    maxLength: 300,
    example: "Báo cáo 15/BC-SNN ngày 10/01/2025",
  },
  { key: "note", label: "Ghi chú", kind: "text", maxLength: 1000, example: "" },
] as const satisfies readonly RegisterField[];

type Fields = typeof fields;
type Found = { indicator: string; filter: Filter; fromOn: string | null };

/** Figures of earlier reports of the province, each with the paper that told it. */
export const figuresRegister = defineRegister({
  name: "planning.figures",
  title: "Số công bố",
  lead: "Số toàn tỉnh mà báo cáo đã công bố, mỗi dòng một chỉ số, một kỳ, một nguồn. Số đã nhập thì được bỏ qua.",
  path: urls.importManual,
  access: [...officerRoles],
  fields,
  back: { href: urls.manual, label: "Xem số công bố" },
  keyOf: ({ indicator, star, fromOn, toOn, source }) =>
    foldVietnamese([indicator, star, fromOn, toOn, source].join("|")),
  check: checkFigures,
  take: takeFigures,
});

const byName = new Map(indicators.map((indicator) => [foldVietnamese(indicator.name), indicator]));

async function checkFigures({ db, provinceCode, today }: CheckScope, rows: readonly ReadRow<Fields>[]) {
  const standing = await listManualValues(db, { unit: provinceUnit(provinceCode), toOn: today });
  const known = new Set(standing.map((each) => keyOf(each)));
  return rows.map(({ values }) => {
    const indicator = byName.get(foldVietnamese(values.indicator));
    if (!indicator)
      return isFaulty({
        field: "indicator",
        text: "Không có chỉ số tên này. Ghi đúng tên trong trang Chỉ số.",
      });
    if (values.star && !indicator.filters.includes("star"))
      return isFaulty({ field: "star", text: "Chỉ số này không chia theo hạng sao." });
    const fault = faultOfPeriod(indicator, values, today);
    if (fault) return isFaulty(fault);
    const fromOn = indicator.value.reckoning === "in_period" ? values.fromOn : null;
    const found: Found = {
      indicator: indicator.code,
      filter: cleanFilter(indicator, values.star ? { star: [values.star] } : {}),
      fromOn,
    };
    return known.has(keyOf({ ...values, ...found })) ? isKnown() : isNew(found);
  });
}

function faultOfPeriod(
  indicator: Indicator,
  { fromOn, toOn }: { fromOn: string | null; toOn: string },
  today: string,
): { field: "fromOn" | "toOn"; text: string } | undefined {
  if (toOn > today) return { field: "toOn", text: "Ngày không muộn hơn hôm nay." };
  if (indicator.value.reckoning !== "in_period") return undefined;
  if (!fromOn) return { field: "fromOn", text: "Chỉ số này tính trong kỳ: ghi ngày đầu kỳ." };
  return fromOn > toOn ? { field: "fromOn", text: "Ngày đầu kỳ không muộn hơn ngày cuối kỳ." } : undefined;
}

function keyOf(each: Found & { toOn: string; source: string }): string {
  const { indicator, filter, fromOn, toOn, source } = each;
  return [indicator, filterKey(filter), fromOn, toOn, foldVietnamese(source)].join("|");
}

async function takeFigures(
  { tx, provinceCode, actor }: TakeScope,
  rows: readonly NewRow<Fields, Found>[],
): Promise<Record<string, number>> {
  const values = rows.map(({ values: { toOn, value, source, note }, found }) => ({
    id: uuidv7(),
    ...found,
    provinceCode,
    era: "2025" as const,
    unitLevel: "province" as const,
    unitCode: provinceCode,
    toOn,
    value,
    source,
    sourceLink: null,
    fileId: null,
    note,
    enteredBy: actor.accountId ? { accountId: actor.accountId, displayName: actor.displayName ?? "" } : null,
  }));
  await insertManualValues(tx, values);
  return { figures: values.length };
}
