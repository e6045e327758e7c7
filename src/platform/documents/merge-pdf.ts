import { PDFDocument } from "pdf-lib";

/** One PDF with the pages of all, in order; for printing many papers at once. */
export async function mergePdf(files: readonly Uint8Array[], title: string): Promise<Uint8Array> {
  const whole = await PDFDocument.create();
  whole.setTitle(title);
  for (const file of files) {
    const part = await PDFDocument.load(file);
    for (const page of await whole.copyPages(part, part.getPageIndices())) whole.addPage(page);
  }
  return whole.save();
}
