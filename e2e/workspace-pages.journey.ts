import { type Browser, expect, type Page, test } from "@playwright/test";
import { chooseTheme, desk, expectAccessible, phone, turn } from "./steps/looks.ts";
import { as } from "./steps/people.ts";

/** What the menu offers each role, in its order. */
const menus: Readonly<Record<string, readonly string[]>> = {
  "chu-the": [
    ...["Việc của tôi", "Hồ sơ", "Cơ sở của tôi", "Sản phẩm", "Kho minh chứng"],
    ...["Ý tưởng sản phẩm", "Tập huấn", "Hỗ trợ", "Xúc tiến", "Giấy chứng nhận"],
  ],
  "can-bo-xa": [
    ...["Việc của tôi", "Hồ sơ của xã", "Bảng điều hành", "Kế hoạch, chỉ tiêu", "Chỉ số"],
    ...["Chu trình", "Rà soát", "Nhiệm vụ", "Đăng ký chủ thể", "Chủ thể"],
    ...["Sản phẩm", "Giấy chứng nhận", "Tập huấn", "Tài liệu", "Hỗ trợ"],
    ...["Khởi nghiệp", "Sở hữu trí tuệ", "Xúc tiến", "Kênh bán hàng", "Kinh phí"],
    ...["Báo cáo"],
  ],
  "lanh-dao-xa": [
    ...["Việc của tôi", "Hồ sơ của xã", "Bảng điều hành", "Kế hoạch, chỉ tiêu", "Chỉ số"],
    ...["Chu trình", "Rà soát", "Nhiệm vụ", "Đăng ký chủ thể", "Chủ thể"],
    ...["Sản phẩm", "Giấy chứng nhận", "Tập huấn", "Tài liệu", "Hỗ trợ"],
    ...["Khởi nghiệp", "Sở hữu trí tuệ", "Xúc tiến", "Kênh bán hàng", "Kinh phí"],
    ...["Báo cáo", "Tài khoản"],
  ],
  "can-bo-tinh": [
    ...["Việc của tôi", "Hồ sơ gửi tỉnh", "Bảng điều hành", "Kế hoạch, chỉ tiêu", "Chỉ số"],
    ...["Chốt số liệu", "Chu trình", "Rà soát", "Nhiệm vụ", "Văn bản đến"],
    ...["Đợt đánh giá", "Hội đồng", "Chủ thể", "Sản phẩm", "Quyết định"],
    ...["Giấy chứng nhận", "Nhập dữ liệu", "Tập huấn", "Tài liệu", "Hỗ trợ"],
    ...["Trung tâm thiết kế", "Khởi nghiệp", "Sở hữu trí tuệ", "Tư vấn", "Xúc tiến"],
    ...["Kênh bán hàng", "Kinh phí", "Thưởng sao", "Thù lao hội đồng", "Khen thưởng"],
    ...["Báo cáo", "Xuất cho Bộ", "Quy chế Hội đồng"],
  ],
  "lanh-dao-tinh": [
    ...["Việc của tôi", "Bảng điều hành", "Kế hoạch, chỉ tiêu", "Chỉ số", "Chốt số liệu"],
    ...["Chu trình", "Rà soát", "Nhiệm vụ", "Văn bản đến", "Đợt đánh giá"],
    ...["Hội đồng", "Chủ thể", "Sản phẩm", "Quyết định", "Giấy chứng nhận"],
    ...["Tập huấn", "Tài liệu", "Hỗ trợ", "Trung tâm thiết kế", "Khởi nghiệp"],
    ...["Sở hữu trí tuệ", "Tư vấn", "Xúc tiến", "Kênh bán hàng", "Kinh phí"],
    ...["Thưởng sao", "Thù lao hội đồng", "Khen thưởng", "Báo cáo", "Xuất cho Bộ"],
    ...["Quy chế Hội đồng"],
  ],
  "quan-tri-tinh": [
    ...["Việc của tôi", "Bảng điều hành", "Kế hoạch, chỉ tiêu", "Chỉ số", "Chốt số liệu"],
    ...["Nhiệm vụ", "Văn bản đến", "Chủ thể", "Sản phẩm", "Quyết định"],
    ...["Giấy chứng nhận", "Tập huấn", "Tài liệu", "Hỗ trợ", "Trung tâm thiết kế"],
    ...["Khởi nghiệp", "Sở hữu trí tuệ", "Xúc tiến", "Kênh bán hàng", "Kinh phí"],
    ...["Thưởng sao", "Thù lao hội đồng", "Khen thưởng", "Báo cáo", "Xuất cho Bộ"],
    ...["Quy chế Hội đồng", "Tài khoản", "Bảng phân quyền"],
  ],
  "to-tu-van": ["Việc của tôi", "Tập huấn"],
  "thanh-vien-1": ["Việc của tôi", "Phiếu chấm", "Hội đồng", "Tập huấn"],
  "thu-ky-hoi-dong": ["Việc của tôi", "Phiếu chấm", "Hội đồng", "Tập huấn"],
  "can-bo-so": ["Việc của tôi", "Nhiệm vụ", "Tập huấn"],
  "can-bo-bo": [
    ...["Việc của tôi", "Hồ sơ 5 sao", "Bảng điều hành", "Kế hoạch, chỉ tiêu", "Chỉ số"],
    ...["Chốt số liệu", "Tập huấn", "Tài liệu", "Hỗ trợ", "Trung tâm thiết kế"],
    ...["Khởi nghiệp", "Sở hữu trí tuệ", "Xúc tiến", "Kênh bán hàng", "Kinh phí"],
    ...["Thưởng sao", "Báo cáo", "Xuất cho Bộ"],
  ],
  "quan-tri": ["Việc của tôi", "Tài khoản", "Bảng phân quyền"],
};

