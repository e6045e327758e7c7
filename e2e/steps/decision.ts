import { expect, type Page } from "@playwright/test";
import { today } from "./days.ts";
import type { Goods } from "./producer.ts";

/** The office drafts the decision and lays it before the leader. @returns address of the decision */
export async function prepareDecision(officer: Page, goods: Goods): Promise<string> {
  await officer.goto("/lam-viec/quyet-dinh/moi");
  const form = officer.locator('form:has(input[name="kind"][value="recognition"])');
  for (const box of await form.locator('input[name="ho-so"]').all()) await box.uncheck();
  await form.getByLabel(goods.product).check();
  await form.getByRole("button").last().click();
  await expect(officer).toHaveURL(/quyet-dinh\/[0-9a-f-]{36}/);
  await officer.getByRole("button", { name: /Trình/ }).click();
  await expect(officer.getByText(/Đã trình|Chờ ký|chờ/i).first()).toBeVisible();
  return officer.url().split("?")[0] ?? "";
}

export async function signDecision(leader: Page, address: string, goods: Goods): Promise<void> {
  await leader.goto(address);
  await leader.getByLabel("Số quyết định").fill(`20${10 + goods.no}/QĐ-UBND`);
  await leader.locator('input[name="signedOn"]').fill(today());
  await leader.getByLabel("Người ký").fill("Nguyễn Hoàng Nam");
  await leader.getByLabel("Chức vụ").fill("Phó Chủ tịch UBND tỉnh");
  await leader.getByRole("button", { name: "Ký ban hành" }).click();
  await expect(leader.getByText(/giấy chứng nhận/i).first()).toBeVisible();
}

/** The producer prints its certificate. @returns the PDF */
export async function printCertificate(owner: Page, goods: Goods): Promise<Buffer> {
  await owner.goto("/lam-viec/chung-nhan");
  const line = owner.getByRole("row").filter({ hasText: goods.product });
  const address = await line.getByRole("link", { name: "In" }).getAttribute("href");
  const answer = await owner.request.get(address ?? "");
  expect(answer.headers()["content-type"]).toContain("application/pdf");
  return answer.body();
}
