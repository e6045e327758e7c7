import { isIsoDate } from "#platform/calendar";
import { type Fault, ok, type Result, refuse } from "#platform/result";
import { parseNumber } from "#platform/ui";

interface TextRule {
  /** As it stands inside a sentence: "tên sản phẩm". */
  label: string;
  max: number;
  min?: number;
}

interface NumberRule {
  label: string;
  min?: number;
  max?: number;
}

/** Reads typed texts one by one and gathers every fault, so that a person mends all of them at once. */
export interface Checks {
  readonly faults: readonly Fault[];
  add(field: string, text: string): void;
  /** One line that must be there. */
  line(field: string, typed: string, rule: TextRule): string;
  optionalLine(field: string, typed: string, rule: TextRule): string | null;
  /** Several lines; null when empty. */
  optionalText(field: string, typed: string, rule: TextRule): string | null;
  choice<T extends string>(field: string, typed: string, allowed: readonly T[], question: string): T;
  optionalDay(field: string, typed: string, rule: { label: string; notAfter?: string }): string | null;
  optionalWhole(field: string, typed: string, rule: NumberRule): number | null;
  optionalDecimal(field: string, typed: string, rule: NumberRule): number | null;
  email(field: string, typed: string): string;
  optionalPhone(field: string, typed: string): string | null;
  optionalWebAddress(field: string, typed: string): string | null;
  /** The value when nothing was wrong; otherwise every fault. */
  result<T>(value: T): Result<T>;
}

/**
 * @example
 * const check = startChecks();
 * const name = check.line("name", typed.name, { label: "tên sản phẩm", max: 200 });
 * return check.result({ name });
 */
export function startChecks(): Checks {
  const faults: Fault[] = [];
  const add = (field: string, text: string): void => {
    faults.push({ field, text });
  };
  const optionalLine = (field: string, typed: string, rule: TextRule) =>
    lengthHolds(add, field, oneLine(typed), rule);
  return {
    faults,
    add,
    optionalLine,
    line: (field, typed, rule) => {
      if (oneLine(typed) === "") add(field, `Nhập ${rule.label}.`);
      return optionalLine(field, typed, rule) ?? "";
    },
    optionalText: (field, typed, rule) => lengthHolds(add, field, severalLines(typed), rule),
    choice: (field, typed, allowed, question) => {
      const chosen = allowed.find((value) => value === typed);
      if (chosen === undefined) add(field, question);
      return chosen ?? (allowed[0] as (typeof allowed)[number]);
    },
    optionalDay: (field, typed, rule) => day(add, field, typed, rule),
    optionalWhole: (field, typed, rule) => number(add, field, typed, rule, true),
    optionalDecimal: (field, typed, rule) => number(add, field, typed, rule, false),
    email: (field, typed) => {
      const address = oneLine(typed).toLowerCase();
      if (address === "") add(field, "Nhập địa chỉ e-mail.");
      else if (address.length > 200 || !emailShape.test(address)) {
        add(field, "Địa chỉ e-mail chưa đúng. Ví dụ: ten@donvi.vn.");
      }
      return address;
    },
    optionalPhone: (field, typed) => {
      const phone = oneLine(typed).replace(/[\s.\-()]/g, "");
      if (phone === "") return null;
      if (!phoneShape.test(phone)) add(field, "Số điện thoại chưa đúng. Ví dụ: 0912345678 hoặc 02903123456.");
      return phone;
    },
    optionalWebAddress: (field, typed) => webAddress(add, field, oneLine(typed)),
    result: <T>(value: T) => (faults.length > 0 ? refuse([...faults]) : ok(value)),
  };
}

type Add = (field: string, text: string) => void;

const emailShape = /^[^\s@<>"',;:()]+@[^\s@<>"',;:()]+\.[^\s@<>"',;:().]{2,}$/;
const phoneShape = /^(\+84|0)\d{8,10}$/;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

function oneLine(typed: string): string {
  return typed
    .normalize("NFC")
    .replace(/[\r\n\t]+/g, " ")
    .replace(controls, "")
    .replace(/ {2,}/g, " ")
    .trim();
}

function severalLines(typed: string): string {
  return typed.normalize("NFC").replace(/\r\n?/g, "\n").replace(controls, "").trim();
}

function lengthHolds(
  add: Add,
  field: string,
  text: string,
  { label, max, min = 0 }: TextRule,
): string | null {
  if (text === "") return null;
  if (text.length > max) {
    add(field, `Rút gọn ${label}: tối đa ${max} ký tự, đang có ${text.length} ký tự.`);
    return null;
  }
  if (text.length < min) add(field, `Ghi ${label} đầy đủ hơn: ít nhất ${min} ký tự.`);
  return text;
}

function day(
  add: Add,
  field: string,
  typed: string,
  rule: { label: string; notAfter?: string },
): string | null {
  const text = typed.trim();
  if (text === "") return null;
  if (!isIsoDate(text) || text < "1900-01-01" || text > "2100-12-31") {
    add(field, `Nhập ${rule.label} là một ngày có thật.`);
    return null;
  }
  if (rule.notAfter && text > rule.notAfter) add(field, `Sửa ${rule.label}: ngày này chưa tới.`);
  return text;
}

function number(add: Add, field: string, typed: string, rule: NumberRule, whole: boolean): number | null {
  const { label, min = 0, max = Number.MAX_SAFE_INTEGER } = rule;
  if (typed.trim() === "") return null;
  const value = parseNumber(typed);
  if (value === undefined || (whole && !Number.isInteger(value))) {
    add(field, `Nhập ${label} bằng ${whole ? "số nguyên, ví dụ 1.200" : "số, ví dụ 1.250,5"}.`);
    return null;
  }
  if (value < min || value > max) {
    add(
      field,
      `Sửa ${label}: chỉ nhận từ ${min.toLocaleString("de-DE")} đến ${max.toLocaleString("de-DE")}.`,
    );
    return null;
  }
  return value;
}

function webAddress(add: Add, field: string, text: string): string | null {
  if (text === "") return null;
  const address = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  // Only web addresses: a "javascript:" link would run in the reader's browser.
  const known = URL.canParse(address) && /^https?:\/\/[^/]+\.[^/]+/i.test(address);
  if (!known || address.length > 300) {
    add(field, "Địa chỉ trang web chưa đúng. Ví dụ: https://tencoso.vn.");
    return null;
  }
  return new URL(address).href;
}
