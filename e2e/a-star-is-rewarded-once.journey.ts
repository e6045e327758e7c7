import { expect, type Page, test } from "@playwright/test";
import { today } from "./steps/days.ts";
import { as } from "./steps/people.ts";

const producer = "HTX Hành trình thưởng sao";
const [upgraded, fresh] = ["Mắm tôm đất hành trình", "Khô cá kèo hành trình"];

/** The office's own register: one product rises from 3 to 4 stars, another gets its first 3. */
async function bringRecognitions(officer: Page): Promise<void> {
  const rows = [
    ["Tên sản phẩm", "Chủ thể", "Xã", "Huyện", "Nhóm", "Hạng sao", "Quyết định", "Ngày QĐ"],
    [upgraded, producer, "Trí Lực", "Thới Bình", "Thực phẩm", "3 sao", "501/QĐ-UBND", "05/09/2025"],
    [upgraded, producer, "Trí Lực", "Thới Bình", "Thực phẩm", "4 sao", "502/QĐ-UBND", "10/06/2026"],
    [fresh, producer, "Trí Lực", "Thới Bình", "Thực phẩm", "3 sao", "502/QĐ-UBND", "10/06/2026"],
  ];
  const buffer = Buffer.from(`\uFEFF${rows.map((row) => row.join(",")).join("\n")}\n`);
  await officer.goto("/lam-viec/nhap-du-lieu");
  await officer.getByLabel("Tệp bảng").setInputFiles({ name: "so.csv", mimeType: "text/csv", buffer });
  await officer.getByRole("button", { name: "Tải lên và kiểm tra" }).click();
  const check = officer.getByRole("button", { name: "Kiểm tra tệp" });
  if (await check.isVisible()) await check.click();
  await officer.getByRole("button", { name: /^Nhập 3 dòng/ }).click();
  await expect(async () => {
    await officer.reload();
    await expect(officer.getByText("Đã nhập").first()).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 20_000 });
}

async function openLine(officer: Page): Promise<string> {
  const title = "Thưởng sao hành trình";
  await officer.goto("/lam-viec/kinh-phi/dong/moi");
  await officer.getByRole("button", { name: "Thêm dòng kinh phí" }).click();
  await expect(officer.getByRole("alert")).toContainText("Nhập tên dòng kinh phí.");
  await officer.getByLabel("Tên dòng kinh phí").fill(title);
  await officer.getByLabel("Nguồn vốn").selectOption("ntm_local");
  await officer.getByLabel("Nội dung chi").selectOption("reward");
  await officer.getByLabel("Số tiền phân bổ").fill("30.000.000");
  await officer.getByRole("button", { name: "Thêm dòng kinh phí" }).click();
  await expect(officer.getByRole("heading", { level: 1 })).toHaveText(title);
  return title;
}

async function preview(officer: Page, from: string, until: string): Promise<void> {
  await officer.goto("/lam-viec/thuong-sao/moi");
  await officer.getByLabel("Công nhận từ ngày").fill(from);
  await officer.getByLabel("Đến ngày").fill(until);
  await officer.getByRole("button", { name: "Xem trước" }).click();
}

async function makeList(officer: Page, from: string, until: string): Promise<string> {
  await preview(officer, from, until);
  await officer.getByRole("button", { name: /^Lập dự thảo/ }).click();
  await expect(officer.getByText("Đã lập dự thảo")).toBeVisible();
  return officer.url();
}

async function approve(officer: Page, leader: Page, address: string, number: string): Promise<void> {
  await officer.goto(address);
  await officer.getByRole("button", { name: "Trình lãnh đạo duyệt" }).click();
  await leader.goto("/lam-viec");
  await expect(leader.getByRole("link", { name: "Duyệt danh sách thưởng" }).first()).toBeVisible();
  await leader.goto(address);
  await leader.getByLabel("Số quyết định").fill(number);
  await leader.getByRole("button", { name: "Duyệt danh sách" }).click();
  await expect(leader.getByText("Đã duyệt danh sách thưởng.")).toBeVisible();
}

async function payOut(officer: Page, address: string, line: string): Promise<void> {
  await officer.goto(address);
  const choice = officer.getByLabel("Dòng kinh phí");
  const option = choice.locator("option").filter({ hasText: line });
  await choice.selectOption((await option.getAttribute("value")) ?? "");
  await officer.getByRole("button", { name: /^Giữ / }).click();
  await officer.locator('input[name="paidOn"]').fill(today());
  await officer.getByLabel("Số chứng từ").fill("UNC hành trình");
  await officer.getByRole("button", { name: "Đã chi thưởng" }).click();
  await expect(officer.getByText("Đã ghi chi thưởng.")).toBeVisible();
}

test("a star is rewarded once, and an upgrade gets the difference", async ({ browser }) => {
  const officer = await as(browser, "can-bo-tinh");
  const leader = await as(browser, "lanh-dao-tinh");
  await bringRecognitions(officer);
  const line = await openLine(officer);

  const first = await makeList(officer, "2025-09-01", "2025-09-30");
  await expect(officer.getByRole("row").filter({ hasText: upgraded })).toContainText("8.000.000");
  await approve(officer, leader, first, "601/QĐ-UBND");
  await payOut(officer, first, line);

  const second = await makeList(officer, "2026-06-01", "2026-06-30");
  const difference = officer.getByRole("row").filter({ hasText: upgraded });
  await expect(difference).toContainText("2.000.000");
  await expect(difference).toContainText("đã thưởng 8 triệu đồng, hưởng phần chênh lệch");
  await expect(officer.getByRole("row").filter({ hasText: fresh })).toContainText("8.000.000");
  await approve(officer, leader, second, "602/QĐ-UBND");
  await payOut(officer, second, line);
  const word = await officer.request.get(`${second.split("?")[0]}/ban-in/quyet-dinh.docx`);
  expect(word.headers()["content-type"]).toContain("wordprocessingml");

  await preview(officer, "2025-09-01", "2026-06-30");
  await expect(officer.getByRole("heading", { name: /^Được thưởng: 0 sản phẩm/ })).toBeVisible();
  await expect(officer.getByRole("row").filter({ hasText: upgraded })).toContainText(
    "Đã có trong danh sách thưởng hạng 4 sao",
  );

  await officer.goto("/lam-viec/kinh-phi/dong?q=thuong+sao+hanh+trinh");
  const money = officer.getByRole("row").filter({ hasText: line });
  await expect(money).toContainText("30.000.000");
  await expect(money.getByRole("cell", { name: "18.000.000" })).toHaveCount(2);
  await expect(money.getByRole("cell", { name: "12.000.000" })).toBeVisible();
});
