import { findProvince } from "#modules/territory";
import type { Executor } from "#platform/db";
import type { ReadRow } from "#platform/imports";
import { foldVietnamese } from "#platform/text";
import { registerFields } from "../../domain/register-columns.ts";
import { factKey, keysOf, type RegisterRow, readRegisterRow } from "../../domain/register-row.ts";
import { knownBareCandidates, knownFacts, knownProducers, knownProducts } from "../../store/known.store.ts";
import { checkTaxCodes } from "./check-tax-codes.ts";
import { makePlaceFinder, type PlaceOfRow } from "./place-rows.ts";

export type RowState = "new" | "known" | "faulty";

export interface RegisterScope {
  /** An office imports its own province only; undefined = each line tells its province by code. */
  provinceCode?: string;
  producerRequired: boolean;
  today: string;
}

export interface CheckedRow {
  row: RegisterRow;
  provinceCode: string;
  place: PlaceOfRow;
  keys: ReturnType<typeof keysOf>;
  verdict: RowState;
  notes: string[];
  producerId?: string;
  productId?: string;
}

/** The dry run: reads every line, finds its place, and compares with the file itself and with what already stands. */
export async function checkRegister(
  db: Executor,
  rows: readonly ReadRow[],
  scope: RegisterScope,
): Promise<CheckedRow[]> {
  const placeOf = makePlaceFinder();
  const rules = { producerRequired: scope.producerRequired, thisYear: Number(scope.today.slice(0, 4)) };
  const checked = rows.map(({ line, cell }) => {
    const { row, faults } = readRegisterRow(cell, line, rules);
    const notes = faults.map(({ field, text }) => `${registerFields[field]}: ${text}`);
    const provinceCode = provinceOf(row, scope, notes);
    if (!scope.producerRequired) nameUnknownProducer(row, provinceCode);
    const place = placeOf(row, provinceCode);
    const verdict: RowState = notes.length > 0 ? "faulty" : "new";
    return { row, provinceCode, place, keys: keysOf(row, provinceCode), verdict, notes };
  });
  await checkTaxCodes(db, checked);
  markRepeated(checked);
  await markKnown(db, checked);
  return checked;
}

function provinceOf(row: RegisterRow, scope: RegisterScope, notes: string[]): string {
  const told = row.codes.province;
  if (scope.provinceCode === undefined) {
    if (!findProvince(told)) notes.push(`${registerFields.provinceCode}: Mã tỉnh “${told}” không có.`);
    return told;
  }
  if (told !== "" && told !== scope.provinceCode) {
    notes.push(`${registerFields.provinceCode}: Dòng này thuộc tỉnh có mã ${told}, không phải tỉnh của bạn.`);
  }
  return scope.provinceCode;
}

// A product always hangs on a producer; what a source leaves out is said so, never made up.
function nameUnknownProducer(row: RegisterRow, provinceCode: string): void {
  if (row.producerName !== null) return;
  const where = row.place.province || findProvince(provinceCode)?.name;
  row.producerName = `Chủ thể chưa rõ tên (${where})`;
  row.producerKind = "unknown";
}

function markRepeated(checked: readonly CheckedRow[]): void {
  const first = new Map<string, number>();
  for (const each of checked) {
    if (each.verdict !== "new") continue;
    const before = first.get(each.keys.fact);
    if (before === undefined) {
      first.set(each.keys.fact, each.row.line);
    } else {
      each.verdict = "known";
      each.notes.push(`Trùng với dòng ${before} trong tệp: cùng sản phẩm, chủ thể, hạng sao và quyết định.`);
    }
  }
}

async function markKnown(db: Executor, checked: readonly CheckedRow[]): Promise<void> {
  const fresh = checked.filter(({ verdict }) => verdict === "new");
  const provinces = [...new Set(fresh.map(({ provinceCode }) => provinceCode))];
  const names = [...new Set(fresh.map(({ row }) => foldVietnamese(row.producerName ?? "")))];
  const producers = await knownProducers(db, provinces, names);
  const producerIds = firstOf(producers, ({ provinceCode, folded, id }) => [`${provinceCode}|${folded}`, id]);
  const ids = [...new Set(producerIds.values())];
  const products = await knownProducts(db, ids);
  const productIds = firstOf(products, ({ producerId, folded, id }) => [`${producerId}|${folded}`, id]);
  const facts = new Set([
    ...(await knownFacts(db, [...productIds.values()])).map((fact) => factKey(fact.productId, fact)),
    ...(await knownBareCandidates(db, ids)).map(
      ({ producerId, stage, year }) => `${producerId}|${stage}|${year}`,
    ),
  ]);
  for (const each of fresh) compare(each, { producerIds, productIds, facts });
}

function compare(
  each: CheckedRow,
  known: { producerIds: Map<string, string>; productIds: Map<string, string>; facts: Set<string> },
): void {
  const producerId = known.producerIds.get(each.keys.producer);
  if (producerId === undefined) return;
  each.producerId = producerId;
  const { row } = each;
  if (row.productName === null) {
    if (known.facts.has(`${producerId}|${row.stage}|${row.year}`)) stand(each);
    return;
  }
  const productId = known.productIds.get(`${producerId}|${foldVietnamese(row.productName)}`);
  if (productId === undefined) return;
  each.productId = productId;
  const decisionNumber = row.stage === "recognised" ? row.decisionNumber : null;
  const star = row.stage === "recognised" ? row.star : null;
  if (known.facts.has(factKey(productId, { stage: row.stage, star, year: row.year, decisionNumber })))
    stand(each);
  else each.notes.push("Sản phẩm đã có; lần công nhận này sẽ được thêm vào lịch sử của sản phẩm.");
}

function stand(each: CheckedRow): void {
  each.verdict = "known";
  each.notes.push("Đã có trong hệ thống.");
}

function firstOf<T>(items: readonly T[], entry: (item: T) => [string, string]): Map<string, string> {
  const map = new Map<string, string>();
  for (const item of items) {
    const [key, id] = entry(item);
    if (!map.has(key)) map.set(key, id);
  }
  return map;
}
