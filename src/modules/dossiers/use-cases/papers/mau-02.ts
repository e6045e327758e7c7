import type { Criterion } from "@saoque/scoring";
import { producerKindName } from "#modules/producers";
import { dayInVietnam } from "#platform/calendar";
import type { Block, OfficialDocument, TableCell } from "#platform/documents";
import { formatShortPoints } from "#platform/ui";
import { answerText } from "../../domain/form-section.ts";
import { generalPapers, resultYears } from "../../domain/sections.ts";
import { levelChoices, levelValue, standingOf } from "../../domain/self-assessment.ts";
import type { DossierFile } from "../read-dossier-file.ts";
import {
  answerBlocks,
  cell,
  demoFootnote,
  fieldsBlock,
  heading,
  paragraph,
  placeAndDate,
  type RepresentativeFacts,
  sectionAnswers,
  ticked,
} from "./paper-parts.ts";

/** QĐ 26/2026/QĐ-TTg, Phụ lục III Mẫu 02: Báo cáo tự đánh giá. */
export function selfReportPaper(
  file: DossierFile,
  province: string,
  person: RepresentativeFacts | undefined,
): OfficialDocument {
  const registration = sectionAnswers(file, "registration");
  const { dossier, product } = file;
  const submitted = dossier.submittedAt ? dayInVietnam(dossier.submittedAt) : undefined;
  return {
    title: `Mẫu 02 ${product.name}`,
    formLabel: "Mẫu số 02",
    placeDate: placeAndDate(province, submitted),
    kind: "Báo cáo tự đánh giá",
    abstract: `Sản phẩm: ${product.name}`,
    ...(dossier.isDemo ? { footnote: demoFootnote } : {}),
    blocks: [
      ...generalPart(file, person),
      ...resultsPart(file),
      ...marksPart(file),
      ...planPart(file),
      {
        type: "signatures",
        columns: [
          { title: "", hint: "" },
          {
            title: "Đại diện theo pháp luật",
            hint: "(Ký, ghi rõ họ tên, đóng dấu nếu có)",
            name: answerText(registration, "representative"),
          },
        ],
      },
    ],
  };
}

function generalPart(file: DossierFile, person: RepresentativeFacts | undefined): Block[] {
  const answers = sectionAnswers(file, "general");
  const registration = sectionAnswers(file, "registration");
  const at = (name: string) => answerText(answers, name);
  return [
    heading(1, "I. Thông tin chung"),
    fieldsBlock([
      ["Tên đơn vị", answerText(registration, "unitName")],
      ["Loại hình", producerKindName(file.producer.kind)],
      ["Địa chỉ", answerText(registration, "address")],
      ["Người đại diện theo pháp luật", answerText(registration, "representative")],
      ["Giới tính", person?.sex],
      ["Dân tộc", person?.ethnicity],
      ["Nơi thường trú", at("permanentAddress")],
      ["Ngày thành lập", at("founded")],
      ["Số đăng ký, quyết định", at("registrationNumber")],
      ["Quy cách sản phẩm", at("specification")],
    ]),
    heading(2, "Giấy tờ đã có"),
    {
      type: "checklist",
      items: generalPapers.map(({ value, label }) => ({ label, checked: ticked(answers, "papers", value) })),
    },
    ...answerBlocks("Lịch sử hình thành", answers, "history"),
    ...answerBlocks("Bộ máy tổ chức", answers, "organisation"),
  ];
}

function resultsPart(file: DossierFile): Block[] {
  const answers = sectionAnswers(file, "results");
  const years = resultYears(dayInVietnam(file.dossier.createdAt));
  const line = (label: string, name: string): TableCell[] => [
    cell(label),
    ...years.map((year) => cell(answerText(answers, `${name}.${year}`), { align: "right" })),
  ];
  return [
    heading(1, "II. Kết quả thực hiện phương án sản xuất kinh doanh"),
    ...answerBlocks("Vùng nguyên liệu", answers, "materialArea"),
    ...answerBlocks("Công nghệ", answers, "technology"),
    ...answerBlocks("Thay đổi về chất lượng", answers, "quality"),
    ...answerBlocks("Thị trường", answers, "market"),
    {
      type: "table",
      columns: [
        { label: "Chỉ tiêu (triệu đồng)", width: 2 },
        ...years.map((year) => ({ label: `Năm ${year}`, align: "right" as const })),
      ],
      rows: [line("Doanh thu", "revenue"), line("Lợi nhuận", "profit")],
    },
  ];
}

