import { download, type Request } from "#platform/http";
import { type PaperFormat, type PaperName, printPaper } from "../use-cases/print-paper.ts";
import { dossierIdOf } from "./step.page.tsx";

const types: Record<PaperFormat, string> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};

/** Mẫu 01, 02 or 03 as PDF for the file or Word for the office to edit. */
export function downloadPaper(paper: PaperName, format: PaperFormat) {
  return async (request: Request) => {
    const input = { dossierId: dossierIdOf(request), paper, format, requestId: request.id };
    const { bytes, name } = await printPaper(request.services, request.requireActor(), input);
    return download(bytes, { type: types[format], name });
  };
}
