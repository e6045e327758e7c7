import { findProducersByTaxCode } from "#modules/producers";
import type { Executor } from "#platform/db";
import { foldVietnamese } from "#platform/text";
import { registerFields } from "../../domain/register-columns.ts";
import type { CheckedRow } from "./check-register.ts";

/** A tax code names one producer: in the file itself, and beside what already stands. */
export async function checkTaxCodes(db: Executor, checked: readonly CheckedRow[]): Promise<void> {
  const told = checked.filter((each) => each.row.taxCode !== null);
  const ownerOf = new Map<string, CheckedRow>();
  const codeOf = new Map<string, CheckedRow>();
  for (const each of told) {
    const code = each.row.taxCode ?? "";
    const owner = keep(ownerOf, code, each);
    if (owner.keys.producer !== each.keys.producer)
      refuse(each, `Số ${code} đã ghi cho “${owner.row.producerName}” ở dòng ${owner.row.line}.`);
    const first = keep(codeOf, each.keys.producer, each);
    if (first.row.taxCode !== code)
      refuse(each, `Dòng ${first.row.line} ghi số khác (${first.row.taxCode}) cho cùng chủ thể.`);
  }
  for (const { taxCode, name, provinceCode } of await findProducersByTaxCode(db, [...ownerOf.keys()])) {
    const key = `${provinceCode}|${foldVietnamese(name)}`;
    for (const each of told)
      if (each.row.taxCode === taxCode && each.keys.producer !== key)
        refuse(
          each,
          `Số ${taxCode} đã thuộc về một chủ thể khác tên trong hệ thống. Kiểm tra lại số và tên.`,
        );
  }
}

function keep(map: Map<string, CheckedRow>, key: string, each: CheckedRow): CheckedRow {
  const before = map.get(key);
  if (before) return before;
  map.set(key, each);
  return each;
}

function refuse(each: CheckedRow, text: string): void {
  each.verdict = "faulty";
  each.notes.push(`${registerFields.taxCode}: ${text}`);
}
