import {
  type CheckScope,
  defineRegister,
  isKnown,
  isNew,
  type NewRow,
  type ReadRow,
  type RegisterField,
  type TakeScope,
} from "#platform/imports";
import { foldVietnamese } from "#platform/text";
import { agencyKinds } from "../domain/words.ts";
import { findAgenciesNamed, insertAgencies } from "../store/agencies.store.ts";
import { directivesUrls as urls } from "../urls.ts";

const fields = [
  {
    key: "name",
    label: "Tên cơ quan",
    synonyms: ["cơ quan", "đơn vị", "tên đơn vị"],
    kind: "text",
    required: true,
    maxLength: 200,
    example: "Sở Công Thương",
  },
  {
    key: "kind",
    label: "Loại",
    kind: "choice",
    required: "column",
    choices: [
      { value: "department", label: agencyKinds.department, synonyms: ["sở", "ngành", "sở ngành"] },
      {
        value: "union",
        label: agencyKinds.union,
        synonyms: ["hội", "đoàn thể", "tổ chức chính trị - xã hội"],
      },
      { value: "office", label: agencyKinds.office, synonyms: ["văn phòng", "ban"] },
      { value: "other", label: "Khác" },
    ],
    example: "Sở, ngành",
  },
  {
    key: "shortName",
    label: "Tên gọi tắt",
    synonyms: ["viết tắt"],
    kind: "text",
    maxLength: 60,
    example: "Sở CT",
  },
  {
    key: "email",
    label: "Thư điện tử",
    synonyms: ["email"],
    kind: "text",
    maxLength: 200,
    example: "socongthuong@tinh.gov.vn",
  },
  {
    key: "phone",
    label: "Điện thoại",
    synonyms: ["số điện thoại"],
    kind: "text",
    maxLength: 30,
    example: "02903830000",
  },
] as const satisfies readonly RegisterField[];

type Fields = typeof fields;

export const agenciesRegister = defineRegister({
  name: "directives.agencies",
  title: "Cơ quan, đoàn thể",
  lead: "Danh sách sở, ngành, hội, đoàn thể của tỉnh nhận nhiệm vụ. Cơ quan cùng tên đang hoạt động được giữ nguyên.",
  path: urls.importAgencies,
  access: ["province_officer"],
  fields,
  back: { href: urls.agencies, label: "Xem cơ quan, đoàn thể" },
  keyOf: ({ name }) => foldVietnamese(name),
  check: checkAgencies,
  take: takeAgencies,
});

async function checkAgencies({ db, provinceCode }: CheckScope, rows: readonly ReadRow<Fields>[]) {
  const known = await findAgenciesNamed(
    db,
    provinceCode,
    rows.map(({ values }) => values.name),
  );
  const standing = new Set(
    known.filter(({ endedOn }) => endedOn === null).map(({ name }) => foldVietnamese(name)),
  );
  return rows.map(({ values }) => (standing.has(foldVietnamese(values.name)) ? isKnown() : isNew()));
}

async function takeAgencies({ tx, provinceCode, actor }: TakeScope, rows: readonly NewRow<Fields>[]) {
  await insertAgencies(
    tx,
    rows.map(({ values }) => ({
      provinceCode,
      kind: values.kind ?? "other",
      name: values.name,
      shortName: values.shortName,
      email: values.email,
      phone: values.phone,
      endedOn: null,
      isDemo: false,
      createdBy: actor.accountId,
    })),
  );
  return { agencies: rows.length };
}
