import { uuidv7 } from "#platform/db";
import { Conflict } from "#platform/http";
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
import { formatMoney } from "#platform/ui";
import { leftOf } from "../../domain/line-money.ts";
import { officerRoles } from "../../permissions.ts";
import { insertSettled, knownPapers } from "../../store/imported-payments.store.ts";
import { type LineMoney, listLinesOfYears, lockLines } from "../../store/lines.store.ts";
import { fundingUrls } from "../../urls.ts";

const fields = [
  { key: "year", label: "Năm ngân sách", synonyms: ["năm"], kind: "integer", required: true, example: 2025 },
  {
    key: "line",
    label: "Dòng kinh phí",
    synonyms: ["tên dòng kinh phí", "nhiệm vụ", "nguồn chi"],
    kind: "text",
    required: true,
    example: "Hỗ trợ bao bì, nhãn sản phẩm (ví dụ)",
    maxLength: 250,
  },
  {
    key: "title",
    label: "Nội dung",
    synonyms: ["nội dung chi", "diễn giải", "việc chi"],
    kind: "text",
    required: true,
    example: "In bao bì đợt 1 (ví dụ)",
    maxLength: 250,
  },
  {
    key: "payee",
    label: "Bên nhận",
    synonyms: ["đơn vị nhận"],
    kind: "text",
    example: "Nhà in (ví dụ)",
    maxLength: 200,
  },
  {
    key: "amount",
    label: "Số tiền",
    synonyms: ["đã chi", "kinh phí"],
    kind: "money",
    required: true,
    min: 1,
    example: "90.000.000",
  },
  {
    key: "paidOn",
    label: "Ngày chi",
    synonyms: ["ngày chứng từ"],
    kind: "date",
    required: true,
    example: "20/08/2025",
  },
  {
    key: "paperNumber",
    label: "Số chứng từ",
    synonyms: ["chứng từ"],
    kind: "text",
    required: true,
    example: "UNC 01",
    maxLength: 80,
  },
] as const satisfies readonly RegisterField[];

type Fields = typeof fields;
interface Found {
  lineId: string;
}

export const paymentsRegister = defineRegister<Fields, Found>({
  name: "funding.payments",
  title: "Khoản chi",
  lead: "Các khoản đã chi kèm chứng từ. Mỗi dòng thành một cam kết đã quyết toán trên dòng kinh phí cùng tên, cùng năm.",
  path: fundingUrls.importPayments,
  access: officerRoles,
  fields,
  back: { href: fundingUrls.payments, label: "Xem khoản chi" },
  keyOf: ({ line, paperNumber, amount, paidOn }) =>
    [foldVietnamese(line), paperKey({ paperNumber, amount, paidOn })].join("|"),
  check,
  take,
});

function paperKey(of: { paperNumber: string; amount: number; paidOn: string }): string {
  return `${foldVietnamese(of.paperNumber)}|${of.amount}|${of.paidOn}`;
}

async function check({ db, provinceCode, today }: CheckScope, rows: readonly ReadRow<Fields>[]) {
  const years = [...new Set(rows.map(({ values }) => values.year))];
  const lines = await listLinesOfYears(db, provinceCode, years);
  const byName = new Map(lines.map((line) => [`${line.year}|${foldVietnamese(line.title)}`, line]));
  const papers = await knownPapers(
    db,
    lines.map(({ id }) => id),
  );
  const known = new Set(papers.map((paper) => `${paper.lineId}|${paperKey(paper)}`));
  const left = new Map(lines.map((line) => [line.id, leftOf(line)]));
  return rows.map(({ values }) => {
    const line = byName.get(`${values.year}|${foldVietnamese(values.line)}`);
    if (!line)
      return isFaulty({
        field: "line",
        text: `Năm ${values.year} chưa có dòng này. Nhập dòng kinh phí trước.`,
      });
    if (known.has(`${line.id}|${paperKey(values)}`)) return isKnown("Khoản chi này đã có trong hệ thống.");
    if (values.paidOn > today) return isFaulty({ field: "paidOn", text: "Ngày này chưa tới." });
    return verdictOf(line, values.amount, left);
  });
}

/** Rows of one table draw on the same line one after another. */
function verdictOf(line: LineMoney, amount: number, left: Map<string, number>) {
  const rest = left.get(line.id) ?? 0;
  if (amount > rest)
    return isFaulty({
      field: "amount",
      text: `Dòng “${line.title}” chỉ còn ${formatMoney(Math.max(0, rest))}.`,
    });
  left.set(line.id, rest - amount);
  return isNew({ lineId: line.id });
}

async function take(
  { tx, fileName, actor }: TakeScope,
  rows: readonly NewRow<Fields, Found>[],
): Promise<Record<string, number>> {
  const ids = [...new Set(rows.map(({ found }) => found.lineId))].sort();
  const lines = new Map((await lockLines(tx, ids)).map((line) => [line.id, line]));
  const needed = new Map<string, number>();
  for (const { values, found } of rows)
    needed.set(found.lineId, (needed.get(found.lineId) ?? 0) + values.amount);
  for (const [id, amount] of needed) {
    const line = lines.get(id);
    if (!line || leftOf(line) < amount)
      throw new Conflict("Dòng kinh phí vừa thay đổi. Kiểm tra lại bảng rồi nhập lần nữa.");
  }
  await insertSettled(
    tx,
    rows.flatMap(({ values, found }) => {
      const line = lines.get(found.lineId);
      return line ? [{ ...values, line, id: uuidv7(), paymentId: uuidv7(), note: fileName, actor }] : [];
    }),
  );
  return { payments: rows.length };
}
