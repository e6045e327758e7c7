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
import { insertAllocations, insertLines, knownLines } from "../../store/lines.store.ts";
import { fundingUrls } from "../../urls.ts";
import { purposeChoices, sourceChoices } from "./money-choices.ts";

const fields = [
  { key: "year", label: "Năm", kind: "integer", required: true, example: 2025, min: 2018, max: 2100 },
  {
    key: "title",
    label: "Tên dòng kinh phí",
    synonyms: ["nội dung hỗ trợ", "nhiệm vụ", "tên nhiệm vụ", "dòng kinh phí"],
    kind: "text",
    required: true,
    example: "Hỗ trợ bao bì, nhãn sản phẩm (ví dụ)",
    maxLength: 250,
  },
  {
    key: "source",
    label: "Nguồn vốn",
    synonyms: ["nguồn", "nguồn kinh phí"],
    kind: "choice",
    required: true,
    example: sourceChoices[0]?.label ?? "",
    choices: sourceChoices,
  },
  {
    key: "purpose",
    label: "Nội dung chi",
    synonyms: ["mục chi", "loại chi"],
    kind: "choice",
    required: true,
    example: "Bao bì, nhãn",
    choices: purposeChoices,
  },
  {
    key: "amount",
    label: "Phân bổ",
    synonyms: ["kinh phí", "số tiền", "kế hoạch vốn", "dự toán"],
    kind: "money",
    required: true,
    example: "600.000.000",
  },
  {
    key: "decisionNumber",
    label: "Số quyết định",
    synonyms: ["quyết định"],
    kind: "text",
    example: "215/QĐ-UBND",
    maxLength: 80,
  },
  { key: "decidedOn", label: "Ngày quyết định", kind: "date", example: "15/02/2025" },
] as const satisfies readonly RegisterField[];

type Fields = typeof fields;

export const linesRegister = defineRegister({
  name: "funding.lines",
  title: "Dòng kinh phí",
  lead: "Kinh phí được giao của tỉnh theo năm, nguồn vốn và nội dung chi.",
  path: fundingUrls.importLines,
  access: officerRoles,
  fields,
  back: { href: fundingUrls.lines, label: "Xem dòng kinh phí" },
  keyOf: ({ year, source, title }) => lineKey(year, source, title),
  check,
  take,
});

function lineKey(year: number, source: string, title: string): string {
  return `${year}|${source}|${foldVietnamese(title)}`;
}

async function check({ db, provinceCode, today }: CheckScope, rows: readonly ReadRow<Fields>[]) {
  const years = [...new Set(rows.map(({ values }) => values.year))];
  const standing = await knownLines(db, provinceCode, years);
  const known = new Set(standing.map(({ year, source, title }) => lineKey(year, source, title)));
  return rows.map(({ values }) => {
    if (values.decidedOn && values.decidedOn > today)
      return isFaulty({ field: "decidedOn", text: "Ngày này chưa tới." });
    return known.has(lineKey(values.year, values.source, values.title)) ? isKnown() : isNew();
  });
}

async function take(
  { tx, provinceCode, fileName, actor, today }: TakeScope,
  rows: readonly NewRow<Fields>[],
): Promise<Record<string, number>> {
  const made = rows.map(({ values }) => ({ ...values, id: uuidv7() }));
  await insertLines(
    tx,
    made.map(({ amount, ...line }) => ({
      ...line,
      provinceCode,
      communeCode: null,
      norm: null,
      allocatedVnd: amount,
      sourceNote: fileName,
      note: null,
      isDemo: false,
      createdBy: actor.accountId,
    })),
  );
  await insertAllocations(
    tx,
    made
      .filter(({ amount }) => amount > 0)
      .map((line) => ({
        id: uuidv7(),
        lineId: line.id,
        changeVnd: line.amount,
        decisionNumber: line.decisionNumber,
        decidedOn: line.decidedOn ?? today,
        reason: `Nhập từ ${fileName}`,
        notedBy: actor.accountId,
        notedByName: actor.displayName,
      })),
  );
  return { lines: made.length };
}
