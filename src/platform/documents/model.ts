/**
 * One paper, written once, rendered to PDF and to Word. Every string is plain text: nothing in it is read as
 * markup by either renderer. Measures are millimetres.
 */
export interface OfficialDocument {
  /** Shown by readers in the window title; never printed. */
  title: string;
  orientation?: "portrait" | "landscape";
  /** Printed alone at the top right, e.g. "Mẫu số 01". */
  formLabel?: string;
  /** Left head: the parent body in plain capitals, the issuing body in bold. */
  agency?: { parent?: string; name: string };
  /** "Số: …/…" under the agency. */
  number?: string;
  /** "V/v …" under the number, for letters that have no kind. */
  regarding?: string;
  placeDate?: string;
  kind?: string;
  abstract?: string;
  /** Printed in the foot of every page, e.g. that the content is not real. */
  footnote?: string;
  blocks: Block[];
}

export interface TextRun {
  text: string;
  bold?: boolean;
  italic?: boolean;
}

export type Inline = string | TextRun[];
export type Align = "left" | "center" | "right" | "justify";

export type Block =
  | ParagraphBlock
  | HeadingBlock
  | FieldsBlock
  | TableBlock
  | ChecklistBlock
  | SignaturesBlock
  | ClosingBlock
  | NoteBlock
  | ImageBlock
  | { type: "pageBreak" };

export interface ParagraphBlock {
  type: "paragraph";
  text: Inline;
  /** Default "justify". */
  align?: Align;
  /** First line 10 mm in; default true when justified. */
  indent?: boolean;
}

export interface HeadingBlock {
  type: "heading";
  level: 1 | 2 | 3;
  text: string;
}

/** Label and answer, one a line; an answer that is empty prints as dots to write on. */
export interface FieldsBlock {
  type: "fields";
  items: { label: string; value?: string }[];
}

export interface TableColumn {
  label: string;
  /** Share of the width; default 1. */
  width?: number;
  align?: Align;
}

export interface TableCell {
  text: Inline;
  align?: Align;
  colSpan?: number;
  rowSpan?: number;
  shaded?: boolean;
}

export interface TableBlock {
  type: "table";
  columns: TableColumn[];
  /** A row lists only the cells that start in it: cells covered by a span are left out. */
  rows: (Inline | TableCell)[][];
  /** 11 instead of 13 points, for wide sheets. */
  small?: boolean;
}

export interface ChecklistBlock {
  type: "checklist";
  items: { label: string; checked: boolean; note?: string }[];
}

export interface Signature {
  /** "TM. …" or "KT. …" line above the title. */
  authority?: string;
  title: string;
  /** "(Ký, ghi rõ họ tên)" */
  hint?: string;
  name?: string;
}

/** Up to three signatures side by side. */
export interface SignaturesBlock {
  type: "signatures";
  columns: Signature[];
}

/** "Nơi nhận" on the left, the signature on the right. */
export interface ClosingBlock {
  type: "closing";
  recipients: string[];
  signature: Signature;
}

export interface NoteBlock {
  type: "note";
  text: Inline;
}

export interface ImageBlock {
  type: "image";
  /** PNG, JPEG or WebP bytes, or the text of an SVG. */
  source: Uint8Array | { svg: string };
  /** What the picture shows, for people who do not see it. */
  alt: string;
  width: number;
  caption?: string;
  align?: "left" | "center" | "right";
}

export const NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
export const MOTTO = "Độc lập - Tự do - Hạnh phúc";

export function runsOf(inline: Inline): TextRun[] {
  return typeof inline === "string" ? [{ text: inline }] : inline;
}

export function cellOf(cell: Inline | TableCell): TableCell {
  return typeof cell === "string" || Array.isArray(cell) ? { text: cell } : cell;
}
