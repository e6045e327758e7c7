import { describe, expect, it } from "vitest";
import { letterText, paragraphsOf } from "./letter-text.ts";

describe("a letter's text", () => {
  it("greets, says paragraph by paragraph, gives the way and signs", () => {
    expect(letterText("Lê Thị Lam", paragraphsOf("Một.\n\n  Hai.  \n"), "Mở: https://a.vn/b")).toBe(
      "Kính gửi Lê Thị Lam,\n\nMột.\n\nHai.\n\nMở: https://a.vn/b\n\nSaoQuê – nền tảng Chương trình Mỗi xã một sản phẩm",
    );
  });
});
