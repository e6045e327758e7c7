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
import { insertCommendations, knownCommendations } from "../../store/commendations.store.ts";
import { fundingUrls } from "../../urls.ts";

const fields = [
  { key: "year", label: "Năm", kind: "integer", required: true, example: 2024, min: 2018, max: 2100 },
  {
    key: "name",
    label: "Tập thể, cá nhân",
    synonyms: ["họ tên", "tên", "đơn vị được khen"],
    kind: "text",
    required: true,
    example: "Tổ giúp việc OCOP (ví dụ)",
    maxLength: 200,
  },
  {
    key: "kind",
    label: "Loại",
    synonyms: ["đối tượng"],
    kind: "choice",
    required: true,
    example: "Tập thể",
    choices: [
      { value: "collective", label: "Tập thể" },
      { value: "individual", label: "Cá nhân" },
    ],
  },
  {
    key: "form",
    label: "Hình thức",
    synonyms: ["hình thức khen", "danh hiệu"],
    kind: "choice",
    required: true,
    example: "Bằng khen",
    choices: [
      { value: "bang_khen", label: "Bằng khen" },
      { value: "giay_khen", label: "Giấy khen" },
    ],
  },
  {
    key: "unit",
    label: "Đơn vị",
    synonyms: ["chức vụ, đơn vị", "địa chỉ"],
    kind: "text",
    example: "Văn phòng Điều phối",
    maxLength: 200,
  },
  {
    key: "achievement",
    label: "Thành tích",
    synonyms: ["nội dung khen"],
    kind: "text",
    required: true,
    example: "Hoàn thành tốt việc hướng dẫn hồ sơ",
    maxLength: 2000,
  },
  {
    key: "decisionNumber",
    label: "Số quyết định",
    synonyms: ["quyết định"],
    kind: "text",
    required: true,
    example: "120/QĐ-UBND",
    maxLength: 80,
  },
  {
    key: "decidedOn",
    label: "Ngày quyết định",
    synonyms: ["ngày ký"],
    kind: "date",
    required: true,
    example: "10/12/2024",
  },
] as const satisfies readonly RegisterField[];

type Fields = typeof fields;

export const commendationsRegister = defineRegister({
  name: "funding.commendations",
  title: "Khen thưởng",
  lead: "Tập thể, cá nhân đã được khen, theo quyết định của các năm.",
  path: fundingUrls.importCommendations,
  access: officerRoles,
  fields,
  back: { href: fundingUrls.commendations, label: "Xem khen thưởng" },
  keyOf: ({ year, name, form }) => keyOf(year, name, form),
  check,
  take,
});

function keyOf(year: number, name: string, form: string): string {
  return `${year}|${foldVietnamese(name)}|${form}`;
}

async function check({ db, provinceCode, today }: CheckScope, rows: readonly ReadRow<Fields>[]) {
  const years = [...new Set(rows.map(({ values }) => values.year))];
  const standing = await knownCommendations(db, provinceCode, years);
  const known = new Set(standing.map(({ year, name, form }) => keyOf(year, name, form)));
  return rows.map(({ values }) => {
    if (known.has(keyOf(values.year, values.name, values.form))) return isKnown();
    return values.decidedOn > today ? isFaulty({ field: "decidedOn", text: "Ngày này chưa tới." }) : isNew();
  });
}

async function take(
  { tx, provinceCode, fileName, actor }: TakeScope,
  rows: readonly NewRow<Fields>[],
): Promise<Record<string, number>> {
  await insertCommendations(
    tx,
    rows.map(({ values }) => ({
      ...values,
      id: uuidv7(),
      provinceCode,
      producerId: null,
      status: "approved",
      rewardVnd: null,
      source: fileName,
      isDemo: false,
      createdBy: actor.accountId,
    })),
  );
  return { commendations: rows.length };
}
