import { getProvince } from "#modules/territory";
import type { Block, OfficialDocument, TableCell } from "#platform/documents";
import { formatDate, formatPoints, formatShortPoints } from "#platform/ui";
import { knockOutRuleNames, minimumRuleNames } from "../domain/council-rules.ts";
import { lawOf } from "../domain/explain.ts";
import { type Room, sittingMembers } from "../domain/room.ts";
import { seatNames } from "../domain/seats.ts";
import type { SessionReport } from "../use-cases/read-result.ts";
import { demoFootnote, ownTemplateNote } from "./wording.ts";

type Result = SessionReport["results"][number];

/** Báo cáo kết quả đánh giá of a session (QĐ 26/2026/QĐ-TTg, Điều 7 khoản 3); it holds no single member's marks. */
export function minutesPaper({ room, results }: SessionReport): OfficialDocument {
  const { council, session } = room;
  const province = getProvince(council.provinceCode).fullName;
  return {
    title: `Báo cáo kết quả ${session.title}`,
    agency: { parent: `UBND ${province.toUpperCase()}`, name: "HỘI ĐỒNG ĐÁNH GIÁ, PHÂN HẠNG SẢN PHẨM OCOP" },
    number: "Số:      /BC-HĐ",
    placeDate: `${province.replace(/^(Tỉnh|Thành phố) /, "")}, ngày ${spelled(session.heldOn)}`,
    kind: "BÁO CÁO",
    abstract: `Kết quả đánh giá, phân hạng sản phẩm OCOP – ${session.title}`,
    ...(session.isDemo ? { footnote: demoFootnote } : {}),
    blocks: [
      { type: "note", text: ownTemplateNote },
      ...opening(room),
      { type: "heading", level: 2, text: "I. Thành phần" },
      attendees(room),
      ...recusals(room),
      { type: "heading", level: 2, text: "II. Kết quả" },
      resultTable(room, results),
      ...results.flatMap((result) => remarks(room, result)),
      { type: "heading", level: 2, text: "III. Diễn biến, ý kiến thảo luận" },
      { type: "paragraph", text: session.minutes ?? "Không có ý kiến khác ngoài phiếu chấm." },
      {
        type: "signatures",
        columns: [signature(room, "secretary", "THƯ KÝ"), signature(room, "chair", "CHỦ TỊCH HỘI ĐỒNG")],
      },
    ],
  };
}

function spelled(iso: string): string {
  const [year = "", month = "", day = ""] = iso.split("-");
  return `${day} tháng ${month} năm ${year}`;
}

function opening({ council, session, rules }: Room): Block[] {
  const regulation = rules.decisionNumber
    ? `Quy chế ban hành kèm theo ${rules.decisionNumber}`
    : "quy tắc mặc định của hệ thống (tỉnh chưa khai báo Quy chế)";
  return [
    {
      type: "paragraph",
      text: `Ngày ${formatDate(session.heldOn)}${session.place ? `, tại ${session.place}` : ""}, ${council.name} (thành lập theo Quyết định số ${council.decisionNumber} ngày ${formatDate(council.decidedOn)}) họp đánh giá, phân hạng sản phẩm OCOP thuộc ${council.roundName}.`,
    },
    {
      type: "paragraph",
      text: `Hội đồng làm việc theo QĐ 26/2026/QĐ-TTg, Điều 7 khoản 3 và ${regulation}: có mặt ít nhất ${rules.quorum.numerator}/${rules.quorum.denominator} thành viên được chấm${rules.chairRequired ? ", có Chủ tịch" : ""}; điểm giữa các thành viên chênh không quá ${formatShortPoints(rules.spreadLimit)} điểm; mức tối thiểu xét theo ${minimumRuleNames[rules.minimumRule]}; điều kiện loại có hiệu lực ${knockOutRuleNames[rules.knockOutRule]}. Điểm là trung bình cộng, không làm tròn.`,
    },
  ];
}

function attendees(room: Room): Block {
  const members = sittingMembers(room);
  return {
    type: "table",
    small: true,
    columns: [
      { label: "TT", width: 0.4, align: "center" },
      { label: "Họ và tên", width: 2 },
      { label: "Vị trí", width: 1.6 },
      { label: "Cơ quan", width: 2.4 },
      { label: "Tham dự", width: 1 },
    ],
    rows: members.map((member, index) => [
      String(index + 1),
      member.name,
      seatNames[member.seat],
      member.agency,
      room.attendance.get(member.id) ? "có mặt" : "vắng",
    ]),
  };
}

