import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getAccount, listAccountsWithRole } from "#modules/identity";
import { typedTexts } from "#platform/forms";
import { Conflict, NotAllowed } from "#platform/http";
import { servicesFor, withTestDatabase } from "#platform/testing";
import { producersModule } from "./module.ts";
import { openBrowser, type TestBrowser } from "./testing/browser.ts";
import { commune, openAccounts, people } from "./testing/people.ts";
import { approveRegistration, refuseRegistration } from "./use-cases/decide-registration.ts";
import { registerProducer, registrationFields } from "./use-cases/register-producer.ts";
import { writeToRegistrant } from "./use-cases/write-to-registrant.ts";

const database = withTestDatabase();
const services = () => servicesFor(database.db);
let browser: TestBrowser;
beforeAll(async () => {
  browser = await openBrowser(services(), [producersModule]);
  await openAccounts(database, Object.values(people));
});
afterAll(() => browser.close());

const filled = {
  ...typedTexts({}, registrationFields),
  kind: "cooperative",
  name: "HTX Nông nghiệp Ông Muộn",
  taxCode: "2001234567",
  place: commune,
  displayName: "Lê Thị Bưởi",
  email: "buoi@example.vn",
  phone: "0912 345 678",
  password: "con cua bò ngang sông",
  consent: "1",
};
let serial = 0;
/** Answers that collide with nobody else's. */
const another = (change: Partial<typeof filled> = {}) => {
  serial++;
  const own = {
    taxCode: String(3000000000 + serial),
    email: `nguoi${serial}@example.vn`,
    name: `HTX số ${serial}`,
  };
  return { ...filled, ...own, ...change };
};

async function register(change: Partial<typeof filled> = {}): Promise<string> {
  const sent = await registerProducer(services(), another(change));
  if (!sent.ok) throw new Error(JSON.stringify(sent.faults));
  return sent.value.registrationId;
}

async function rowOf(id: string) {
  const [row] = await database.asOwner<{
    status: string;
    producer_id: string;
    account_id: string;
    producer: string;
  }>(
    `select r.status, r.producer_id, r.account_id, p.status as producer
     from producers.registrations r join producers.producers p on p.id = r.producer_id where r.id = $1`,
    [id],
  );
  if (!row) throw new Error("no registration");
  return row;
}

describe("registering", () => {
  test("opens a producer and an account that both wait for the commune", async () => {
    const row = await rowOf(await register());
    expect(row).toMatchObject({ status: "pending", producer: "pending" });
    expect((await getAccount(database.db, row.account_id))?.status).toBe("pending");
  });

  test("names every fault at once, by field", async () => {
    const empty = await registerProducer(services(), typedTexts({}, registrationFields));
    expect(empty.ok ? [] : empty.faults.map(({ field }) => field).sort()).toEqual(
      [
        "consent",
        "displayName",
        "email",
        "kind",
        "name",
        "password",
        "phone",
        "place",
        "registrationNumber",
      ].sort(),
    );
  });

  test.each([
    ["taxCode", { taxCode: "123" }],
    ["taxCode", { taxCode: "079123456789" }],
    ["kind", { kind: "facility" }],
    ["name", { name: "x".repeat(5000) }],
    ["place", { place: "99999" }],
    ["place", { place: "32014/00001" }],
    ["email", { email: "a@b" }],
    ["phone", { phone: "khong co" }],
    ["password", { password: "ngan" }],
    ["consent", { consent: "" }],
  ])("refuses a wrong %s", async (field, change) => {
    const done = await registerProducer(services(), another(change));
    expect(done.ok ? [] : done.faults.map((fault) => fault.field)).toEqual([field]);
  });

  test("keeps one producer for one tax code", async () => {
    await register({ taxCode: "2009999999" });
    const again = await registerProducer(services(), another({ taxCode: "2009999999" }));
    expect(again.ok ? [] : again.faults.map(({ field }) => field)).toEqual(["taxCode"]);
  });

  test("keeps one producer for one name in a commune, accents or not, when no tax code tells them apart", async () => {
    const paper = { taxCode: "", registrationNumber: "01A8000123" };
    await register({ ...paper, name: "Cơ sở mắm Bảy Thơ" });
    const again = await registerProducer(services(), another({ ...paper, name: "CO SO MAM BAY THO" }));
    expect(again.ok ? [] : again.faults.map(({ field }) => field)).toEqual(["name"]);
  });

  test("an address already in use opens nothing", async () => {
    await register({ email: "trung@example.vn" });
    const before = await database.asOwner("select id from producers.producers");
    const again = await registerProducer(services(), another({ email: "trung@example.vn" }));
    expect(again.ok ? [] : again.faults.map(({ field }) => field)).toEqual(["email"]);
    expect(await database.asOwner("select id from producers.producers")).toEqual(before);
  });
});

