import fc from "fast-check";
import { expect, test } from "vitest";
import { certificateNumber, completionOf, meetingsNeeded } from "./completion.ts";

const rule = { meetings: 6, attendanceShare: 75, testMax: 100, testPass: 50 };

test("three quarters of six meetings are five", () => expect(meetingsNeeded(rule)).toBe(5));

test("enough meetings and points earn the certificate", () =>
  expect(completionOf(rule, { attended: 5, testPoints: 50 })).toEqual({ reached: true }));

test("what is missing is all said at once", () =>
  expect(completionOf(rule, { attended: 2, testPoints: 49 })).toEqual({
    reached: false,
    why: "Dự 2/6 buổi; cần ít nhất 5 buổi (75 %). Kiểm tra 49/100 điểm; cần từ 50 điểm.",
  }));

test("a test nobody marked is no zero", () =>
  expect(completionOf(rule, { attended: 6, testPoints: null })).toMatchObject({
    why: "Chưa có điểm kiểm tra.",
  }));

test("a class without a test asks for attendance alone", () =>
  expect(
    completionOf({ ...rule, testMax: null, testPass: null }, { attended: 5, testPoints: null }).reached,
  ).toBe(true));

test("a class without meetings certifies nobody", () =>
  expect(completionOf({ ...rule, meetings: 0 }, { attended: 0, testPoints: 100 }).reached).toBe(false));

test("more meetings and more points never take a certificate away", () => {
  const whole = (max: number) => fc.integer({ min: 0, max });
  fc.assert(
    fc.property(whole(12), whole(12), whole(100), whole(100), (attended, more, points, extra) => {
      const at = (a: number, p: number) => completionOf(rule, { attended: a, testPoints: p }).reached;
      expect(!at(attended, points) || at(attended + more, points + extra)).toBe(true);
    }),
  );
});

test("numbers run within province and year", () =>
  expect(certificateNumber(42, 2026, "96")).toBe("0042/2026/CNHT-96"));
