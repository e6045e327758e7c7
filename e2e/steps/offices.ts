import { expect, type Page } from "@playwright/test";
import { today } from "./days.ts";
import type { Goods } from "./producer.ts";

/** The commune knows the maker and lets it in. */
export async function approveRegistration(officer: Page, goods: Goods): Promise<void> {
  await officer.goto("/lam-viec/chu-the/dang-ky");
  await officer.getByRole("link", { name: goods.producer }).click();
  await officer.getByRole("button", { name: /Xác nhận|Đồng ý/ }).click();
  await expect(officer.getByText("Đã xác nhận.")).toBeVisible();
}

async function checkComposition(officer: Page): Promise<void> {
  await officer.getByRole("link", { name: "Kiểm tra thành phần" }).click();
  for (const radio of await officer.locator('input[type=radio][value="present"]').all()) await radio.check();
  await officer.locator('button[name="go"][value="accept"]').click();
  await expect(officer.getByRole("status").first()).toBeVisible();
}

/** Receives, judges the four contents, writes Mẫu 03 and sends the dossier on. */
export async function workAtCommune(officer: Page, dossierId: string, goods: Goods): Promise<void> {
  const own = `/lam-viec/xa/ho-so/${dossierId}`;
  await officer.goto(own);
  await checkComposition(officer);
  await officer.goto(`${own}/danh-gia`);
  for (const content of ["material", "labour", "idea", "identity"]) {
    const levels = officer.locator(`input[name="level.${content}"]`);
    if ((await levels.count()) > 0) await levels.last().check();
    await officer.locator(`[name="conclusion.${content}"]`).fill("Xã đã xem tại cơ sở, đúng như hồ sơ.");
  }
  await officer.getByRole("button", { name: "Lưu đánh giá" }).click();
  await expect(officer.getByRole("status").first()).toBeVisible();
  await officer.goto(`${own}/bao-cao`);
  await officer.getByLabel("Số báo cáo (Mẫu 03)").fill(`${60 + goods.no}/BC-UBND`);
  await officer.getByLabel("Số văn bản đề nghị").fill(`${160 + goods.no}/UBND-KT`);
  await officer.locator('input[name="reportedOn"]').fill(today());
  await officer.getByLabel("Người ký").fill("Phó Chủ tịch UBND xã");
  await officer.getByLabel("Xã đã họp").check();
  await officer.locator('input[name="proposal"][value="propose"]').check();
  await officer.getByLabel("Số sản phẩm mẫu gửi kèm").fill("5");
  await officer.getByRole("button", { name: "Lưu báo cáo" }).click();
  await expect(officer.getByRole("status").first()).toBeVisible();
  await officer.goto(own);
  await officer.getByRole("button", { name: "Chuyển hồ sơ lên tỉnh" }).click();
  await expect(officer.getByText("Đã chuyển tỉnh").first()).toBeVisible();
}

export async function receiveAtProvince(officer: Page, dossierId: string): Promise<void> {
  await officer.goto(`/lam-viec/tinh/ho-so/${dossierId}`);
  await checkComposition(officer);
  await expect(officer.getByText(/Tỉnh đã tiếp nhận|Đã tiếp nhận/).first()).toBeVisible();
}

/** A round of its own, the dossier in it, and a council. @returns address of the council */
export async function appointCouncil(
  officer: Page,
  goods: Goods,
  seats: Readonly<Record<string, string>>,
): Promise<string> {
  const year = new Date().getFullYear();
  await officer.goto("/lam-viec/dot/moi");
  await officer.getByLabel("Năm").fill(String(year));
  await officer.getByLabel("Đợt số").fill(String(2 + goods.no));
  await officer.getByLabel("Tên đợt").fill(`Đợt bổ sung ${goods.no}`);
  await officer.locator('input[name="proposalsBefore"]').fill(`${year}-12-01`);
  await officer.locator('input[name="doneBefore"]').fill(`${year}-12-30`);
  await officer.getByRole("button", { name: "Lập đợt" }).click();
  for (const box of await officer.locator('input[name="dossierIds"]').all()) await box.uncheck();
  await officer.getByLabel(goods.product).check();
  await officer.getByRole("button", { name: /^Đưa vào/ }).click();
  await expect(officer.getByText(goods.product).first()).toBeVisible();
  await officer.getByRole("link", { name: "Lập Hội đồng" }).first().click();
  await officer.getByLabel("Tên Hội đồng").fill(`Hội đồng đánh giá đợt bổ sung ${goods.no}`);
  await officer.getByLabel("Số quyết định").fill(`19${goods.no}/QĐ-UBND`);
  await officer.locator('input[name="decidedOn"]').fill(today());
  for (const [name, seat] of Object.entries(seats)) {
    // The innermost box that holds both the name and the choice.
    const person = officer
      .locator("main *")
      .filter({ has: officer.getByRole("heading", { name, exact: true }) })
      .filter({ has: officer.locator("select") })
      .last();
    await person.locator("select").selectOption(seat);
    await person.locator('input[name^="agency."]').fill("Sở Nông nghiệp và Môi trường");
  }
  await officer.getByRole("button", { name: "Lập Hội đồng" }).click();
  await expect(officer).toHaveURL(/hoi-dong\/[0-9a-f-]{36}/);
  return officer.url();
}
