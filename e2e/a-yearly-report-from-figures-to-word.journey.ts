import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Download, expect, type Page, test } from "@playwright/test";
import { expectAccessible, phone } from "./steps/looks.ts";
import { as } from "./steps/people.ts";

const sentence = "Đoạn này do cơ quan tham mưu viết thêm";

async function kept(download: Promise<Download>, name: string): Promise<string> {
  const path = join(mkdtempSync(join(tmpdir(), "saoque-report-")), name);
  await (await download).saveAs(path);
  return path;
}

/** The words of a Word file as LibreOffice, a program of others, reads it. */
function wordsOf(docx: string): string {
  const folder = mkdtempSync(join(tmpdir(), "saoque-office-"));
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  execFileSync(
    "soffice",
    [profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder, docx],
    {
      timeout: 50_000,
      stdio: "ignore",
    },
  );
  return readFileSync(join(folder, "bao-cao.txt"), "utf8").normalize("NFC");
}

async function writeReport(officer: Page): Promise<void> {
  await officer.goto("/lam-viec/bao-cao/moi");
  await officer.getByLabel("Loại báo cáo").selectOption("year");
  await officer.getByLabel("Năm", { exact: true }).fill("2100");
  await officer.getByRole("button", { name: "Viết báo cáo" }).click();
  await expect(officer.getByRole("alert")).toContainText("Kỳ này chưa bắt đầu");
  await officer.getByLabel("Năm", { exact: true }).fill("2021");
  await officer.getByRole("button", { name: "Viết báo cáo" }).click();
  await expect(officer.getByText("Đã viết báo cáo từ số liệu.")).toBeVisible();
}

test("a yearly report writes itself, is edited, printed by Word and finished", async ({ browser }) => {
  test.setTimeout(120_000);
  const officer = await as(browser, "can-bo-tinh");
  await writeReport(officer);
  const address = officer.url();
  const told = officer.getByText(/Trong năm 2021, toàn tỉnh công nhận mới 44 sản phẩm/);
  await expect(told).toBeVisible();

  await officer.goto(`${address}/phan/products`);
  const text = await officer.getByLabel("Nội dung").inputValue();
  await officer.getByLabel("Nội dung").fill(`${text}\n${sentence}.`);
  await officer.getByRole("button", { name: "Lưu phần này" }).click();
  await officer.getByRole("button", { name: "Tính lại số liệu" }).click();
  await expect(officer.getByText("Phần sửa tay được giữ nguyên.")).toBeVisible();
  await expect(officer.getByText(sentence)).toBeVisible();
  await officer.getByRole("link", { name: "Xem khác gì bản tự viết" }).click();
  await expect(officer.locator("ins")).toContainText(sentence);

  await officer.goto(address);
  await expectAccessible(officer);
  const download = officer.waitForEvent("download");
  await officer.getByRole("link", { name: "Tải Word" }).click();
  const words = wordsOf(await kept(download, "bao-cao.docx"));
  expect(words).toContain("công nhận mới 44 sản phẩm");
  expect(words).toContain(sentence);

  await officer.getByRole("link", { name: "Ghi số, hoàn thành" }).click();
  await officer.getByLabel("Số báo cáo").fill("9/BC-OCOP");
  await officer.getByLabel("Người ký").fill("Nguyễn Hoàng Nam");
  await officer.getByLabel("Chức vụ").fill("Chi cục trưởng");
  await officer.getByRole("button", { name: "Hoàn thành" }).click();
  await expect(officer.getByText("Báo cáo số 9/BC-OCOP đã hoàn thành")).toBeVisible();
  await expect(officer.getByRole("link", { name: "Sửa" })).toHaveCount(0);
  await officer.getByRole("button", { name: "Lập bản mới" }).click();
  await expect(officer.getByText("Bản thứ 2")).toBeVisible();
  await officer.context().close();
});

test("data for the ministry are exported with every fault named", async ({ browser }) => {
  const officer = await as(browser, "can-bo-tinh");
  await officer.goto("/lam-viec/xuat-du-lieu");
  await officer.getByLabel(/QĐ 5277/).check();
  await officer.getByRole("button", { name: "Xuất và kiểm tra" }).click();
  await expect(officer.getByRole("heading", { name: "Các bảng" })).toBeVisible({ timeout: 30_000 });
  await expect(officer.getByText("Thiếu giá trị bắt buộc.").first()).toBeVisible();
  const download = officer.waitForEvent("download");
  await officer.getByRole("link", { name: "CSV PTNT_OCOP" }).click();
  const [head = "", first = ""] = readFileSync(await kept(download, "bang.csv"), "utf8").split("\r\n");
  expect(head.replace("\uFEFF", "")).toBe(
    "MA_OCOP,Ma_DonViHanhChinh,Ma_ThoiGian,Ma_SanPham,TenSanPham,XepHang,ChuTheSXKD,DoanhThuNam,TrangThai",
  );
  expect(first).toMatch(/^\d+,\d*,2\d{3},SP\d{8},/);
  await officer.context().close();
});

test.describe("on a phone", () => {
  test.use({ viewport: phone });

  test("a leader reads the province on one page, as of any day", async ({ browser }) => {
    const leader = await as(browser, "lanh-dao-tinh");
    await leader.setViewportSize(phone);
    await leader.goto("/lam-viec/dieu-hanh?ngay=2021-12-31");
    await expect(leader.getByRole("heading", { level: 1 })).toHaveText("Tỉnh Cà Mau");
    await expectAccessible(leader);
    await leader.getByRole("link", { name: /công nhận năm 2021/ }).click();
    await expect(leader.getByRole("heading", { level: 1 })).toHaveText("Lượt sản phẩm được công nhận");
    await leader.context().close();
  });
});
