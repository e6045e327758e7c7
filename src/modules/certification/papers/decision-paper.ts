import type { OfficialDocument } from "#platform/documents";
import { formatDate, formatPoints } from "#platform/ui";
import type { Decision } from "../store/decisions.store.ts";
import type { DecidedResult } from "../store/results.store.ts";
import { dayInWords, SYSTEM_TEMPLATE } from "./paper-words.ts";

interface Printed {
  decision: Decision;
  results: readonly DecidedResult[];
  /** "Tỉnh Cà Mau" */
  province: string;
}

/** Quyết định công nhận, or phê duyệt kết quả for the ministry, with its list. */
export function decisionPaper({ decision, results, province }: Printed): OfficialDocument {
  const place = province.replace(/^(Tỉnh|Thành phố) /, "");
  const recognises = decision.kind === "recognition";
  return {
    title: `Quyết định ${decision.number ?? "(dự thảo)"}`,
    agency: { name: `ỦY BAN NHÂN DÂN\n${province.toUpperCase()}` },
    number: `Số: ${decision.number ?? "      /QĐ-UBND"}`,
    placeDate: `${place}, ${dayInWords(decision.signedOn)}`,
    kind: "Quyết định",
    abstract: recognises
      ? "Về việc công nhận kết quả đánh giá, phân hạng sản phẩm OCOP"
      : "Về việc phê duyệt kết quả đánh giá sản phẩm OCOP đề nghị phân hạng 5 sao",
    footnote: decision.isDemo ? `Dữ liệu minh hoạ. ${SYSTEM_TEMPLATE}` : SYSTEM_TEMPLATE,
    blocks: [
      {
        type: "paragraph",
        align: "center",
        text: [{ text: `CHỦ TỊCH ỦY BAN NHÂN DÂN ${province.toUpperCase()}`, bold: true }],
      },
      ...grounds(results).map((text) => ({ type: "paragraph" as const, text: [{ text, italic: true }] })),
      { type: "paragraph", align: "center", text: [{ text: "QUYẾT ĐỊNH:", bold: true }] },
      ...articles(recognises, results.length).map(([head, text]) => ({
        type: "paragraph" as const,
        text: [{ text: head, bold: true }, { text }],
      })),
      {
        type: "closing",
        recipients: [
          "Như Điều 3;",
          "Bộ Nông nghiệp và Môi trường;",
          "UBND các xã, phường có sản phẩm;",
          "Lưu: VT, hồ sơ OCOP.",
        ],
        signature: {
          title: decision.signerTitle ?? "Chủ tịch",
          hint: decision.status === "approved" ? "(Đã ký)" : "(Ký, ghi rõ họ tên)",
          ...(decision.signerName ? { name: decision.signerName } : {}),
        },
      },
      { type: "pageBreak" },
      {
        type: "heading",
        level: 1,
        text: recognises ? "Danh sách sản phẩm được công nhận" : "Danh sách sản phẩm, hồ sơ gửi Bộ",
      },
      listOf(results, recognises),
    ],
  };
}

function grounds(results: readonly DecidedResult[]): string[] {
  const [first] = results;
  return [
    "Căn cứ Luật Tổ chức chính quyền địa phương;",
    "Căn cứ Quyết định số 26/2026/QĐ-TTg của Thủ tướng Chính phủ về Bộ tiêu chí và quy trình đánh giá, phân hạng sản phẩm OCOP;",
    `Theo kết quả của ${first?.councilName ?? "Hội đồng đánh giá, phân hạng sản phẩm OCOP"}, ${first ? `${first.sessionTitle} ngày ${formatDate(first.heldOn)}` : ""};`,
    "Theo đề nghị của cơ quan tham mưu OCOP cấp tỉnh.",
  ];
}

