import { listCommunes } from "#modules/territory";
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
import { insertVillages, listVillages, type VillageKind, villageKinds } from "../../store/registers.store.ts";
import { planningUrls as urls } from "../../urls.ts";

const fields = [
  {
    key: "name",
    label: "Tên làng nghề",
    synonyms: ["làng nghề", "nghề truyền thống", "tên"],
    kind: "text",
    required: true,
    maxLength: 200,
    example: "Làng nghề dệt chiếu Tân Thành",
  },
  {
    key: "kind",
    label: "Loại",
    kind: "choice",
    required: "column",
    example: "Làng nghề",
    choices: (Object.entries(villageKinds) as [VillageKind, string][]).map(([value, label]) => ({
      value,
      label,
    })),
  },
  {
    key: "craft",
    label: "Nghề",
    synonyms: ["ngành nghề"],
    kind: "text",
    maxLength: 200,
    example: "Dệt chiếu",
  },
  { key: "commune", label: "Xã, phường", synonyms: ["xã", "phường", "địa bàn"], kind: "text", example: "" },
  { key: "decisionNumber", label: "Số quyết định", kind: "text", maxLength: 100, example: "12/QĐ-UBND" },
  { key: "recognisedOn", label: "Ngày công nhận", kind: "date", example: "10/06/2015" },
] as const satisfies readonly RegisterField[];

type Fields = typeof fields;
type Found = { communeCode: string | null };

/** Craft villages of a province; one of the same name that stands is left as it is. */
export const villagesRegister = defineRegister({
  name: "planning.villages",
  title: "Làng nghề, nghề truyền thống",
  lead: "Danh sách làng nghề đã được công nhận. Làng nghề đã có tên trong sổ thì được bỏ qua.",
  path: urls.importVillages,
  access: [...officerRoles],
  fields,
  back: { href: urls.villages, label: "Xem làng nghề" },
  keyOf: ({ name }) => foldVietnamese(name),
  check: checkVillages,
  take: takeVillages,
});

async function checkVillages({ db, provinceCode, today }: CheckScope, rows: readonly ReadRow<Fields>[]) {
  const standing = await listVillages(db, { provinceCode, limit: 20_000 });
  const known = new Set(standing.map(({ name }) => foldVietnamese(name)));
  const communes = new Map(
    listCommunes(provinceCode).flatMap(({ code, name, fullName }) => [
      [foldVietnamese(name), code],
      [foldVietnamese(fullName), code],
    ]),
  );
  return rows.map(({ values }) => {
    const communeCode = values.commune ? communes.get(foldVietnamese(values.commune)) : null;
    if (communeCode === undefined)
      return isFaulty({ field: "commune", text: "Ghi đúng tên xã, phường hiện nay trong tỉnh." });
    if (values.recognisedOn && values.recognisedOn > today)
      return isFaulty({ field: "recognisedOn", text: "Ngày công nhận không muộn hơn hôm nay." });
    return known.has(foldVietnamese(values.name)) ? isKnown() : isNew({ communeCode });
  });
}

async function takeVillages(
  { tx, provinceCode, actor, fileName }: TakeScope,
  rows: readonly NewRow<Fields, Found>[],
): Promise<Record<string, number>> {
  const villages = rows.map(({ values, found }) => ({
    id: uuidv7(),
    provinceCode,
    communeCode: found.communeCode,
    name: values.name,
    kind: values.kind ?? "craft_village",
    craft: values.craft,
    decisionNumber: values.decisionNumber,
    recognisedOn: values.recognisedOn,
    source: `tệp ${fileName}`,
    isDemo: false,
    createdBy: actor.accountId,
  }));
  await insertVillages(tx, villages);
  return { villages: villages.length };
}
