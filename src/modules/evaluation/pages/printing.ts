import { setImmediate } from "node:timers/promises";
import { mergePdf, type OfficialDocument, renderDocx, renderPdf } from "#platform/documents";
import { type Answer, download, NotFound, type Request } from "#platform/http";
import { minutesPaper } from "../papers/minutes.paper.ts";
import { scoreSheetPaper } from "../papers/score-sheet.paper.ts";
import { readMemberSheet, readSessionReport, readSessionSheets } from "../use-cases/read-result.ts";

const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** The council's report; before the session ends there is nothing that may be printed. */
export async function printMinutes(request: Request, format: "pdf" | "docx"): Promise<Answer> {
  const report = await readSessionReport(
    request.services,
    request.requireActor(),
    request.params.sessionId ?? "",
  );
  if (report.room.session.status !== "closed") throw new NotFound("Báo cáo có sau khi phiên họp kết thúc.");
  return paper(minutesPaper(report), format, "bao-cao-ket-qua");
}

export async function printMemberSheet(request: Request, format: "pdf" | "docx"): Promise<Answer> {
  const { sessionId = "", dossierId = "", memberId = "" } = request.params;
  const view = await readMemberSheet(
    request.services,
    request.requireActor(),
    sessionId,
    dossierId,
    memberId,
  );
  return paper(scoreSheetPaper(view), format, "phieu-danh-gia");
}

/** All sheets of a session in one file, to be signed and kept with the report. */
export async function printSessionSheets(request: Request): Promise<Answer> {
  const { sessionId = "" } = request.params;
  const views = await readSessionSheets(request.services, request.requireActor(), sessionId);
  const pages: Uint8Array[] = [];
  for (const view of views) {
    pages.push(await renderPdf(scoreSheetPaper(view)));
    // Typesetting holds the process; others get their turn between two sheets.
    await setImmediate();
  }
  const content = await mergePdf(pages, "Phiếu đánh giá");
  return download(content, { type: "application/pdf", name: "phieu-danh-gia-ca-phien.pdf" });
}

async function paper(document: OfficialDocument, format: "pdf" | "docx", name: string): Promise<Answer> {
  if (format === "pdf")
    return download(await renderPdf(document), { type: "application/pdf", name: `${name}.pdf` });
  return download(await renderDocx(document), { type: word, name: `${name}.docx` });
}