function articles(recognises: boolean, count: number): [string, string][] {
  const first = recognises
    ? `Công nhận kết quả đánh giá, phân hạng ${count} sản phẩm OCOP đạt 3 sao, 4 sao (danh sách kèm theo).`
    : `Phê duyệt kết quả đánh giá ${count} sản phẩm đạt từ 90 điểm (danh sách kèm theo) và gửi hồ sơ, báo cáo, mẫu sản phẩm đến Bộ Nông nghiệp và Môi trường đề nghị đánh giá, phân hạng 5 sao.`;
  const second = recognises
    ? "Giấy chứng nhận có giá trị 36 tháng kể từ ngày ban hành Quyết định này. Chủ thể được sử dụng hạng sao theo quy định và chịu trách nhiệm giữ các điều kiện đã được công nhận."
    : "Cơ quan tham mưu OCOP cấp tỉnh hoàn thiện hồ sơ gửi Bộ Nông nghiệp và Môi trường theo thời hạn của đợt đánh giá cấp trung ương.";
  return [
    ["Điều 1. ", first],
    ["Điều 2. ", second],
    [
      "Điều 3. ",
      "Thủ trưởng các cơ quan, đơn vị liên quan, Chủ tịch Ủy ban nhân dân các xã, phường và chủ thể có tên trong danh sách chịu trách nhiệm thi hành Quyết định này.",
    ],
  ];
}

function listOf(results: readonly DecidedResult[], recognises: boolean) {
  return {
    type: "table" as const,
    small: true,
    columns: [
      { label: "TT", width: 0.5, align: "center" as const },
      { label: "Sản phẩm", width: 2.6 },
      { label: "Chủ thể", width: 2.6 },
      { label: "Bộ tiêu chí", width: 1 },
      { label: "Điểm", width: 0.8, align: "right" as const },
      { label: recognises ? "Hạng" : "Đề nghị", width: 0.8, align: "center" as const },
    ],
    rows: results.map((each, at) => [
      `${at + 1}`,
      each.productName,
      each.producerName,
      each.setCode,
      formatPoints(each.total),
      `${each.star} sao`,
    ]),
  };
}

/** Thông báo kết quả to commune and producer. */
export function noticePaper(
  notice: { issuedOn: string; body: string; productName: string; producerName: string; isDemo: boolean },
  { province, commune }: { province: string; commune: string },
): OfficialDocument {
  const [first = "", ...reasons] = notice.body.split("\n");
  return {
    title: `Thông báo kết quả: ${notice.productName}`,
    agency: { parent: `ỦY BAN NHÂN DÂN\n${province.toUpperCase()}`, name: "CƠ QUAN THAM MƯU OCOP" },
    number: "Số:        /TB-OCOP",
    placeDate: `${province.replace(/^(Tỉnh|Thành phố) /, "")}, ${dayInWords(notice.issuedOn)}`,
    kind: "Thông báo",
    abstract: "Kết quả đánh giá, phân hạng sản phẩm OCOP",
    footnote: notice.isDemo ? `Dữ liệu minh hoạ. ${SYSTEM_TEMPLATE}` : SYSTEM_TEMPLATE,
    blocks: [
      {
        type: "paragraph",
        align: "center",
        text: `Kính gửi: Ủy ban nhân dân ${commune}; ${notice.producerName}`,
      },
      {
        type: "paragraph",
        text: `Thực hiện Điều 7 Quyết định số 26/2026/QĐ-TTg, cơ quan tham mưu OCOP cấp tỉnh thông báo kết quả đánh giá sản phẩm “${notice.productName}” của ${notice.producerName} như sau:`,
      },
      { type: "paragraph", text: [{ text: first, bold: true }] },
      ...reasons.map((text) => ({ type: "paragraph" as const, text })),
      ...(reasons.length > 0
        ? [
            {
              type: "paragraph" as const,
              text: "Chủ thể có thể hoàn thiện các nội dung trên và lập hồ sơ mới cho đợt đánh giá sau.",
            },
          ]
        : []),
      {
        type: "closing",
        recipients: ["Như trên;", "Lưu: hồ sơ OCOP."],
        signature: { title: "Thủ trưởng cơ quan", hint: "(Ký, ghi rõ họ tên)" },
      },
    ],
  };
}
