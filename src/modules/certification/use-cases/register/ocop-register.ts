import {
  type CheckScope,
  defineRegister,
  isFaulty,
  isKnown,
  isNew,
  type NewRow,
  type ReadRow,
  type RegisterField,
  type RowVerdict,
  type TakeScope,
} from "#platform/imports";
import { recogniseHeading, registerFields } from "../../domain/register-columns.ts";
import { officerRoles } from "../../permissions.ts";
import { certificationUrls as urls } from "../../urls.ts";
import { type CheckedRow, checkRegister, type RegisterScope } from "./check-register.ts";
import { takeOverRows } from "./take-over-rows.ts";

type Key = keyof typeof registerFields;

/** Columns of the template, each with how it is written. */
const examples: Partial<Record<Key, string | number>> = {
  productName: "Mắm cá lóc",
  producerName: "HTX Bình Minh",
  producerKind: "Hợp tác xã",
  sector: "Thực phẩm",
  commune: "Trí Phải",
  district: "Thới Bình",
  star: "3 sao",
  year: 2024,
  decisionNumber: "123/QĐ-UBND",
  decisionDate: "05/03/2024",
  note: "Công nhận lần đầu",
};

// One cell tells of several things here ("86/QĐ-UBND ngày 12/01/2022"), so the row is read as a whole in the check.
const fields: readonly RegisterField[] = (Object.keys(registerFields) as Key[]).map((key) => ({
  key,
  label: registerFields[key],
  kind: "text",
  maxLength: 2000,
  ...(key === "productName" || key === "producerName" ? { required: "column" as const } : {}),
  ...(key in examples ? {} : { rare: true }),
  example: examples[key] ?? null,
}));

type Fields = readonly RegisterField[];

/** The province's list of recognised products from before the platform. */
export const ocopRegister = defineRegister<Fields, CheckedRow>({
  name: "certification.register",
  title: "Danh bạ OCOP",
  lead: "Đưa danh bạ sản phẩm OCOP của tỉnh vào hệ thống.",
  path: urls.imports,
  access: officerRoles,
  fields,
  // A half-written list would show a product without its recognition.
  whole: true,
  recognise: recogniseHeading,
  check: checkRows,
  take: takeRows,
});

async function checkRows(
  { db, provinceCode, today }: CheckScope,
  rows: readonly ReadRow<Fields>[],
): Promise<RowVerdict<CheckedRow>[]> {
  const scope: RegisterScope = { provinceCode, producerRequired: true, today };
  return (await checkRegister(db, rows, scope)).map(verdictOf);
}

function verdictOf(each: CheckedRow): RowVerdict<CheckedRow> {
  const notes = each.notes.map((text) => ({ text }));
  if (each.verdict === "faulty") return isFaulty(...notes);
  return each.verdict === "known" ? isKnown(each.notes.join(" ")) : isNew(each, each.notes.join(" "));
}

async function takeRows({ tx, fileName }: TakeScope, rows: readonly NewRow<Fields, CheckedRow>[]) {
  const taken = await takeOverRows(
    tx,
    rows.map(({ found }) => found),
    fileName,
  );
  return { ...taken };
}
