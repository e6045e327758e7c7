import { getProvince } from "#modules/territory";
import type { Block, OfficialDocument } from "#platform/documents";
import { formatDate, formatMoney, formatNumber } from "#platform/ui";
import { eventKinds, eventScopes, scopeOfEvent } from "../domain/event.ts";
import { resultKinds } from "../domain/result.ts";
import { placeWords } from "../use-cases/check-event.ts";
import { productWords } from "../use-cases/read-events.ts";
import type { EventReport } from "../use-cases/read-report.ts";

/** Báo cáo kết quả of an event, as the office that ran it prints and signs it (form of NĐ 30/2020/NĐ-CP). */
export function eventReportPaper(report: EventReport, today: string): OfficialDocument {
  const { event } = report;
  const province = getProvince(event.provinceCode).fullName;
  const [year = "", month = "", day = ""] = today.split("-");
  return {
    title: `Báo cáo kết quả ${event.title}`,
    agency: { parent: `UBND ${province.toUpperCase()}`, name: "CƠ QUAN THƯỜNG TRỰC CHƯƠNG TRÌNH OCOP" },
    number: "Số:      /BC-",
    placeDate: `${province.replace(/^(Tỉnh|Thành phố) /, "")}, ngày ${day} tháng ${month} năm ${year}`,
    kind: "BÁO CÁO",
    abstract: `Kết quả ${event.title}`,
    ...(event.isDemo ? { footnote: "Dữ liệu minh hoạ, không phải số liệu thật." } : {}),
    blocks: [
      { type: "heading", level: 2, text: "I. Thông tin chung" },
      { type: "fields", items: factsOf(report) },
      { type: "heading", level: 2, text: "II. Kết quả" },
      ...resultsOf(report),
      { type: "heading", level: 2, text: "III. Chủ thể tham gia" },
      producersTable(report),
      ...contractsTable(report),
      { type: "heading", level: 2, text: "IV. Nhận xét" },
      { type: "paragraph", text: event.summary ?? "Sự kiện chưa kết thúc; số liệu tính đến lúc in." },
      {
        type: "closing",
        recipients: ["UBND tỉnh (để báo cáo);", "Các sở, ngành liên quan;", "Lưu: VT."],
        signature: { title: "THỦ TRƯỞNG ĐƠN VỊ", hint: "(Ký, ghi rõ họ tên, đóng dấu)" },
      },
    ],
  };
}

function factsOf({ event }: EventReport) {
  return [
    {
      label: "Loại sự kiện",
      value: `${eventKinds[event.kind]}, ${eventScopes[scopeOfEvent(event)].toLowerCase()}`,
    },
    { label: "Thời gian", value: `từ ${formatDate(event.startsOn)} đến ${formatDate(event.endsOn)}` },
    { label: "Địa điểm", value: placeWords(event) },
    { label: "Đơn vị tổ chức", value: event.organiser ?? "" },
    { label: "Kế hoạch", value: event.planNumber ?? "" },
    ...(event.source ? [{ label: "Nguồn số liệu", value: event.source }] : []),
  ];
}

function attendedOf({ participants }: EventReport) {
  return participants.filter(({ status }) => status === "attended");
}

function resultsOf(report: EventReport): Block[] {
  const { event, sums, participants } = report;
  const attended = attendedOf(report);
  const told = event.reportedTotal ?? (event.reportedRecognised ?? 0) + (event.reportedPotential ?? 0);
  const potential = attended.filter((each) => each.potential).length;
  const booths = new Set(attended.map(({ boothId }) => boothId).filter(Boolean)).size || event.boothsRented;
  const paragraph = (text: string): Block => ({ type: "paragraph", text });
  return [
    paragraph(
      participants.length === 0
        ? `Có ${formatNumber(told)} chủ thể tham gia theo báo cáo${event.reportedPotential ? `, trong đó ${event.reportedPotential} chủ thể có sản phẩm tiềm năng` : ""}.`
        : `Đã mời ${formatNumber(participants.length)} chủ thể; ${formatNumber(attended.length)} chủ thể có mặt, trong đó ${formatNumber(potential)} chủ thể có sản phẩm tiềm năng${booths ? `; sử dụng ${formatNumber(booths)} gian hàng` : ""}.`,
    ),
    paragraph(
      `Doanh thu bán hàng ${formatMoney(sums.saleVnd)}; ${formatNumber(sums.contracts)} hợp đồng trị giá ${formatMoney(sums.contractVnd)}; ${formatNumber(sums.agreements)} biên bản ghi nhớ; ${formatNumber(sums.contacts)} khách hàng quan tâm.`,
    ),
    paragraph(costWords(report, attended.length || told)),
  ];
}

function costWords({ event }: EventReport, producers: number): string {
  if (event.spentVnd === null) return "Kinh phí: chưa ghi số đã chi.";
  const each =
    producers > 0 ? `, bình quân ${formatMoney(Math.round(event.spentVnd / producers))} một chủ thể` : "";
  const planned = event.plannedCostVnd === null ? "" : ` (dự kiến ${formatMoney(event.plannedCostVnd)})`;
  return `Kinh phí đã chi ${formatMoney(event.spentVnd)}${planned}${each}.`;
}

function producersTable(report: EventReport): Block {
  const attended = attendedOf(report);
  if (attended.length === 0) return { type: "paragraph", text: "Chưa có danh sách chủ thể có mặt." };
  return {
    type: "table",
    small: true,
    columns: [
      { label: "TT", width: 0.5, align: "center" },
      { label: "Chủ thể", width: 2.4 },
      { label: "Gian", width: 0.6, align: "center" },
      { label: "Sản phẩm trưng bày", width: 2.8 },
      { label: "Doanh thu (đồng)", width: 1.3, align: "right" },
      { label: "Hợp đồng (đồng)", width: 1.3, align: "right" },
    ],
    rows: attended.map((each, at) => [
      String(at + 1),
      each.producerName,
      each.boothCode ?? "",
      productWords(report.shown.get(each.id) ?? []),
      formatNumber(each.saleVnd),
      formatNumber(each.contractVnd),
    ]),
  };
}

function contractsTable({ contracts, participants }: EventReport): Block[] {
  if (contracts.length === 0) return [];
  const nameOf = (id: string | null) => participants.find((each) => each.id === id)?.producerName ?? "";
  return [
    { type: "heading", level: 3, text: "Hợp đồng, biên bản ghi nhớ đã ký" },
    {
      type: "table",
      small: true,
      columns: [
        { label: "Ngày", width: 1 },
        { label: "Chủ thể", width: 2.4 },
        { label: "Loại", width: 1.2 },
        { label: "Đối tác", width: 2.2 },
        { label: "Giá trị (đồng)", width: 1.3, align: "right" },
      ],
      rows: contracts.map((each) => [
        formatDate(each.happenedOn),
        nameOf(each.participationId),
        resultKinds[each.kind],
        each.partner ?? "",
        each.amountVnd === null ? "" : formatNumber(each.amountVnd),
      ]),
    },
  ];
}
