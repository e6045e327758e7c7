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
import { ipKinds, ipStatuses } from "../../domain/ip-right.ts";
import { officerRoles } from "../../permissions.ts";
import { insertIpRights, knownRights } from "../../store/ip-rights.store.ts";
import { supportUrls } from "../../urls.ts";

const fields = [
  {
    key: "name",
    label: "Tên",
    synonyms: ["tên nhãn hiệu", "nhãn hiệu", "chỉ dẫn địa lý"],
    kind: "text",
    required: true,
    example: "Nhãn hiệu tập thể (ví dụ)",
    maxLength: 200,
  },
  {
    key: "kind",
    label: "Loại",
    synonyms: ["loại quyền", "loại hình"],
    kind: "choice",
    required: true,
    example: "Nhãn hiệu tập thể",
    choices: [
      { value: "collective_mark", label: ipKinds.collective_mark, synonyms: ["NHTT"] },
      { value: "certification_mark", label: ipKinds.certification_mark, synonyms: ["NHCN"] },
      { value: "gi", label: ipKinds.gi, synonyms: ["CDĐL"] },
      { value: "trademark", label: ipKinds.trademark, synonyms: ["nhãn hiệu", "nhãn hiệu hàng hoá"] },
      { value: "industrial_design", label: ipKinds.industrial_design, synonyms: ["kiểu dáng", "KDCN"] },
      { value: "patent", label: ipKinds.patent, synonyms: ["sáng chế", "giải pháp hữu ích"] },
      { value: "copyright", label: ipKinds.copyright, synonyms: ["bản quyền"] },
    ],
  },
  {
    key: "owner",
    label: "Chủ sở hữu",
    synonyms: ["chủ đơn", "chủ văn bằng", "tổ chức quản lý"],
    kind: "text",
    required: true,
    example: "Hội Nông dân xã (ví dụ)",
    maxLength: 200,
  },
  {
    key: "status",
    label: "Tình trạng",
    synonyms: ["trạng thái"],
    kind: "choice",
    required: "column",
    example: ipStatuses.granted,
    choices: [
      { value: "preparing", label: ipStatuses.preparing },
      { value: "filed", label: ipStatuses.filed, synonyms: ["đang xử lý", "đang thẩm định"] },
      { value: "granted", label: ipStatuses.granted, synonyms: ["đã cấp", "còn hiệu lực"] },
      { value: "refused", label: ipStatuses.refused },
      { value: "expired", label: ipStatuses.expired },
    ],
  },
  { key: "applicationNumber", label: "Số đơn", kind: "text", example: "4-2024-00001", maxLength: 80 },
  { key: "filedOn", label: "Ngày nộp đơn", synonyms: ["ngày nộp"], kind: "date", example: "15/03/2024" },
  {
    key: "registrationNumber",
    label: "Số đăng ký",
    synonyms: ["số văn bằng", "số giấy chứng nhận"],
    kind: "text",
    example: "500001",
    maxLength: 80,
  },
  { key: "grantedOn", label: "Ngày cấp", kind: "date", example: "20/06/2025" },
  {
    key: "expiresOn",
    label: "Ngày hết hiệu lực",
    synonyms: ["hết hạn", "có hiệu lực đến"],
    kind: "date",
    example: "15/03/2034",
  },
  {
    key: "goods",
    label: "Hàng hoá, dịch vụ",
    synonyms: ["sản phẩm"],
    kind: "text",
    example: "Cá khô",
    maxLength: 2000,
  },
  {
    key: "communes",
    label: "Xã, phường",
    synonyms: ["địa bàn"],
    hint: "Nhiều xã ngăn bằng dấu chấm phẩy; bỏ trống là cả tỉnh.",
    kind: "text",
    example: "",
    maxLength: 4000,
  },
] as const satisfies readonly RegisterField[];

type Fields = typeof fields;
interface Found {
  communeCodes: string[];
}

export const ipRegister = defineRegister({
  name: "support.ip-rights",
  title: "Sở hữu trí tuệ",
  lead: "Danh sách nhãn hiệu chung, chỉ dẫn địa lý, nhãn hiệu, kiểu dáng của tỉnh. Quyền đã có thì giữ nguyên.",
  path: supportUrls.ipImports,
  access: officerRoles,
  fields,
  back: { href: supportUrls.ipRights, label: "Xem sổ sở hữu trí tuệ" },
  keyOf: ({ kind, name }) => `${kind}|${foldVietnamese(name)}`,
  check: checkRights,
  take: takeRights,
});

async function checkRights({ db, provinceCode }: CheckScope, rows: readonly ReadRow<Fields>[]) {
  const names = rows.map(({ values }) => foldVietnamese(values.name));
  const known = await knownRights(db, provinceCode, names);
  const communes = communesByName(provinceCode);
  return rows.map(({ values }) => {
    if (known.has(`${values.kind}|${foldVietnamese(values.name)}`)) return isKnown();
    const wanted = (values.communes ?? "").split(/[;\n]/).flatMap((each) => each.trim() || []);
    const unknown = wanted.find((each) => !communes.has(foldVietnamese(each)));
    if (unknown)
      return isFaulty({
        field: "communes",
        text: `Không rõ xã, phường “${unknown}”; ghi đủ cả chữ xã, phường.`,
      });
    if (values.grantedOn && values.expiresOn && values.expiresOn <= values.grantedOn)
      return isFaulty({ field: "expiresOn", text: "Phải sau ngày cấp." });
    const communeCodes = wanted.flatMap((each) => communes.get(foldVietnamese(each)) ?? []);
    return isNew<Found>({ communeCodes });
  });
}

/** By full name, and by bare name where only one commune of the province bears it. */
function communesByName(provinceCode: string): Map<string, string> {
  const units = listCommunes(provinceCode);
  const bare = units.map(({ name }) => foldVietnamese(name));
  return new Map(
    units.flatMap(({ code, name, fullName }) => {
      const short = foldVietnamese(name);
      const alone = bare.filter((each) => each === short).length === 1;
      const full = [foldVietnamese(fullName), code] as const;
      return alone ? [full, [short, code] as const] : [full];
    }),
  );
}

async function takeRights(
  { tx, provinceCode, fileName, actor }: TakeScope,
  rows: readonly NewRow<Fields, Found>[],
) {
  await insertIpRights(
    tx,
    rows.map(({ values, found }) => ({
      ...values,
      ...found,
      id: uuidv7(),
      provinceCode,
      status: values.status ?? (values.registrationNumber ? "granted" : "filed"),
      area: null,
      note: null,
      fileId: null,
      source: fileName,
      isDemo: false,
      createdBy: actor.accountId,
    })),
  );
  return { rights: rows.length };
}
