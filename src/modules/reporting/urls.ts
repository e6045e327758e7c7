const dashboard = "/lam-viec/dieu-hanh";
const reports = "/lam-viec/bao-cao";
const exports = "/lam-viec/xuat-du-lieu";
const report = (reportId: string) => `${reports}/${reportId}`;

function withQuery(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const told = Object.entries(query).filter((entry): entry is [string, string] => (entry[1] ?? "") !== "");
  return told.length > 0 ? `${path}?${new URLSearchParams(told)}` : path;
}

/** Every address of this module. */
export const reportingUrls = {
  dashboard,
  dashboardOf: (query: Readonly<Record<string, string | undefined>>) => withQuery(dashboard, query),
  map: `${dashboard}/ban-do`,
  mapOf: (query: Readonly<Record<string, string | undefined>>) => withQuery(`${dashboard}/ban-do`, query),
  mapSheet: `${dashboard}/ban-do.xlsx`,
  mapSheetOf: (query: Readonly<Record<string, string | undefined>>) =>
    withQuery(`${dashboard}/ban-do.xlsx`, query),
  dashboardSheet: `${dashboard}/so-lieu.xlsx`,
  dashboardSheetOf: (query: Readonly<Record<string, string | undefined>>) =>
    withQuery(`${dashboard}/so-lieu.xlsx`, query),
  comparison: `${dashboard}/so-sanh`,
  comparisonOf: (query: Readonly<Record<string, string | undefined>>) =>
    withQuery(`${dashboard}/so-sanh`, query),
  comparisonSheetOf: (query: Readonly<Record<string, string | undefined>>) =>
    withQuery(`${dashboard}/so-sanh.xlsx`, query),
  comparisonSheet: `${dashboard}/so-sanh.xlsx`,
  reports,
  reportsSheet: `${reports}/danh-sach.xlsx`,
  newReport: `${reports}/moi`,
  report,
  refreshReport: (reportId: string) => `${report(reportId)}/tinh-lai`,
  section: (reportId: string, sectionKey: string) => `${report(reportId)}/phan/${sectionKey}`,
  writtenSection: (reportId: string, sectionKey: string) => `${report(reportId)}/phan/${sectionKey}/tu-viet`,
  reportPaper: (reportId: string) => `${report(reportId)}/ban-in`,
  reportWord: (reportId: string) => `${report(reportId)}/bao-cao.docx`,
  reportPdf: (reportId: string) => `${report(reportId)}/bao-cao.pdf`,
  reportAnnex: (reportId: string) => `${report(reportId)}/phu-luc.xlsx`,
  finishReport: (reportId: string) => `${report(reportId)}/hoan-thanh`,
  reopenReport: (reportId: string) => `${report(reportId)}/ban-moi`,
  dropReport: (reportId: string) => `${report(reportId)}/bo`,
  schedules: `${reports}/lich-gui`,
  stopSchedule: (scheduleId: string) => `${reports}/lich-gui/${scheduleId}/dung`,
  exports,
  export: (exportId: string) => `${exports}/${exportId}`,
  exportXlsx: (exportId: string) => `${exports}/${exportId}/du-lieu.xlsx`,
  exportJson: (exportId: string) => `${exports}/${exportId}/du-lieu.json`,
  exportCsv: (exportId: string, ministryTable: string) => `${exports}/${exportId}/bang/${ministryTable}`,
  exportFaults: (exportId: string) => `${exports}/${exportId}/loi.xlsx`,
} as const;
