import { type Browser, expect, type Page } from "@playwright/test";
import { demoEmail, demoPassword } from "../../src/app/demo/people.ts";

export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/dang-nhap");
  await page.getByLabel("Thư điện tử").fill(email);
  await page.getByLabel("Mật khẩu").fill(password);
  await page.getByRole("button", { name: "Đăng nhập", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Việc của tôi" })).toBeVisible();
}

/** A browser of its own in which one person of the demonstration has signed in. */
export async function as(browser: Browser, key: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, demoEmail(key), demoPassword);
  return page;
}
