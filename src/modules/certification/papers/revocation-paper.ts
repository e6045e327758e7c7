import type { OfficialDocument } from "#platform/documents";
import { formatDate } from "#platform/ui";
import { decisionKinds, revocationGrounds } from "../domain/decision.ts";
import type { Certificate } from "../store/certificates.store.ts";
import { dayInWords, SYSTEM_TEMPLATE } from "./paper-words.ts";

const BLANK = "…………………………";

/** Quyết định thu hồi, filled in once the revocation is recorded; before that a draft with lines to write on. */
export function revocationPaper(certificate: Certificate, province: string): OfficialDocument {
  const { revocationDecision: number, revocationGround: ground, revocationReason: reason } = certificate;
  const { revokedOn, productName, producerName, star } = certificate;
  const recognition = `Quyết định số ${certificate.decisionNumber ?? BLANK} ngày ${formatDate(certificate.decisionSignedOn ?? certificate.issuedOn)}`;
  return {
    title: `Quyết định thu hồi ${number ?? "(dự thảo)"}`,
    agency: { name: `ỦY BAN NHÂN DÂN\n${province.toUpperCase()}` },
    number: `Số: ${number ?? "      /QĐ-UBND"}`,
    placeDate: `${province.replace(/^(Tỉnh|Thành phố) /, "")}, ${dayInWords(revokedOn)}`,
    kind: "Quyết định",
    abstract: decisionKinds.revocation.abstract,
    footnote: certificate.isDemo ? `Dữ liệu minh hoạ. ${SYSTEM_TEMPLATE}` : SYSTEM_TEMPLATE,
    blocks: [
      {
        type: "paragraph",
        align: "center",
        text: [{ text: `CHỦ TỊCH ỦY BAN NHÂN DÂN ${province.toUpperCase()}`, bold: true }],
      },
      italic("Căn cứ Luật Tổ chức chính quyền địa phương;"),
      italic(
        "Căn cứ Điều 8 Quyết định số 26/2026/QĐ-TTg của Thủ tướng Chính phủ về Bộ tiêu chí và quy trình đánh giá, phân hạng sản phẩm OCOP;",
      ),
      italic("Theo đề nghị của cơ quan tham mưu OCOP cấp tỉnh."),
      { type: "paragraph", align: "center", text: [{ text: "QUYẾT ĐỊNH:", bold: true }] },
      article(
        1,
        `Thu hồi kết quả công nhận ${star} sao và Giấy chứng nhận số ${certificate.number} của sản phẩm “${productName}” do ${producerName} sản xuất, kinh doanh (${recognition}).`,
      ),
      {
        type: "fields",
        items: [
          { label: "Căn cứ thu hồi", value: revocationGrounds[ground ?? 0] ?? "" },
          { label: "Lý do", value: reason ?? "" },
        ],
      },
      article(
        2,
        "Chủ thể ngừng ngay việc ghi hạng sao và sử dụng nhãn hiệu chứng nhận OCOP trên nhãn, bao bì, quảng cáo của sản phẩm. Cơ quan tham mưu OCOP cấp tỉnh công bố việc thu hồi.",
      ),
      article(
        3,
        `Thủ trưởng các cơ quan, đơn vị liên quan, Chủ tịch Ủy ban nhân dân xã, phường nơi có sản phẩm và ${producerName} chịu trách nhiệm thi hành Quyết định này.`,
      ),
      {
        type: "closing",
        recipients: ["Như Điều 3;", "Bộ Nông nghiệp và Môi trường;", "Lưu: VT, hồ sơ OCOP."],
        signature: { title: "Chủ tịch", hint: "(Ký, ghi rõ họ tên)" },
      },
    ],
  };
}

function italic(text: string) {
  return { type: "paragraph" as const, text: [{ text, italic: true }] };
}

function article(no: number, text: string) {
  return { type: "paragraph" as const, text: [{ text: `Điều ${no}. `, bold: true }, { text }] };
}
