import { expect, test } from "vitest";
import type { ReportFigures } from "../domain/figures.ts";
import type { Report } from "../domain/report.ts";
import { dayWords, reportPaper } from "./report.paper.ts";

const report = {
  level: "province",
  provinceCode: "96",
  communeCode: null,
  title: "Kết quả quý III/2026",
  status: "draft",
  edition: 2,
  isDemo: false,
  // 06:30 of 6 October in Việt Nam: the hour at which scheduled reports are made.
  figuresAt: new Date("2026-10-05T23:30:00Z"),
} as Report;
const figures = { targets: [], products: [], toOn: "2026-09-30" } as unknown as ReportFigures;

test("the foot of a paper tells the day in Việt Nam and the edition", () => {
  expect(reportPaper({ report, figures, sections: [] }).footnote).toBe(
    "Số liệu của hệ thống SaoQuê, tính lúc 06/10/2026. Bản thứ 2.",
  );
});

test("a signing day is written as the decree on papers asks", () => {
  expect(dayWords("2026-02-08")).toBe("ngày 08 tháng 02 năm 2026");
  expect(dayWords("2026-11-22")).toBe("ngày 22 tháng 11 năm 2026");
});
