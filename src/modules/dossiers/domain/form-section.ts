/** One question of Mẫu 01 or Mẫu 02. */
export interface FormField {
  name: string;
  label: string;
  hint?: string;
  kind: "text" | "tel" | "email" | "area" | "number" | "count" | "checks";
  options?: readonly { value: string; label: string }[];
  maxLength?: number;
  suffix?: string;
  optional?: boolean;
}

export interface FormGroup {
  legend: string;
  hint?: string;
  fields: readonly FormField[];
}

/** One page of a form, saved on its own. */
export interface FormSection {
  form: "mau_01" | "mau_02";
  key: string;
  title: string;
  lead: string;
  groups: readonly FormGroup[];
}

/** What was answered: one text a field, a list where several may be ticked. */
export type Answers = Readonly<Record<string, string | readonly string[]>>;

export interface FieldFault {
  field: string;
  text: string;
}

const defaultLengths = {
  text: 200,
  tel: 30,
  email: 200,
  area: 4000,
  number: 20,
  count: 6,
  checks: 40,
} as const;

export function lengthOf(field: FormField): number {
  return field.maxLength ?? defaultLengths[field.kind];
}

export function fieldsOf(section: FormSection): FormField[] {
  return section.groups.flatMap((group) => [...group.fields]);
}

export function answerText(answers: Answers, name: string): string {
  const value = answers[name];
  return typeof value === "string" ? value : "";
}

export function answerList(answers: Answers, name: string): readonly string[] {
  const value = answers[name];
  return Array.isArray(value) ? value : [];
}

/** Takes out control characters that no keyboard types and PostgreSQL or Word cannot hold; keeps line breaks. */
export function tidyText(text: string): string {
  return (
    text
      .normalize("NFC")
      .replaceAll("\r\n", "\n")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take out
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff]/g, "")
      .trim()
  );
}

const vietnameseNumber = /^-?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$/;

/**
 * Reads what was typed. Half-finished answers are fine: only what cannot be kept or understood is a fault, so that
 * leaving a step never costs what stands in it.
 */
export function readSection(
  section: FormSection,
  typed: (name: string) => readonly string[],
): { answers: Answers; faults: FieldFault[] } {
  const answers: Record<string, string | readonly string[]> = {};
  const faults: FieldFault[] = [];
  for (const field of fieldsOf(section)) {
    const values = typed(field.name).map(tidyText);
    if (field.kind === "checks") {
      const known = field.options?.map((option) => option.value) ?? [];
      answers[field.name] = [...new Set(values)].filter((value) => known.includes(value));
      continue;
    }
    const text = values.at(-1) ?? "";
    answers[field.name] = text;
    const wrong = text === "" ? undefined : faultOf(field, text);
    if (wrong) faults.push({ field: field.name, text: wrong });
  }
  return { answers, faults };
}

function faultOf(field: FormField, text: string): string | undefined {
  const limit = lengthOf(field);
  if (text.length > limit) return `“${field.label}” dài ${text.length} ký tự, nhiều nhất là ${limit}.`;
  if (field.kind === "number" && !vietnameseNumber.test(text)) {
    return `“${field.label}” phải là một số, ví dụ 1.250 hoặc 85,5.`;
  }
  if (field.kind === "count" && !/^\d{1,6}$/.test(text))
    return `“${field.label}” phải là số nguyên, ví dụ 5.`;
  if (field.kind === "email" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) {
    return `“${field.label}” chưa đúng, ví dụ ten@htx.vn.`;
  }
  if (field.kind === "tel" && !/^[0-9+().\s-]{8,30}$/.test(text)) {
    return `“${field.label}” chỉ gồm chữ số, ví dụ 0290 3831 234.`;
  }
  return undefined;
}

/** Required questions without an answer. */
export function missingAnswers(section: FormSection, answers: Answers): FormField[] {
  return fieldsOf(section).filter(
    (field) => !field.optional && field.kind !== "checks" && answerText(answers, field.name) === "",
  );
}
