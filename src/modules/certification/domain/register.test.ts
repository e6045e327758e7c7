import { describe, expect, it } from "vitest";
import { certificateNumber, certificateSlug } from "./certificate-number.ts";
import { type RegisterField, recogniseHeading } from "./register-columns.ts";
import { readRegisterRow } from "./register-row.ts";
import {
  readDay,
  readProducerKind,
  readSector,
  readStar,
  readTaxCode,
  splitDecision,
} from "./register-values.ts";
import { ruleSetOfPast } from "./rule-set-of.ts";
import { certificateStatus, lastValidDay } from "./validity.ts";

describe("headings of an office", () => {
  it.each([
    ["Tên sản phẩm", "productName"],
    ["TÊN SẢN PHẨM OCOP", "productName"],
    ["Tên chủ thể", "producerName"],
    ["Chủ thể sản xuất", "producerName"],
    ["Loại hình chủ thể", "producerKind"],
    ["Xã/phường", "commune"],
    ["Huyện, thành phố", "district"],
    ["Hạng sao", "star"],
    ["Số sao", "star"],
    ["Kết quả phân hạng", "star"],
    ["Quyết định công nhận", "decisionNumber"],
    ["Số QĐ", "decisionNumber"],
    ["Ngày QĐ", "decisionDate"],
    ["Quyết định công nhận Ngày", "decisionDate"],
    ["Ngày, tháng, năm công nhận", "decisionDate"],
    ["Năm", "year"],
    ["Nhóm sản phẩm", "sector"],
    ["Ghi chú", "note"],
    ["recognition_year", "year"],
    ["STT", undefined],
    ["", undefined],
  ])("%s → %s", (heading, field) => expect(recogniseHeading(heading)).toBe(field));
});

describe("values as offices write them", () => {
  it.each([
    ["05/03/2022", "2022-03-05", 2022],
    ["5-3-22", "2022-03-05", 2022],
    ["5.3.2022", "2022-03-05", 2022],
    ["2022-03-05", "2022-03-05", 2022],
    ["ngày 05 tháng 3 năm 2022", "2022-03-05", 2022],
    [44625, "2022-03-05", 2022],
    [new Date("2022-03-05T00:00:00Z"), "2022-03-05", 2022],
    ["2021", null, 2021],
    [2021, null, 2021],
    ["", null, null],
  ])("day %s", (cell, day, year) => expect(readDay(cell)).toEqual({ day, year }));

  it.each(["31/02/2022", "hôm qua", "1999", "99/99/9999"])("no day: %s", (cell) =>
    expect(readDay(cell)).toBeUndefined(),
  );

  it.each([
    ["3 sao", 3],
    ["★★★★", 4],
    ["Hạng bốn sao", 4],
    ["5*", 5],
    [3, 3],
    ["", null],
    ["tốt", undefined],
  ])("star %s", (cell, star) => expect(readStar(cell)).toBe(star));

  it.each([
    ["0301234567", "0301234567"],
    ["2001234567-001", "2001234567-001"],
    ["2001 234 567 – 001", "2001234567-001"],
    [301234567, "0301234567"],
    [2001234567, "2001234567"],
    ["096123456789", null],
    ["", null],
    [null, null],
    ["301234567", undefined],
    ["không có", undefined],
  ])("tax code %s", (cell, code) => expect(readTaxCode(cell)).toBe(code));

  it("kind, sector and decision", () => {
    expect(readProducerKind("", "HTX Bình Minh")).toBe("cooperative");
    expect(readProducerKind("Tổ hợp tác", "HTX")).toBe("cooperative_group");
    expect(readProducerKind("", "Công ty TNHH Một")).toBe("enterprise");
    expect(readProducerKind("", "Bảy Sánh")).toBe("unknown");
    expect(readSector("Đồ uống")).toBe("II");
    expect(readSector("gì đó")).toBeUndefined();
    expect(splitDecision("Số 86/QĐ-UBND ngày 12/01/2022")).toEqual({
      number: "86/QĐ-UBND",
      day: "2022-01-12",
    });
  });

  it("tells every fault of a line at once", () => {
    const line: Partial<Record<RegisterField, string>> = {
      producerName: "H",
      star: "2 sao",
      decisionDate: "31/02/2022",
      sector: "gì đó",
    };
    const rules = { producerRequired: true, thisYear: 2026 };
    const { faults } = readRegisterRow((field) => line[field] ?? null, 7, rules);
    expect(faults.map(({ field }) => field)).toEqual([
      "productName",
      "producerName",
      "star",
      "sector",
      "decisionDate",
    ]);
  });

  it.each([
    [null, 2021, "1048/781"],
    [null, 2023, null],
    ["2023-02-23", 2023, "1048/781"],
    ["2023-02-24", 2023, "148"],
    ["2026-05-22", 2026, "26/2026"],
    [null, 2026, null],
    [null, null, null],
  ])("rules of %s %s: %s", (day, year, ruleSet) => expect(ruleSetOfPast(day, year).ruleSet).toBe(ruleSet));
});

describe("validity", () => {
  it("holds through the same day 36 months later", () => {
    expect(lastValidDay("2026-11-20")).toBe("2029-11-20");
    expect(lastValidDay("2024-02-29")).toBe("2027-02-28");
  });

  it.each([
    ["2029-11-20", null, "2029-11-20", "expiring"],
    ["2029-11-20", null, "2029-11-21", "expired"],
    ["2029-11-20", null, "2029-05-24", "expiring"],
    ["2029-11-20", null, "2029-05-23", "valid"],
    ["2029-11-20", "2028-01-01", "2028-01-01", "revoked"],
    ["2029-11-20", "2028-01-02", "2028-01-01", "valid"],
    [null, null, "2028-01-01", "unknown"],
  ] as const)("until %s, revoked %s, on %s: %s", (validUntil, revokedOn, today, status) =>
    expect(certificateStatus({ validUntil, revokedOn, today })).toBe(status),
  );

  it("numbers never meet: a pattern without the province gets it", () => {
    const parts = { serial: 7, year: 2026, provinceCode: "96" };
    expect(certificateNumber("{stt}/{nam}/GCN-OCOP-{tinh}", parts)).toBe("07/2026/GCN-OCOP-96");
    expect(certificateNumber("GCN {stt}", parts)).toBe("GCN 07-2026-96");
    expect(certificateSlug("07/2026/GCN-ĐẶC SẢN-96")).toBe("07-2026-GCN-DAC-SAN-96");
  });
});
