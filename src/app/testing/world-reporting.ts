import { uuidv7 } from "#platform/db";
import type { Place } from "./world.ts";
import type { Insert } from "./world-council.ts";

const figure = { value: 1, before: 0, numerator: 1, denominator: null };
const names =
  "fresh upgraded again recognised lapsed cumulative valid producersNew producers cooperatives enterprises women modern classes learners attendances officials leaders events booths participations sales salePoints supports dossiers jobs allocated disbursed";

/** A draft report of the province with a section, a schedule and an export that is done. */
export async function makeReporting(
  insert: Insert,
  { mark, province }: Place,
  officer: string,
): Promise<Record<string, string>> {
  const reportId = await insert("reporting.reports", {
    id: uuidv7(),
    level: "province",
    province_code: province,
    kind: "quarter",
    year: 2026,
    period_no: 3,
    from_on: "2026-07-01",
    to_on: "2026-09-30",
    title: `Báo cáo ${mark}`,
    figures: JSON.stringify({
      fromOn: "2026-07-01",
      toOn: "2026-09-30",
      values: Object.fromEntries(names.split(" ").map((name) => [name, figure])),
      stars: { 3: 1, 4: 0, 5: 0 },
      validStars: { 3: 1, 4: 0, 5: 0 },
      plan: null,
      targets: [],
      ending: [{ months: 6, products: 1 }],
      money: [],
      tasks: { open: 0, overdue: 0, units: [] },
      units: [],
      products: [{ label: `Sản phẩm ${mark}`, star: 3, on: "2026-08-01" }],
    }),
    figures_at: "2026-10-02T01:00:00Z",
    created_by: officer,
    created_by_name: `Cán bộ ${mark}`,
  });
  await insert("reporting.report_sections", {
    report_id: reportId,
    key: "products",
    position: 0,
    title: "Đánh giá, phân hạng",
    written: `Lời tự viết của ${mark}`,
    edited: `Lời sửa của ${mark}`,
    edited_by: officer,
    edited_by_name: `Cán bộ ${mark}`,
    edited_at: "2026-10-02T02:00:00Z",
  });
  const scheduleId = await insert("reporting.schedules", {
    id: uuidv7(),
    level: "province",
    province_code: province,
    kind: "quarter",
    recipients: [`bao-cao.${mark.toLowerCase()}@thu.example`],
    next_on: "2100-01-05",
    created_by: officer,
  });
  const exportId = await insert("reporting.exports", {
    id: uuidv7(),
    standard: "qd5277",
    province_code: province,
    as_of: "2026-10-01",
    status: "done",
    rows_total: 1,
    faults: 1,
    report: JSON.stringify({
      tables: [{ name: "PTNT_OCOP", title: "Sản phẩm OCOP", rows: 1, faults: 1 }],
      faults: [
        { table: "PTNT_OCOP", line: 1, column: "XepHang", key: mark, text: "Thiếu giá trị bắt buộc." },
      ],
    }),
    requested_by: officer,
    requested_by_name: `Cán bộ ${mark}`,
    requested_at: "2026-10-01T01:00:00Z",
    finished_at: "2026-10-01T01:01:00Z",
  });
  return { reportId, sectionKey: "products", scheduleId, exportId, ministryTable: "PTNT_OCOP" };
}
