import { dimensionValueWords, findIndicator, goalWords, indicatorWords, lights } from "#modules/planning";
import { findCommune } from "#modules/territory";
import type { SheetCell } from "#platform/documents";
import { formatDate } from "#platform/ui";
import type { Dashboard, Shown } from "../use-cases/dashboard/view-dashboard.ts";

/** A dashboard as rows: the same figures that the screen shows, one table. */
export function dashboardRows(view: Dashboard): SheetCell[][] {
  return [
    ...Object.values(view.headline).map((each) => figureRow("Số liệu chính", each)),
    ...(view.targets?.results ?? []).map((each): SheetCell[] => [
      "Chỉ tiêu",
      each.indicator ? indicatorWords(each.indicator, each.target.filter) : each.target.indicator,
      each.figure?.value ?? null,
      each.indicator?.unit ?? "",
      goalWords(each.target),
      lights[each.light].label,
      each.reason,
    ]),
    ...view.trend.map(({ year, recognised, cumulative }): SheetCell[] => [
      "Theo năm",
      `Lượt công nhận năm ${year}`,
      recognised[3] + recognised[4] + recognised[5] + recognised.other,
      "sản phẩm",
      null,
      null,
      `3 sao ${recognised[3]}, 4 sao ${recognised[4]}, 5 sao ${recognised[5]}; lũy kế ${cumulative}`,
    ]),
    ...view.lapse.months.map(({ query, figure }): SheetCell[] => [
      "Sắp hết hiệu lực",
      `Từ ${formatDate(query.fromOn)} đến ${formatDate(query.toOn)}`,
      figure.value,
      "sản phẩm",
      null,
      null,
      null,
    ]),
    ...(view.pipeline ?? []).map(({ label, count, overdue, still }): SheetCell[] => [
      "Hồ sơ đang xử lý",
      label,
      count,
      "hồ sơ",
      null,
      null,
      `quá hạn ${overdue}, lâu chưa chuyển ${still}`,
    ]),
    ...view.money.map((each): SheetCell[] => [
      "Kinh phí đã chi",
      dimensionValueWords("source", each.source),
      each.paidVnd,
      "đồng",
      null,
      null,
      `được giao ${each.allocatedVnd}; ${each.recognised} sản phẩm được công nhận`,
    ]),
    ...view.tasks.units.map((each): SheetCell[] => [
      "Nhiệm vụ quá hạn",
      each.agencyName ?? findCommune(each.communeCode ?? "")?.fullName ?? "",
      each.overdue,
      "nhiệm vụ",
      null,
      null,
      `trong ${each.open} nhiệm vụ chưa xong`,
    ]),
  ];
}

function figureRow(group: string, { query, figure }: Shown): SheetCell[] {
  const indicator = findIndicator(query.code);
  const name = indicator ? indicatorWords(indicator, query.filter ?? {}) : query.code;
  return [group, name, figure.value, indicator?.unit ?? "", null, null, null];
}
