import { expect, type Page } from "@playwright/test";
import { type ChosenLevel, levelsFor } from "../../src/app/demo/marks.ts";
import { setInForce } from "./criteria.ts";
import { paper } from "./paper.ts";

/** What one journey brings along from the producer's yard to the public page. */
export interface Goods {
  /** Number of the journey: it makes names, numbers and rounds of its own. */
  no: number;
  producer: string;
  email: string;
  password: string;
  product: string;
  setCode: string;
  star: 3 | 4;
  points: number;
}

export function levelsOf({ setCode, star, points }: Goods): ChosenLevel[] {
  return levelsFor(setInForce(setCode), star, points);
}

/** Three steps in the open, nothing but what the law and the commune need. */
export async function registerProducer(page: Page, goods: Goods): Promise<void> {
  await page.goto("/dang-ky-chu-the");
  await page.getByLabel("Hợp tác xã").check();
  await page.getByLabel("Tên cơ sở").fill(goods.producer);
  await page.getByLabel("Số giấy đăng ký kinh doanh").fill(`HT-${1000 + goods.no}`);
  await page.getByRole("button", { name: "Tiếp tục" }).click();
  await page.getByLabel("Tên xã, phường").fill("tri phai");
  await page.getByRole("button", { name: "Tìm" }).click();
  await page.locator('input[name="place"][value="32071"]').check();
  await page.getByRole("button", { name: "Tiếp tục" }).click();
  await page.getByLabel("Họ và tên người đăng ký").fill(`Trần Văn Hành ${goods.no}`);
  await page.getByLabel("Địa chỉ e-mail").fill(goods.email);
  await page.getByLabel("Số điện thoại").fill(`09123456${10 + goods.no}`);
  await page.getByLabel("Mật khẩu").fill(goods.password);
  await page.getByLabel("Tôi đồng ý").check();
  await page.getByRole("button", { name: "Gửi đăng ký" }).click();
  await expect(page).toHaveURL(/dang-ky-chu-the\/da-gui/);
}

export async function describeProduct(page: Page, goods: Goods): Promise<void> {
  await page.goto("/lam-viec/san-pham/moi");
  await page.getByLabel("Tên sản phẩm").fill(goods.product);
  await page.locator('select[name="setCode"]').selectOption(goods.setCode);
  await page.getByLabel("Giới thiệu ngắn").fill("Làm ở xã, bán cho người quen trước khi ra chợ tỉnh.");
  await page.getByLabel("Câu chuyện sản phẩm").fill("Nghề của ông bà để lại, con cháu giữ từng công đoạn.");
  await page.getByRole("button", { name: "Lưu", exact: false }).first().click();
  await page.getByRole("button", { name: /Giới thiệu|trang công khai/ }).click();
  await expect(page.getByText("Sản phẩm đã hiện trên trang công khai.")).toBeVisible();
}

export async function addPapers(page: Page, titles: ReadonlyMap<number, string>): Promise<void> {
  for (const [kind, title] of titles) {
    await page.goto("/lam-viec/kho-minh-chung");
    await page.getByRole("link", { name: "Thêm minh chứng" }).click();
    await page.locator('select[name="kind"]').selectOption(String(kind));
    await page.locator('[name="title"]').fill(title);
    await page.locator('input[name="file"]').setInputFiles(await paper(title));
    await page.getByRole("button", { name: "Lưu" }).click();
    await expect(page.getByText(title).first()).toBeVisible();
  }
}

const answers: Readonly<Record<string, string>> = {
  unitName: "Đơn vị theo giấy đăng ký",
  address: "Ấp 8, xã Trí Phải",
  phone: "0290 3555 222",
  representative: "Trần Văn Hành",
  representativeTitle: "Giám đốc",
  samples: "5",
  founded: "15/03/2018",
  registrationNumber: "HT-1000",
  permanentAddress: "Ấp 8, xã Trí Phải",
  specification: "Đóng gói theo quy cách trên nhãn.",
  history: "Thành lập năm 2018 từ một tổ hợp tác.",
  organisation: "Ban giám đốc 3 người, tổ sản xuất 12 người.",
  materialArea: "Vùng nguyên liệu 40 ha trong xã.",
  technology: "Máy sấy và phòng đóng gói riêng.",
  quality: "Kiểm nghiệm hai lần một năm.",
  market: "Sáu đại lý trong tỉnh.",
  production: "Mở rộng vùng nguyên liệu.",
  qualityPlan: "Đăng ký nhãn hiệu, tem truy xuất.",
  marketPlan: "Hai hội chợ một năm.",
};

/** Mẫu 01 and Mẫu 02 from the first page to the receipt. @returns id of the dossier */
export async function writeDossier(page: Page, goods: Goods): Promise<string> {
  await page.goto("/lam-viec/ho-so/moi");
  await page.locator('select[name="productId"]').selectOption({ label: goods.product });
  await page.getByLabel(`${goods.star} sao`).check();
  await page.getByRole("button", { name: "Bắt đầu soạn hồ sơ" }).click();
  const dossierId = /ho-so\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? "";
  for (const next of ["thong-tin-chung", "ket-qua", "tu-cham/a"]) {
    await fillSection(page, goods);
    await page.getByRole("button", { name: "Lưu và tiếp tục" }).click();
    await expect(page).toHaveURL(new RegExp(next));
  }
  await markAllParts(page, goods);
  await expect(page).toHaveURL(/ke-hoach/);
  await fillSection(page, goods);
  await page.getByRole("button", { name: "Lưu và tiếp tục" }).click();
  await expect(page).toHaveURL(/kiem-tra/);
  await page.getByLabel("Tôi cam kết").check();
  await page.getByRole("button", { name: "Nộp hồ sơ" }).click();
  await expect(page.getByText(/PĐK-96-32071/).first()).toBeVisible();
  return dossierId;
}

async function fillSection(page: Page, goods: Goods): Promise<void> {
  for (const field of await page
    .locator("main form :is(input[type=text], input[type=tel], input:not([type]), textarea)")
    .all()) {
    const name = (await field.getAttribute("name")) ?? "";
    const answer = name === "productName" ? goods.product : answers[name];
    if (answer !== undefined && (await field.inputValue()) === "") await field.fill(answer);
  }
}

async function markAllParts(page: Page, goods: Goods): Promise<void> {
  const set = setInForce(goods.setCode);
  const levels = levelsOf(goods);
  for (const part of ["A", "B", "C"]) {
    const own = levels.filter(({ criterion }) => set.leafOf.get(criterion)?.part === part);
    for (const level of own) await chooseLevel(page, level);
    if (part === "A") await uploadUnder(page, own[0]?.criterion ?? "");
    await page.getByRole("button", { name: "Lưu và tiếp tục" }).click();
    await expect(page.getByText(`Đã lưu phần ${part}.`)).toBeVisible();
  }
}

/** A paper that is not in the library yet goes up right under the criterion. */
async function uploadUnder(page: Page, criterion: string): Promise<void> {
  const card = page.locator(`[id="criterion-${criterion}"]`);
  await card.getByText("Tải minh chứng mới lên").click();
  await card.locator("input[type=file]").setInputFiles(await paper("hop-dong-lien-ket"));
  await card.locator(`select[name="kind.${criterion}"]`).selectOption("3");
}

export async function chooseLevel(page: Page, { criterion, points, caseCode }: ChosenLevel): Promise<void> {
  const value = caseCode ? `${caseCode}:${points}` : String(points);
  await page.locator(`input[name="mark.${criterion}"][value="${value}"]`).check();
}
