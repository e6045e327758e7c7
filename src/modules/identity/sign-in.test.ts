import type { FastifyInstance } from "fastify";
import { generate } from "otplib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Services } from "#platform/http";
import { servicesFor, withTestDatabase } from "#platform/testing";
import { Browser, identityServer } from "./testing/browser.ts";
import { goodPassword, person, sendWaitingLetters, takeLetters } from "./testing/people.ts";
import { urls } from "./urls.ts";
import { passwordHolds } from "./use-cases/secrets/passwords.ts";

const database = withTestDatabase();
let services: Services;
let server: FastifyInstance;
let clock = new Date("2026-11-22T02:00:00Z");

beforeAll(async () => {
  services = { ...servicesFor(database.db), now: () => clock };
  server = await identityServer(services);
});
afterAll(() => server.close());

const later = (minutes: number) => {
  clock = new Date(clock.getTime() + minutes * 60_000);
};

async function signedIn(email: string, ip?: string): Promise<Browser> {
  const browser = new Browser(server, ip);
  await tryPassword(browser, email, goodPassword);
  return browser;
}

async function tryPassword(browser: Browser, email: string, password: string) {
  await browser.open(urls.signIn);
  return browser.submit(urls.signIn, { email, password });
}

describe("signing in", () => {
  test("leads to the workspace, with a new session each time and only its hash kept", async () => {
    await person(services, "man@xa.gov.vn", { role: "producer_owner", unitCode: "p1" });
    const browser = new Browser(server);
    await browser.open(`${urls.signIn}?tiep=/lam-viec/ho-so`);
    const screen = await browser.submit(urls.signIn, { email: " MAN@xa.gov.vn ", password: goodPassword });
    expect([screen.status, screen.location]).toEqual([303, "/lam-viec/ho-so"]);
    const first = browser.cookies.get("sq_session") ?? "";
    expect(first).toMatch(/^[\w-]{43}$/);
    const kept = await database.asOwner<{ found: boolean }>(
      "select encode(token_hash, 'escape') like '%' || $1 || '%' as found from identity.sessions",
      [first],
    );
    expect(kept).toEqual([{ found: false }]);
    expect((await browser.open(urls.myAccount)).html).toContain("Nguyễn Thị Mận");
    const outside = new Browser(server);
    expect((await outside.open(urls.myAccount)).location).toBe(
      `/dang-nhap?tiep=${encodeURIComponent(urls.myAccount)}`,
    );
  });

  test("passwords are kept as argon2id with 19 MiB and two passes", async () => {
    const [row] = await database.asOwner<{ password_hash: string }>(
      "select password_hash from identity.accounts limit 1",
    );
    expect(row?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwordHolds(row?.password_hash, goodPassword.normalize("NFD"))).toBe(true);
    expect(await passwordHolds(row?.password_hash, `${goodPassword}.`)).toBe(false);
    expect(await passwordHolds(null, "nobody has this password")).toBe(false);
  });

  test("says the same for a wrong password and an unknown address, and keeps what was typed", async () => {
    const wrong = await tryPassword(new Browser(server), "man@xa.gov.vn", "sai rồi nhé bạn ơi");
    const unknown = await tryPassword(new Browser(server), "khong-co@xa.gov.vn", goodPassword);
    const said = (html: string) => /href="#email">([^<]+)</.exec(html)?.[1];
    expect([wrong.status, unknown.status]).toEqual([422, 422]);
    expect([said(wrong.html), said(unknown.html)]).toEqual(
      Array(2).fill("Địa chỉ thư hoặc mật khẩu chưa đúng."),
    );
    expect(unknown.html).toContain('value="khong-co@xa.gov.vn"');
    expect(wrong.html).not.toContain("sai rồi nhé");
  });

  test("bad input is answered, never run", async () => {
    const script = await tryPassword(new Browser(server), `"><script>alert(1)</script>`, "' or 1=1 --");
    expect(script.status).toBe(422);
    expect(script.html).not.toContain("<script>alert");
    const huge = await tryPassword(new Browser(server), `${"a".repeat(300_000)}@xa.vn`, "p".repeat(300_000));
    expect(huge.status).toBe(422);
    const empty = await tryPassword(new Browser(server), "", "");
    expect(empty.html).toContain("Cần sửa 2 chỗ");
  });

  test("a form that is not ours signs nobody in", async () => {
    const payload = `email=man%40xa.gov.vn&password=${encodeURIComponent(goodPassword)}`;
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const answer = await server.inject({ method: "POST", url: urls.signIn, payload, headers });
    expect([answer.statusCode, answer.cookies.map(({ name }) => name)]).toEqual([403, []]);
  });

  test("a pending or disabled account hears why, but only with the right password", async () => {
    await person(services, "cho@xa.gov.vn", { status: "pending" });
    expect((await tryPassword(new Browser(server), "cho@xa.gov.vn", goodPassword)).html).toContain(
      "đang chờ xã duyệt",
    );
    expect((await tryPassword(new Browser(server), "cho@xa.gov.vn", "sai")).html).not.toContain("đang chờ");
  });
});

