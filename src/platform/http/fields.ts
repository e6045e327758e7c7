import type { Fields } from "./route.ts";

/** One text of a form, trimmed and in NFC; "" when absent. Several of the same name: the last. */
export function textOf(fields: Fields, name: string): string {
  const value = fields[name];
  return (Array.isArray(value) ? (value.at(-1) ?? "") : (value ?? "")).normalize("NFC").trim();
}

/** All texts of one name; empty ones left out. */
export function listOf(fields: Fields, name: string): string[] {
  const value = fields[name];
  const all = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return all.map((text) => text.normalize("NFC").trim()).filter((text) => text !== "");
}

/** Fields whose names start with `prefix`, the prefix cut off: `mark.1.1` → `1.1`. */
export function fieldsUnder(fields: Fields, prefix: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const name of Object.keys(fields)) {
    if (name.startsWith(prefix)) found.set(name.slice(prefix.length), textOf(fields, name));
  }
  return found;
}
