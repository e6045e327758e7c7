import { producerKindName } from "#modules/producers";
import { isSector, sectors } from "#modules/products";
import { getProvince } from "#modules/territory";
import type { Block, OfficialDocument } from "#platform/documents";
import { formatMoney } from "#platform/ui";
import { type Candidate, candidateKinds, titleOf } from "../domain/candidate.ts";
import type { BusinessPlan, IdeaForm } from "../store/papers.store.ts";
import { placeOf } from "../use-cases/reach.ts";

/** Phiếu đăng ký ý tưởng sản phẩm: step 2 of the cycle of QĐ 490/QĐ-TTg; signed by the producer and received by the commune. */
export function ideaPaper(candidate: Candidate, idea: IdeaForm): OfficialDocument {
  return {
    title: `Phiếu ý tưởng ${titleOf(candidate)}`,
    placeDate: placeAndDate(candidate, idea.registeredOn),
    kind: "Phiếu đăng ký ý tưởng sản phẩm",
    abstract: `Sản phẩm: ${titleOf(candidate)}`,
    ...foot(candidate),
    blocks: [
      heading("I. Thông tin chung"),
      general(candidate),
      heading("II. Ý tưởng sản phẩm"),
      ...told("Mô tả ý tưởng", idea.idea),
      ...told("Nguyên liệu, vùng nguyên liệu", idea.materials),
      ...told("Thị trường dự kiến", idea.market),
      ...told("Đề nghị hỗ trợ", idea.wishes),
      {
        type: "signatures",
        columns: [
          { title: "Xác nhận của UBND cấp xã", hint: "(Ký, ghi rõ họ tên, đóng dấu)" },
          { title: "Chủ thể đăng ký", hint: "(Ký, ghi rõ họ tên)" },
        ],
      },
    ],
  };
}

/** Phương án sản xuất, kinh doanh: step 3 of the cycle. */
export function planPaper(candidate: Candidate, plan: BusinessPlan): OfficialDocument {
  const money = (value: number | null) => (value === null ? "" : formatMoney(value));
  return {
    title: `Phương án kinh doanh ${titleOf(candidate)}`,
    placeDate: placeAndDate(candidate, plan.submittedOn),
    kind: "Phương án sản xuất, kinh doanh",
    abstract: `Sản phẩm: ${titleOf(candidate)}`,
    ...foot(candidate),
    blocks: [
      heading("I. Thông tin chung"),
      general(candidate),
      heading("II. Nội dung phương án"),
      ...told("Mục tiêu", plan.goal),
      ...told("Tổ chức sản xuất", plan.production),
      ...told("Thị trường, kênh bán", plan.market),
      ...told("Tiến độ thực hiện", plan.schedule),
      heading("III. Vốn và hiệu quả"),
      {
        type: "fields",
        items: fields([
          ["Tổng vốn đầu tư", money(plan.investmentVnd)],
          ["Trong đó vốn tự có", money(plan.ownCapitalVnd)],
          ["Doanh thu dự kiến một năm", money(plan.expectedRevenueVnd)],
          ["Số lao động", plan.workers === null ? "" : `${plan.workers} người`],
        ]),
      },
      {
        type: "signatures",
        columns: [
          { title: "Cấp duyệt phương án", hint: "(Ký, ghi rõ họ tên, đóng dấu)" },
          { title: "Chủ thể", hint: "(Ký, ghi rõ họ tên, đóng dấu nếu có)" },
        ],
      },
    ],
  };
}

function general(candidate: Candidate): Block {
  const { sector, producerKind } = candidate;
  return {
    type: "fields",
    items: fields([
      ["Tên chủ thể", candidate.producerName],
      ["Loại hình", producerKind ? producerKindName(producerKind) : ""],
      ["Nơi sản xuất", placeOf(candidate)],
      ["Tên sản phẩm", candidate.productName ?? ""],
      ["Nhóm sản phẩm", sector && isSector(sector) ? sectors[sector] : ""],
      ["Loại đăng ký", candidateKinds[candidate.kind]],
      ["Năm của chu trình", String(candidate.year)],
    ]),
  };
}

function fields(items: readonly (readonly [string, string])[]) {
  return items.map(([label, value]) => ({ label, ...(value ? { value } : {}) }));
}

function heading(text: string): Block {
  return { type: "heading", level: 2, text };
}

/** An answer under its name; dots to write on where there is none. */
function told(label: string, text: string | null): Block[] {
  if (!text) return [{ type: "fields", items: [{ label }] }];
  return [{ type: "paragraph", text: [{ text: `${label}: `, bold: true }, { text }] }];
}

function placeAndDate(candidate: Candidate, day: string | null): string {
  const place = getProvince(candidate.provinceCode).name;
  if (!day) return `${place}, ngày …… tháng …… năm ……`;
  const [year, month, date] = day.split("-");
  return `${place}, ngày ${date} tháng ${month} năm ${year}`;
}

function foot({ isDemo }: Candidate): { footnote?: string } {
  return isDemo ? { footnote: "Dữ liệu minh hoạ" } : {};
}