describe("wrong passwords", () => {
  test("slow down the place they come from and nobody else", async () => {
    await person(services, "hoa@xa.gov.vn");
    const stranger = new Browser(server, "198.51.100.9");
    for (let tries = 0; tries < 5; tries += 1)
      await tryPassword(stranger, "hoa@xa.gov.vn", `đoán lần ${tries}`);
    const blocked = await tryPassword(stranger, "hoa@xa.gov.vn", goodPassword);
    expect([blocked.status, blocked.html.includes("thử lại sau 1 phút")]).toEqual([422, true]);
    expect((await tryPassword(new Browser(server), "hoa@xa.gov.vn", goodPassword)).status).toBe(303);
    later(2);
    expect((await tryPassword(stranger, "hoa@xa.gov.vn", goodPassword)).status).toBe(303);
  });

  test("sent all at once count each other", async () => {
    const guesses = Array.from({ length: 12 }, async (_, index) => {
      const screen = await tryPassword(
        new Browser(server, "198.51.100.20"),
        "hoa@xa.gov.vn",
        `cùng lúc ${index}`,
      );
      return screen.html.includes("chưa đúng") ? "judged" : "refused";
    });
    const answers = await Promise.all(guesses);
    expect(answers.filter((answer) => answer === "judged").length).toBeLessThanOrEqual(5);
  });
});

describe("sessions", () => {
  test("are listed with their device and can be ended, one or all others", async () => {
    await person(services, "lan@xa.gov.vn");
    const [phone, office, library] = [
      await signedIn("lan@xa.gov.vn"),
      await signedIn("lan@xa.gov.vn"),
      await signedIn("lan@xa.gov.vn"),
    ];
    const list = await phone.open(urls.myAccount);
    expect(list.html.match(/Chrome trên Android/g)).toHaveLength(3);
    expect((await phone.submit(urls.mySessions, {})).location).toBe(urls.myAccount);
    const open = await Promise.all(
      [phone, office, library].map(async (one) => (await one.open(urls.myAccount)).status),
    );
    expect(open.filter((status) => status === 200)).toHaveLength(2);
    await phone.open(urls.myAccount);
    await phone.submit(urls.mySessions, { sessionId: "" });
    expect((await phone.open(urls.myAccount)).status).toBe(200);
    expect((await office.open(urls.myAccount)).status).toBe(303);
    expect((await library.open(urls.myAccount)).status).toBe(303);
  });

  test("end after 12 hours without use, after 7 days in any case, and by signing out", async () => {
    const idle = await signedIn("lan@xa.gov.vn");
    later(12 * 60 + 1);
    expect((await idle.open(urls.myAccount)).status).toBe(303);
    const busy = await signedIn("lan@xa.gov.vn");
    for (let hours = 0; hours < 160; hours += 10) {
      later(10 * 60);
      expect((await busy.open(urls.myAccount)).status).toBe(200);
    }
    later(10 * 60);
    expect((await busy.open(urls.myAccount)).status).toBe(303);
    const leaving = await signedIn("lan@xa.gov.vn");
    const token = leaving.cookies.get("sq_session") ?? "";
    await leaving.open(urls.myAccount);
    await leaving.submit(urls.signOut, {});
    const stolen = new Browser(server);
    stolen.cookies.set("sq_session", token);
    expect((await stolen.open(urls.myAccount)).status).toBe(303);
  });

  test("others end when the password is changed, and the person is told by letter", async () => {
    await person(services, "doi@xa.gov.vn");
    const [here, there] = [await signedIn("doi@xa.gov.vn"), await signedIn("doi@xa.gov.vn")];
    await here.open(urls.myPassword);
    const fresh = "sông Ông Đốc chảy về biển";
    const refused = await here.submit(urls.myPassword, { current: "sai", password: fresh, again: fresh });
    expect(refused.html).toContain("Mật khẩu hiện tại chưa đúng.");
    const changed = await here.submit(urls.myPassword, {
      current: goodPassword,
      password: fresh,
      again: fresh,
    });
    expect(changed.location).toBe(urls.myAccount);
    expect([(await here.open(urls.myAccount)).status, (await there.open(urls.myAccount)).status]).toEqual([
      200, 303,
    ]);
    await sendWaitingLetters(services, database.asOwner);
    expect(takeLetters(services).map((letter) => letter.to)).toEqual(["doi@xa.gov.vn"]);
    expect((await tryPassword(new Browser(server), "doi@xa.gov.vn", fresh)).status).toBe(303);
  });
});