describe("deciding", () => {
  test("the commune agrees: the registrant may sign in as the owner, and a letter goes out", async () => {
    const id = await register({ email: "chu@example.vn" });
    const done = await approveRegistration(services(), people.officer, { id });
    const row = await rowOf(id);
    expect(done).toEqual({ ok: true, value: { producerId: row.producer_id } });
    expect(row).toMatchObject({ status: "approved", producer: "active" });
    expect((await getAccount(database.db, row.account_id))?.status).toBe("active");
    const unit = { role: "producer_owner", unitKind: "producer", unitCode: row.producer_id } as const;
    expect((await listAccountsWithRole(database.db, unit)).map((holder) => holder.id)).toEqual([
      row.account_id,
    ]);
    const letters: string[] = [];
    const mailer = {
      sendMail: async (letter: { to: string }) => void letters.push(letter.to),
      close: () => undefined,
    };
    await writeToRegistrant({ ...services(), mailer }, { registrationId: id, letter: "approved" });
    expect(letters).toEqual(["chu@example.vn"]);
  });

  test("another commune, and the province, may not decide", async () => {
    const id = await register();
    await expect(approveRegistration(services(), people.neighbour, { id })).rejects.toThrow(NotAllowed);
    await expect(approveRegistration(services(), people.provincial, { id })).rejects.toThrow(NotAllowed);
    await expect(
      refuseRegistration(services(), people.neighbour, { id, reason: "Không thuộc địa bàn xã" }),
    ).rejects.toThrow(NotAllowed);
    expect((await rowOf(id)).status).toBe("pending");
  });

  test("a refusal needs a reason, keeps the account shut, and may be taken back", async () => {
    const id = await register();
    const empty = await refuseRegistration(services(), people.officer, { id, reason: " " });
    expect(empty.ok ? [] : empty.faults.map(({ field }) => field)).toEqual(["reason"]);
    await refuseRegistration(services(), people.officer, {
      id,
      reason: "Cần bổ sung giấy đăng ký kinh doanh.",
    });
    const refused = await rowOf(id);
    expect(refused).toMatchObject({ status: "refused", producer: "refused" });
    expect((await getAccount(database.db, refused.account_id))?.status).toBe("pending");
    await approveRegistration(services(), people.officer, { id });
    expect(await rowOf(id)).toMatchObject({ status: "approved", producer: "active" });
  });

  test("two officers at once: one decides, the other is told", async () => {
    const id = await register();
    const both = await Promise.allSettled([
      approveRegistration(services(), people.officer, { id }),
      refuseRegistration(services(), people.officer, { id, reason: "Không có cơ sở này trong xã" }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const lost = both.find((one) => one.status === "rejected");
    expect(lost?.reason).toBeInstanceOf(Conflict);
  });
});

describe("the pages", () => {
  test("three steps, nothing typed is lost, the password is never written back", async () => {
    const { password, consent, place, ...first } = another({ name: "<script>alert(1)</script> 'HTX' --" });
    const two = await browser.post("/dang-ky-chu-the", { ...first, step: "producer" });
    expect(two.status).toBe(200);
    expect(two.body).toContain("&lt;script>alert(1)&lt;/script> 'HTX' --");
    expect(two.body).not.toContain("<script>alert(1)");
    const found = await browser.post("/dang-ky-chu-the", {
      ...first,
      step: "place",
      find: "place",
      "place.q": "ly van lam",
    });
    expect(found.body).toContain("Phường Lý Văn Lâm");
    const three = await browser.post("/dang-ky-chu-the", { ...first, place, step: "place" });
    expect(three.body).toContain('name="password"');
    const wrong = await browser.post("/dang-ky-chu-the", { ...first, place, password, step: "account" });
    expect(wrong.status).toBe(422);
    expect(wrong.body).toContain(first.email);
    expect(wrong.body).not.toContain(password);
    const done = await browser.post("/dang-ky-chu-the", {
      ...first,
      place,
      password,
      consent,
      step: "account",
    });
    expect(done.status).toBe(303);
    const sent = await browser.get(done.location);
    expect(sent.body).toContain("UBND phường Lý Văn Lâm, Cà Mau sẽ xác nhận");
    const inbox = await browser.get("/lam-viec/chu-the/dang-ky", people.officer);
    expect(inbox.body).toContain("&lt;script>alert(1)&lt;/script>");
    expect((await browser.get("/lam-viec/chu-the/dang-ky", people.neighbour)).body).not.toContain("alert(1)");
  });

  test("without the form's token nothing is taken", async () => {
    const done = await browser.post("/dang-ky-chu-the", { ...another(), step: "account", _csrf: "khac" });
    expect(done.status).toBe(403);
  });

  test("strangers find no registration", async () => {
    expect((await browser.get("/dang-ky-chu-the/da-gui/khong-co")).status).toBe(404);
    expect((await browser.get("/dang-ky-chu-the/da-gui/0192f0c1-2345-7abc-8def-0123456789ab")).status).toBe(
      404,
    );
    expect((await browser.get("/lam-viec/chu-the/dang-ky/khong-co", people.officer)).status).toBe(404);
    const own = await register();
    expect((await browser.get(`/lam-viec/chu-the/dang-ky/${own}`, people.neighbour)).status).toBe(403);
    expect((await browser.get(`/lam-viec/chu-the/dang-ky/${own}`, people.officer)).status).toBe(200);
  });
});
