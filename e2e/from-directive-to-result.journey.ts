import { expect, test } from "@playwright/test";
import { addDays } from "../src/platform/calendar/index.ts";
import { today } from "./steps/days.ts";
import { phone } from "./steps/looks.ts";
import { as } from "./steps/people.ts";

const title = "Lập danh sách sản phẩm dự Diễn đàn OCOP";
const abstract = "Về việc chuẩn bị tham gia Diễn đàn OCOP vùng";

test("a directive becomes three tasks; one asks for time and is accepted, one stays overdue, the report tells", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const officer = await as(browser, "can-bo-tinh");

  await officer.goto("/lam-viec/van-ban-den");
  await officer.getByRole("link", { name: "Ghi văn bản" }).first().click();
  await officer.getByLabel("Số, ký hiệu").fill("HT-91/UBND-NNMT");
  await officer.locator('input[name="issuedOn"]').fill(addDays(today(), -12));
  await officer.getByLabel("Cơ quan ban hành").fill("UBND tỉnh Cà Mau");
  await officer.getByRole("button", { name: "Lưu" }).click();
  await expect(officer.getByRole("link", { name: /Nhập trích yếu/ })).toBeVisible();
  await officer.getByLabel("Trích yếu").fill(abstract);
  await officer.getByRole("button", { name: "Lưu" }).click();
  await expect(officer.getByText("Đã ghi văn bản.", { exact: false })).toBeVisible();
  const document = officer.url().split("?")[0] ?? "";

  await officer.getByRole("link", { name: "Giao nhiệm vụ" }).first().click();
  await officer.getByLabel("Nội dung nhiệm vụ").fill(title);
  await officer.locator('input[name="startsOn"]').fill(addDays(today(), -10));
  await officer.locator('input[name="dueOn"]').fill(addDays(today(), -1));
  const units = officer.locator('input[name="units"]');
  await officer.getByLabel("Sở Nông nghiệp và Môi trường").first().check();
  await officer.getByLabel("Hội Liên hiệp Phụ nữ tỉnh").first().check();
  await officer.getByLabel("Các xã, phường chọn trong danh sách dưới đây").check();
  await officer.getByText("Chọn từng xã, phường").click();
  await units.and(officer.locator('[value="commune:32071"]')).check();
  await officer.getByRole("button", { name: "Giao nhiệm vụ" }).click();
  await expect(officer.getByText("Đã giao 3 nhiệm vụ")).toBeVisible();
  await expect(officer.getByText("0 / 3 nhiệm vụ")).toBeVisible();

  const department = await as(browser, "can-bo-so");
  await department.setViewportSize(phone);
  await department.getByRole("link", { name: title }).click();
  const task = department.url().split("?")[0] ?? "";
  await expect(department.getByText("Quá hạn").first()).toBeVisible();
  await department.getByRole("button", { name: "Nhận việc" }).click();
  await department.getByLabel("Tiến độ").fill("40");
  await department.getByLabel("Việc đã làm, kết quả đến nay").fill("Đã có danh sách của ba huyện cũ.");
  await department.getByRole("button", { name: "Lưu tiến độ" }).click();
  await expect(department.getByText("40 / 100 %")).toBeVisible();
  await department.getByText("Xin gia hạn", { exact: true }).click();
  await department.locator('input[name="until"]').fill(addDays(today(), 9));
  await department.getByLabel("Lý do").fill("Chờ các hợp tác xã gửi ảnh sản phẩm.");
  await department.getByRole("button", { name: "Gửi đề nghị" }).click();
  await expect(department.getByText("Đã gửi đề nghị gia hạn.")).toBeVisible();

  await officer.goto("/lam-viec/nhiem-vu?bang=extension");
  await officer.getByRole("link", { name: title }).click();
  await officer.getByRole("button", { name: "Trả lời" }).click();
  await expect(officer.getByText("Đã trả lời đề nghị gia hạn.")).toBeVisible();
  await expect(officer.getByText(/hạn ban đầu/)).toBeVisible();

  const leader = await as(browser, "lanh-dao-tinh");
  await leader.goto("/lam-viec/nhiem-vu?bang=overdue");
  const late = leader.getByRole("row").filter({ hasText: title });
  await expect(late.filter({ hasText: "Trí Phải" })).toHaveCount(1);
  await expect(late.filter({ hasText: "Sở Nông nghiệp" })).toHaveCount(0);

  await department.goto(task);
  await department
    .getByLabel("Việc đã làm, kết quả đến nay")
    .fill("Danh sách mười hai sản phẩm, đủ ảnh và giá.");
  await department.getByRole("button", { name: "Nộp kết quả" }).click();
  await expect(department.getByText("Đã nộp kết quả, chờ nghiệm thu.")).toBeVisible();
  await officer.goto(task);
  await officer.getByRole("button", { name: "Nghiệm thu" }).click();
  await expect(officer.getByText("Hoàn thành").first()).toBeVisible();
  await officer.goto(document);
  await expect(officer.getByText("1 / 3 nhiệm vụ")).toBeVisible();

  await leader.goto("/lam-viec/nhiem-vu/ket-qua");
  const line = leader.getByRole("row").filter({ hasText: "Sở Nông nghiệp và Môi trường" });
  await line.getByRole("cell").nth(1).getByRole("link").click();
  await expect(leader.getByRole("link", { name: title })).toBeVisible();
  const word = await leader.request.get("/lam-viec/nhiem-vu/ket-qua.docx");
  expect(word.headers()["content-type"]).toContain("wordprocessingml");
});
