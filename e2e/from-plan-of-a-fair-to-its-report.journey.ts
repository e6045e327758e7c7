import { execFile } from "node:child_process";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, type Page, test } from "@playwright/test";
import { today } from "./steps/days.ts";
import { expectAccessible, phone } from "./steps/looks.ts";
import { as } from "./steps/people.ts";

const fair = "Hội chợ hành trình OCOP bên sông";
const producer = "HTX Nông nghiệp và Thủy sản Ông Muộn";
const run = promisify(execFile);

test("the office plans a fair, a producer sells there on the phone, and the report tells of it", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const office = await as(browser, "can-bo-tinh");
  const event = await planFair(office);
  await drawFloor(office, event);
  await inviteByRule(office, event);
  const owner = await as(browser, "chu-the-ong-muon");
  await owner.setViewportSize(phone);
  const part = await registerOnPhone(owner);
  await confirmAndPlace(office, part);
  await office.goto(event);
  await office.getByRole("button", { name: "Bắt đầu sự kiện" }).click();
  await sellOnPhone(owner, part);
  await closeFair(office, event);
  await readReport(office, event);
  await owner.goto("/lam-viec/xuc-tien/co-so");
  const line = owner.getByRole("row").filter({ hasText: fair });
  await expect(line).toContainText("7,5 triệu đồng");
  await expect(line).toContainText("Có mặt");
});

