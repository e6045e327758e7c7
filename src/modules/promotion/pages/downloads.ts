import { dayInVietnam } from "#platform/calendar";
import { renderDocx, renderPdf } from "#platform/documents";
import { type Answer, download, NotFound, type Request } from "#platform/http";
import { eventReportPaper } from "../papers/event-report.paper.ts";
import { writeParticipantsSheet } from "../use-cases/read-events.ts";
import { readReport } from "../use-cases/read-report.ts";
import { docxType, xlsxType } from "./words.ts";

export async function downloadReport(request: Request): Promise<Answer> {
  const { eventId = "", kind = "" } = request.params;
  if (kind !== "pdf" && kind !== "docx") throw new NotFound("Báo cáo có ở dạng Word và PDF.");
  const report = await readReport(request.services, request.requireActor(), eventId);
  const paper = eventReportPaper(report, dayInVietnam(request.services.now()));
  const name = `bao-cao-${report.event.slug}.${kind}`;
  return kind === "pdf"
    ? download(await renderPdf(paper), { type: "application/pdf", name })
    : download(await renderDocx(paper), { type: docxType, name });
}

export async function downloadParticipants(request: Request): Promise<Answer> {
  const { content, slug } = await writeParticipantsSheet(
    request.services,
    request.requireActor(),
    request.params.eventId ?? "",
  );
  return download(content, { type: xlsxType, name: `chu-the-${slug}.xlsx` });
}
