import { producerKindName } from "#modules/producers";
import type { Block, OfficialDocument } from "#platform/documents";
import { formatShortPoints } from "#platform/ui";
import { answerText } from "../../domain/form-section.ts";
import { judgementContents, judgementTitles } from "../../domain/judgements.ts";
import type { DossierFile } from "../read-dossier-file.ts";
import {
  classificationOf,
  demoFootnote,
  fieldsBlock,
  heading,
  paragraph,
  placeAndDate,
  type RepresentativeFacts,
  sectionAnswers,
} from "./paper-parts.ts";

/** QĐ 26/2026/QĐ-TTg, Phụ lục III Mẫu 03: báo cáo của Ủy ban nhân dân cấp xã. */
export function communePaper(
  file: DossierFile,
  commune: string,
  person: RepresentativeFacts | undefined,
): OfficialDocument {
  const { dossier, product, report } = file;
  return {
    title: `Mẫu 03 ${product.name}`,
    formLabel: "Mẫu số 03",
    agency: { name: `ỦY BAN NHÂN DÂN\n${commune.toLocaleUpperCase("vi")}` },
    number: `Số: ${report?.reportNumber ?? "……/BC-UBND"}`,
    placeDate: placeAndDate(commune, report?.reportedOn),
    kind: "Báo cáo",
    abstract: `Đánh giá một số nội dung của sản phẩm ${product.name}`,
    ...(dossier.isDemo ? { footnote: demoFootnote } : {}),
    blocks: [
      ...identification(file, person),
      ...judgements(file),
      ...proposal(file),
      {
        type: "closing",
        recipients: ["Cơ quan tham mưu OCOP cấp tỉnh;", `${file.producer.name};`, "Lưu: VT."],
        signature: {
          authority: "TM. Ủy ban nhân dân",
          title: "Chủ tịch",
          hint: "(Ký, ghi rõ họ tên, đóng dấu)",
          ...(report?.signedBy ? { name: report.signedBy } : {}),
        },
      },
    ],
  };
}

function identification(file: DossierFile, person: RepresentativeFacts | undefined): Block[] {
  const registration = sectionAnswers(file, "registration");
  const at = (name: string) => answerText(registration, name);
  const kinds = classificationOf(file);
  return [
    heading(1, "I. Thông tin về chủ thể và sản phẩm"),
    fieldsBlock([
      ["Tên chủ thể", at("unitName") || file.producer.name],
      ["Loại hình", producerKindName(file.producer.kind)],
      ["Địa chỉ", at("address") || file.place],
      ["Người đại diện theo pháp luật", at("representative")],
      ["Giới tính", person?.sex],
      ["Dân tộc", person?.ethnicity],
      ["Tên sản phẩm", file.product.name],
      ["Ngành, nhóm, phân nhóm", [kinds.sector, kinds.group, kinds.subgroup].filter(Boolean).join("; ")],
      ["Phiếu đăng ký số", file.dossier.receiptNumber],
    ]),
  ];
}

function judgements(file: DossierFile): Block[] {
  const blocks = judgementContents.flatMap((content, index): Block[] => {
    const judged = file.judgements.find((each) => each.content === content);
    const level =
      judged?.criterion && judged.points !== null
        ? [
            paragraph(
              `Mức xác định tại tiêu chí ${judged.criterion}: ${formatShortPoints(judged.points)} điểm.`,
            ),
          ]
        : [];
    return [
      heading(2, `${index + 1}. ${judgementTitles[content]}`),
      paragraph(judged?.conclusion ?? "Chưa đánh giá."),
      ...level,
    ];
  });
  return [heading(1, "II. Đánh giá của Ủy ban nhân dân cấp xã"), ...blocks];
}

function proposal({ report, set }: DossierFile): Block[] {
  if (!report) return [heading(1, "III. Đề nghị"), paragraph("Chưa lập báo cáo.")];
  const meeting = report.meetingHeld
    ? "Ủy ban nhân dân đã họp lấy ý kiến trước khi báo cáo."
    : "Ủy ban nhân dân không tổ chức họp lấy ý kiến.";
  const samples =
    set.set.sector === "VI" ? [] : [paragraph(`Sản phẩm mẫu gửi kèm: ${report.samples} sản phẩm.`)];
  const words =
    report.proposal === "propose"
      ? "Đề nghị Ủy ban nhân dân tỉnh tổ chức đánh giá, phân hạng sản phẩm theo quy định."
      : "Ủy ban nhân dân cấp xã chưa đề nghị đánh giá, phân hạng sản phẩm; hồ sơ được gửi kèm để tỉnh xem xét.";
  return [
    heading(1, "III. Đề nghị"),
    paragraph(meeting),
    ...(report.comment ? [paragraph(report.comment)] : []),
    paragraph(words),
    paragraph(`Văn bản đề nghị kèm theo số ${report.letterNumber}.`),
    ...samples,
  ];
}
