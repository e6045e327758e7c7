import { cleanText, qrSvg, renderTypst } from "#platform/documents";
import { formatDate } from "#platform/ui";
import type { Certificate } from "../store/certificates.store.ts";
import { CERTIFICATE_LAYOUT } from "./certificate-layout.ts";

export interface CertificatePaper {
  certificate: Certificate;
  /** "Tỉnh Cà Mau" */
  province: string;
  qrText: string;
}

/** Giấy chứng nhận on A4 landscape; same certificate, same bytes. */
export function certificatePdf({ certificate, province, qrText }: CertificatePaper): Uint8Array {
  const text = (value: string) => cleanText(value);
  const data = {
    number: certificate.number,
    province: text(province),
    place: text(province.replace(/^(Tỉnh|Thành phố) /, "")),
    product: text(certificate.productName),
    producer: text(certificate.producerName),
    star: certificate.star,
    code: certificate.productCode ?? "",
    decision: text(
      `Quyết định số ${certificate.decisionNumber ?? "…"} ngày ${formatDate(certificate.decisionSignedOn ?? certificate.issuedOn)}`,
    ),
    issued: certificate.issuedOn.split("-").map(Number),
    issuedText: formatDate(certificate.issuedOn),
    until: formatDate(certificate.validUntil),
    signer: text(certificate.signerName ?? ""),
    signerTitle: text(certificate.signerTitle ?? ""),
    keyId: certificate.keyId,
    demo: certificate.isDemo,
    revoked: certificate.revokedOn ? formatDate(certificate.revokedOn) : "",
    address: qrText.split("#")[0]?.replace(/^https?:\/\//, "") ?? "",
  };
  const pictures = new Map([["/certificate-qr.svg", Buffer.from(qrSvg(qrText), "utf8")]]);
  return renderTypst({ source: CERTIFICATE_LAYOUT, data, pictures });
}
