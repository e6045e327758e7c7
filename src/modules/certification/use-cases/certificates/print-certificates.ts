import { getProvince } from "#modules/territory";
import { audit } from "#platform/audit";
import { mergePdf } from "#platform/documents";
import type { Actor, Services } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
import { certificatePdf } from "../../papers/certificate-paper.ts";
import type { Certificate } from "../../store/certificates.store.ts";
import { certificatesToPrint, qrTextOf } from "./read-certificate.ts";

const MOST_AT_ONCE = 200;

export interface Printed {
  name: string;
  content: Uint8Array;
}

/** One PDF of the chosen certificates; who printed which is kept. */
export async function printCertificates(
  services: Services,
  actor: Actor,
  input: { slugs: readonly string[]; requestId: string },
): Promise<Result<Printed>> {
  const slugs = [...new Set(input.slugs)];
  if (slugs.length === 0) return fault("so", "Chọn ít nhất một giấy chứng nhận để in.");
  if (slugs.length > MOST_AT_ONCE) return fault("so", `Mỗi lần in tối đa ${MOST_AT_ONCE} giấy.`);
  const certificates = await certificatesToPrint(services, actor, slugs);
  const pages = certificates.map((certificate) => paperOf(services, certificate));
  const [only] = pages;
  const title = "Giấy chứng nhận sản phẩm OCOP";
  const content = pages.length === 1 && only ? only : await mergePdf(pages, title);
  await services.db.transaction().execute((tx) =>
    audit(tx, {
      provinceCode: certificates[0]?.provinceCode ?? "00",
      actor,
      action: "certification.print",
      subject: { kind: "certificate", id: certificates[0]?.number ?? "" },
      requestId: input.requestId,
      details: { numbers: certificates.map(({ number }) => number) },
    }),
  );
  const name =
    pages.length === 1 ? `giay-chung-nhan-${slugs[0]}.pdf` : `giay-chung-nhan-${pages.length}-ban.pdf`;
  return ok({ name, content });
}

function paperOf(services: Services, certificate: Certificate): Uint8Array {
  const province = getProvince(certificate.provinceCode).fullName;
  return certificatePdf({ certificate, province, qrText: qrTextOf(services, certificate) });
}