/** Those who stand beside an office look once more only at what it does not have: the rest is the same screens. */
const beside: Readonly<Record<string, string>> = {
  "lanh-dao-xa": "can-bo-xa",
  "lanh-dao-tinh": "can-bo-tinh",
  "quan-tri-tinh": "can-bo-tinh",
};

interface MenuLink {
  name: string;
  href: string;
}

async function menuOf(page: Page): Promise<MenuLink[]> {
  // A long menu folds its groups; opening one leaves the others as they are.
  const folded = page.locator("nav details:not([open]) > summary");
  while ((await folded.count()) > 0) await folded.first().click();
  const links = page.locator("nav a:visible");
  return links.evaluateAll((all) =>
    all.map((link) => ({
      name: (link.firstChild?.textContent ?? "").trim(),
      href: link.getAttribute("href") ?? "",
    })),
  );
}

for (const [key, names] of Object.entries(menus)) {
  test(`${key} finds every page of the own menu, on phone and desk, in both colours`, async ({ browser }) => {
    test.setTimeout(480_000);
    const page = await as(browser, key);
    const menu = await menuOf(page);
    expect(menu.map(({ name }) => name)).toEqual(names);
    const known = menus[beside[key] ?? ""] ?? [];
    for (const { name, href } of menu) await (known.includes(name) ? open(page, href) : lookAt(page, href));
  });
}

async function open(page: Page, address: string): Promise<void> {
  const answer = await page.goto(address);
  expect(answer?.status(), address).toBe(200);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}

/** On a desk by day and on a phone by night. */
async function lookAt(page: Page, address: string): Promise<void> {
  await page.setViewportSize(desk);
  await chooseTheme(page, "light");
  await open(page, address);
  await expectAccessible(page);
  await page.setViewportSize(phone);
  await turn(page, "dark");
  await expectAccessible(page);
}

/** Follows links by their words from the first screen; looks at where they end. */
async function follow(
  browser: Browser,
  key: string,
  from: string,
  ...words: (string | RegExp)[]
): Promise<Page> {
  const page = await as(browser, key);
  await page.goto(from);
  for (const name of words) await page.getByRole("main").getByRole("link", { name }).first().click();
  await lookAt(page, page.url());
  return page;
}

test("a producer's draft can be read and filled in by everybody", async ({ browser }) => {
  const page = await follow(browser, "chu-the-ong-muon", "/lam-viec/ho-so", "Tôm khô Ông Muộn");
  const dossier = page.url().split("?")[0] ?? "";
  for (const step of ["phieu-dang-ky", "thong-tin-chung", "ket-qua", "tu-cham/a", "ke-hoach", "kiem-tra"]) {
    await lookAt(page, `${dossier}/${step}`);
  }
});

test("a producer reads what to mend, point by point", async ({ browser }) => {
  const page = await follow(browser, "chu-the-dong-hung", "/lam-viec/ho-so", "Dưa bồn bồn Đông Hưng");
  await lookAt(page, `${page.url().split("?")[0]}/bo-sung`);
  await expect(page.getByText("Hợp đồng liên kết thiếu trang ký").first()).toBeVisible();
});

test("the commune's desk is readable at every step", async ({ browser }) => {
  const page = await follow(browser, "can-bo-da-bac", "/lam-viec/xa/ho-so?muc=dang-xu-ly", /Khô cá bổi/);
  const desk = page.url().split("?")[0] ?? "";
  for (const step of ["danh-gia", "bao-cao", "tra-lai", "thanh-phan"]) await lookAt(page, `${desk}/${step}`);
});

test("the council's sheet and room are readable", async ({ browser }) => {
  const member = await follow(browser, "thanh-vien-1", "/lam-viec/phieu-cham", /Kẹo chuối/);
  await expect(member.getByRole("heading", { level: 1 })).toBeVisible();
  await follow(browser, "thu-ky-hoi-dong", "/lam-viec", /Phiên thứ hai/);
});

test("rounds, results, decisions and accounts are readable", async ({ browser }) => {
  await follow(browser, "can-bo-tinh", "/lam-viec/dot", /Đợt/);
  await follow(browser, "can-bo-tinh", "/lam-viec/hoi-dong", /OCOP tỉnh Cà Mau/, /Phiên thứ nhất/, /điểm/);
  await follow(browser, "lanh-dao-tinh", "/lam-viec", /Ký quyết định/);
  await follow(browser, "quan-tri", "/lam-viec/quan-tri/tai-khoan?q=minh+tam", /Lê Thị Minh Tâm/);
});

test("an office of another province is refused in plain words", async ({ browser }) => {
  const own = await as(browser, "can-bo-tinh");
  await own.goto("/lam-viec/quyet-dinh");
  const address = await own.getByRole("link", { name: /Số 1930/ }).getAttribute("href");
  const other = await as(browser, "lanh-dao-tay-ninh");
  const answer = await other.goto(address ?? "");
  expect([403, 404]).toContain(answer?.status());
  await expect(other.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(other.getByText("Gạo thơm")).toHaveCount(0);
});
