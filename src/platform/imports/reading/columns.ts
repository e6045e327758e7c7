import { foldVietnamese } from "#platform/text";
import type { Register, RegisterField } from "../register.ts";

/** Column number of each field that the table has. */
export type ColumnMapping = Readonly<Record<string, number>>;

/** Columns that every table has and no field wants. */
const idle = /^(stt|tt|so tt|so thu tu|no)$/;
const LONGEST_HEADING = 80;

/** The field a heading names; undefined when it names none. */
export function recogniseHeading(register: Register, heading: string): string | undefined {
  const folded = foldVietnamese(heading);
  if (folded === "" || folded.length > LONGEST_HEADING || idle.test(folded)) return undefined;
  if (register.recognise) return register.recognise(folded);
  return exactField(register.fields, folded) ?? partField(register.fields, folded);
}

/** Fields guessed from the headings: whole headings first, then words inside one; the first column of a kind wins. */
export function guessMapping(register: Register, headings: readonly string[]): ColumnMapping {
  const mapping: Record<string, number> = {};
  const taken = new Set<number>();
  const give = (find: (folded: string) => string | undefined) =>
    headings.forEach((heading, column) => {
      const folded = foldVietnamese(heading);
      if (taken.has(column) || folded === "" || folded.length > LONGEST_HEADING || idle.test(folded)) return;
      const key = find(folded);
      if (key === undefined || mapping[key] !== undefined) return;
      mapping[key] = column;
      taken.add(column);
    });
  if (register.recognise) {
    give((folded) => register.recognise?.(folded));
    return mapping;
  }
  give((folded) => exactField(register.fields, folded));
  give((folded) =>
    partField(
      register.fields.filter(({ key }) => mapping[key] === undefined),
      folded,
    ),
  );
  return mapping;
}

/** Remembered headings laid over this table; undefined when it no longer has them all. */
export function mappingFromHeadings(
  register: Register,
  remembered: Readonly<Record<string, string>>,
  headings: readonly string[],
): ColumnMapping | undefined {
  const folded = headings.map(foldVietnamese);
  const mapping: Record<string, number> = {};
  for (const { key } of register.fields) {
    const heading = remembered[key];
    if (heading === undefined) continue;
    const column = folded.indexOf(foldVietnamese(heading));
    if (column < 0) return undefined;
    mapping[key] = column;
  }
  return Object.keys(mapping).length > 0 ? mapping : undefined;
}

/** What to remember of the chosen columns: field → heading. */
export function headingsOfMapping(
  mapping: ColumnMapping,
  headings: readonly string[],
): Record<string, string> {
  return Object.fromEntries(Object.entries(mapping).map(([key, column]) => [key, headings[column] ?? ""]));
}

/** Headings that can be told apart: the second "Ngày" becomes "Ngày (2)", one without words "Cột 5". */
export function distinctHeadings(headings: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return headings.map((heading, column) => {
    const name = heading === "" ? `Cột ${column + 1}` : heading;
    const times = (seen.get(foldVietnamese(name)) ?? 0) + 1;
    seen.set(foldVietnamese(name), times);
    return times === 1 ? name : `${name} (${times})`;
  });
}

function wordsOf({ label, synonyms = [] }: RegisterField): string[] {
  return [label, ...synonyms].map(foldVietnamese);
}

function exactField(fields: readonly RegisterField[], folded: string): string | undefined {
  return fields.find((field) => wordsOf(field).includes(folded))?.key;
}

/** The longest words that stand whole in the heading tell the field: "ngày bắt đầu" above "ngày". */
function partField(fields: readonly RegisterField[], folded: string): string | undefined {
  let best: { key: string; length: number } | undefined;
  for (const field of fields) {
    for (const words of wordsOf(field)) {
      if (!` ${folded} `.includes(` ${words} `) || words.length <= (best?.length ?? 0)) continue;
      best = { key: field.key, length: words.length };
    }
  }
  return best?.key;
}
