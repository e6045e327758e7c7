import { type Fields, textOf } from "#platform/http";

/** What a person typed, name by name, as text: kept so that a refused form comes back filled. */
export type Typed<Name extends string> = Readonly<Record<Name, string>>;

/** The named texts of a form; "" where one is absent. Anything else that was sent is left out. */
export function typedTexts<Name extends string>(fields: Fields, names: readonly Name[]): Typed<Name> {
  return Object.fromEntries(names.map((name) => [name, textOf(fields, name)])) as Typed<Name>;
}

/** The version a form was opened with; -1, which no record has, when it is missing or no number. */
export function versionOf(fields: Fields): number {
  const typed = textOf(fields, "version");
  return /^\d{1,9}$/.test(typed) ? Number(typed) : -1;
}
