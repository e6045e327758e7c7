import { findCommune, getProvince } from "#modules/territory";
import { isUuid } from "#platform/db";
import { mergePdf, renderDocx, renderPdf } from "#platform/documents";
import { type Actor, holdsRoleIn, NotAllowed, NotFound, type Services } from "#platform/http";
import { certificatePdf } from "../../papers/certificate-paper.ts";
import { decisionPaper, noticePaper } from "../../papers/decision-paper.ts";
import { ministryPaper } from "../../papers/ministry-paper.ts";
import { revocationPaper } from "../../papers/revocation-paper.ts";
import { mayReadDecision, producerRoles } from "../../permissions.ts";
import { listDecisionCertificates } from "../../store/certificates.store.ts";
import { findNotice, listNotices, type Notice } from "../../store/notices.store.ts";
import { getCertificate, qrTextOf, reachOf } from "../certificates/read-certificate.ts";
import { viewDecision } from "./prepare-decision.ts";

export interface Paper {
  name: string;
  type: string;
  content: Uint8Array;
}

const PDF = "application/pdf";
const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** A decision as PDF or Word, or all certificates it brought in one PDF. */
export async function readDecisionPaper(
  services: Services,
  actor: Actor,
  id: string,
  kind: string,
): Promise<Paper> {
  const { decision, results } = await viewDecision(services, actor, id);
  const province = getProvince(decision.provinceCode).fullName;
  const name = `quyet-dinh-${decision.number?.replace(/[^\w-]+/g, "-") ?? "du-thao"}`;
  if (kind === "word") {
    return {
      name: `${name}.docx`,
      type: DOCX,
      content: await renderDocx(decisionPaper({ decision, results, province })),
    };
  }
  if (kind === "pdf") {
    return {
      name: `${name}.pdf`,
      type: PDF,
      content: await renderPdf(decisionPaper({ decision, results, province })),
    };
  }
  if (kind === "gui-bo" && decision.kind === "approval_for_ministry") {
    const content = await renderPdf(ministryPaper({ decision, results, province }));
    return { name: `${name}-ho-so-gui-bo.pdf`, type: PDF, content };
  }
  if (kind === "giay-chung-nhan") {
    const certificates = await listDecisionCertificates(services.db, id);
    if (certificates.length === 0) throw new NotFound("Quyết định này chưa có giấy chứng nhận nào.");
    const pages = certificates.map((certificate) =>
      certificatePdf({ certificate, province, qrText: qrTextOf(services, certificate) }),
    );
    return {
      name: `${name}-giay-chung-nhan.pdf`,
      type: PDF,
      content: await mergePdf(pages, "Giấy chứng nhận"),
    };
  }
  throw new NotFound();
}

/** The decision of revocation, or its draft while the certificate still stands. */
export async function readRevocationPaper(services: Services, actor: Actor, slug: string): Promise<Paper> {
  const certificate = await getCertificate(services.db, slug);
  if (!mayReadDecision(actor, certificate)) throw new NotAllowed();
  const { provinceCode, revokedOn } = certificate;
  return {
    name: `quyet-dinh-thu-hoi-${slug}${revokedOn ? "" : "-du-thao"}.pdf`,
    type: PDF,
    content: await renderPdf(revocationPaper(certificate, getProvince(provinceCode).fullName)),
  };
}

export async function readNoticePaper(services: Services, actor: Actor, id: string): Promise<Paper> {
  const notice = isUuid(id) ? await findNotice(services.db, id) : undefined;
  if (!notice || !mayReadNotice(actor, notice)) throw new NotFound("Không tìm thấy thông báo này.");
  const province = getProvince(notice.provinceCode).fullName;
  const commune = (findCommune(notice.communeCode)?.fullName ?? "xã").replace(/^./, (first) =>
    first.toLowerCase(),
  );
  return {
    name: `thong-bao-ket-qua-${notice.id.slice(-8)}.pdf`,
    type: PDF,
    content: await renderPdf(noticePaper(notice, { province, commune })),
  };
}

/** Notices told to the reader or by the reader's office, newest first. */
export async function recentNotices(services: Services, actor: Actor): Promise<Notice[]> {
  return listNotices(services.readDb, reachOf(actor), 50);
}

function mayReadNotice(actor: Actor, notice: Notice): boolean {
  return (
    mayReadDecision(actor, notice) ||
    holdsRoleIn(actor, ["commune_officer", "commune_leader"], "commune", notice.communeCode) ||
    holdsRoleIn(actor, producerRoles, "producer", notice.producerId)
  );
}
