import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { codeAt, codeHolds, passAt, passHolds, secondsLeft } from "./check-in-code.ts";

const secret = randomBytes(32);
const at = (text: string) => new Date(`2026-11-22T${text}Z`);
const meeting = "019aa000-0000-7000-8000-000000000001";

test("a code holds in its own minute and the next, then no more", () => {
  const code = codeAt(secret, meeting, at("01:00:30"));
  expect(codeHolds(secret, meeting, code, at("01:00:59"))).toBe(true);
  expect(codeHolds(secret, meeting, code, at("01:01:59"))).toBe(true);
  expect(codeHolds(secret, meeting, code, at("01:02:00"))).toBe(false);
  expect(codeHolds(secret, meeting, code, at("00:59:59"))).toBe(false);
});

test("a code of another meeting or another class opens nothing", () => {
  const code = codeAt(secret, meeting, at("01:00:00"));
  expect(codeHolds(secret, meeting.replace(/1$/, "2"), code, at("01:00:00"))).toBe(false);
  expect(codeHolds(randomBytes(32), meeting, code, at("01:00:00"))).toBe(false);
});

test("a pass lasts ten minutes and cannot be made older or newer", () => {
  const pass = passAt(secret, meeting, at("01:00:00"));
  expect(passHolds(secret, meeting, pass, at("01:10:59"))).toBe(true);
  expect(passHolds(secret, meeting, pass, at("01:11:00"))).toBe(false);
  const [minute = "0", mark] = pass.split(".");
  expect(passHolds(secret, meeting, `${Number(minute) + 5}.${mark}`, at("01:12:00"))).toBe(false);
  expect(passHolds(secret, meeting, "nonsense", at("01:00:00"))).toBe(false);
});

test("the screen knows when the next code comes", () => expect(secondsLeft(at("01:00:45"))).toBe(15));
