const SYSTEM_TEMPLATE = "Mẫu của hệ thống SaoQuê; văn bản ký chính thức do cơ quan có thẩm quyền ban hành.";

export function footnoteOf(isDemo: boolean): string {
  return isDemo ? `Dữ liệu minh hoạ. ${SYSTEM_TEMPLATE}` : SYSTEM_TEMPLATE;
}

// NĐ 30/2020/NĐ-CP: a zero stands before days below 10 and before months 1 and 2.
export function dayInWords(day: string | null): string {
  if (!day) return "ngày … tháng … năm …";
  const [year = "", month = "", date = ""] = day.split("-");
  return `ngày ${date} tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}`;
}

/** "Cà Mau" of "Tỉnh Cà Mau", as it stands before the date. */
export function placeOf(province: string): string {
  return province.replace(/^(Tỉnh|Thành phố) /, "");
}
