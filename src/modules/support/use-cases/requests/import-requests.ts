import { type HelpKind, helpKindCodes, helpKinds } from "#modules/consultants";
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
import { requestNumber } from "../../domain/request.ts";
import { officerRoles } from "../../permissions.ts";
import { findProducersByName } from "../../store/producers.store.ts";
import { insertRequests, knownRequests, takeNumbers } from "../../store/requests.store.ts";
import { supportUrls } from "../../urls.ts";
import { emptyRequest } from "./ask-support.ts";

const synonyms: Partial<Record<HelpKind, readonly string[]>> = {
  packaging: ["bao bì"],
  label: ["nhãn", "tem nhãn"],
  story: ["câu chuyện"],
  business_plan: ["phương án kinh doanh", "kế hoạch kinh doanh"],
  traceability: ["truy xuất"],
  website: ["website"],
  barcode: ["mã vạch"],
  trademark: ["nhãn hiệu"],
  testing: ["xét nghiệm"],
  certification: ["chứng nhận"],
  machinery: ["máy móc", "thiết bị"],
  digital_sales: ["thương mại điện tử", "sàn điện tử"],
};

const fields = [
  {
    key: "year",
    label: "Năm",
    kind: "integer",
    required: true,
    example: 2023,
    min: 2018,
    max: 2100,
  },
  {
    key: "producer",
    label: "Chủ thể",
    synonyms: ["tên chủ thể", "đơn vị được hỗ trợ", "cơ sở"],
    kind: "text",
    required: true,
    example: "Hợp tác xã (ví dụ)",
    maxLength: 200,
  },
  {
    key: "title",
    label: "Nội dung hỗ trợ",
    synonyms: ["tên yêu cầu", "nội dung", "yêu cầu"],
    kind: "text",
    required: true,
    example: "Thiết kế bao bì khô cá",
    maxLength: 200,
  },
  {
    key: "kind",
    label: "Loại hỗ trợ",
    synonyms: ["loại"],
    kind: "choice",
    required: true,
    example: helpKinds.packaging,
    choices: helpKindCodes.map((value) => ({
      value,
      label: helpKinds[value],
      ...(synonyms[value] ? { synonyms: synonyms[value] } : {}),
    })),
  },
  {
    key: "budget",
    label: "Kinh phí hỗ trợ",
    synonyms: ["kinh phí", "ngân sách"],
    kind: "money",
    example: "30.000.000",
  },
  { key: "budgetSource", label: "Nguồn kinh phí", synonyms: ["nguồn"], kind: "text", example: "Khuyến công" },
  { key: "ownShare", label: "Chủ thể góp", synonyms: ["đối ứng"], kind: "money", example: "5.000.000" },
  { key: "contractNumber", label: "Số hợp đồng", kind: "text", example: "12/HĐ-TV", maxLength: 80 },
  { key: "contractValue", label: "Giá trị hợp đồng", kind: "money", example: "35.000.000" },
  {
    key: "completedOn",
    label: "Ngày nghiệm thu",
    synonyms: ["ngày hoàn thành"],
    kind: "date",
    example: "15/11/2023",
  },
  { key: "result", label: "Kết quả", kind: "text", example: "01 bộ bao bì, 02.000 hộp", maxLength: 2000 },
] as const satisfies readonly RegisterField[];

type Fields = typeof fields;
interface Found {
  producerId: string;
  communeCode: string | null;
}

/** Help of past years, done and accepted; what goes on is asked for and followed here. */
export const requestsRegister = defineRegister({
  name: "support.requests",
  title: "Hỗ trợ các năm trước",
  lead: "Danh sách hỗ trợ đã nghiệm thu của các năm trước. Chủ thể phải có trong hệ thống; lần hỗ trợ đã có thì giữ nguyên.",
  path: supportUrls.imports,
  access: officerRoles,
  fields,
  back: { href: supportUrls.totals, label: "Xem tổng hợp hỗ trợ" },
  keyOf: ({ year, producer, title }) => `${year}|${foldVietnamese(producer)}|${foldVietnamese(title)}`,
  check: checkRequests,
  take: takeRequests,
});

async function checkRequests({ db, provinceCode, today }: CheckScope, rows: readonly ReadRow<Fields>[]) {
  const producers = await producersByName(db, provinceCode, rows);
  const ids = [...producers.values()].flatMap((all) => all.map(({ id }) => id));
  const known = await knownRequests(db, ids);
  return rows.map(({ values }) => {
    const [producer, ...more] = producers.get(foldVietnamese(values.producer)) ?? [];
    if (!producer)
      return isFaulty({
        field: "producer",
        text: "Chưa có chủ thể này trong tỉnh. Nhập danh bạ chủ thể trước.",
      });
    if (more.length > 0)
      return isFaulty({ field: "producer", text: "Có nhiều chủ thể cùng tên; ghi rõ hơn tên chủ thể." });
    if (values.completedOn && values.completedOn > today)
      return isFaulty({ field: "completedOn", text: "Ngày này chưa tới." });
    if (values.completedOn && Number(values.completedOn.slice(0, 4)) < values.year)
      return isFaulty({ field: "completedOn", text: "Trước năm của lần hỗ trợ." });
    if (values.year > Number(today.slice(0, 4)))
      return isFaulty({ field: "year", text: "Năm này chưa tới." });
    if (known.has(`${values.year}|${producer.id}|${foldVietnamese(values.title)}`)) return isKnown();
    return isNew<Found>({ producerId: producer.id, communeCode: producer.communeCode });
  });
}

async function producersByName(
  db: CheckScope["db"],
  provinceCode: string,
  rows: readonly ReadRow<Fields>[],
): Promise<Map<string, { id: string; communeCode: string | null }[]>> {
  const names = [...new Set(rows.map(({ values }) => foldVietnamese(values.producer)))];
  const found = new Map<string, { id: string; communeCode: string | null }[]>();
  for (const { searchText, id, communeCode } of await findProducersByName(db, provinceCode, names))
    found.set(searchText, [...(found.get(searchText) ?? []), { id, communeCode }]);
  return found;
}

async function takeRequests(
  { tx, provinceCode, fileName, actor, now }: TakeScope,
  rows: readonly NewRow<Fields, Found>[],
) {
  const next = new Map<number, number>();
  for (const year of new Set(rows.map(({ values }) => values.year))) {
    const many = rows.filter(({ values }) => values.year === year).length;
    next.set(year, await takeNumbers(tx, provinceCode, year, many));
  }
  const requests = rows.map(({ values, found }) => {
    const no = next.get(values.year) ?? 1;
    next.set(values.year, no + 1);
    const day = values.completedOn ?? `${values.year}-12-31`;
    const written = new Date(`${day}T05:00:00Z`);
    return {
      ...emptyRequest,
      ...found,
      id: uuidv7(),
      provinceCode,
      number: requestNumber(provinceCode, values.year, no),
      year: values.year,
      productId: null,
      kind: values.kind,
      title: values.title,
      need: values.title,
      wantedBy: null,
      status: "completed" as const,
      budgetVnd: values.budget,
      budgetSource: values.budgetSource,
      ownShareVnd: values.ownShare,
      contractNumber: values.contractNumber,
      contractValueVnd: values.contractValue,
      completedOn: values.completedOn,
      result: values.result,
      onBehalfOf: null,
      source: fileName,
      isDemo: false,
      createdAt: written < now ? written : now,
      submittedBy: actor.accountId,
    };
  });
  await insertRequests(tx, requests);
  return { requests: rows.length };
}
