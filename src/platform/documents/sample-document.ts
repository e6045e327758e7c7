import type { OfficialDocument } from "./model.ts";
import { qrSvg } from "./qr.ts";

export const LETTERS = [
  "aàảãáạ ăằẳẵắặ âầẩẫấậ eèẻẽéẹ êềểễếệ iìỉĩíị oòỏõóọ ôồổỗốộ ơờởỡớợ uùủũúụ ưừửữứự yỳỷỹýỵ đ",
  "AÀẢÃÁẠ ĂẰẲẴẮẶ ÂẦẨẪẤẬ EÈẺẼÉẸ ÊỀỂỄẾỆ IÌỈĨÍỊ OÒỎÕÓỌ ÔỒỔỖỐỘ ƠỜỞỠỚỢ UÙỦŨÚỤ ƯỪỬỮỨỰ YỲỶỸÝỴ Đ",
];
export const MARKUP = "*đậm* _nghiêng_ #panic() $x^2$ <b>&amp;</b> \\textbf{x} `m` @nguon = // //";
export const QR_TEXT = "https://saoque.example/xac-thuc/01-2026-0001?p=eyJhIjoxfQ";

/** A paper with every kind of block, for tests of both renderers. */
export const SAMPLE: OfficialDocument = {
  title: "Tài liệu thử",
  agency: { parent: "ỦY BAN NHÂN DÂN\nTỈNH CÀ MAU", name: "HỘI ĐỒNG THẨM ĐỊNH" },
  number: "Số: 12/QĐ-HĐTĐ",
  placeDate: "Cà Mau, ngày 05 tháng 3 năm 2026",
  kind: "Quyết định",
  abstract: "Về việc công bố kết quả đợt 1 năm 2026",
  footnote: "Dữ liệu minh hoạ",
  blocks: [
    {
      type: "paragraph",
      text: [{ text: "Điều 1. ", bold: true }, { text: "Công bố kết quả ★★★★☆ kèm theo." }],
    },
    { type: "paragraph", text: MARKUP },
    { type: "heading", level: 1, text: "I. Chữ cái" },
    { type: "paragraph", align: "left", text: LETTERS.join("\n") },
    { type: "heading", level: 2, text: "1. Thông tin chung" },
    { type: "heading", level: 3, text: "a) Đơn vị" },
    { type: "fields", items: [{ label: "Tên đơn vị", value: "Tổ hợp tác Bình Minh" }, { label: "Địa chỉ" }] },
    {
      type: "checklist",
      items: [
        { label: "Phiếu đăng ký", checked: true },
        { label: "Giấy chứng nhận", checked: false, note: "bổ sung sau" },
      ],
    },
    {
      type: "table",
      columns: [
        { label: "TT", width: 0.4, align: "center" },
        { label: "Nội dung", width: 3 },
        { label: "Điểm" },
      ],
      rows: [
        [{ text: "Phần A", colSpan: 3, shaded: true }],
        [{ text: "1", rowSpan: 2 }, "Nguyên liệu", { text: "3,00", align: "right" }],
        ["Liên kết", "2,50"],
        ...Array.from({ length: 40 }, (_, row) => [`${row + 2}`, `Nội dung thứ ${row + 2}`, "1,00"]),
      ],
    },
    { type: "note", text: "Ghi chú cuối bảng." },
    {
      type: "closing",
      recipients: ["Như Điều 2;", "Lưu: VT."],
      signature: { authority: "TM. Hội đồng", title: "Chủ tịch", name: "Nguyễn Văn Ửng" },
    },
    { type: "pageBreak" },
    {
      type: "image",
      source: { svg: qrSvg(QR_TEXT) },
      alt: "Mã QR để xác thực",
      width: 40,
      caption: "Quét để xác thực",
    },
    {
      type: "signatures",
      columns: [
        { title: "Thư ký", name: "Lê Thị Ẵm" },
        { title: "Chủ trì", hint: "(Ký, ghi rõ họ tên)", name: "Trần Đức Ợ" },
      ],
    },
  ],
};
