import { getPreparedSet } from "#modules/criteria";
import { samplesNeeded } from "#modules/dossiers";
import type { OfficialDocument } from "#platform/documents";
import { formatDate, formatPoints } from "#platform/ui";
import type { Decision } from "../store/decisions.store.ts";
import type { DecidedResult } from "../store/results.store.ts";
import { dayInWords, SYSTEM_TEMPLATE } from "./paper-words.ts";

interface HandOver {
  decision: Decision;
  results: readonly DecidedResult[];
  /** "Tỉnh Cà Mau" */
  province: string;
}

/** The province's letter to the ministry with the list of what goes along, product by product. */
export function ministryPaper({ decision, results, province }: HandOver): OfficialDocument {
  const signed = `Quyết định số ${decision.number ?? "……/QĐ-UBND"} ngày ${decision.signedOn ? formatDate(decision.signedOn) : "…/…/……"}`;
  return {
    title: `Hồ sơ đề nghị đánh giá 5 sao ${decision.number ?? "(dự thảo)"}`,
    agency: { name: `ỦY BAN NHÂN DÂN\n${province.toUpperCase()}` },
    number: "Số:        /UBND-OCOP",
    regarding: `V/v đề nghị đánh giá, phân hạng 5 sao ${results.length} sản phẩm OCOP`,
    placeDate: `${province.replace(/^(Tỉnh|Thành phố) /, "")}, ${dayInWords(null)}`,
    footnote: decision.isDemo ? `Dữ liệu minh hoạ. ${SYSTEM_TEMPLATE}` : SYSTEM_TEMPLATE,
    blocks: [
      { type: "paragraph", align: "center", text: "Kính gửi: Bộ Nông nghiệp và Môi trường" },
      {
        type: "paragraph",
        text: `Thực hiện Quyết định số 26/2026/QĐ-TTg, căn cứ kết quả của Hội đồng cấp tỉnh và ${signed} phê duyệt kết quả đánh giá, Ủy ban nhân dân ${province.replace(/^./, (first) => first.toLowerCase())} đề nghị Bộ Nông nghiệp và Môi trường đánh giá, phân hạng 5 sao ${results.length} sản phẩm theo danh mục kèm theo.`,
      },
      {
        type: "closing",
        recipients: ["Như trên;", "UBND xã và chủ thể có sản phẩm;", "Lưu: VT, hồ sơ OCOP."],
        signature: { title: decision.signerTitle ?? "Chủ tịch", hint: "(Ký, ghi rõ họ tên)" },
      },
      { type: "pageBreak" },
      { type: "heading", level: 1, text: "Danh mục hồ sơ gửi kèm" },
      ...results.flatMap((result, at) => listFor(result, at + 1, signed)),
    ],
  };
}

// QĐ 26/2026/QĐ-TTg, Điều 6 khoản 3 điểm a: what the province sends for a first evaluation at 5 stars.
function listFor(result: DecidedResult, no: number, signed: string) {
  const samples = samplesNeeded(getPreparedSet(result.ruleSet, result.setCode).set.sector);
  const papers = [
    "Văn bản đề nghị của Ủy ban nhân dân cấp tỉnh",
    "Báo cáo của Tổ tư vấn cấp tỉnh",
    `Báo cáo kết quả đánh giá của Hội đồng cấp tỉnh (${result.sessionTitle}, ngày ${formatDate(result.heldOn)})`,
    `Quyết định phê duyệt kết quả: ${signed}`,
    "Hồ sơ sản phẩm: Mẫu 01, Mẫu 02 kèm minh chứng, Mẫu 03 của xã",
    "Kết quả kiểm nghiệm bổ sung (nếu có)",
    ...(samples > 0 ? [`0${samples} sản phẩm mẫu`] : []),
  ];
  return [
    {
      type: "heading" as const,
      level: 2 as const,
      text: `${no}. ${result.productName} – ${result.producerName} (${formatPoints(result.total)} điểm)`,
    },
    {
      type: "checklist" as const,
      items: papers.map((label) => ({ label, checked: false })),
    },
  ];
}
