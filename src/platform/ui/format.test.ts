import { expect, test } from "vitest";
import {
  formatDate,
  formatDateTime,
  formatDeadline,
  formatFileSize,
  formatMoney,
  formatNumber,
  formatPercent,
  formatPoints,
  formatShortPoints,
  parseNumber,
} from "./format.ts";

test("numbers are written the Vietnamese way", () => {
  expect(formatNumber(1234567.89)).toBe("1.234.567,89");
  expect(formatNumber(-1000)).toBe("-1.000");
  expect(formatPoints(74)).toBe("74,00");
  expect(formatPoints(89.996)).toBe("89,99");
  expect(formatShortPoints(32.8)).toBe("32,8");
  expect(formatShortPoints(28.333333)).toBe("28,33");
  expect(formatPercent(0.425)).toBe("42,5 %");
});

test("money is whole đồng", () => {
  expect(formatMoney(1_200_000)).toBe("1.200.000 đồng");
  expect(formatMoney(0)).toBe("0 đồng");
});

test("file sizes stay short", () => {
  expect(formatFileSize(512)).toBe("512 B");
  expect(formatFileSize(850_400)).toBe("850 kB");
  expect(formatFileSize(1_230_000)).toBe("1,2 MB");
});

test("a day stays the same day wherever the server stands", () => {
  expect(formatDate("2026-11-22")).toBe("22/11/2026");
});

test("a moment is told in Vietnamese time", () => {
  expect(formatDate(new Date("2026-11-21T17:30:00Z"))).toBe("22/11/2026");
  expect(formatDateTime("2026-11-21T17:05:00Z")).toBe("22/11/2026 00:05");
});

test("deadlines say how much is left", () => {
  expect(formatDeadline({ daysLeft: 3, working: true })).toBe("còn 3 ngày làm việc");
  expect(formatDeadline({ daysLeft: 40 })).toBe("còn 40 ngày");
  expect(formatDeadline({ daysLeft: 0 })).toBe("hết hạn hôm nay");
  expect(formatDeadline({ daysLeft: -2 })).toBe("quá hạn 2 ngày");
});

test("typed numbers are read the Vietnamese way", () => {
  expect(parseNumber("1.234,5")).toBe(1234.5);
  expect(parseNumber(" 1200000 ")).toBe(1_200_000);
  expect(parseNumber("12.5")).toBeUndefined();
  expect(parseNumber("mười")).toBeUndefined();
  expect(parseNumber("")).toBeUndefined();
});