function recusals(room: Room): Block[] {
  const shown = room.recusals.filter((each) =>
    room.dossiers.some((dossier) => dossier.id === each.dossierId),
  );
  if (shown.length === 0)
    return [{ type: "paragraph", text: "Không có thành viên nào thuộc trường hợp xung đột lợi ích." }];
  const nameOf = (id: string) => room.members.find((member) => member.id === id)?.name ?? "";
  const productOf = (id: string) => room.dossiers.find((dossier) => dossier.id === id)?.productName ?? "";
  return [
    { type: "paragraph", text: "Thành viên không chấm do xung đột lợi ích:" },
    ...shown.map(
      (each): Block => ({
        type: "paragraph",
        text: `– ${nameOf(each.memberId)}, hồ sơ ${productOf(each.dossierId)}: ${each.reason}`,
      }),
    ),
  ];
}

function resultTable(room: Room, results: readonly Result[]): Block {
  return {
    type: "table",
    small: true,
    columns: [
      { label: "TT", width: 0.4, align: "center" },
      { label: "Sản phẩm – chủ thể", width: 2.6 },
      { label: "A", width: 0.6, align: "center" },
      { label: "B", width: 0.6, align: "center" },
      { label: "C", width: 0.6, align: "center" },
      { label: "Tổng", width: 0.7, align: "center" },
      { label: "Hạng", width: 0.7, align: "center" },
      { label: "Số phiếu, chênh lệch", width: 1.2 },
      { label: "Căn cứ, đề nghị", width: 2.2 },
    ],
    rows: room.dossiers.map((dossier) =>
      resultRow(
        dossier,
        results.find((each) => each.dossierId === dossier.id),
      ),
    ),
  };
}

function resultRow(dossier: Room["dossiers"][number], result: Result | undefined): (string | TableCell)[] {
  const name = `${dossier.productName} – ${dossier.producerName}`;
  if (!result) return [String(dossier.position), name, { text: "chưa chốt kết quả", colSpan: 7 }];
  const { points, star, detail } = result;
  const knockedOut = detail.knockOuts.length > 0;
  const law = lawOf(star, knockedOut);
  return [
    String(dossier.position),
    name,
    formatPoints(points.A),
    formatPoints(points.B),
    formatPoints(points.C),
    formatPoints(points.total),
    knockedOut ? "loại" : `${star} sao`,
    `${result.sheets} phiếu; ${formatPoints(result.spread)} điểm`,
    `${law.article}: ${law.text}`,
  ];
}

function remarks(room: Room, result: Result): Block[] {
  const product = room.dossiers.find((dossier) => dossier.id === result.dossierId)?.productName ?? "";
  const { detail } = result;
  const lines = [
    ...detail.earlierRounds.map(
      (each) =>
        `Lượt chấm ${each.round} chênh ${formatPoints(each.spread)} điểm, Hội đồng thảo luận và chấm lại.`,
    ),
    ...(detail.spreadTooWide
      ? [`Chênh lệch ${formatPoints(result.spread)} điểm vượt giới hạn của Quy chế, ghi nhận theo Quy chế.`]
      : []),
    ...detail.knockOuts.map((each) => `Điều kiện loại: ${each.text}.`),
    ...(detail.unconfirmedKnockOuts ?? []).map(
      (each) => `${each.raisedBy} thành viên nêu điều kiện loại, chưa đủ theo Quy chế: ${each.text}.`,
    ),
    ...detail.knockOutReasons.map((each) => `Lý do: ${each.reason}`),
    ...detail.blockedBy.map(
      (each) =>
        `Tiêu chí ${each.criterion}: cần mức ${each.need} cho ${each.star} sao, đang giữ mức ${each.have}.`,
    ),
    ...detail.comments.map((text) => `Nhận xét: ${text}`),
  ];
  if (lines.length === 0) return [];
  return [
    { type: "heading", level: 3, text: product },
    ...lines.map((text): Block => ({ type: "paragraph", text: `– ${text}` })),
  ];
}

function signature(room: Room, seat: "secretary" | "chair", title: string) {
  const name = sittingMembers(room).find((member) => member.seat === seat)?.name;
  return { title, hint: "(Ký, ghi rõ họ tên)", ...(name ? { name } : {}) };
}
