import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldVietnamese, normaliseTonePlacement, slugify } from "./index.ts";

describe("foldVietnamese", () => {
  it.each([
    ["Hoà Bình", "hoa binh"],
    ["Hòa Bình", "hoa binh"],
    ["ĐẮK LẮK", "dak lak"],
    ["Bà Rịa - Vũng Tàu", "ba ria vung tau"],
    ["Xã Ea H’Leo", "xa ea hleo"],
    ["Xã Ea H'leo", "xa ea hleo"],
    ["  Mắm   cá\tlóc  ", "mam ca loc"],
    ["Phường Văn Miếu – Quốc Tử Giám", "phuong van mieu quoc tu giam"],
    ["", ""],
  ])("%s", (given, folded) => expect(foldVietnamese(given)).toBe(folded));

  it("reads composed and decomposed letters alike", () => {
    expect(foldVietnamese("Thuỷ Nguyên".normalize("NFD"))).toBe(
      foldVietnamese("Thủy Nguyên".normalize("NFC")),
    );
  });

  it("folding twice changes nothing more", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const once = foldVietnamese(text);
        expect(foldVietnamese(once)).toBe(once);
      }),
    );
  });
});

describe("normaliseTonePlacement", () => {
  it.each([
    ["Hoà Bình", "Hòa Bình"],
    ["Thuỷ Nguyên", "Thủy Nguyên"],
    ["HOÀ THÀNH", "HÒA THÀNH"],
    ["khoẻ, loè, tuý", "khỏe, lòe, túy"],
    ["Hòa Bình", "Hòa Bình"],
    ["Phú Quý, quỳ, QUÝ", "Phú Quý, quỳ, QUÝ"],
    ["hoàn, hoài, khuỷu, huỳnh, toán", "hoàn, hoài, khuỷu, huỳnh, toán"],
  ])("%s", (given, wanted) => expect(normaliseTonePlacement(given)).toBe(wanted));
});

it("slugify keeps ASCII letters and digits", () => {
  expect(slugify("Mắm cá lóc Trí Phải – 500 g")).toBe("mam-ca-loc-tri-phai-500-g");
  expect(slugify("ƯỚP & sấy (loại 1)")).toBe("uop-say-loai-1");
  expect(slugify("★")).toBe("");
});
