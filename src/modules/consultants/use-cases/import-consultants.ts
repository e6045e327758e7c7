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
import { consultantFaults } from "../domain/check-consultant.ts";
import { consultantKinds } from "../domain/consultant.ts";
import { helpKinds } from "../domain/help-kinds.ts";
import { officerRoles } from "../permissions.ts";
import { insertConsultants, knownNames } from "../store/consultants.store.ts";
import { insertPeople } from "../store/people.store.ts";
import { consultantsUrls } from "../urls.ts";

const fields = [
  {
    key: "name",
    label: "Tên đơn vị, người tư vấn",
    synonyms: ["đơn vị tư vấn", "tên", "họ và tên"],
    kind: "text",
    required: true,
    maxLength: 200,
    example: "Công ty Tư vấn Đất Mũi",
  },
  {
    key: "kind",
    label: "Loại",
    kind: "choice",
    example: "Tổ chức",
    choices: [
      {
        value: "organisation",
        label: consultantKinds.organisation,
        synonyms: ["công ty", "trung tâm", "đơn vị"],
      },
      { value: "person", label: consultantKinds.person, synonyms: ["chuyên gia", "người"] },
    ],
  },
  {
    key: "help",
    label: "Lĩnh vực",
    synonyms: ["lĩnh vực tư vấn", "nội dung tư vấn"],
    kind: "text",
    required: true,
    hint: "Nhiều lĩnh vực cách nhau bằng dấu phẩy hoặc chấm phẩy.",
    example: "Thiết kế bao bì; Câu chuyện sản phẩm",
  },
  { key: "agency", label: "Nơi công tác", kind: "text", maxLength: 200, example: "" },
  { key: "taxCode", label: "Mã số thuế", synonyms: ["mst"], kind: "text", example: "" },
  { key: "phone", label: "Điện thoại", synonyms: ["sđt"], kind: "text", maxLength: 30, example: "" },
  { key: "email", label: "E-mail", synonyms: ["thư điện tử"], kind: "text", maxLength: 200, example: "" },
  { key: "address", label: "Địa chỉ", kind: "text", maxLength: 300, example: "" },
  { key: "note", label: "Ghi chú", kind: "text", example: "" },
] as const satisfies readonly RegisterField[];

type Fields = typeof fields;
type Found = { help: string[] };

/** The register of consultants that an office keeps in a table. */
export const consultantsRegister = defineRegister({
  name: "consultants.consultants",
  title: "Sổ tư vấn",
  lead: "Danh sách đơn vị, người tư vấn của tỉnh. Người trùng tên đã có trong sổ thì được bỏ qua.",
  path: consultantsUrls.imports,
  access: officerRoles,
  fields,
  back: { href: consultantsUrls.list, label: "Xem sổ tư vấn" },
  keyOf: ({ name }) => foldVietnamese(name),
  check: checkConsultants,
  take: takeConsultants,
});

const codes = new Map(Object.entries(helpKinds).map(([code, name]) => [foldVietnamese(name), code]));

async function checkConsultants({ db, provinceCode }: CheckScope, rows: readonly ReadRow<Fields>[]) {
  const folded = rows.map(({ values }) => foldVietnamese(values.name));
  const standing = await knownNames(db, provinceCode, folded);
  return rows.map(({ values }) => {
    if (standing.has(foldVietnamese(values.name))) return isKnown();
    const words = values.help.split(/[,;]/).map(foldVietnamese).filter(Boolean);
    const unknown = words.filter((word) => !codes.has(word));
    if (words.length === 0 || unknown.length > 0) {
      const known = Object.values(helpKinds).join(", ");
      return isFaulty({ field: "help", text: `Ghi lĩnh vực bằng các tên sau: ${known}.` });
    }
    const help = [...new Set(words.flatMap((word) => codes.get(word) ?? []))];
    const form = { kind: values.kind ?? "organisation", taxCode: values.taxCode ?? "", fields: help };
    const [wrong] = consultantFaults(form);
    return wrong ? isFaulty({ field: wrong.field, text: wrong.text }) : isNew({ help });
  });
}

async function takeConsultants(
  { tx, provinceCode, actor }: TakeScope,
  rows: readonly NewRow<Fields, Found>[],
): Promise<Record<string, number>> {
  const made = rows.map(({ values: { help: _, ...values }, found }) => ({
    ...values,
    id: uuidv7(),
    provinceCode,
    kind: values.kind ?? ("organisation" as const),
    fields: found.help,
    isDemo: false,
    createdBy: actor.accountId,
  }));
  await insertConsultants(tx, made);
  const alone = made.filter(({ kind }) => kind === "person");
  await insertPeople(
    tx,
    alone.map(({ id, name }) => ({
      id: uuidv7(),
      consultantId: id,
      fullName: name.slice(0, 120),
      accountId: null,
      joinedOn: null,
    })),
  );
  return { consultants: made.length };
}
