import { currentRepresentative, sexes } from "#modules/producers";
import { getCommune, getProvince } from "#modules/territory";
import { audit } from "#platform/audit";
import { type OfficialDocument, renderDocx, renderPdf } from "#platform/documents";
import { type Actor, NotFound, type Services } from "#platform/http";
import { mayReadRepresentative } from "../permissions.ts";
import { openToRead } from "./open-dossier.ts";
import { registrationPaper } from "./papers/mau-01.ts";
import { selfReportPaper } from "./papers/mau-02.ts";
import { communePaper } from "./papers/mau-03.ts";
import type { RepresentativeFacts } from "./papers/paper-parts.ts";
import { type DossierFile, readFileOf } from "./read-dossier-file.ts";

export type PaperName = "mau-01" | "mau-02" | "mau-03";
export type PaperFormat = "pdf" | "docx";

export interface PrintRequest {
  dossierId: string;
  paper: PaperName;
  format: PaperFormat;
  requestId: string;
}

/** One of the three forms of Phụ lục III, as a file to download. */
export async function printPaper(
  services: Services,
  actor: Actor,
  input: PrintRequest,
): Promise<{ bytes: Uint8Array; name: string }> {
  const subject = await openToRead(services.db, actor, input.dossierId);
  const file = await readFileOf(services.db, subject);
  if (input.paper === "mau-03" && !file.report)
    throw new NotFound("Xã chưa lập báo cáo Mẫu 03 cho hồ sơ này.");
  const document = await documentOf(services, actor, file, input);
  const bytes = input.format === "pdf" ? await renderPdf(document) : await renderDocx(document);
  return { bytes, name: `${document.title}.${input.format}` };
}

async function documentOf(
  services: Services,
  actor: Actor,
  file: DossierFile,
  input: PrintRequest,
): Promise<OfficialDocument> {
  const province = getProvince(file.dossier.provinceCode).name;
  if (input.paper === "mau-01") return registrationPaper(file, province);
  const person = await representativeFacts(services, actor, file, input);
  if (input.paper === "mau-02") return selfReportPaper(file, province, person);
  return communePaper(file, getCommune(file.dossier.communeCode).fullName, person);
}

/** Luật 91/2025/QH15: sex and ethnicity are shown to those who write or decide, and each reading is written down. */
async function representativeFacts(
  services: Services,
  actor: Actor,
  { dossier }: DossierFile,
  { paper, requestId }: PrintRequest,
): Promise<RepresentativeFacts | undefined> {
  if (!mayReadRepresentative(actor, dossier)) return undefined;
  const person = await currentRepresentative(services.db, dossier.producerId);
  if (!person) return undefined;
  await services.db.transaction().execute((tx) =>
    audit(tx, {
      provinceCode: dossier.provinceCode,
      actor,
      action: "dossiers.read-representative",
      subject: { kind: "dossier", id: dossier.id },
      requestId,
      details: { paper },
    }),
  );
  return { sex: person.sex ? sexes[person.sex] : "", ethnicity: person.ethnicity ?? "" };
}
