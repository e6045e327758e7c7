import { foldVietnamese } from "#platform/text";
import type { RegisterField } from "./register-columns.ts";
import {
  cellText,
  type RegisterCell,
  type RegisterStage,
  readDay,
  readProducerKind,
  readSector,
  readStage,
  readStar,
  readTaxCode,
  splitDecision,
} from "./register-values.ts";

/** One line of a register, read; places are still words. */
export interface RegisterRow {
  /** Row number as the sheet shows it, from 1. */
  line: number;
  productName: string | null;
  nameBasis: "source" | "inferred";
  producerName: string | null;
  producerKind: string;
  taxCode: string | null;
  address: string | null;
  phone: string | null;
  place: { commune: string; district: string; province: string };
  codes: { commune: string; oldCommune: string; province: string; oldProvince: string };
  sector: string | null;
  stage: RegisterStage;
  star: number | null;
  points: number | null;
  year: number | null;
  decisionNumber: string | null;
  decidedOn: string | null;
  validUntil: string | null;
  source: string | null;
  note: string | null;
}

export interface RegisterFault {
  field: RegisterField;
  text: string;
}

export interface RegisterRules {
  /** A published list may know a product without its producer; an office's own list may not. */
  producerRequired: boolean;
  /** The last year a recognition may be of. */
  thisYear: number;
}

/** Reads one line. Every fault of the line is told, not only the first. */
export function readRegisterRow(
  cell: (field: RegisterField) => RegisterCell,
  line: number,
  rules: RegisterRules,
): { row: RegisterRow; faults: RegisterFault[] } {
  const faults: RegisterFault[] = [];
  const text = (field: RegisterField) => cellText(cell(field));
  const add = (field: RegisterField, message: string) => faults.push({ field, text: message });

  const stage = orFault(readStage(text("status")), "recognised", () =>
    add(
      "status",
      `Không hiểu tình trạng “${text("status")}”. Ghi: đã công nhận, thí điểm, cấp huyện đánh giá hoặc đề nghị 5 sao.`,
    ),
  );
  const recognised = stage === "recognised";
  const productName = nameOf(text("productName"), "productName", "sản phẩm", add, stage !== "pilot");
  const producerName = nameOf(text("producerName"), "producerName", "chủ thể", add, rules.producerRequired);
  const star = readStars(cell("star"), recognised && text("status") === "", add);
  const sector = orFault(readSector(text("sector")), null, () =>
    add(
      "sector",
      `Không hiểu nhóm sản phẩm “${text("sector")}”. Ghi một trong sáu ngành: thực phẩm, đồ uống, dược liệu, thủ công mỹ nghệ, sinh vật cảnh, du lịch.`,
    ),
  );
  if (sector === null && productName !== null && text("sector") === "")
    add("sector", "Thiếu nhóm sản phẩm (ngành).");
  const row: RegisterRow = {
    line,
    productName,
    nameBasis: /inferred|translated|suy|dich/.test(foldVietnamese(text("nameBasis"))) ? "inferred" : "source",
    producerName,
    producerKind: readProducerKind(text("producerKind"), producerName ?? ""),
    taxCode: taxCodeOf(cell("taxCode"), add),
    address: orNull(text("address").slice(0, 300)),
    phone: orNull(text("phone").slice(0, 40)),
    place: { commune: text("commune"), district: text("district"), province: text("province") },
    codes: {
      commune: text("communeCode"),
      oldCommune: text("oldCommuneCode"),
      province: text("provinceCode"),
      oldProvince: text("oldProvinceCode"),
    },
    sector,
    stage,
    star,
    points: pointsOf(text("points"), add),
    ...readDecision(cell, text, rules, add),
    source: orNull(text("source").slice(0, 300)),
    note: orNull(text("note").slice(0, 500)),
  };
  return { row, faults };
}

