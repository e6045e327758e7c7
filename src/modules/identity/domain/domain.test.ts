import { describe, expect, test } from "vitest";
import { deviceName } from "./device.ts";
import { isEmail, isPhone, normalisePhone } from "./email.ts";
import { passwordRefusal } from "./password-rule.ts";
import { returnPath } from "./return-path.ts";
import { networkOf, waitBeforeCode, waitBeforePassword } from "./sign-in-delay.ts";

const owner = { email: "man.nguyen@camau.gov.vn", displayName: "Nguyễn Thị Mận" };
const alone = (password: string) => passwordRefusal({ ...owner, password, hasSecondFactor: false });
const withFactor = (password: string) => passwordRefusal({ ...owner, password, hasSecondFactor: true });

describe("a new password", () => {
  test("has 14 characters, or 8 beside a second factor", () => {
    expect(alone("con cò bay lả")).toMatch(/ít nhất 14 ký tự; bạn đã nhập 13/);
    expect(alone("con cò bay lả.")).toBeUndefined();
    expect(withFactor("cò bay")).toMatch(/ít nhất 8/);
    expect(withFactor("cò bay lả")).toBeUndefined();
    expect(alone("ấ".repeat(13))).toMatch(/bạn đã nhập 13/);
    expect(alone("lúa ".repeat(60))).toMatch(/tối đa 200/);
  });

  test("holds neither the person's name nor address", () => {
    expect(alone("toi la Nguyen Thi Man 7!")).toMatch(/tên hoặc địa chỉ/);
    expect(alone("man.nguyen-rung-tram")).toMatch(/tên hoặc địa chỉ/);
  });

  test.each([
    "matkhau123456789",
    "Mật Khẩu 2026 2026",
    "aaaaaaaaaaaaaaaa",
    "1234567890123456",
    "abcabcabcabcabcabc",
    "password-saoque-1",
  ])("is not as easy as %s", (password) => {
    expect(alone(password)).toMatch(/dễ đoán/);
  });
});

describe("waiting after wrong passwords", () => {
  const now = new Date("2026-11-22T02:00:00Z");
  const own = (count: number) => ({ own: count, lastOwnAt: now, network: count, lastNetworkAt: now });

  test("five tries are free, then a minute, doubling up to a quarter of an hour", () => {
    const minutes = [0, 4, 5, 6, 7, 8, 9, 30].map((count) => waitBeforePassword(own(count), now) / 60_000);
    expect(minutes).toEqual([0, 0, 1, 2, 4, 8, 15, 15]);
  });

  test("is over when the time has passed", () => {
    expect(waitBeforePassword(own(5), new Date(now.getTime() + 60_000))).toBe(0);
  });

  test("a network that guesses everywhere waits as a whole", () => {
    const counts = { own: 0, lastOwnAt: null, network: 100, lastNetworkAt: now };
    expect(waitBeforePassword(counts, now)).toBe(15 * 60_000);
    expect(waitBeforePassword({ ...counts, network: 99 }, now)).toBe(0);
  });

  test("ten wrong codes close the second step for a while", () => {
    expect([waitBeforeCode(9, now, now), waitBeforeCode(10, now, now)]).toEqual([0, 15 * 60_000]);
  });

  test("all addresses of one subscriber are one network", () => {
    expect(networkOf("203.0.113.7")).toBe("203.0.113.7");
    expect(networkOf("::ffff:203.0.113.7")).toBe("203.0.113.7");
    expect(networkOf("2001:db8:1:2:aaaa::1")).toBe("2001:db8:1:2::/64");
    expect(networkOf("2001:0DB8:0001:0002::9")).toBe("2001:db8:1:2::/64");
    expect(networkOf("2001:db8::1")).toBe("2001:db8:0:0::/64");
    expect(networkOf("::1")).toBe("0:0:0:0::/64");
  });
});

describe("what people type", () => {
  test("addresses are plain, one and ASCII", () => {
    const good = ["an@xa.gov.vn", "a.b+c@d-e.com"];
    const bad = [
      "an",
      "an@",
      "an@xa",
      "an@xa..vn",
      "аn@xa.vn",
      "a@b.vn,c@d.vn",
      "a b@c.vn",
      `${"a".repeat(200)}@b.vn`,
      "a@b.vn\nBcc: c@d.vn",
    ];
    expect(good.filter(isEmail)).toEqual(good);
    expect(bad.filter(isEmail)).toEqual([]);
  });

  test("telephone numbers with any spacing", () => {
    expect(
      ["0912 345 678", "+84 912.345.678", "(0290) 3831 234"].map((text) => isPhone(normalisePhone(text))),
    ).toEqual([true, true, true]);
    expect(["912345678", "0912", "số của tôi"].map((text) => isPhone(normalisePhone(text)))).toEqual([
      false,
      false,
      false,
    ]);
  });

  test("after signing in only addresses of ours are opened", () => {
    const wanted = [
      "/lam-viec/ho-so?x=1",
      "//evil.example",
      "/\\evil.example",
      "https://evil.example",
      "/dang-xuat",
      "",
      "/a b",
    ];
    expect(wanted.map((path) => returnPath(path, "/lam-viec"))).toEqual([
      "/lam-viec/ho-so?x=1",
      "/lam-viec",
      "/lam-viec",
      "/lam-viec",
      "/lam-viec",
      "/lam-viec",
      "/lam-viec",
    ]);
  });

  test("a device has a name people know", () => {
    expect(deviceName("Mozilla/5.0 (Linux; Android 14) Chrome/140.0 Mobile Safari/537.36")).toBe(
      "Chrome trên Android",
    );
    expect(deviceName("curl/8")).toBe("Thiết bị chưa rõ");
  });
});