async function planFair(office: Page): Promise<string> {
  await office.goto("/lam-viec/xuc-tien/moi");
  await office.getByRole("button", { name: "Lưu sự kiện" }).click();
  await expect(office.getByRole("alert")).toContainText("Nhập tên sự kiện.");
  await office.getByLabel("Tên sự kiện").fill(fair);
  await office.locator('select[name="kind"]').selectOption("fair");
  await office.locator('input[name="startsOn"]').fill(today());
  await office.locator('input[name="endsOn"]').fill(today());
  await office.getByLabel("Địa điểm").fill("Bến tàu trung tâm");
  await office.getByLabel("Kinh phí dự kiến").fill("40.000.000");
  await office.getByRole("button", { name: "Lưu sự kiện" }).click();
  await expect(office.getByRole("heading", { level: 1 })).toHaveText(fair);
  return office.url().split(/[?#]/)[0] ?? "";
}

async function drawFloor(office: Page, event: string): Promise<void> {
  await office.goto(`${event}/so-do`);
  await office.getByLabel("Mã bắt đầu bằng").fill("K");
  await office.getByLabel("Số ô").fill("4");
  await office.getByRole("button", { name: "Thêm vào sơ đồ" }).click();
  await expect(office.getByText("Đã thêm 4 ô: K1, K2, K3, K4.")).toBeVisible();
  await office.getByRole("row").getByRole("link", { name: "K2", exact: true }).click();
  await office.getByLabel("Cột", { exact: true }).fill("1");
  await office.getByRole("button", { name: "Lưu", exact: true }).click();
  await expect(office.getByRole("alert")).toContainText("Chỗ này đã có gian K1.");
  await office.getByLabel("Cột", { exact: true }).fill("6");
  await office.getByRole("button", { name: "Lưu", exact: true }).click();
  await expect(office.getByRole("row").filter({ hasText: "K2" })).toContainText("cột 6, hàng 1");
}

async function inviteByRule(office: Page, event: string): Promise<void> {
  await office.goto(event);
  await office.getByRole("button", { name: "Mở mời tham gia" }).click();
  await office.goto(`${event}/moi-tham-gia`);
  await office.getByLabel("Không xét sao").check();
  await office.getByLabel("Không xét hiệu lực").check();
  await office.getByRole("button", { name: "Đề xuất danh sách" }).click();
  for (const box of await office.locator('input[name="chu-the-moi"]').all()) await box.uncheck();
  await office.getByLabel(producer).check();
  await office.getByRole("button", { name: "Gửi thư mời" }).click();
  await expect(office.getByText("Đã mời 1 chủ thể")).toBeVisible();
}

async function registerOnPhone(owner: Page): Promise<string> {
  await owner.goto("/lam-viec/xuc-tien/co-so");
  await owner.getByRole("link", { name: `Trả lời thư mời: ${fair}` }).click();
  const part = owner.url().split(/[?#]/)[0] ?? "";
  await owner.getByLabel("Người liên hệ").fill("Lê Văn Muộn");
  await owner.getByRole("button", { name: "Gửi đăng ký" }).click();
  await expect(owner.getByRole("alert")).toContainText("Chọn ít nhất một sản phẩm");
  await expect(owner.getByLabel("Người liên hệ")).toHaveValue("Lê Văn Muộn");
  await owner.locator('input[name="san-pham-dua"]').first().check();
  await owner.locator('input[name="contactPhone"]').fill("0912 345 678");
  await owner.getByRole("button", { name: "Gửi đăng ký" }).click();
  await expect(owner.getByText("Đã gửi đăng ký.")).toBeVisible();
  return part;
}

async function confirmAndPlace(office: Page, part: string): Promise<void> {
  await office.goto(part);
  await office.getByRole("button", { name: "Xác nhận tham gia" }).click();
  await office.locator('select[name="boothId"]').selectOption({ label: "Gian K2" });
  await office.getByRole("button", { name: "Lưu gian" }).click();
  await expect(office.getByText("Đã xếp vào gian K2.")).toBeVisible();
}

async function sellOnPhone(owner: Page, part: string): Promise<void> {
  const note = async (kind: string, amount: string, partner = "") => {
    await owner.goto(part);
    await owner.getByRole("radio", { name: kind }).check();
    await owner.getByLabel("Số tiền").fill(amount);
    await owner.getByLabel("Khách hàng, đối tác").fill(partner);
    await owner.getByRole("button", { name: "Ghi kết quả" }).click();
  };
  await note("Bán hàng", "7.500.000");
  await expect(owner.getByText("Đã ghi bán hàng.")).toBeVisible();
  await note("Hợp đồng", "120.000.000");
  await expect(owner.getByRole("alert")).toContainText("Nhập tên bên ký hợp đồng.");
  await note("Hợp đồng", "120.000.000", "Nhà hàng Bến Sông");
  await note("Bán hàng", "75.000.000");
  await owner.getByText("Ghi nhầm").first().click();
  await owner.getByLabel("Lý do rút").first().fill("Gõ thừa một số 0");
  await owner.getByRole("button", { name: "Rút kết quả này" }).first().click();
  await expect(owner.getByText("Đã rút: Gõ thừa một số 0")).toBeVisible();
  await expect(owner.getByRole("list", { name: "Tổng của chủ thể" })).toContainText("7,5 triệu đồng");
  await expectAccessible(owner);
}

async function closeFair(office: Page, event: string): Promise<void> {
  await office.goto(`${event}/ket-thuc`);
  await office.getByLabel("Nhận xét chung").fill("Hội chợ nhỏ, chủ thể bán tốt và ký được hợp đồng.");
  await office.getByLabel("Kinh phí đã chi").fill("36.000.000");
  await office.getByRole("button", { name: "Kết thúc sự kiện" }).click();
  await expect(office.getByText("Đã tổng kết sự kiện.")).toBeVisible();
}

/** Opened by LibreOffice, as an office would. */
async function readReport(office: Page, event: string): Promise<void> {
  const answer = await office.request.get(`${event}/bao-cao/docx`);
  expect(answer.status()).toBe(200);
  const folder = await mkdtemp(join(tmpdir(), "saoque-report-"));
  await writeFile(join(folder, "bao-cao.docx"), await answer.body());
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  await run("soffice", [
    profile,
    "--headless",
    "--convert-to",
    "txt:Text (encoded):UTF8",
    "--outdir",
    folder,
    join(folder, "bao-cao.docx"),
  ]);
  const text = await readFile(join(folder, "bao-cao.txt"), "utf8");
  expect(text).toContain("Doanh thu bán hàng 7.500.000 đồng; 1 hợp đồng trị giá 120.000.000 đồng");
  expect(text).toContain("bình quân 36.000.000 đồng một chủ thể");
  expect(text).toContain("Nhà hàng Bến Sông");
}
