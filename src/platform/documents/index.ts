export { cleanText } from "./clean-text.ts";
export { type Delimiter, readCsv, writeCsv } from "./csv.ts";
export { mergePdf } from "./merge-pdf.ts";
export type {
  Align,
  Block,
  Inline,
  OfficialDocument,
  Signature,
  TableCell,
  TableColumn,
  TextRun,
} from "./model.ts";
export { TYPST_STARS } from "./official-layout.ts";
export { qrModules, qrPng, qrSvg } from "./qr.ts";
export { readTable } from "./read-table.ts";
export { renderDocx } from "./render-docx.ts";
export { renderPdf } from "./render-pdf.ts";
export { SHEET_LIMITS } from "./sheet-limits.ts";
export { renderTypst, type TypstJob } from "./typst.ts";
export {
  type BookSheet,
  readSheet,
  type SheetCell,
  type SheetColumn,
  writeBook,
  writeSheet,
} from "./xlsx.ts";
