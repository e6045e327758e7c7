import { type Answer, download, type Request } from "#platform/http";
import { type PaperFormat, type Printed, printIdea, printPlan } from "../use-cases/print-papers.ts";

const types: Readonly<Record<PaperFormat, string>> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};

export function downloadIdea(format: PaperFormat) {
  return async (request: Request): Promise<Answer> => {
    const id = request.params.candidateId ?? "";
    return send(await printIdea(request.services, request.requireActor(), id, format), format);
  };
}

export function downloadPlan(format: PaperFormat) {
  return async (request: Request): Promise<Answer> => {
    const id = request.params.candidateId ?? "";
    return send(await printPlan(request.services, request.requireActor(), id, format), format);
  };
}

function send({ content, name }: Printed, format: PaperFormat): Answer {
  return download(content, { type: types[format], name });
}
