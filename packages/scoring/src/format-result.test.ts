import { expect, it } from "vitest";
import { formatResult } from "./format-result.ts";
import { scoreRequest } from "./score-request.ts";
import { prepared, qd26, topSheet } from "./testing/reference.ts";

const rice = prepared("QD26-03");

function print(...sheets: object[]): string {
  const outcome = scoreRequest([qd26], { ruleSet: "26/2026", productSet: "QD26-03", sheets });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  return formatResult(outcome.detail.set, outcome.detail.council, outcome.detail.gap);
}

it("prints points, star, what blocks it and the way on", () => {
  const { "1.7": _, ...marks } = topSheet(rice, { "4.1": 2 }).marks;
  expect(
    print({ marks }, { marks: {}, abstained: true }),
  ).toBe(`Bộ QD26-03 — Gạo, ngũ cốc, hạt sơ chế khác (QĐ 26/2026/QĐ-TTg)
1 phiếu chấm, 1 phiếu không chấm

Phần A. Sản phẩm và sức mạnh của cộng đồng: 39,00/40
Phần B. Khả năng tiếp thị: 22,00/25
Phần C. Chất lượng sản phẩm: 35,00/35
Tổng điểm: 96,00/100
Hạng: 3 sao (UBND tỉnh công nhận)

Đủ điểm nhưng chưa đạt yêu cầu tối thiểu:
  - 4 sao: tiêu chí 4.1 (Khu vực phân phối chính) đạt 2, cần 3
  - 5 sao: tiêu chí 4.1 (Khu vực phân phối chính) đạt 2, cần 5

Chưa chấm:
  - 1.7

Đường ngắn nhất tới 4 sao (còn thiếu 0,00 điểm):
  - 4.1 (Khu vực phân phối chính): 2,00 → 3, thêm 1,00 điểm; minh chứng: Phát triển thị trường, quảng bá, xúc tiến thương mại`);
});

it("prints why a dossier is knocked out", () => {
  const text = print({ ...topSheet(rice), knockOuts: ["FORGED"] });
  expect(text).toContain("Hạng: không xếp hạng (bị loại)");
  expect(text).toContain("Bị loại vì:\n  - FORGED: Giả mạo hồ sơ");
});
