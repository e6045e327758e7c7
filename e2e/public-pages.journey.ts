import { expect, test } from "@playwright/test";
import { desk, expectAccessible, phone, turn } from "./steps/looks.ts";

/** Addresses that anyone may open, with the heading each begins with. */
const pages = {
  "/": /.+/,
  "/san-pham": "Sản phẩm OCOP",
  "/san-pham?q=ca+phi": "Sản phẩm OCOP",
  "/san-pham/gao-thom-lua-tom-hoang-yen": "Gạo thơm lúa – tôm Hoàng Yến",
  "/chu-the/htx-dich-vu-san-xuat-lua-tom-tri-luc": "HTX Dịch vụ sản xuất lúa - tôm Trí Lực",
  "/tra-cuu": /.+/,
  "/su-kien": /.+/,
  "/tai-lieu-tap-huan": /.+/,
  "/bo-tieu-chi": /.+/,
  "/bo-tieu-chi/26-2026": /.+/,
  "/bo-tieu-chi/26-2026/QD26-03": /Gạo/,
  "/bo-tieu-chi/26-2026/QD26-03/tu-cham": "Sản phẩm của tôi được mấy sao?",
  "/xac-thuc/01-2026-GCN-OCOP-96": /01\/2026\/GCN-OCOP-96/,
  "/xac-thuc/kiem-tra": /.+/,
  "/xac-thuc/khoa": /.+/,
  "/xac-thuc/nhat-ky": /.+/,
  "/api": /.+/,
  "/dang-nhap": "Đăng nhập",
  "/dang-ky-chu-the": "Đăng ký chủ thể OCOP",
} as const;

/** What a first visit may cost, compressed: the page with its styles, and everything with fonts and pictures. */
const budget = { page: 45_000, whole: 200_000, script: 30_000 };

for (const [address, heading] of Object.entries(pages)) {
  test(`${address} loads no script and stays light`, async ({ page }) => {
    const weights: { type: string; bytes: number }[] = [];
    page.on("requestfinished", async (request) => {
      const { responseBodySize: bytes } = await request.sizes();
      weights.push({ type: request.resourceType(), bytes });
    });
    const answer = await page.goto(address, { waitUntil: "networkidle" });
    expect(answer?.status()).toBe(200);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading);
    const sum = (of: (type: string) => boolean) =>
      weights.filter(({ type }) => of(type)).reduce((total, { bytes }) => total + bytes, 0);
    // The self-check alone may count while one chooses; it works without as well.
    const scripts = weights.filter(({ type }) => type === "script").length;
    const counts = address.endsWith("/tu-cham");
    if (!counts) expect(scripts).toBe(0);
    expect(sum((type) => type === "document" || type === "stylesheet")).toBeLessThan(budget.page);
    expect(sum(() => true)).toBeLessThan(budget.whole + (counts ? budget.script : 0));
  });

  test(`${address} can be read by everybody, in light and dark, on phone and desk`, async ({ page }) => {
    await page.goto(address);
    for (const theme of ["light", "dark"] as const) {
      await turn(page, theme);
      for (const viewport of [phone, desk]) {
        await page.setViewportSize(viewport);
        await expectAccessible(page);
      }
    }
  });
}

test("an address that does not exist says so, and leads home", async ({ page }) => {
  const answer = await page.goto("/khong-co-trang-nay");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Không tìm thấy");
  await expectAccessible(page);
  await page.getByRole("link", { name: "Về trang chủ" }).click();
  await expect(page).toHaveURL("/");
});