function marksPart(file: DossierFile): Block[] {
  const { result } = standingOf(file.set, file.marks, file.dossier.targetStar);
  const points = (value: number) => cell(formatShortPoints(value), { align: "right" });
  const rows = file.set.set.parts.flatMap((part) => {
    const title = file.set.ruleSet.parts.find((each) => each.code === part.code)?.title ?? "";
    const head = [
      cell(`Phần ${part.code}. ${title}`, { colSpan: 2, shaded: true }),
      cell(String(part.max), { align: "right", shaded: true }),
      cell(formatShortPoints(result.points[part.code]), { align: "right", shaded: true }),
      cell("", { shaded: true }),
      cell("", { shaded: true }),
    ];
    return [head, ...part.criteria.flatMap((criterion) => criterionRows(file, criterion))];
  });
  const condensed = file.set.leaves.some((leaf) =>
    leaf.levels.some((level) => level.labelKind === "condensed"),
  );
  return [
    heading(1, "III. Kết quả tự đánh giá"),
    {
      type: "table",
      small: true,
      columns: [
        { label: "TT", width: 0.6 },
        { label: "Tiêu chí", width: 2.6 },
        { label: "Thang", width: 0.7, align: "right" },
        { label: "Tự chấm", width: 0.7, align: "right" },
        { label: "Thuyết minh", width: 3 },
        { label: "Minh chứng", width: 2.2 },
      ],
      rows: [
        ...rows,
        [
          cell("Tổng điểm", { colSpan: 2, shaded: true }),
          cell("100", { align: "right", shaded: true }),
          points(result.points.total),
          cell(""),
          cell(""),
        ],
      ],
    },
    ...(condensed
      ? [
          {
            type: "note" as const,
            text: "Một số mức ghi lời văn rút gọn so với Phụ lục II; điểm và mức tối thiểu đúng theo Quyết định.",
          },
        ]
      : []),
  ];
}

function criterionRows(file: DossierFile, criterion: Criterion): TableCell[][] {
  if (criterion.children) {
    const head = [
      cell(criterion.code),
      cell(criterion.title),
      cell(String(criterion.max), { align: "right" }),
      cell(""),
      cell(""),
      cell(""),
    ];
    return [head, ...criterion.children.flatMap((child) => criterionRows(file, child))];
  }
  const mark = file.marks.find((each) => each.criterion === criterion.code);
  const leaf = file.set.leafOf.get(criterion.code);
  const level =
    mark && leaf && levelChoices(leaf).find((each) => each.value === levelValue(mark.points, mark.caseCode));
  const proofs = file.citations.filter((each) => each.criterion === criterion.code).map(({ proof }) => proof);
  return [
    [
      cell(criterion.code),
      cell(criterion.title),
      cell(String(criterion.max), { align: "right" }),
      cell(mark ? formatShortPoints(mark.points) : "", { align: "right" }),
      cell([level?.label, mark?.reason].filter(Boolean).join(". ")),
      cell(
        proofs
          .map((proof) => (proof.number ? `${proof.title} (số ${proof.number})` : proof.title))
          .join("; "),
      ),
    ],
  ];
}

function planPart(file: DossierFile): Block[] {
  const answers = sectionAnswers(file, "plan");
  return [
    heading(1, "IV. Kế hoạch phát triển"),
    ...answerBlocks("Sản xuất", answers, "production"),
    ...answerBlocks("Chất lượng, bao bì, sở hữu trí tuệ", answers, "qualityPlan"),
    ...answerBlocks("Thị trường", answers, "marketPlan"),
    ...answerBlocks("Đề nghị hỗ trợ", answers, "support"),
    paragraph("Đơn vị cam kết nội dung báo cáo là đúng sự thật."),
  ];
}
