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
import { officerRoles } from "../../permissions.ts";
import { chainKeys, exportKeys, insertExports, producersNamedAs } from "../../store/register-rows.store.ts";
import { insertChains } from "../../store/registers.store.ts";
import { planningUrls as urls } from "../../urls.ts";

const producerField = {
  key: "producer",
  label: "Chủ thể",
  synonyms: ["tên chủ thể", "cơ sở", "đơn vị"],
  kind: "text",
  required: true,
  maxLength: 250,
  hint: "Đúng tên trong danh sách chủ thể của tỉnh.",
  example: "HTX lúa sạch Ấp Năm",
} as const satisfies RegisterField;

const chainFields = [
  producerField,
  {
    key: "name",
    label: "Tên chuỗi",
    synonyms: ["chuỗi giá trị", "chuỗi"],
    kind: "text",
    required: true,
    maxLength: 200,
    example: "Chuỗi lúa – tôm hữu cơ",
  },
  {
    key: "circular",
    label: "Kinh tế tuần hoàn",
    synonyms: ["tuần hoàn"],
    kind: "yes-no",
    required: "column",
    example: "Có",
  },
  {
    key: "since",
    label: "Từ ngày",
    synonyms: ["ngày bắt đầu"],
    kind: "date",
    required: true,
    example: "01/02/2026",
  },
  { key: "description", label: "Mô tả", kind: "text", maxLength: 2000, example: "" },
] as const satisfies readonly RegisterField[];

const exportFields = [
  producerField,
  { key: "year", label: "Năm", kind: "integer", required: true, min: 2018, max: 2100, example: 2025 },
  {
    key: "market",
    label: "Thị trường",
    synonyms: ["nước", "nước nhập khẩu"],
    kind: "text",
    required: true,
    maxLength: 100,
    example: "Nhật Bản",
  },
  {
    key: "valueUsd",
    label: "Giá trị (USD)",
    synonyms: ["giá trị", "kim ngạch", "usd"],
    kind: "number",
    required: true,
    min: 0,
    max: 1e11,
    example: "42.000",
  },
  { key: "source", label: "Nguồn", kind: "text", maxLength: 300, example: "Báo cáo của chủ thể" },
] as const satisfies readonly RegisterField[];

type ChainFields = typeof chainFields;
type ExportFields = typeof exportFields;
type Found = { producerId: string };

export const chainsRegister = defineRegister({
  name: "planning.chains",
  title: "Chuỗi giá trị",
  lead: "Chuỗi giá trị của chủ thể. Chuỗi cùng tên của cùng chủ thể đã có thì được bỏ qua.",
  path: urls.importChains,
  access: [...officerRoles],
  fields: chainFields,
  back: { href: urls.chains, label: "Xem chuỗi giá trị" },
  keyOf: ({ producer, name }) => foldVietnamese(`${producer}|${name}`),
  check: checkChains,
  take: takeChains,
});

export const exportsRegister = defineRegister({
  name: "planning.exports",
  title: "Xuất khẩu",
  lead: "Giá trị xuất khẩu theo chủ thể, năm và thị trường. Dòng đã có thì được bỏ qua; muốn sửa thì ghi lại trên trang Xuất khẩu.",
  path: urls.importExports,
  access: [...officerRoles],
  fields: exportFields,
  back: { href: urls.exports, label: "Xem xuất khẩu" },
  keyOf: ({ producer, year, market }) => foldVietnamese(`${producer}|${year}|${market}`),
  check: checkExports,
  take: takeExports,
});

/** The producer a row names, or what to mend when the province has none or several of that name. */
async function finderOf({ db, provinceCode }: CheckScope, names: readonly string[]) {
  const byName = await producersNamedAs(db, provinceCode, names);
  return (name: string): { producerId: string } | { text: string } => {
    const [first, second] = byName.get(foldVietnamese(name)) ?? [];
    if (!first) return { text: "Không có chủ thể tên này trong tỉnh. Ghi đúng tên trong danh sách chủ thể." };
    if (second)
      return { text: "Tỉnh có nhiều chủ thể trùng tên này. Ghi tay trên trang để chọn đúng chủ thể." };
    return { producerId: first };
  };
}

async function checkChains(scope: CheckScope, rows: readonly ReadRow<ChainFields>[]) {
  const find = await finderOf(
    scope,
    rows.map(({ values }) => values.producer),
  );
  const standing = await chainKeys(scope.db, scope.provinceCode);
  return rows.map(({ values }) => {
    const found = find(values.producer);
    if ("text" in found) return isFaulty({ field: "producer", text: found.text });
    if (values.since > scope.today)
      return isFaulty({ field: "since", text: "Ngày bắt đầu không muộn hơn hôm nay." });
    return standing.has(`${found.producerId}|${foldVietnamese(values.name)}`) ? isKnown() : isNew(found);
  });
}

async function takeChains(
  { tx, provinceCode, actor }: TakeScope,
  rows: readonly NewRow<ChainFields, Found>[],
): Promise<Record<string, number>> {
  const chains = rows.map(({ values, found }) => ({
    id: uuidv7(),
    provinceCode,
    producerId: found.producerId,
    name: values.name,
    circular: values.circular ?? false,
    description: values.description,
    since: values.since,
    isDemo: false,
    createdBy: actor.accountId,
  }));
  await insertChains(tx, chains);
  return { chains: chains.length };
}

async function checkExports(scope: CheckScope, rows: readonly ReadRow<ExportFields>[]) {
  const find = await finderOf(
    scope,
    rows.map(({ values }) => values.producer),
  );
  const standing = await exportKeys(scope.db, scope.provinceCode);
  const thisYear = Number(scope.today.slice(0, 4));
  return rows.map(({ values }) => {
    const found = find(values.producer);
    if ("text" in found) return isFaulty({ field: "producer", text: found.text });
    if (values.year > thisYear) return isFaulty({ field: "year", text: `Năm không muộn hơn ${thisYear}.` });
    const key = `${found.producerId}|${values.year}|${foldVietnamese(values.market)}`;
    return standing.has(key) ? isKnown() : isNew(found);
  });
}

async function takeExports(
  { tx, actor, fileName }: TakeScope,
  rows: readonly NewRow<ExportFields, Found>[],
): Promise<Record<string, number>> {
  const lines = rows.map(({ values, found }) => ({
    producerId: found.producerId,
    year: values.year,
    market: values.market,
    valueUsd: values.valueUsd,
    source: values.source ?? `tệp ${fileName}`,
    notedBy: actor.accountId,
  }));
  await insertExports(tx, lines);
  return { exports: lines.length };
}
