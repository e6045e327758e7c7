import { dayInVietnam } from "#platform/calendar";
import type { Block, OfficialDocument } from "#platform/documents";
import { answerText } from "../../domain/form-section.ts";
import type { DossierFile } from "../read-dossier-file.ts";
import {
  cell,
  classificationOf,
  demoFootnote,
  fieldsBlock,
  heading,
  paragraph,
  placeAndDate,
  sectionAnswers,
} from "./paper-parts.ts";

/** QĐ 26/2026/QĐ-TTg, Phụ lục III Mẫu 01: Phiếu đăng ký đánh giá, phân hạng sản phẩm OCOP. */
export function registrationPaper(file: DossierFile, province: string): OfficialDocument {
  const answers = sectionAnswers(file, "registration");
  const at = (name: string) => answerText(answers, name);
  const { dossier, product } = file;
  const kinds = classificationOf(file);
  const submitted = dossier.submittedAt ? dayInVietnam(dossier.submittedAt) : undefined;
  return {
    title: `Mẫu 01 ${product.name}`,
    formLabel: "Mẫu số 01",
    placeDate: placeAndDate(province, submitted),
    kind: "Phiếu đăng ký",
    abstract: "Đánh giá, phân hạng sản phẩm OCOP",
    ...(dossier.isDemo ? { footnote: demoFootnote } : {}),
    blocks: [
      { type: "paragraph", text: `Kính gửi: Ủy ban nhân dân ${file.place}`, align: "center" },
      heading(1, "1. Đơn vị đăng ký"),
      fieldsBlock([
        ["Tên đơn vị", at("unitName")],
        ["Người đại diện theo pháp luật", at("representative")],
        ["Chức vụ", at("representativeTitle")],
        ["Địa chỉ", at("address")],
        ["Điện thoại", at("phone")],
        ["Thư điện tử", at("email")],
      ]),
      heading(1, "2. Sản phẩm đăng ký"),
      fieldsBlock([
        ["Tên sản phẩm", at("productName") || product.name],
        ["Ngành", kinds.sector],
        ["Nhóm", kinds.group],
        ["Phân nhóm", kinds.subgroup],
      ]),
      heading(1, "3. Loại đăng ký"),
      {
        type: "checklist",
        items: [
          { label: "Đánh giá, phân hạng lần đầu", checked: dossier.kind === "first" },
          { label: "Đánh giá nâng hạng", checked: dossier.kind === "upgrade" },
          { label: "Đánh giá, phân hạng lại", checked: dossier.kind === "re_evaluation" },
        ],
      },
      heading(1, "4. Tài liệu kèm theo"),
      paragraph("- Báo cáo tự đánh giá (Mẫu số 02) kèm minh chứng."),
      paragraph(`- Sản phẩm mẫu: ${at("samples") || "……"} sản phẩm.`),
      ...(at("attachments") ? [paragraph(`- ${at("attachments")}`)] : []),
      paragraph(
        "Chúng tôi cam kết các thông tin trong hồ sơ là đúng sự thật và chịu trách nhiệm trước pháp luật về nội dung đã kê khai.",
      ),
      {
        type: "signatures",
        columns: [
          { title: "", hint: "" },
          {
            title: "Đại diện theo pháp luật",
            hint: "(Ký, ghi rõ họ tên, đóng dấu nếu có)",
            name: at("representative"),
          },
        ],
      },
      ...officeBoxes(file, submitted),
    ],
  };
}

/** The two boxes that offices fill in; the receipt number stands in the commune's. */
function officeBoxes({ dossier }: DossierFile, submitted: string | undefined): Block[] {
  const number = dossier.receiptNumber ?? `……/PĐK-${dossier.provinceCode}-${dossier.communeCode}-……`;
  const received = submitted ? submitted.split("-").reverse().join("/") : "……/……/……";
  const blank = "Phiếu số: ……\nNgày tiếp nhận: ……/……/……\nNgười tiếp nhận:\n\n(Ký, đóng dấu)";
  return [
    heading(2, "Phần dành cho cơ quan tiếp nhận"),
    {
      type: "table",
      columns: [{ label: "Ủy ban nhân dân cấp xã" }, { label: "Cơ quan quản lý OCOP cấp tỉnh" }],
      rows: [
        [
          cell(`Phiếu số: ${number}\nNgày tiếp nhận: ${received}\nNgười tiếp nhận:\n\n(Ký, đóng dấu)`),
          cell(blank),
        ],
      ],
    },
  ];
}
