import { describe, expect, it } from "vitest";
import { importForTest } from "#platform/imports/testing";
import { withTestDatabase } from "#platform/testing";
import { makeProduct, officer, recognise, servicesAt } from "../../testing/money-stage.ts";
import { readCommendations } from "../commendations/commend.ts";
import { readLines } from "../lines/read-lines.ts";
import { readPayments } from "../money/read-money.ts";
import { previewRewards } from "../rewards/prepare-rewards.ts";
import { commendationsRegister } from "./import-commendations.ts";
import { linesRegister } from "./import-lines.ts";
import { paymentsRegister } from "./import-payments.ts";
import { rewardsRegister } from "./import-rewards.ts";

const database = withTestDatabase();
const services = () => servicesAt(database);
const outcomes = (report: readonly { verdict: string }[]) => report.map(({ verdict }) => verdict);

describe("tables of the office", () => {
  it("bring lines, then payments that stay within them", async () => {
    const lines = [
      ["Năm", "Tên dòng kinh phí", "Nguồn vốn", "Nội dung chi", "Phân bổ (triệu đồng)", "Số quyết định"],
      [2025, "Bao bì đợt 1", "Ngân sách trung ương", "Bao bì, nhãn", 100, "12/QĐ-UBND"],
      [2025, "bao bi dot 1", "Ngân sách trung ương", "Bao bì, nhãn", 100, "12/QĐ-UBND"],
    ];
    const first = await importForTest(services(), officer, linesRegister, lines);
    expect(outcomes(first.report)).toEqual(["new", "known"]);
    const found = await readLines(services(), officer, { year: 2025 });
    expect(found.lines.map(({ title, allocatedVnd }) => [title, allocatedVnd])).toEqual([
      ["Bao bì đợt 1", 100_000_000],
    ]);
    const payments = [
      ["Năm ngân sách", "Dòng kinh phí", "Nội dung", "Số tiền", "Ngày chi", "Số chứng từ"],
      [2025, "Bao bì đợt 1", "In hộp", "60.000.000", "20/08/2025", "UNC 1"],
      [2025, "Bao bì đợt 1", "In túi", "50.000.000", "21/08/2025", "UNC 2"],
      [2025, "Dòng không có", "In túi", "1.000.000", "21/08/2025", "UNC 3"],
    ];
    const second = await importForTest(services(), officer, paymentsRegister, payments);
    expect(outcomes(second.report)).toEqual(["new", "faulty", "faulty"]);
    const again = await importForTest(services(), officer, paymentsRegister, payments);
    expect(outcomes(again.report)).toEqual(["known", "faulty", "faulty"]);
    const { rows } = await readPayments(services(), officer, { year: 2025 });
    expect(rows.map(({ paperNumber, amountVnd }) => [paperNumber, amountVnd])).toEqual([
      ["UNC 1", 60_000_000],
    ]);
    const [line] = (await readLines(services(), officer, { year: 2025 })).lines;
    expect([line?.boundVnd, line?.paidVnd]).toEqual([60_000_000, 60_000_000]);
  });

  it("keep rewards of the past, so that an upgrade gets only the difference", async () => {
    const product = await makeProduct(database, "Mật ong");
    await recognise(database, product, { star: 3, on: "2024-06-01" });
    await recognise(database, product, { star: 4, on: "2026-06-01" });
    const table = [
      ["Sản phẩm", "Chủ thể", "Hạng sao", "Số tiền thưởng", "Ngày chi"],
      ["mat ong", "HTX Mật ong", 3, "8.000.000", "20/12/2024"],
      ["Mật ong", "HTX Khác", 3, "8.000.000", "20/12/2024"],
    ];
    const done = await importForTest(services(), officer, rewardsRegister, table);
    expect(outcomes(done.report)).toEqual(["new", "faulty"]);
    const typed = { fromOn: "2024-01-01", asOf: "2026-11-22", title: "" };
    const preview = await previewRewards(services(), officer, typed);
    expect(
      preview.ok && preview.value.due.map(({ star, alreadyVnd, amountVnd }) => [star, alreadyVnd, amountVnd]),
    ).toEqual([[4, 8_000_000, 2_000_000]]);
  });

  it("bring commendations that were decided", async () => {
    const table = [
      ["Năm", "Tập thể, cá nhân", "Loại", "Hình thức", "Thành tích", "Số quyết định", "Ngày quyết định"],
      [2024, "Tổ tư vấn", "tập thể", "bằng khen", "Hướng dẫn hồ sơ tốt", "120/QĐ-UBND", "10/12/2024"],
    ];
    const done = await importForTest(services(), officer, commendationsRegister, table);
    expect(outcomes(done.report)).toEqual(["new"]);
    const { rows } = await readCommendations(services(), officer, { year: 2024 });
    expect(rows.map(({ name, status, form }) => [name, status, form])).toEqual([
      ["Tổ tư vấn", "approved", "bang_khen"],
    ]);
  });
});
