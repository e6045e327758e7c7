import { getProvince } from "#modules/territory";
import type { OfficialDocument } from "#platform/documents";
import { formatDate, formatNumber } from "#platform/ui";
import type { Performance, Totals } from "../use-cases/performance.ts";

/** The report of performance per unit, for the office to sign and send. */
export function performancePaper({
  provinceCode,
  from,
  to,
  today,
  rows,
  total,
}: Performance): OfficialDocument {
  const province = getProvince(provinceCode).fullName;
  const [year, month, day] = today.split("-");
  const cells = (row: Totals) =>
    [row.given, row.onTime, row.late, row.running, row.overdue, row.extended].map((value) => ({
      text: formatNumber(value),
      align: "right" as const,
    }));
  return {
    title: "Kết quả thực hiện nhiệm vụ",
    orientation: "landscape",
    agency: { parent: `ỦY BAN NHÂN DÂN ${province.toUpperCase()}`, name: "CƠ QUAN ĐIỀU PHỐI OCOP" },
    number: "Số:        /BC-OCOP",
    placeDate: `${province.replace(/^(Tỉnh|Thành phố) /, "")}, ngày ${day} tháng ${month} năm ${year}`,
    kind: "BÁO CÁO",
    abstract: "Kết quả thực hiện nhiệm vụ của các đơn vị trong Chương trình OCOP",
    blocks: [
      {
        type: "paragraph",
        text: `Tính đến ngày ${formatDate(today)}, với các nhiệm vụ có hạn từ ${formatDate(from)} đến ${formatDate(to)}: đã giao ${formatNumber(total.given)} nhiệm vụ cho ${formatNumber(rows.length)} đơn vị; xong đúng hạn ${formatNumber(total.onTime)}, xong trễ hạn ${formatNumber(total.late)}, đang làm còn hạn ${formatNumber(total.running)}, quá hạn chưa xong ${formatNumber(total.overdue)}; ${formatNumber(total.extended)} nhiệm vụ được gia hạn.`,
      },
      {
        type: "table",
        small: true,
        columns: [
          { label: "TT", width: 0.4, align: "center" },
          { label: "Đơn vị", width: 3 },
          { label: "Được giao", align: "right" },
          { label: "Xong đúng hạn", align: "right" },
          { label: "Xong trễ hạn", align: "right" },
          { label: "Đang làm, còn hạn", align: "right" },
          { label: "Quá hạn chưa xong", align: "right" },
          { label: "Được gia hạn", align: "right" },
        ],
        rows: [
          ...rows.map((row, at) => [{ text: `${at + 1}` }, { text: row.unitName }, ...cells(row)]),
          [{ text: "" }, { text: [{ text: "Tổng cộng", bold: true }] }, ...cells(total)],
        ],
      },
      {
        type: "closing",
        recipients: ["Lãnh đạo UBND tỉnh;", "Các đơn vị có tên;", "Lưu: VT."],
        signature: { title: "NGƯỜI KÝ", hint: "(Ký, ghi rõ họ tên)" },
      },
    ],
  };
}
