import { expect, test } from "vitest";
import { lawOf, shortOf } from "./explain.ts";

test("what is missing is rounded up, never to zero", () => {
  expect(shortOf(70, 69.996)).toBe("0,01");
  expect(shortOf(70, 64.3)).toBe("5,70");
  expect(shortOf(90, 89)).toBe("1,00");
});

test("every outcome names its article", () => {
  expect([5, 4, 3, 2, 1].map((star) => lawOf(star, false).article)).toEqual([
    "Điều 3",
    "Điều 3",
    "Điều 3",
    "Điều 3",
    "Điều 3",
  ]);
  expect(lawOf(0, true).article).toBe("Phụ lục II");
});
