import { type Fields, textOf } from "#platform/http";

/** A number a form carries for us, like a version; what is no such number matches no record. */
export function wholeNumberOf(fields: Fields, name: string): number {
  const text = textOf(fields, name);
  return /^\d{1,9}$/.test(text) ? Number(text) : -1;
}
