import type { OfficialDocument } from "#platform/documents";
import { formatDate, formatNumber } from "#platform/ui";
import type { Norm } from "../domain/norms.ts";
import type { RewardList, RewardRow } from "../store/rewards.store.ts";
import { dayInWords, footnoteOf, placeOf } from "./paper-words.ts";

interface Printed {
  list: RewardList;
  rewards: readonly RewardRow[];
  norm: Norm | undefined;
  /** "Tỉnh Cà Mau" */
  province: string;
}

/** Quyết định thưởng with its list; a draft until the leader has approved. */
export function rewardDecision({ list, rewards, norm, province }: Printed): OfficialDocument {
  const italic = (text: string) => ({ type: "paragraph" as const, text: [{ text, italic: true }] });
  const article = (head: string, text: string) => ({
    type: "paragraph" as const,
    text: [{ text: head, bold: true }, { text }],
  });
  return {
    title: `Quyết định thưởng sản phẩm OCOP ${list.decisionNumber ?? "(dự thảo)"}`,
    agency: { name: `ỦY BAN NHÂN DÂN\n${province.toUpperCase()}` },
    number: `Số: ${list.decisionNumber ?? "      /QĐ-UBND"}`,
    placeDate: `${placeOf(province)}, ${dayInWords(list.decidedOn)}`,
    kind: "Quyết định",
    abstract: "Về việc thưởng sản phẩm OCOP được công nhận hạng sao",
    footnote: footnoteOf(list.isDemo),
    blocks: [
      {
        type: "paragraph",
        align: "center",
        text: [{ text: `CHỦ TỊCH ỦY BAN NHÂN DÂN ${province.toUpperCase()}`, bold: true }],
      },
      italic("Căn cứ Luật Tổ chức chính quyền địa phương;"),
      italic(
        norm
          ? `Căn cứ ${norm.act}, Điều ${norm.article};`
          : "Căn cứ quy định hiện hành về thưởng sản phẩm OCOP;",
      ),
      italic(
        `Căn cứ các quyết định công nhận sản phẩm OCOP từ ngày ${formatDate(list.fromOn)} đến ngày ${formatDate(list.asOf)};`,
      ),
      italic("Theo đề nghị của cơ quan tham mưu OCOP cấp tỉnh."),
      { type: "paragraph", align: "center", text: [{ text: "QUYẾT ĐỊNH:", bold: true }] },
      article(
        "Điều 1. ",
        `Thưởng ${list.rewards} sản phẩm OCOP theo hạng sao được công nhận, tổng số tiền ${formatNumber(list.totalVnd)} đồng (danh sách kèm theo).`,
      ),
      article(
        "Điều 2. ",
        "Mỗi sản phẩm được thưởng một lần cho mỗi hạng sao; sản phẩm nâng hạng hưởng phần chênh lệch giữa hai hạng.",
      ),
      article(
        "Điều 3. ",
        "Thủ trưởng các cơ quan, đơn vị liên quan và chủ thể có tên trong danh sách chịu trách nhiệm thi hành Quyết định này.",
      ),
      {
        type: "closing",
        recipients: ["Như Điều 3;", "Kho bạc Nhà nước;", "Lưu: VT, hồ sơ OCOP."],
        signature: {
          title: "Chủ tịch",
          hint: list.decisionNumber ? "(Đã duyệt trên hệ thống)" : "(Ký, ghi rõ họ tên)",
          ...(list.approvedByName ? { name: list.approvedByName } : {}),
        },
      },
      { type: "pageBreak" },
      { type: "heading", level: 1, text: "Danh sách sản phẩm được thưởng" },
      tableOf(list, rewards),
    ],
  };
}

function tableOf(list: RewardList, rewards: readonly RewardRow[]) {
  const rows = rewards.map((each, at) => [
    `${at + 1}`,
    each.productName,
    each.producerName,
    `${each.star} sao`,
    formatNumber(each.levelVnd),
    formatNumber(each.alreadyVnd),
    formatNumber(each.amountVnd),
  ]);
  return {
    type: "table" as const,
    small: true,
    columns: [
      { label: "TT", width: 0.5, align: "center" as const },
      { label: "Sản phẩm", width: 2.4 },
      { label: "Chủ thể", width: 2.4 },
      { label: "Hạng", width: 0.7, align: "center" as const },
      { label: "Mức (đồng)", width: 1.2, align: "right" as const },
      { label: "Đã thưởng (đồng)", width: 1.2, align: "right" as const },
      { label: "Thưởng lần này (đồng)", width: 1.3, align: "right" as const },
    ],
    rows: [
      ...rows,
      [
        { text: [{ text: "Tổng cộng", bold: true }], colSpan: 6 },
        { text: [{ text: formatNumber(list.totalVnd), bold: true }], align: "right" as const },
      ],
    ],
  };
}
