import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, phone } from "./steps/looks.ts";
import { as } from "./steps/people.ts";

/** A year nobody else of the demonstration plans for. */
const year = "2027";
const title = `Kế hoạch thực hiện Chương trình OCOP tỉnh Tây Ninh năm ${year}`;

async function writePlan(officer: Page): Promise<string> {
  await officer.goto("/lam-viec/ke-hoach");
  await officer.getByRole("link", { name: "Lập kế hoạch" }).click();
  await officer.getByLabel("Tên kế hoạch").fill("");
  await officer.getByRole("button", { name: "Lưu" }).click();
  await expect(officer.getByRole("alert")).toContainText("Nhập tên kế hoạch.");
  await officer.getByLabel("Tên kế hoạch").fill(title);
  await officer.getByLabel("Từ năm").fill(year);
  await officer.getByLabel("Đến năm").fill(year);
  await officer.getByRole("button", { name: "Lưu" }).click();
  await expect(officer.getByRole("heading", { level: 1 })).toHaveText(title);
  await officer.getByRole("button", { name: "Trình phê duyệt" }).click();
  await expect(officer.getByText("Kế hoạch chưa có chỉ tiêu nào.")).toBeVisible();
  return officer.url().replace(/\/trinh$/, "");
}

async function addTarget(officer: Page, planUrl: string): Promise<void> {
  await officer.goto(`${planUrl}/chi-tieu/moi`);
  await officer.getByLabel("Chỉ số", { exact: true }).selectOption("products.new");
  await officer.getByLabel("Mức", { exact: true }).fill("10");
  await officer.getByRole("button", { name: "Lưu chỉ tiêu" }).click();
  await expect(officer.getByText("≥ 10 sản phẩm")).toBeVisible();
}

async function shareOut(officer: Page, planUrl: string): Promise<void> {
  await officer.goto(planUrl);
  await officer.getByRole("link", { name: "Chưa giao" }).click();
  await officer.locator('input[name="share.25630"]').fill("4");
  await officer.getByRole("button", { name: "Lưu mức giao" }).click();
  await expect(officer.getByText("còn thiếu 6").first()).toBeVisible();
}

async function issue(officer: Page, leader: Page, planUrl: string): Promise<void> {
  await officer.goto(planUrl);
  await officer.getByRole("button", { name: "Trình phê duyệt" }).click();
  await expect(officer.getByText("Đã trình lãnh đạo phê duyệt.")).toBeVisible();
  await leader.goto(planUrl);
  await leader.getByLabel("Số quyết định, kế hoạch").fill("21/KH-UBND");
  await leader.getByRole("button", { name: "Phê duyệt" }).click();
  await expect(leader.getByRole("alert")).toContainText("Nhập ngày ban hành.");
  await expect(leader.getByLabel("Số quyết định, kế hoạch")).toHaveValue("21/KH-UBND");
  await leader.getByLabel("Ngày ban hành").fill("2026-11-20");
  await leader.getByRole("button", { name: "Phê duyệt" }).click();
  await expect(leader.getByText("Đã ban hành kế hoạch.")).toBeVisible();
}

test("a plan's target is shared out, and its commune sees the share", async ({ browser }) => {
  const officer = await as(browser, "can-bo-tinh-tay-ninh");
  const planUrl = await writePlan(officer);
  await addTarget(officer, planUrl);
  await shareOut(officer, planUrl);
  await issue(officer, await as(browser, "lanh-dao-tay-ninh"), planUrl);
  await officer.goto(planUrl);
  await officer.getByRole("button", { name: "Giao thành kế hoạch của xã" }).click();
  await expect(officer.getByText("Đã giao chỉ tiêu cho 1 đơn vị.")).toBeVisible();

  const commune = await as(browser, "can-bo-xa-tay-ninh");
  await commune.setViewportSize(phone);
  await commune.goto("/lam-viec");
  await commune.getByRole("link", { name: /Hoàn thiện kế hoạch được giao chỉ tiêu/ }).click();
  await expect(commune.getByText("Cấp trên giao 4.")).toBeVisible();
  await expectAccessible(commune);
});

test("figures open their records, are frozen, signed and corrected beside what was signed", async ({
  browser,
}) => {
  const officer = await as(browser, "can-bo-tinh");
  await officer.goto("/lam-viec/chi-so/products.new?don-vi=pre2025.province.96&tu=2021-01-01&den=2021-12-31");
  await expect(officer.getByText("44 sản phẩm").first()).toBeVisible();
  await expect(officer.getByRole("table", { name: "Bản ghi đã tính" }).getByRole("row")).toHaveCount(45);
  await expectAccessible(officer);

  await officer.goto("/lam-viec/chot-so-lieu/moi");
  await officer.getByLabel("Tên lần chốt").fill("Số liệu năm 2025 của hành trình");
  await officer.getByLabel("Từ ngày").fill("2025-01-01");
  await officer.getByLabel("Đến hết ngày").fill("2025-12-31");
  await officer.getByRole("button", { name: "Chốt" }).click();
  await expect(officer.getByText("Đã chốt số liệu.")).toBeVisible();
  const closing = officer.url();

  const leader = await as(browser, "lanh-dao-tinh");
  await leader.goto(closing);
  await leader.getByRole("button", { name: "Ký số liệu đã chốt" }).click();
  await expect(leader.getByText("Đã ký số liệu.")).toBeVisible();

  await officer.goto(closing);
  await officer.getByRole("link", { name: "Điều chỉnh" }).first().click();
  await officer.getByLabel("Số điều chỉnh").fill("12");
  await officer.getByLabel("Lý do").fill("Hai xã gửi bổ sung sau ngày chốt.");
  await officer.getByRole("button", { name: "Ghi điều chỉnh" }).click();
  await expect(officer.getByText("Hai xã gửi bổ sung sau ngày chốt.").first()).toBeVisible();
});
