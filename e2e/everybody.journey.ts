import { expect, test } from "@playwright/test";
import { phone } from "./steps/looks.ts";
import { as, signIn } from "./steps/people.ts";

test("a maker finds out the stars of a product with the keyboard alone", async ({ page }) => {
  await page.goto("/bo-tieu-chi/26-2026/QD26-26/tu-cham");
  const groups = page.locator('main form input[type="radio"]');
  const names = new Set(
    await groups.evaluateAll((all) => all.map((each) => each.getAttribute("name") ?? "")),
  );
  expect(names.size).toBeGreaterThanOrEqual(30);
  const answered = new Set<string>();
  for (let press = 0; press < 400 && answered.size < names.size; press += 1) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      return element instanceof HTMLInputElement && element.type === "radio" ? element.name : "";
    });
    if (!names.has(focused) || answered.has(focused)) continue;
    await page.keyboard.press("ArrowDown");
    answered.add(focused);
  }
  expect(answered.size).toBe(names.size);
  await page.keyboard.press("Enter");
  await expect(page.getByText(/\d sao/).first()).toBeVisible();
  await expect(page.locator('main form input[type="radio"]:checked')).toHaveCount(names.size);
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false, viewport: phone });

  test("a buyer searches without accents and opens the product", async ({ page }) => {
    await page.goto("/");
    await page.getByRole("searchbox").fill("gao thom lua tom");
    await page.getByRole("button", { name: "Tìm" }).click();
    await page.getByRole("link", { name: "Gạo thơm lúa – tôm Hoàng Yến" }).first().click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Gạo thơm lúa – tôm Hoàng Yến");
    await expect(page.getByText("dữ liệu minh hoạ").first()).toBeVisible();
  });

  test("a producer saves a step of the dossier and comes back to it", async ({ page }) => {
    await signIn(page, "chu-the-ong-muon@minh-hoa.saoque.example", "dong-lua-ben-song");
    await page.goto("/lam-viec/ho-so");
    await page.getByRole("link", { name: "Tôm khô Ông Muộn" }).click();
    const step = `${page.url().split("?")[0]}/ke-hoach`;
    await page.goto(step);
    await page.locator('textarea[name="production"]').fill("Thêm một nhà phơi trong năm tới.");
    await page.getByRole("button", { name: "Lưu và tiếp tục" }).click();
    await page.goto(step);
    await expect(page.locator('textarea[name="production"]')).toHaveValue("Thêm một nhà phơi trong năm tới.");
  });
});

test("a refused registration keeps all that was typed and says what to mend", async ({ page }) => {
  await page.goto("/dang-ky-chu-the");
  await page.getByLabel("Hộ sản xuất").check();
  await page.getByLabel("Tên cơ sở").fill("Cơ sở <b>Út Mười</b> '; drop table");
  await page.getByLabel("Mã số thuế").fill("12 34");
  const answer = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByRole("button", { name: "Tiếp tục" }).click();
  expect((await answer).status()).toBe(422);
  await expect(page.getByRole("alert")).toContainText("Mã số thuế gồm 10 số");
  await expect(page.getByLabel("Tên cơ sở")).toHaveValue("Cơ sở <b>Út Mười</b> '; drop table");
  await expect(page.getByLabel("Mã số thuế")).toHaveValue("12 34");
  await expect(page.getByLabel("Hộ sản xuất")).toBeChecked();
  await page.getByRole("alert").getByRole("link").first().click();
  await expect(page.getByLabel("Mã số thuế")).toBeFocused();
});

test("a refused sheet of marks keeps marks and reasons, and points to what is left", async ({ browser }) => {
  const member = await as(browser, "thanh-vien-3");
  await member.goto("/lam-viec/phieu-cham");
  await member
    .getByRole("link", { name: /Kẹo chuối/ })
    .first()
    .click();
  await member.locator('input[name="mark.1.1"]').last().check();
  await member.getByText("Ghi lý do của tôi").first().click();
  await member.locator('textarea[name="reason.1.1"]').fill("Đã xem vườn chuối.");
  await member.locator('button[name="step"][value="submit"]').first().click();
  await expect(member.getByRole("alert").first()).toContainText("chọn một mức");
  await expect(member.locator('input[name="mark.1.1"]').last()).toBeChecked();
  await expect(member.locator('textarea[name="reason.1.1"]')).toHaveValue("Đã xem vườn chuối.");
});

test("whoever chose a role of the demonstration is in with one press", async ({ page }) => {
  await page.goto("/dang-nhap");
  await page.getByRole("button", { name: "Lê Thị Minh Tâm" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Việc của tôi");
  await expect(page.getByText("Cán bộ OCOP cấp tỉnh").first()).toBeVisible();
  await page.getByRole("button", { name: "Đăng xuất" }).click();
  await expect(page).toHaveURL("/");
});

test("a certificate that was not issued is not proven", async ({ page }) => {
  const answer = await page.goto("/xac-thuc/99-2026-GCN-OCOP-96");
  expect(answer?.status()).toBe(404);
  await page.goto("/xac-thuc/01-2024-GCN-OCOP-96");
  await expect(page.getByText("Sắp hết hạn").first()).toBeVisible();
});
