import { findIndicator } from "#modules/planning";
import { type BookSheet, writeBook } from "#platform/documents";
import { type ReportFigures, type ReportIndicator, reportIndicators } from "../domain/figures.ts";

/** The annex of a report: one sheet a table, the figures as they were kept with it. */
export function writeAnnex(figures: ReportFigures): Promise<Buffer> {
  return writeBook([
    indicatorSheet(figures),
    {
      name: "Chỉ tiêu",
      columns: widths(
        ["Chỉ tiêu", 50],
        ["Đơn vị", 14],
        ["Kế hoạch", 14],
        ["Thực hiện", 14],
        ["Đạt (%)", 12],
        ["Đánh giá", 20],
        ["Lý do", 60],
      ),
      rows: figures.targets.map((each) => [
        each.name,
        each.unit,
        each.goal,
        each.value,
        each.percent,
        each.lightLabel,
        each.reason,
      ]),
    },
    {
      name: "Sản phẩm công nhận",
      columns: widths(["Sản phẩm – chủ thể", 70], ["Hạng sao", 12], ["Ngày", 14]),
      rows: figures.products.map(({ label, star, on }) => [label, star, new Date(`${on}T00:00:00Z`)]),
    },
    {
      name: "Theo địa bàn",
      columns: widths(["Đơn vị", 36], ["Công nhận trong kỳ", 20], ["Lũy kế", 14]),
      rows: figures.units.map(({ name, recognised, cumulative }) => [name, recognised, cumulative]),
    },
    {
      name: "Kinh phí",
      columns: widths(
        ["Nguồn", 40],
        ["Được giao (đồng)", 20],
        ["Đã chi (đồng)", 20],
        ["Sản phẩm được công nhận", 18],
        ["Chi cho sản phẩm đó (đồng)", 22],
      ),
      rows: figures.money.map((each) => [
        each.source,
        each.allocatedVnd,
        each.paidVnd,
        each.recognised,
        each.recognisedVnd,
      ]),
    },
    {
      name: "Nhiệm vụ quá hạn",
      columns: widths(["Đơn vị", 50], ["Chưa xong", 14], ["Quá hạn", 14]),
      rows: figures.tasks.units.map(({ name, open, overdue }) => [name, open, overdue]),
    },
  ]);
}

const widths = (...columns: [string, number][]) => columns.map(([label, width]) => ({ label, width }));

function indicatorSheet({ values }: ReportFigures): BookSheet {
  const names = Object.keys(reportIndicators) as ReportIndicator[];
  return {
    name: "Chỉ số",
    columns: widths(["Chỉ số", 50], ["Đơn vị", 16], ["Trong kỳ / cuối kỳ", 18], ["Cùng kỳ năm trước", 18]),
    rows: names.map((name) => {
      const indicator = findIndicator(reportIndicators[name]);
      return [indicator?.name ?? name, indicator?.unit ?? "", values[name].value, values[name].before];
    }),
  };
}
