import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, phone } from "./steps/looks.ts";
import { as } from "./steps/people.ts";

const product = "Bánh phồng gạo lúa – tôm";

async function registerIdea(owner: Page): Promise<string> {
  await owner.goto("/lam-viec/chu-trinh");
  await owner.getByRole("link", { name: "Đăng ký ý tưởng" }).click();
  await owner.getByRole("button", { name: "Gửi đăng ký" }).click();
  await expect(owner.getByRole("alert")).toContainText("Mô tả ý tưởng sản phẩm.");
  await owner.getByLabel("Tên sản phẩm mới").fill(product);
  await owner
    .locator('textarea[name="idea"]')
    .fill("Bánh phồng làm từ gạo của vùng lúa – tôm, phơi nắng, đóng túi nhỏ.");
  await owner.getByRole("button", { name: "Gửi đăng ký" }).click();
  await expect(owner.getByRole("heading", { level: 1 })).toHaveText(product);
  return owner.url();
}

async function press(page: Page, url: string, name: string): Promise<void> {
  await page.goto(url);
  await page.getByRole("link", { name }).click();
  await page.getByRole("button", { name, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(product);
}

test("a product goes from idea to an approved plan, and the province sees it on the board", async ({
  browser,
}) => {
  const owner = await as(browser, "chu-the");
  const url = await registerIdea(owner);

  const clerk = await as(browser, "can-bo-xa");
  await expect(clerk.getByRole("link", { name: `Xem ý tưởng ${product}` })).toBeVisible();
  await press(clerk, url, "Chấp nhận ý tưởng");

  await owner.goto(url);
  await owner.getByRole("link", { name: "Lập phương án" }).click();
  await owner.locator('textarea[name="goal"]').fill("Mỗi tháng bán 800 túi ở cửa hàng đặc sản.");
  await owner.getByRole("button", { name: "Nộp phương án" }).click();
  await expect(owner.getByText("Đã nộp phương án, chờ duyệt.")).toBeVisible();

  const leader = await as(browser, "lanh-dao-xa");
  await press(leader, url, "Duyệt phương án");

  const officer = await as(browser, "can-bo-tinh");
  await officer.goto("/lam-viec/chu-trinh?buoc=implementation&q=banh+phong");
  await expect(officer.getByRole("link", { name: product })).toBeVisible();
  await officer.goto("/lam-viec/chu-trinh");
  await expectAccessible(officer);
  await officer.setViewportSize(phone);
  await expectAccessible(officer);
});

test("a commune answers the survey and the office counts it", async ({ browser }) => {
  const clerk = await as(browser, "can-bo-dat-moi");
  await clerk.getByRole("link", { name: /^Trả lời Rà soát sản phẩm/ }).click();
  const url = clerk.url();
  await clerk.getByLabel("Đã ghi đủ sản phẩm của xã").check();
  await clerk.getByRole("button", { name: "Trả lời tỉnh" }).click();
  await expect(clerk.getByRole("alert")).toContainText("Xã chưa ghi sản phẩm nào");
  await clerk.getByLabel("Xã không có sản phẩm nào").check();
  await clerk.getByRole("button", { name: "Trả lời tỉnh" }).click();
  await expect(clerk.getByText("Đã báo tỉnh: xã không có sản phẩm.")).toBeVisible();

  const officer = await as(browser, "can-bo-tinh");
  await officer.goto(url);
  await expect(officer.getByRole("row").filter({ hasText: "Xã Đất Mới" })).toContainText("không có");
});
