import { type SheetCell, writeSheet } from "#platform/documents";
import { EXAMPLE_MARK } from "../reading/read-sheet.ts";
import type { Register } from "../register.ts";

/** An empty table with the headings that need no matching, and one row to show how it is written. */
export function writeTemplate(register: Register): Promise<Buffer> {
  const fields = register.fields.filter(({ rare }) => !rare);
  const marked = fields.findIndex(({ kind }) => kind === "text");
  const example = fields.map(
    ({ example }, at): SheetCell =>
      at === marked ? `${String(example ?? "")} ${EXAMPLE_MARK}`.trim() : example,
  );
  return writeSheet(
    fields.map(({ label }) => ({ label, width: 24 })),
    [example],
    { name: register.title },
  );
}
