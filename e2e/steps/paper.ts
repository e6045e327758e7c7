import { PDFDocument } from "pdf-lib";

export interface Paper {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** A small real PDF to hand in as evidence. */
export async function paper(name: string): Promise<Paper> {
  const document = await PDFDocument.create();
  document.addPage([420, 595]).drawText("Minh chung", { x: 40, y: 500, size: 14 });
  return { name: `${name}.pdf`, mimeType: "application/pdf", buffer: Buffer.from(await document.save()) };
}
