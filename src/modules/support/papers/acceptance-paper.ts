import { helpKindName } from "#modules/consultants";
import type { Block, OfficialDocument } from "#platform/documents";
import { formatDate, formatMoney } from "#platform/ui";
import type { SupportRequest } from "../domain/request.ts";

export interface AcceptanceParts {
  request: SupportRequest;
  producerName: string;
  productName: string | null;
  consultantName: string | null;
  /** "Tỉnh Cà Mau" */
  province: string;
  place: string;
  before: Picture[];
  after: Picture[];
}

export interface Picture {
  content: Uint8Array;
  caption: string;
}

/** Biên bản nghiệm thu kết quả hỗ trợ; no law gives its form, its foot says so. */
export function acceptancePaper(parts: AcceptanceParts): OfficialDocument {
  const { request, province } = parts;
  const day = request.completedOn ?? request.deliveredOn;
  return {
    title: `Biên bản nghiệm thu ${request.number}`,
    agency: { parent: `UBND ${province.toUpperCase()}`, name: "VĂN PHÒNG CHƯƠNG TRÌNH OCOP" },
    number: `Số: ${request.number}/BBNT`,
    placeDate: `${province.replace(/^(Tỉnh|Thành phố) /, "")}, ngày ${spelled(day)}`,
    kind: "BIÊN BẢN",
    abstract: `Nghiệm thu kết quả hỗ trợ: ${request.title}`,
    footnote: request.isDemo
      ? "Dữ liệu minh hoạ, không có giá trị pháp lý"
      : "Mẫu do SaoQuê lập; pháp luật về OCOP không quy định mẫu riêng",
    blocks: [
      { type: "heading", level: 2, text: "I. Các bên" },
      { type: "fields", items: sides(parts) },
      { type: "heading", level: 2, text: "II. Nội dung hỗ trợ" },
      { type: "fields", items: content(parts) },
      { type: "heading", level: 2, text: "III. Kết quả bàn giao" },
      { type: "paragraph", text: request.result ?? "" },
      ...pictures("Trước hỗ trợ", parts.before),
      ...pictures("Sau hỗ trợ", parts.after),
      { type: "heading", level: 2, text: "IV. Kết luận" },
      { type: "paragraph", text: conclusion(request) },
      {
        type: "paragraph",
        text: "Biên bản lập thành 03 bản có giá trị như nhau, mỗi bên giữ 01 bản.",
      },
      {
        type: "signatures",
        columns: ["ĐƠN VỊ HỖ TRỢ", "CHỦ THỂ", "VĂN PHÒNG OCOP TỈNH"].map((title) => ({
          title,
          hint: "(Ký, ghi rõ họ tên)",
        })),
      },
    ],
  };
}

function sides({ producerName, consultantName, place }: AcceptanceParts) {
  return [
    { label: "Chủ thể được hỗ trợ", value: producerName },
    { label: "Nơi hoạt động", value: place },
    { label: "Đơn vị hỗ trợ", value: consultantName ?? "" },
  ];
}

function content({ request, productName }: AcceptanceParts) {
  const money = (value: number | null) => (value === null ? "" : formatMoney(value));
  const contract = request.contractNumber
    ? `${request.contractNumber}${request.contractOn ? ` ngày ${formatDate(request.contractOn)}` : ""}`
    : "";
  return [
    { label: "Loại hỗ trợ", value: helpKindName(request.kind) },
    { label: "Sản phẩm", value: productName ?? "Chung cho chủ thể" },
    { label: "Hợp đồng số", value: contract },
    { label: "Giá trị hợp đồng", value: money(request.contractValueVnd) },
    { label: "Kinh phí hỗ trợ", value: money(request.budgetVnd) },
    { label: "Nguồn kinh phí", value: request.budgetSource ?? "" },
    { label: "Chủ thể góp", value: money(request.ownShareVnd) },
    { label: "Hạn bàn giao", value: request.dueOn ? formatDate(request.dueOn) : "" },
    { label: "Ngày bàn giao", value: request.deliveredOn ? formatDate(request.deliveredOn) : "" },
  ];
}

/** Two of a kind are enough on paper; the rest stands on the page of the request. */
function pictures(heading: string, all: readonly Picture[]): Block[] {
  if (all.length === 0) return [];
  return [
    { type: "heading", level: 3, text: heading },
    ...all.slice(0, 2).map(
      ({ content, caption }): Block => ({
        type: "image",
        source: content,
        alt: caption,
        caption,
        width: 80,
        align: "center",
      }),
    ),
  ];
}

function conclusion({ completedOn, rating, ratingNote }: SupportRequest): string {
  if (!completedOn) return "Các bên thống nhất: ……………………………………………………………………";
  const note = ratingNote ? ` Nhận xét: ${ratingNote}` : "";
  return `Chủ thể đồng ý nghiệm thu ngày ${formatDate(completedOn)}, mức hài lòng ${rating ?? ""}/5.${note}`;
}

function spelled(iso: string | null): string {
  const [year = "……", month = "……", day = "……"] = iso?.split("-") ?? [];
  return `${day} tháng ${month} năm ${year}`;
}
