import { expect, type Page } from "@playwright/test";
import { today } from "./days.ts";
import { chooseLevel, type Goods, levelsOf } from "./producer.ts";

/** Plans a session, hands it the dossier, opens it and notes everybody as present. @returns address of the session */
export async function openSession(secretary: Page, councilAddress: string, goods: Goods): Promise<string> {
  await secretary.goto(councilAddress);
  await secretary.getByLabel("Tên phiên họp").fill(`Phiên đợt bổ sung ${goods.no}`);
  await secretary.locator('input[name="heldOn"]').fill(today());
  await secretary.getByLabel("Địa điểm").fill("Phòng họp số 1");
  await secretary.getByRole("button", { name: "Lập phiên họp" }).click();
  await expect(secretary).toHaveURL(/phien\/[0-9a-f-]{36}/);
  const address = secretary.url().split("?")[0] ?? "";
  await secretary.getByLabel(goods.product).check();
  await secretary.getByRole("button", { name: "Giao cho phiên họp" }).click();
  await secretary.getByRole("button", { name: "Mở phiên họp" }).click();
  for (const person of await secretary.locator('input[name="present"]').all()) await person.check();
  await secretary.getByRole("button", { name: "Lưu điểm danh" }).click();
  await expect(secretary.getByText("Việc cần làm: chốt 1 hồ sơ khi đủ phiếu")).toBeVisible();
  return address;
}

/** A member marks every criterion on the own sheet and hands it in. */
export async function submitSheet(member: Page, goods: Goods): Promise<void> {
  await member.goto("/lam-viec/phieu-cham");
  await member.getByRole("link", { name: goods.product }).click();
  for (const level of levelsOf(goods)) await chooseLevel(member, level);
  await member.locator('button[name="step"][value="submit"]').first().click();
  await expect(member.getByText(/niêm phong/).first()).toBeVisible();
}

/** The chair closes the dossier, the secretary the session. */
export async function closeSession(
  chair: Page,
  secretary: Page,
  sessionAddress: string,
  goods: Goods,
): Promise<void> {
  await chair.goto(sessionAddress);
  await chair.getByRole("link", { name: /Chốt/ }).click();
  await chair.getByRole("button", { name: "Chốt kết quả" }).click();
  await expect(chair.getByText(new RegExp(`${goods.star} sao`)).first()).toBeVisible();
  await secretary.goto(sessionAddress);
  await secretary.getByLabel("Diễn biến và ý kiến thảo luận").fill("Hội đồng thảo luận và thống nhất.");
  await secretary.getByRole("button", { name: "Kết thúc phiên họp" }).click();
  await expect(secretary.getByText("Phiên họp đã kết thúc").first()).toBeVisible();
}
