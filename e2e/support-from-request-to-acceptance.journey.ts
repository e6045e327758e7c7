import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { PNG } from "pngjs";
import { today } from "./steps/days.ts";
import { expectAccessible, phone } from "./steps/looks.ts";
import { as, signIn } from "./steps/people.ts";

const title = "Thùng xốp chở cua đi xa";
const provider = "Xưởng thiết kế Đất Mũi Xanh (minh hoạ)";
const producerEmail = "chu-the-tan-hiep-phat@minh-hoa.saoque.example";

/** A plain square of one colour, as a file to choose. */
function picture(name: string, red: number): string {
  const png = new PNG({ width: 64, height: 64 });
  for (let at = 0; at < png.data.length; at += 4) png.data.set([red, 110, 62, 255], at);
  const path = join(tmpdir(), `saoque-${process.pid}-${name}.png`);
  writeFileSync(path, PNG.sync.write(png));
  return path;
}

async function ask(producer: Page): Promise<string> {
  await producer.goto("/lam-viec/ho-tro");
  await producer.getByRole("link", { name: "Gửi yêu cầu", exact: true }).click();
  await producer.getByRole("button", { name: "Gửi yêu cầu" }).click();
  await expect(producer.getByRole("alert")).toContainText("Chọn việc cần hỗ trợ.");
  await producer.getByLabel("Việc cần hỗ trợ", { exact: true }).selectOption("packaging");
  await producer.getByLabel("Tên yêu cầu", { exact: true }).fill(title);
  await producer
    .getByLabel("Đang thế nào, cần gì", { exact: true })
    .fill("Cua chết khi chở quá mười hai tiếng.");
  await producer.getByRole("button", { name: "Gửi yêu cầu" }).click();
  await expect(producer.getByRole("heading", { level: 1 })).toHaveText(title);
  await expect(producer.getByText("Văn phòng OCOP tỉnh đang xem yêu cầu này.")).toBeVisible();
  await expectAccessible(producer);
  return producer.url();
}

async function acceptAndContract(officer: Page, address: string): Promise<void> {
  await officer.goto("/lam-viec/ho-tro");
  await officer.getByRole("link", { name: title }).click();
  await expect(officer).toHaveURL(address);
  await officer.getByLabel("Kinh phí hỗ trợ", { exact: true }).fill("20.000.000");
  await officer.getByLabel("Nguồn kinh phí", { exact: true }).fill("Khuyến công");
  await officer.getByRole("button", { name: "Nhận hỗ trợ" }).click();
  await officer.locator('select[name="consultantId"]').selectOption({ label: await providerLabel(officer) });
  await officer.getByRole("button", { name: "Chọn đơn vị" }).click();
  await expect(officer.getByText("Người của đơn vị này không được chấm hồ sơ").first()).toBeVisible();
  await officer.getByLabel("Số hợp đồng", { exact: true }).fill("21/2026/HĐ");
  await officer.getByLabel("Giá trị hợp đồng", { exact: true }).fill("24.000.000");
  await officer.getByLabel("Hạn bàn giao", { exact: true }).fill(today());
  await officer.getByRole("button", { name: "Lưu hợp đồng" }).click();
  await expect(officer.getByText("Hợp đồng vượt kinh phí")).toBeVisible();
}

/** The line of the provider also tells how many producers it has helped. */
async function providerLabel(officer: Page): Promise<string> {
  const option = officer
    .locator('select[name="consultantId"]')
    .locator("option")
    .filter({ hasText: provider });
  return (await option.textContent()) ?? "";
}

async function deliver(officer: Page): Promise<void> {
  await officer
    .getByLabel("Đã bàn giao những gì", { exact: true })
    .fill("Hai trăm thùng xốp có khay giữ ẩm.");
  await officer.getByRole("button", { name: "Ghi bàn giao" }).click();
  await expect(officer.getByText("Đang chờ chủ thể nghiệm thu.")).toBeVisible();
}

async function accept(producer: Page): Promise<void> {
  await producer.goto("/lam-viec");
  await producer.getByRole("link", { name: `Nghiệm thu kết quả hỗ trợ: ${title}` }).click();
  await producer.getByLabel("5 – Rất hài lòng").check();
  await producer.locator('input[name="beforePictures"]').setInputFiles(picture("truoc", 200));
  await producer.locator('input[name="afterPictures"]').setInputFiles(picture("sau", 40));
  await producer.getByRole("button", { name: "Nghiệm thu", exact: true }).click();
  await expect(producer.getByText("Đã nghiệm thu. Biên bản in được ở trang này.")).toBeVisible();
  await expect(producer.getByRole("heading", { name: "Trước và sau" })).toBeVisible();
  await expect(producer.getByRole("img", { name: /^(Trước|Sau) hỗ trợ/ })).toHaveCount(2);
  await expectAccessible(producer);
}

async function completed(officer: Page): Promise<number> {
  await officer.goto("/lam-viec/ho-tro/tong-hop");
  const row = officer.getByRole("row").filter({ hasText: "Thiết kế bao bì" });
  return Number(await row.getByRole("cell").nth(2).textContent());
}

test("a producer's request is budgeted, contracted, delivered, accepted with pictures, and counted", async ({
  browser,
}) => {
  test.setTimeout(90_000);
  const officer = await as(browser, "can-bo-tinh");
  const before = await completed(officer);
  const producer = await (await browser.newContext({ viewport: phone })).newPage();
  await signIn(producer, producerEmail, "dong-lua-ben-song");
  const address = await ask(producer);
  await acceptAndContract(officer, address);
  await deliver(officer);
  await accept(producer);

  expect(await completed(officer)).toBe(before + 1);
  await officer.goto(address);
  const [paper] = await Promise.all([
    officer.waitForEvent("download"),
    officer.getByRole("link", { name: "Biên bản nghiệm thu (PDF)" }).click(),
  ]);
  expect(paper.suggestedFilename()).toMatch(/^bien-ban-nghiem-thu-ht-96-\d{4}-\d{4}\.pdf$/);
  await officer.getByRole("link", { name: provider }).click();
  await expect(officer.getByText("HTX nuôi cua Tân Hiệp Phát").first()).toBeVisible();
});
