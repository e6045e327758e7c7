import { getCommune, getProvince } from "#modules/territory";
import { dayInVietnam } from "#platform/calendar";
import type { Block, OfficialDocument } from "#platform/documents";
import { formatDate, formatNumber } from "#platform/ui";
import type { ReportFigures } from "../domain/figures.ts";
import type { Report, ReportSection } from "../domain/report.ts";

interface Printed {
  report: Report;
  figures: ReportFigures;
  sections: readonly ReportSection[];
}

export const roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

/** The report as an official paper (NĐ 30/2020/NĐ-CP): text by section, targets, list of products. */
export function reportPaper({ report, figures, sections }: Printed): OfficialDocument {
  const { agency, place, code } = headOf(report);
  return {
    title: `Báo cáo: ${report.title}`,
    agency,
    number: `Số: ${report.number ?? `        /BC-${code}`}`,
    placeDate: `${place}, ${dayWords(report.signedOn)}`,
    kind: "Báo cáo",
    abstract: report.title,
    footnote: footnoteOf(report),
    blocks: [
      ...(report.recipient
        ? [{ type: "paragraph" as const, align: "center" as const, text: `Kính gửi: ${report.recipient}` }]
        : []),
      ...sections.flatMap(sectionBlocks),
      {
        type: "closing",
        recipients: [
          report.recipient ? "Như trên;" : "Cơ quan cấp trên;",
          "Các cơ quan, đơn vị liên quan;",
          "Lưu: VT.",
        ],
        signature: {
          title: report.signerTitle ?? "NGƯỜI KÝ",
          hint: report.status === "final" ? "(Đã ký)" : "(Ký, ghi rõ họ tên)",
          ...(report.signerName ? { name: report.signerName } : {}),
        },
      },
      ...annexes(figures),
    ],
  };
}

function sectionBlocks({ title, written, edited }: ReportSection, at: number): Block[] {
  const lines = (edited ?? written).split("\n").filter((line) => line.trim() !== "");
  return [
    { type: "heading", level: 1, text: `${roman[at] ?? at + 1}. ${title}` },
    ...lines.map((text) => ({ type: "paragraph" as const, text })),
  ];
}

export function headOf({
  level,
  provinceCode,
  communeCode,
}: Pick<Report, "level" | "provinceCode" | "communeCode">) {
  if (level === "nation")
    return {
      agency: { parent: "BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", name: "CƠ QUAN ĐIỀU PHỐI CHƯƠNG TRÌNH OCOP" },
      place: "Hà Nội",
      code: "OCOP",
    };
  const province = getProvince(provinceCode);
  const place = province.fullName.replace(/^(Tỉnh|Thành phố) /, "");
  if (level === "commune") {
    const commune = getCommune(communeCode ?? "");
    return {
      agency: {
        parent: `ỦY BAN NHÂN DÂN\n${province.fullName.toUpperCase()}`,
        name: `ỦY BAN NHÂN DÂN\n${commune.fullName.toUpperCase()}`,
      },
      place: commune.name,
      code: "UBND",
    };
  }
  return {
    agency: { parent: `ỦY BAN NHÂN DÂN\n${province.fullName.toUpperCase()}`, name: "CƠ QUAN THAM MƯU OCOP" },
    place,
    code: "OCOP",
  };
}

// NĐ 30/2020/NĐ-CP: a zero stands before days below 10 and before months 1 and 2.
export function dayWords(day: string | null): string {
  if (!day) return "ngày … tháng … năm …";
  const [year = "", month = "", date = ""] = day.split("-");
  return `ngày ${date} tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}`;
}

function footnoteOf(report: Report): string {
  const at = `Số liệu của hệ thống SaoQuê, tính lúc ${formatDate(dayInVietnam(report.figuresAt))}`;
  const edition = report.edition > 1 ? ` Bản thứ ${report.edition}.` : "";
  return `${report.isDemo ? "Dữ liệu minh hoạ. " : ""}${at}.${edition}`;
}

function annexes({ targets, products, toOn }: ReportFigures): Block[] {
  const targetTable: Block[] =
    targets.length === 0
      ? []
      : [
          { type: "pageBreak" },
          { type: "heading", level: 1, text: `Phụ lục. Thực hiện chỉ tiêu đến ${formatDate(toOn)}` },
          {
            type: "table",
            small: true,
            columns: [
              { label: "TT", width: 0.4, align: "center" },
              { label: "Chỉ tiêu", width: 3 },
              { label: "Kế hoạch", align: "right" },
              { label: "Thực hiện", align: "right" },
              { label: "Đánh giá", width: 1.2 },
            ],
            rows: targets.map((each, at) => [
              `${at + 1}`,
              `${each.name} (${each.unit})`,
              each.goal,
              each.value === null ? "—" : formatNumber(Math.round(each.value * 10) / 10),
              each.lightLabel,
            ]),
          },
        ];
  if (products.length === 0) return targetTable;
  return [
    ...targetTable,
    { type: "pageBreak" },
    { type: "heading", level: 1, text: "Phụ lục. Sản phẩm được công nhận trong kỳ" },
    {
      type: "table",
      small: true,
      columns: [
        { label: "TT", width: 0.4, align: "center" },
        { label: "Sản phẩm – chủ thể", width: 4 },
        { label: "Hạng", width: 0.7, align: "center" },
        { label: "Ngày", width: 1, align: "center" },
      ],
      rows: products.map(({ label, star, on }, at) => [
        `${at + 1}`,
        label,
        star === null ? "—" : `${star} sao`,
        formatDate(on),
      ]),
    },
  ];
}
