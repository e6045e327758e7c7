import type { Criterion, PreparedSet } from "@saoque/scoring";
import { getProvince } from "#modules/territory";
import type { Block, OfficialDocument, TableCell } from "#platform/documents";
import { formatDate, formatDateTime, formatShortPoints } from "#platform/ui";
import { judgeOwnSheet } from "../domain/own-points.ts";
import { seatNames } from "../domain/seats.ts";
import type { MarkEntry, SheetContent } from "../domain/sheet-content.ts";
import type { MemberSheetView } from "../use-cases/read-result.ts";
import { sealText } from "../use-cases/seal.ts";
import { demoFootnote } from "./wording.ts";

/** Phiếu đánh giá of one member: Phụ lục II, QĐ 26/2026/QĐ-TTg. */
export function scoreSheetPaper(view: MemberSheetView): OfficialDocument {
  const { room, dossier, member, set, sheet } = view;
  const { council, session } = room;
  const own = judgeOwnSheet(set, sheet.content);
  return {
    title: `Phiếu đánh giá ${dossier.productName}`,
    formLabel: `Phụ lục II – Bộ ${String(set.set.no).padStart(2, "0")}`,
    agency: {
      parent: `UBND ${getProvince(council.provinceCode).fullName.toUpperCase()}`,
      name: "HỘI ĐỒNG ĐÁNH GIÁ, PHÂN HẠNG SẢN PHẨM OCOP",
    },
    kind: "PHIẾU ĐÁNH GIÁ, PHÂN HẠNG SẢN PHẨM",
    abstract: set.set.name,
    ...(dossier.isDemo ? { footnote: demoFootnote } : {}),
    blocks: [
      {
        type: "fields",
        items: [
          { label: "Sản phẩm", value: dossier.productName },
          { label: "Chủ thể", value: dossier.producerName },
          {
            label: "Thành viên Hội đồng",
            value: `${member.name} – ${seatNames[member.seat]}, ${member.agency}`,
          },
          { label: "Phiên họp", value: `${session.title}, ngày ${formatDate(session.heldOn)}` },
        ],
      },
      marksTable(set, sheet.content),
      ...knockOuts(set, sheet.content),
      { type: "paragraph", text: [{ text: `Tổng điểm: ${formatShortPoints(own.total)}/100.`, bold: true }] },
      { type: "fields", items: [{ label: "Nhận xét", value: sheet.content.comment }] },
      {
        type: "note",
        text: `Nộp lúc ${sheet.submittedAt ? formatDateTime(sheet.submittedAt) : ""}, lượt chấm ${sheet.markingRound}, mã niêm phong ${sheet.seal ? sealText(sheet.seal) : ""}. Mức in theo dữ liệu bộ tiêu chí; mức ghi (rút gọn) chưa phải nguyên văn.`,
      },
      {
        type: "signatures",
        columns: [{ title: "THÀNH VIÊN HỘI ĐỒNG", hint: "(Ký, ghi rõ họ tên)", name: member.name }],
      },
    ],
  };
}

function marksTable(set: PreparedSet, content: SheetContent): Block {
  const rows: TableCell[][] = [];
  const shaded = (text: string, max: number): TableCell[] => [
    { text: [{ text, bold: true }], colSpan: 2, shaded: true },
    { text: [{ text: String(max), bold: true }], align: "center", shaded: true },
    { text: "", colSpan: 2, shaded: true },
  ];
  const walk = (criterion: Criterion): void => {
    if (criterion.children) {
      rows.push(shaded(`${criterion.code}. ${criterion.title}`, criterion.max));
      for (const child of criterion.children) walk(child);
      return;
    }
    const entry = content.marks[criterion.code];
    rows.push([
      { text: criterion.code },
      { text: `${criterion.title}${levelText(criterion, entry)}` },
      { text: String(criterion.max), align: "center" },
      { text: pointsText(entry), align: "center" },
      { text: entry?.reason ?? "" },
    ]);
  };
  for (const part of set.set.parts) {
    const title = set.ruleSet.parts.find((each) => each.code === part.code)?.title ?? "";
    rows.push(shaded(`PHẦN ${part.code}. ${title}`, part.max));
    for (const criterion of part.criteria) walk(criterion);
  }
  return {
    type: "table",
    small: true,
    columns: [
      { label: "TT", width: 0.6 },
      { label: "Tiêu chí và mức được chọn", width: 4 },
      { label: "Tối đa", width: 0.7, align: "center" },
      { label: "Điểm", width: 0.8, align: "center" },
      { label: "Lý do", width: 2 },
    ],
    rows,
  };
}

function levelText(criterion: Criterion, entry: MarkEntry | undefined): string {
  if (!entry || entry.points === null) return "";
  const level = criterion.levels?.find(
    (each) => each.points === entry.points && (each.case ?? null) === entry.caseCode,
  );
  if (!level) return " – không đạt mức thấp nhất";
  return ` – ${level.label}${level.labelKind === "official" ? "" : " (rút gọn)"}`;
}

function pointsText(entry: MarkEntry | undefined): string {
  if (entry?.abstained) return "không chấm";
  return entry?.points === null || entry === undefined ? "" : formatShortPoints(entry.points);
}

function knockOuts(set: PreparedSet, content: SheetContent): Block[] {
  const raised = Object.entries(content.knockOuts).filter(([, each]) => each.raised);
  if (raised.length === 0) return [];
  return [
    { type: "heading", level: 3, text: "Điều kiện loại được nêu" },
    ...raised.map(
      ([code, each]): Block => ({
        type: "paragraph",
        text: `${set.knockOuts.get(code)?.text ?? code}: ${each.reason}`,
      }),
    ),
  ];
}
