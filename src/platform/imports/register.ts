import type { AuditActor } from "#platform/audit";
import type { IsoDate } from "#platform/calendar";
import type { Executor, Tx } from "#platform/db";
import type { SheetCell } from "#platform/documents";
import type { Actor, Services } from "#platform/http";

/**
 * How the cells of a column are read: `date` gives an ISO day, `money` whole đồng (the heading or the cell may say
 * "triệu đồng"), `integer` and `number` numbers written as in Việt Nam, `choice` the value of a choice, `yes-no` a
 * boolean, `text` one line in NFC.
 */
export type FieldKind = "text" | "date" | "integer" | "number" | "money" | "choice" | "yes-no";

export interface FieldChoice {
  value: string;
  label: string;
  /** Other words of offices for it; compared without accents. */
  synonyms?: readonly string[];
}

/** What a column of an office's table may mean. The office keeps its own headings. */
export interface RegisterField {
  key: string;
  label: string;
  kind: FieldKind;
  hint?: string;
  /** Other headings of offices; compared without accents, whole words, anywhere in the heading. */
  synonyms?: readonly string[];
  /** `true`: every row needs it. `"column"`: the table needs the column, a cell may be empty. */
  required?: boolean | "column";
  /** For `choice`. */
  choices?: readonly FieldChoice[];
  /** Shown in the empty template. */
  example: SheetCell;
  /** Longest text; default 500. */
  maxLength?: number;
  /** Smallest number; `money` and `integer` start at 0 unless told otherwise. */
  min?: number;
  max?: number;
  /** Stands in the row-by-row report; by default the first two fields. */
  shown?: boolean;
  /** Left out of the empty template. */
  rare?: boolean;
}

// Where the fields are not known one by one, a value may be of any of the kinds.
type Typed<F extends RegisterField> = FieldKind extends F["kind"]
  ? string | number | boolean
  : F["kind"] extends "integer" | "number" | "money"
    ? number
    : F["kind"] extends "yes-no"
      ? boolean
      : F["choices"] extends readonly { readonly value: infer V }[]
        ? V
        : string;

/** The values of one row by key; what is not required may be null. */
export type ValuesOf<F extends readonly RegisterField[]> = {
  readonly [One in F[number] as One["key"]]: One["required"] extends true ? Typed<One> : Typed<One> | null;
};

/** One row of the table, read. */
export interface ReadRow<F extends readonly RegisterField[] = readonly RegisterField[]> {
  /** Row number as the sheet shows it, from 1. */
  line: number;
  values: ValuesOf<F>;
  /** The cell as the file has it, for what the kinds cannot read; null when there is no such column. */
  cell(key: F[number]["key"]): SheetCell;
}

/** A row that the check found new, with what the check found out about it. */
export interface NewRow<F extends readonly RegisterField[] = readonly RegisterField[], Found = unknown>
  extends ReadRow<F> {
  found: Found;
}

export interface RowNote {
  /** Key of the column to mend. */
  field?: string;
  /** What is wrong and what to do, in Vietnamese; the column's name is put before it. */
  text: string;
}

/** `known`: stands already and is left as it is. `faulty`: is left out until it is mended. */
export type RowVerdict<Found = unknown> =
  | { verdict: "new"; found: Found; notes?: readonly RowNote[] }
  | { verdict: "known"; notes?: readonly RowNote[] }
  | { verdict: "faulty"; notes: readonly RowNote[] };

/** Whose table it is, in every call of a register. */
export interface ImportScope {
  services: Services;
  importId: string;
  fileName: string;
  provinceCode: string;
  /** Commune of an official of a commune; null for a province's own. */
  unitCode: string | null;
  /** Id of the parent record when the register has one. */
  parentId: string | null;
  /** Who took the table over; rights were asked when it was confirmed. */
  actor: AuditActor;
  requestId: string;
  today: IsoDate;
  now: Date;
}

export interface CheckScope extends ImportScope {
  db: Executor;
}

export interface TakeScope extends ImportScope {
  tx: Tx;
}

/** A record that the table belongs to: the class of an attendance list. */
export interface RegisterParent {
  /** Name of the parameter in `path`, without the colon. */
  param: string;
  /** Throws NotFound or NotAllowed when the actor may not write under this record. */
  open(services: Services, actor: Actor, id: string): Promise<{ title: string; href: string }>;
  /** The same question in the transaction of the change; throws Conflict when the record is closed by now. */
  stillOpen?(tx: Tx, id: string): Promise<void>;
}

/** A kind of table that an office brings in: its columns, how a row is judged and how rows are written. */
export interface Register<F extends readonly RegisterField[] = readonly RegisterField[], Found = unknown> {
  /** `module.things` ("training.classes"): names its runs, its remembered columns and its actions. */
  name: string;
  /** "Lớp tập huấn" */
  title: string;
  /** One or two sentences above the upload. */
  lead: string;
  /** Address of the list and the upload; may hold the parameter of `parent`. */
  path: string;
  /** Roles that may import, in their own province or commune. */
  access: readonly string[];
  fields: F;
  parent?: RegisterParent;
  /** Where "done" leads. */
  back?: { href: string; label: string };
  /** What makes two rows of one table the same; a repeated row counts as known. null: never the same. */
  keyOf?(values: ValuesOf<F>): string | null;
  /**
   * Judges rows against what stands, one verdict a row in the same order. A constant number of statements whatever the
   * number of rows. Rows whose cells could not be read do not come here.
   */
  check(scope: CheckScope, rows: readonly ReadRow<F>[]): Promise<readonly RowVerdict<Found>[]>;
  /**
   * Writes rows that are new, in the transaction of their batch and checked again in it. Few statements whatever the
   * number of rows. Gives counts by name for the audit row.
   */
  take(scope: TakeScope, rows: readonly NewRow<F, Found>[]): Promise<Readonly<Record<string, number>>>;
  /** All rows in one transaction or none, instead of batches of 500. */
  whole?: boolean;
  /** Recognises a folded heading itself, instead of by labels and synonyms. */
  recognise?(folded: string): string | undefined;
}

/**
 * A register with the types of its rows worked out from its fields.
 *
 * @example
 * export const fairsRegister = defineRegister({
 *   name: "promotion.fairs",
 *   title: "Hội chợ",
 *   lead: "Danh sách hội chợ của tỉnh.",
 *   path: "/lam-viec/xuc-tien/nhap-bang",
 *   access: ["province_officer"],
 *   fields: [{ key: "name", label: "Tên hội chợ", kind: "text", required: true, example: "Hội chợ OCOP Cà Mau" }],
 *   keyOf: ({ name }) => foldVietnamese(name),
 *   check: checkFairs,
 *   take: takeFairs,
 * });
 */
export function defineRegister<const F extends readonly RegisterField[], Found = undefined>(
  register: Register<F, Found>,
): Register<F, Found> {
  return register;
}

/** The row is new; `found` is what `take` will need (ids that were looked up). */
export function isNew(): RowVerdict<undefined>;
export function isNew<Found>(found: Found, note?: string): RowVerdict<Found>;
export function isNew(found?: unknown, note?: string): RowVerdict<unknown> {
  return { verdict: "new", found, ...(note ? { notes: [{ text: note }] } : {}) };
}

/** The row stands already; it will not be touched. */
export function isKnown(note = "Đã có trong hệ thống."): RowVerdict<never> {
  return { verdict: "known", notes: [{ text: note }] };
}

/** The row has to be mended: `field` is the key of the column. */
export function isFaulty(...notes: RowNote[]): RowVerdict<never> {
  return { verdict: "faulty", notes };
}
