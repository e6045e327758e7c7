import { describe, expect, it } from "vitest";
import { clockOf, remainingAfterReturn } from "./clock.ts";
import { missingAnswers, readSection, tidyText } from "./form-section.ts";
import { receiptNumber } from "./receipt.ts";
import { registrationSection, resultsSection, resultYears } from "./sections.ts";

describe("clock", () => {
  it("warns in the last three working days and shouts once the day has passed", () => {
    expect([4, 3, 0, -1].map((left) => clockOf("2026-12-14", left).tone)).toEqual([
      "neutral",
      "warn",
      "warn",
      "danger",
    ]);
  });

  it("gives back the days that were left at a return, at least one", () => {
    expect([15, 6, 0, -4, 40].map(remainingAfterReturn)).toEqual([15, 6, 1, 1, 15]);
  });
});

it("prints a receipt number as Mẫu 01 has it", () => {
  const place = { provinceCode: "96", communeCode: "32065", year: 2026 };
  expect(receiptNumber({ serial: 7, ...place })).toBe("07/PĐK-96-32065-2026");
  expect(receiptNumber({ serial: 128, ...place })).toBe("128/PĐK-96-32065-2026");
});

describe("answers of a form", () => {
  const typed = (given: Record<string, string>) => (name: string) =>
    name in given ? [given[name] ?? ""] : [];

  it("keeps half-finished answers and says what is missing", () => {
    const { answers, faults } = readSection(registrationSection, typed({ unitName: "HTX Trí Lực" }));
    expect(faults).toEqual([]);
    expect(missingAnswers(registrationSection, answers).map((field) => field.name)).toEqual([
      "address",
      "phone",
      "representative",
      "representativeTitle",
      "productName",
      "samples",
    ]);
  });

  it("refuses what cannot be understood, naming the field", () => {
    const { faults } = readSection(
      registrationSection,
      typed({ phone: "gọi sau", samples: "năm", email: "a@" }),
    );
    expect(faults.map((fault) => fault.field)).toEqual(["phone", "email", "samples"]);
  });

  it("refuses texts that are too long and takes out characters no paper can hold", () => {
    const { faults } = readSection(registrationSection, typed({ unitName: "x".repeat(201) }));
    expect(faults).toEqual([{ field: "unitName", text: "“Tên đơn vị” dài 201 ký tự, nhiều nhất là 200." }]);
    expect(tidyText("  a\u0000b\r\nc\u0007 ")).toBe("ab\nc");
  });

  it("knows only the ticks it offers", () => {
    const section = {
      ...registrationSection,
      groups: [
        {
          legend: "",
          fields: [{ name: "t", label: "t", kind: "checks" as const, options: [{ value: "a", label: "A" }] }],
        },
      ],
    };
    expect(readSection(section, () => ["a", "a", "<script>"]).answers.t).toEqual(["a"]);
  });

  it("asks for the three years before the dossier", () => {
    expect(resultYears("2026-11-23")).toEqual([2023, 2024, 2025]);
    const { faults } = readSection(
      resultsSection([2025]),
      typed({ "profit.2025": "-12,5", "revenue.2025": "1.250" }),
    );
    expect(faults).toEqual([]);
  });
});
