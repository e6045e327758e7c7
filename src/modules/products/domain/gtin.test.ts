import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkDigit, gtinFault } from "./gtin.ts";

describe("gtinFault", () => {
  // Known numbers: the GS1 check digit calculator's example, a Vietnamese prefix (893), an EAN-8, a UPC-A.
  it.each(["6291041500213", "8934563138165", "96385074", "036000291452", "00012345600012"])(
    "takes %s",
    (gtin) => expect(gtinFault(gtin)).toBeUndefined(),
  );
  it.each(["6291041500214", "123", "893456313816X", "", "89345631381650000"])("refuses “%s”", (gtin) =>
    expect(gtinFault(gtin)).toBeDefined(),
  );
  it("notices every single wrong digit", () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(digits, fc.integer({ min: 0, max: 11 }), fc.integer({ min: 1, max: 9 }), (body, at, by) => {
        const text = body.join("");
        const wrong = body.map((digit, index) => (index === at ? (digit + by) % 10 : digit)).join("");
        expect(gtinFault(text + checkDigit(text))).toBeUndefined();
        expect(gtinFault(wrong + checkDigit(text))).toBeDefined();
      }),
    );
  });
});
