import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { today } from "./steps/days.ts";
import { expectAccessible, phone } from "./steps/looks.ts";
import { as, signIn } from "./steps/people.ts";
import { readQrOfPicture } from "./steps/qr.ts";

const title = "Cách ghi Mẫu 03 cho xã mới nhận việc";
/** Nobody else of the demonstration has trained this official this year. */
const learnerName = "Cao Minh Tràm";
const learnerEmail = "can-bo-nguyen-phich@minh-hoa.saoque.example";

async function planClass(officer: Page): Promise<string> {
  await officer.goto("/lam-viec/tap-huan");
  await officer.getByRole("link", { name: "Lập lớp" }).click();
  await officer.getByRole("button", { name: "Lập lớp" }).click();
  await expect(officer.getByRole("alert")).toContainText("Nhập tên lớp.");
  await officer.getByLabel("Tên lớp").fill(title);
  await officer.getByLabel("Cán bộ cấp xã").check();
  await officer.locator('input[name="startsOn"]').fill(today());
  await officer.getByLabel("Mỗi ngày một buổi").check();
  await officer.getByLabel("Địa điểm").fill("Phòng họp B");
  await officer.getByRole("button", { name: "Lập lớp" }).click();
  await expect(officer.getByRole("heading", { level: 1 })).toHaveText(title);
  return officer.url();
}

async function invite(officer: Page): Promise<void> {
  await officer.getByRole("link", { name: "Mời học viên" }).click();
  for (const box of await officer.locator('input[name="people"]').all()) await box.uncheck();
  await officer.getByRole("checkbox", { name: new RegExp(learnerName) }).check();
  await officer.getByRole("button", { name: "Mời những người đã chọn" }).click();
  await expect(officer.getByText("Đã mời 1, gửi 1 thư.")).toBeVisible();
}

async function trained(officer: Page): Promise<number> {
  await officer.goto("/lam-viec/tap-huan/do-phu");
  const row = officer.getByRole("row").filter({ hasText: "Cán bộ OCOP cấp xã" });
  return Number(await row.getByRole("cell").first().textContent());
}

async function checkInByCode(officer: Page, learner: Page, classUrl: string): Promise<void> {
  await officer.goto(classUrl);
  await officer.getByRole("button", { name: "Bắt đầu lớp" }).click();
  await officer.getByRole("link", { name: "Mã QR" }).click();
  const address = readQrOfPicture(await officer.screenshot());
  await learner.goto(address);
  await learner.getByRole("button", { name: "Tôi có mặt" }).click();
  await expect(learner.getByText("bạn đã được ghi có mặt")).toBeVisible();
  await learner.goto(`${address.split("?")[0]}?ma=AAAAAAAAAA`);
  await expect(learner.getByText("Mã đã hết hạn")).toBeVisible();
}

async function certify(officer: Page): Promise<Buffer> {
  await officer.getByRole("button", { name: "Kết thúc lớp" }).click();
  await officer.getByRole("button", { name: "Cấp 1 chứng nhận" }).click();
  await expect(officer.getByText("Đã cấp 1 chứng nhận")).toBeVisible();
  const [file] = await Promise.all([
    officer.waitForEvent("download"),
    officer.getByRole("link", { name: /^\d{4}\/\d{4}\/CNHT-96$/ }).click(),
  ]);
  return readFileSync(await file.path());
}

test("a class is planned, attended by the code of the room, and counts in the coverage", async ({
  browser,
}) => {
  const officer = await as(browser, "can-bo-tinh");
  const before = await trained(officer);
  const classUrl = await planClass(officer);
  await invite(officer);

  const learner = await (await browser.newContext({ viewport: phone })).newPage();
  await signIn(learner, learnerEmail, "dong-lua-ben-song");
  await learner.getByRole("link", { name: "Trả lời lời mời tập huấn" }).first().click();
  await learner.getByRole("button", { name: "Nhận lời" }).click();
  await expect(learner.getByText("Bạn đã đăng ký lớp này")).toBeVisible();
  await expectAccessible(learner);

  await checkInByCode(officer, learner, classUrl);
  await officer.goto(classUrl);
  const row = officer.getByRole("row").filter({ hasText: learnerName });
  await expect(row.getByRole("cell", { name: "1/1", exact: true })).toBeVisible();
  await expectAccessible(officer);
  expect((await certify(officer)).subarray(0, 5).toString()).toBe("%PDF-");

  expect(await trained(officer)).toBe(before + 1);
  await officer
    .getByRole("row")
    .filter({ hasText: "Cán bộ OCOP cấp xã" })
    .getByRole("link", { name: String(before + 1), exact: true })
    .click();
  const record = officer.getByRole("row").filter({ hasText: learnerName });
  await expect(record.getByRole("link", { name: title })).toBeVisible();
  await expectAccessible(officer);

  await learner.goto("/lam-viec/tap-huan/cua-toi");
  await learner.getByRole("link", { name: title }).click();
  await expect(learner.getByRole("link", { name: "Tải giấy chứng nhận" })).toBeVisible();
});