describe("the second factor", () => {
  let secret = "";
  let codes: string[] = [];
  const code = () => generate({ secret, epoch: Math.floor(clock.getTime() / 1000) });

  test("is set up with a real code and ends other sessions", async () => {
    await person(services, "hai@tinh.gov.vn", { role: "province_officer" });
    const [here, there] = [await signedIn("hai@tinh.gov.vn"), await signedIn("hai@tinh.gov.vn")];
    const setUp = await here.open(urls.mySecondFactor);
    secret = (/<strong[^>]*>([A-Z2-7 ]+)<\/strong>/.exec(setUp.html)?.[1] ?? "").replaceAll(" ", "");
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect((await here.submit(urls.mySecondFactor, { code: "000000" })).status).toBe(422);
    const done = await here.submit(urls.mySecondFactor, { code: await code() });
    codes = [...done.html.matchAll(/>([a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4})</g)].map(
      (match) => match[1] ?? "",
    );
    expect(new Set(codes).size).toBe(10);
    expect([(await here.open(urls.myAccount)).status, (await there.open(urls.myAccount)).status]).toEqual([
      200, 303,
    ]);
    const [row] = await database.asOwner<{ totp_secret: string }>(
      "select totp_secret from identity.accounts where email = 'hai@tinh.gov.vn'",
    );
    expect(row?.totp_secret).not.toContain(secret);
  });

  test("the password alone opens nothing; a code opens once", async () => {
    later(1);
    const browser = new Browser(server);
    const step = await tryPassword(browser, "hai@tinh.gov.vn", goodPassword);
    expect(step.location).toBe(`${urls.secondFactor}?tiep=%2Flam-viec`);
    expect((await browser.open(urls.myAccount)).status).toBe(303);
    await browser.open(step.location ?? "");
    const given = await code();
    expect((await browser.submit(urls.secondFactor, { code: given })).location).toBe("/lam-viec");
    expect((await browser.open(urls.myAccount)).status).toBe(200);
    const again = new Browser(server);
    await tryPassword(again, "hai@tinh.gov.vn", goodPassword);
    await again.open(urls.secondFactor);
    expect((await again.submit(urls.secondFactor, { code: given })).html).toContain("đã dùng rồi");
  });

  test("a recovery code works once, and the wait for a code ends after ten minutes", async () => {
    const [first = "", second = ""] = codes;
    const lost = new Browser(server);
    await tryPassword(lost, "hai@tinh.gov.vn", goodPassword);
    await lost.open(urls.secondFactor);
    expect((await lost.submit(urls.secondFactor, { code: first.toUpperCase() })).location).toBe("/lam-viec");
    const late = new Browser(server);
    await tryPassword(late, "hai@tinh.gov.vn", goodPassword);
    await late.open(urls.secondFactor);
    expect((await late.submit(urls.secondFactor, { code: first })).status).toBe(422);
    later(11);
    expect((await late.submit(urls.secondFactor, { code: second })).location).toBe(urls.signIn);
  });

  test("ten wrong codes close the step wherever they come from", async () => {
    for (let tries = 0; tries < 10; tries += 1) {
      const thief = new Browser(server, `198.51.100.${100 + tries}`);
      await tryPassword(thief, "hai@tinh.gov.vn", goodPassword);
      await thief.open(urls.secondFactor);
      await thief.submit(urls.secondFactor, { code: "123456" });
    }
    const thief = new Browser(server, "198.51.100.200");
    await tryPassword(thief, "hai@tinh.gov.vn", goodPassword);
    await thief.open(urls.secondFactor);
    expect((await thief.submit(urls.secondFactor, { code: await code() })).html).toContain(
      "sai quá nhiều lần",
    );
  });
});