/** What makes two lines speak of the same producer, the same product, the same recognition. */
export function keysOf(
  row: RegisterRow,
  provinceCode: string,
): { producer: string; product: string; fact: string } {
  const producer = `${provinceCode}|${foldVietnamese(row.producerName ?? "")}`;
  const product = `${producer}|${foldVietnamese(row.productName ?? "")}`;
  return { producer, product, fact: factKey(product, row) };
}

export function factKey(
  product: string,
  fact: { stage: string; star: number | null; year: number | null; decisionNumber: string | null },
): string {
  return [
    product,
    fact.stage,
    fact.star ?? "",
    fact.year ?? "",
    foldVietnamese(fact.decisionNumber ?? ""),
  ].join("|");
}

type Add = (field: RegisterField, message: string) => void;

function nameOf(
  text: string,
  field: RegisterField,
  label: string,
  add: Add,
  required: boolean,
): string | null {
  if (text === "" && required) add(field, `Thiếu tên ${label}.`);
  if (text.length === 1) add(field, `Tên ${label} “${text}” quá ngắn.`);
  if (text.length > 200) add(field, `Tên ${label} dài quá 200 ký tự.`);
  return orNull(text.slice(0, 200));
}

function readStars(cell: RegisterCell, required: boolean, add: Add): number | null {
  const star = readStar(cell);
  if (star === undefined) add("star", `Không hiểu hạng sao “${cellText(cell)}”. Ghi 3, 4 hoặc 5.`);
  if (star === null && required) add("star", "Thiếu hạng sao.");
  // QĐ 26/2026/QĐ-TTg, Điều 4: only 3 stars and above are recognised.
  if (star === 1 || star === 2) add("star", `${star} sao không được công nhận; chỉ nhập sản phẩm từ 3 sao.`);
  return star !== undefined && star !== null && star >= 3 ? star : null;
}

function readDecision(
  cell: (field: RegisterField) => RegisterCell,
  text: (field: RegisterField) => string,
  rules: RegisterRules,
  add: Add,
): Pick<RegisterRow, "year" | "decisionNumber" | "decidedOn" | "validUntil"> {
  const { number, day } = splitDecision(text("decisionNumber"));
  const decided = dayOf(cell, "decisionDate", add);
  const valid = dayOf(cell, "validUntil", add);
  const year = dayOf(cell, "year", add).year;
  const decidedOn = decided.day ?? day;
  const told = year ?? decided.year ?? (decidedOn ? Number(decidedOn.slice(0, 4)) : null);
  if (told !== null && told > rules.thisYear) add("year", `Năm ${told} chưa tới.`);
  return {
    year: told,
    decisionNumber: number === null ? null : number.slice(0, 80),
    decidedOn,
    validUntil: valid.day,
  };
}

function dayOf(cell: (field: RegisterField) => RegisterCell, field: RegisterField, add: Add) {
  const read = readDay(cell(field));
  if (!read) add(field, `Không đọc được ngày “${cellText(cell(field))}”. Ghi theo dạng 05/03/2022.`);
  return read ?? { day: null, year: null };
}

function taxCodeOf(cell: RegisterCell, add: Add): string | null {
  const read = readTaxCode(cell);
  if (read === undefined)
    add(
      "taxCode",
      `Mã số thuế “${cellText(cell)}” không đúng: 10 số, hoặc 10 số – 3 số với đơn vị phụ thuộc.`,
    );
  return read ?? null;
}

function pointsOf(text: string, add: Add): number | null {
  if (text === "") return null;
  const points = Number(text.replace(",", "."));
  if (Number.isFinite(points) && points >= 0 && points <= 100) return points;
  add("points", `Điểm “${text}” không nằm trong 0–100.`);
  return null;
}

function orFault<T>(value: T | undefined, otherwise: T, onFault: () => void): T {
  if (value !== undefined) return value;
  onFault();
  return otherwise;
}

function orNull(text: string): string | null {
  return text === "" ? null : text;
}
