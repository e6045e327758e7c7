import { expect, test } from "vitest";
import { diffTexts } from "./text-diff.ts";

const rebuilt = (parts: ReturnType<typeof diffTexts>, without: string) =>
  parts
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join("");

test("a changed word stands as taken away and added, the rest as it was", () => {
  expect(diffTexts("công nhận 40 sản phẩm", "công nhận 44 sản phẩm")).toEqual([
    { kind: "same", text: "công nhận " },
    { kind: "removed", text: "40" },
    { kind: "added", text: "44" },
    { kind: "same", text: " sản phẩm" },
  ]);
});

test.each([
  ["", "mới"],
  ["cũ", ""],
  ["một\nhai ba", "hai\nba bốn"],
  ["a ".repeat(1200), `${"a ".repeat(1199)}b`],
])("both texts can be put together again from the parts", (before, after) => {
  const parts = diffTexts(before, after);
  expect(rebuilt(parts, "added")).toBe(before);
  expect(rebuilt(parts, "removed")).toBe(after);
});
