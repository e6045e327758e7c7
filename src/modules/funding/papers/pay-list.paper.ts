import type { OfficialDocument } from "#platform/documents";
import { formatDate, formatNumber } from "#platform/ui";
import { type PaySheet, payRoles, payUnits } from "../domain/council-pay.ts";
import type { PaidSession } from "../store/pay.store.ts";
import { dayInWords, footnoteOf, placeOf } from "./paper-words.ts";

/** The list that those present sign for their pay. */
export function payList(session: PaidSession, sheet: PaySheet, province: string): OfficialDocument {
  const bases = [...new Set(sheet.rows.flatMap(({ parts }) => parts.map(({ basis }) => basis)))];
  return {
    title: `Danh sách chi thù lao ${session.title}`,
    orientation: "landscape",
    agency: { parent: `ỦY BAN NHÂN DÂN\n${province.toUpperCase()}`, name: "CƠ QUAN THAM MƯU OCOP" },
    placeDate: `${placeOf(province)}, ${dayInWords(null)}`,
    kind: "Danh sách",
    abstract: `Chi thù lao ${session.title}, ngày ${formatDate(session.heldOn)}`,
    footnote: footnoteOf(session.isDemo),
    blocks: [
      ...bases.map((basis) => ({
        type: "paragraph" as const,
        text: [{ text: `Căn cứ: ${basis}.`, italic: true }],
      })),
      {
        type: "table",
        small: true,
        columns: [
          { label: "TT", width: 0.4, align: "center" },
          { label: "Họ tên", width: 2 },
          { label: "Chức danh", width: 1.6 },
          { label: "Đơn vị", width: 2.2 },
          { label: "Cách tính", width: 2.6 },
          { label: "Số tiền (đồng)", width: 1.2, align: "right" },
          { label: "Ký nhận", width: 1.2 },
        ],
        rows: [
          ...sheet.rows.map((row, at) => [
            `${at + 1}`,
            row.name,
            payRoles[row.role],
            row.agency,
            row.parts
              .map(
                ({ amountVnd, times, unit }) => `${formatNumber(amountVnd)} × ${times} (${payUnits[unit]})`,
              )
              .join("; "),
            formatNumber(row.totalVnd),
            "",
          ]),
          [
            { text: [{ text: "Tổng cộng", bold: true }], colSpan: 5 },
            { text: [{ text: formatNumber(sheet.totalVnd), bold: true }], align: "right" },
            "",
          ],
        ],
      },
      {
        type: "signatures",
        columns: [
          { title: "Người lập", hint: "(Ký, ghi rõ họ tên)" },
          { title: "Kế toán", hint: "(Ký, ghi rõ họ tên)" },
          { title: "Thủ trưởng cơ quan", hint: "(Ký, ghi rõ họ tên)" },
        ],
      },
    ],
  };
}