describe("a forgotten password", () => {
  test("the answer is the same for everybody; the letter works once and ends all sessions", async () => {
    await person(services, "quen@xa.gov.vn");
    const other = await signedIn("quen@xa.gov.vn");
    const ask = async (email: string) => {
      const browser = new Browser(server);
      await browser.open(urls.forgottenPassword);
      return (await browser.submit(urls.forgottenPassword, { email })).html.replace(
        /name="_csrf" value="[^"]*"/g,
        "",
      );
    };
    expect(await ask("quen@xa.gov.vn")).toBe(await ask("khong-ai@xa.gov.vn"));
    await sendWaitingLetters(services, database.asOwner);
    const letters = takeLetters(services);
    expect(letters.map((letter) => letter.to)).toEqual(["quen@xa.gov.vn"]);
    const path = new URL(/https?:\S+/.exec(letters[0]?.text ?? "")?.[0] ?? "").pathname;
    const fresh = "đất mũi phù sa bồi mỗi năm";
    const browser = new Browser(server);
    await browser.open(path);
    expect((await browser.submit(path, { password: fresh, again: "khác" })).html).toContain(
      "chưa giống nhau",
    );
    expect((await browser.submit(path, { password: fresh, again: fresh })).location).toBe(urls.signIn);
    expect((await new Browser(server).open(path)).status).toBe(410);
    expect((await other.open(urls.myAccount)).status).toBe(303);
    expect((await tryPassword(new Browser(server), "quen@xa.gov.vn", fresh)).status).toBe(303);
  });

  test("letters do not pile up, and one that is too old opens nothing", async () => {
    for (let times = 0; times < 3; times += 1) {
      const browser = new Browser(server);
      await browser.open(urls.forgottenPassword);
      await browser.submit(urls.forgottenPassword, { email: "lan@xa.gov.vn" });
      await sendWaitingLetters(services, database.asOwner);
    }
    const letters = takeLetters(services).filter((letter) => letter.to === "lan@xa.gov.vn");
    expect(letters).toHaveLength(1);
    later(61);
    const path = new URL(/https?:\S+/.exec(letters[0]?.text ?? "")?.[0] ?? "").pathname;
    expect((await new Browser(server).open(path)).status).toBe(410);
  });
});

describe("the demonstration", () => {
  test("its quick entrance does not exist outside it", async () => {
    const id = await person(services, "minh-hoa@saoque.example", { isDemo: true, role: "province_leader" });
    const browser = new Browser(server);
    const shown = await browser.open(urls.signIn);
    expect(shown.html).not.toContain("Dùng thử một vai trò");
    const token = /name="_csrf" value="([^"]+)"/.exec(shown.html)?.[1] ?? "";
    const answer = await server.inject({
      method: "POST",
      url: urls.demoSignIn,
      cookies: Object.fromEntries(browser.cookies),
      payload: new URLSearchParams({ accountId: id, _csrf: token }).toString(),
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
    expect(answer.statusCode).toBe(404);
  });

  test("lets in its own people by one click, and nobody else's account", async () => {
    const demo = { ...servicesFor(database.db, { env: { SAOQUE_DEMO: "1" } }), now: () => clock };
    const demoServer = await identityServer(demo);
    const real = await person(services, "that@tinh.gov.vn", { role: "province_officer" });
    const browser = new Browser(demoServer);
    expect((await browser.open(urls.signIn)).html).toContain("<dt>Lãnh đạo cấp tỉnh</dt>");
    expect((await browser.submit(urls.demoSignIn, { accountId: real })).status).toBe(404);
    await browser.open(urls.signIn);
    expect((await browser.submit(urls.demoSignIn, {})).location).toBe("/lam-viec");
    expect((await browser.open(urls.myAccount)).html).toContain("Tỉnh Cà Mau");
    await demoServer.close();
  });
});
