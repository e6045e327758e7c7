import { buffer } from "node:stream/consumers";
import { describePlace, getProvince } from "#modules/territory";
import { audit } from "#platform/audit";
import { renderDocx, renderPdf } from "#platform/documents";
import { openFile } from "#platform/files";
import { type Actor, Conflict, NotAllowed, type Services } from "#platform/http";
import { acceptancePaper, type Picture } from "../../papers/acceptance-paper.ts";
import { type ShownFile, viewRequest } from "./view-request.ts";

export interface Paper {
  name: string;
  type: string;
  content: Uint8Array;
}

/** Biên bản nghiệm thu as PDF or Word; it holds money of the contract, so readers of contracts print it. */
export async function printAcceptance(
  services: Services,
  actor: Actor,
  { supportId, kind, requestId }: { supportId: string; kind: "pdf" | "docx"; requestId: string },
): Promise<Paper> {
  const view = await viewRequest(services, actor, supportId);
  const { request, producer } = view;
  if (!view.seesContract) throw new NotAllowed("Biên bản có thông tin hợp đồng, bạn không in được.");
  if (request.status !== "delivered" && request.status !== "completed")
    throw new Conflict("Biên bản nghiệm thu in được khi đơn vị hỗ trợ đã bàn giao.");
  const paper = acceptancePaper({
    request,
    producerName: producer.name,
    productName: view.product?.name ?? null,
    consultantName: view.consultant?.name ?? null,
    province: getProvince(request.provinceCode).fullName,
    place: producer.communeCode ? describePlace({ communeCode2025: producer.communeCode }) : "",
    before: await picturesOf(services, view.files, "before"),
    after: await picturesOf(services, view.files, "after"),
  });
  await services.db.transaction().execute((tx) =>
    audit(tx, {
      provinceCode: request.provinceCode,
      actor,
      action: "support.print-acceptance",
      subject: { kind: "support-request", id: request.id },
      requestId,
      details: { kind },
    }),
  );
  const name = `bien-ban-nghiem-thu-${request.number.toLowerCase()}`;
  return kind === "pdf"
    ? { name: `${name}.pdf`, type: "application/pdf", content: await renderPdf(paper) }
    : {
        name: `${name}.docx`,
        type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        content: await renderDocx(paper),
      };
}

async function picturesOf(
  services: Services,
  files: readonly ShownFile[],
  role: "before" | "after",
): Promise<Picture[]> {
  const shown = files.filter((each) => each.role === role && each.file.mime.startsWith("image/")).slice(0, 2);
  const pictures: Picture[] = [];
  for (const { file, caption } of shown) {
    const opened = await openFile(services.db, services.storage, file.id);
    if (opened)
      pictures.push({ content: await buffer(opened.stream), caption: caption ?? file.originalName });
  }
  return pictures;
}
