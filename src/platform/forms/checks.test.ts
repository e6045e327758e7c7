import { describe, expect, it } from "vitest";
import { startChecks } from "./index.ts";

const label = "tên";

describe("startChecks", () => {
  it("gathers every fault instead of stopping at the first", () => {
    const check = startChecks();
    check.line("name", "   ", { label, max: 10 });
    check.email("email", "khong-phai-email");
    check.optionalPhone("phone", "12");
    expect(check.result(1)).toEqual({
      ok: false,
      faults: [
        { field: "name", text: "Nhập tên." },
        { field: "email", text: "Địa chỉ e-mail chưa đúng. Ví dụ: ten@donvi.vn." },
        { field: "phone", text: "Số điện thoại chưa đúng. Ví dụ: 0912345678 hoặc 02903123456." },
      ],
    });
  });

  it("makes one line of a line, keeps the lines of a text, drops control characters", () => {
    const check = startChecks();
    expect(check.line("a", " Mắm\r\nBcc: x \u0007 ", { label, max: 50 })).toBe("Mắm Bcc: x");
    expect(check.optionalText("b", "một\r\nhai\u0000", { label, max: 50 })).toBe("một\nhai");
    expect(check.faults).toEqual([]);
  });

  it.each([
    ["1.200", 1200],
    ["12,5", 12.5],
    ["", null],
  ])("reads the number %s", (typed, wanted) => {
    const check = startChecks();
    expect(check.optionalDecimal("n", typed, { label })).toBe(wanted);
    expect(check.faults).toEqual([]);
  });

  it.each(["1e9", "12abc", "-1", "99999999999999999999"])("refuses the number %s", (typed) => {
    const check = startChecks();
    check.optionalWhole("n", typed, { label, max: 1000 });
    expect(check.faults).toHaveLength(1);
  });

  it.each(["2026-02-30", "22/11/2026", "9999-01-01"])("refuses the day %s", (typed) => {
    const check = startChecks();
    expect(check.optionalDay("d", typed, { label })).toBeNull();
    expect(check.faults).toHaveLength(1);
  });

  it("takes web addresses only", () => {
    const check = startChecks();
    expect(check.optionalWebAddress("w", "mamcaloc.vn")).toBe("https://mamcaloc.vn/");
    expect(check.faults).toEqual([]);
    expect(check.optionalWebAddress("w", "javascript:alert(1)")).toBeNull();
    expect(check.faults).toHaveLength(1);
  });
});
