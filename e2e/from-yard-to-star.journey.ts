import { expect, test } from "@playwright/test";
import { closeSession, openSession, submitSheet } from "./steps/council.ts";
import { prepareDecision, printCertificate, signDecision } from "./steps/decision.ts";
import { appointCouncil, approveRegistration, receiveAtProvince, workAtCommune } from "./steps/offices.ts";
import { as, signIn } from "./steps/people.ts";
import { addPapers, describeProduct, type Goods, registerProducer, writeDossier } from "./steps/producer.ts";
import { readQrOfPdf } from "./steps/qr.ts";

const password = "mot cau de nho ma dai";
const goods: readonly Goods[] = [
  {
    no: 1,
    producer: "HTX Lúa Trí Phải Đông",
    product: "Gạo một bụi đỏ Trí Phải",
    setCode: "QD26-03",
    star: 4,
    points: 78,
    email: "lua@htx.example",
    password,
  },
  {
    no: 2,
    producer: "HTX Khô Trí Phải Tây",
    product: "Khô cá lóc Trí Phải",
    setCode: "QD26-08",
    star: 3,
    points: 62,
    email: "kho@htx.example",
    password,
  },
  {
    no: 3,
    producer: "HTX Đan lát Trí Phải",
    product: "Giỏ lục bình Trí Phải",
    setCode: "QD26-21",
    star: 4,
    points: 76,
    email: "dan@htx.example",
    password,
  },
  {
    no: 4,
    producer: "HTX Du lịch Vườn Trí Phải",
    product: "Một ngày ở vườn Trí Phải",
    setCode: "QD26-26",
    star: 3,
    points: 60,
    email: "vuon@htx.example",
    password,
  },
];
const papers = new Map([
  [1, "Giấy đăng ký HTX"],
  [2, "Giấy chứng nhận đủ điều kiện sản xuất"],
]);
const seats = {
  "Võ Thanh Bình": "chair",
  "Đinh Thị Thu": "secretary",
  "Huỳnh Công Danh": "member",
  "Lưu Thị Hạnh": "member",
};

for (const each of goods) {
  test(`${each.product} (${each.setCode}) goes from registration to a star that anyone can verify`, async ({
    page,
    browser,
  }) => {
    test.setTimeout(150_000);
    await registerProducer(page, each);
    const commune = await as(browser, "can-bo-xa");
    await approveRegistration(commune, each);

    await signIn(page, each.email, each.password);
    await describeProduct(page, each);
    await addPapers(page, papers);
    const dossierId = await writeDossier(page, each);

    await workAtCommune(commune, dossierId, each);
    const province = await as(browser, "can-bo-tinh");
    await receiveAtProvince(province, dossierId);
    const council = await appointCouncil(province, each, seats);

    const secretary = await as(browser, "thu-ky-hoi-dong");
    const session = await openSession(secretary, council, each);
    const chair = await as(browser, "chu-tich-hoi-dong");
    for (const member of [chair, await as(browser, "thanh-vien-1"), await as(browser, "thanh-vien-2")]) {
      await submitSheet(member, each);
    }
    await closeSession(chair, secretary, session, each);

    const decision = await prepareDecision(province, each);
    await signDecision(await as(browser, "lanh-dao-tinh"), decision, each);
    const address = readQrOfPdf(await printCertificate(page, each));

    const stranger = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await stranger.goto(address);
    await expect(stranger.getByText("Còn hiệu lực").first()).toBeVisible();
    await expect(stranger.getByText(each.product).first()).toBeVisible();
    await expect(stranger.getByText(each.producer).first()).toBeVisible();
    await stranger.getByRole("link", { name: "Xem sản phẩm" }).click();
    await expect(stranger.getByRole("heading", { level: 1, name: each.product })).toBeVisible();
  });
}
