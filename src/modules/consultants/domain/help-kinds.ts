/** What a producer may be helped with; the same codes in support requests, engagements and needs of candidates. */
export const helpKinds = {
  packaging: "Thiết kế bao bì",
  label: "Nhãn sản phẩm",
  story: "Câu chuyện sản phẩm",
  business_plan: "Phương án sản xuất kinh doanh",
  traceability: "Truy xuất nguồn gốc",
  website: "Trang web",
  barcode: "Mã số, mã vạch",
  trademark: "Đăng ký nhãn hiệu",
  gi: "Chỉ dẫn địa lý",
  design_protection: "Bảo hộ kiểu dáng",
  testing: "Kiểm nghiệm",
  certification: "Chứng nhận chất lượng",
  machinery: "Máy móc, thiết bị",
  digital_sales: "Bán hàng trên môi trường số",
  other: "Việc khác",
} as const satisfies Record<string, string>;

export type HelpKind = keyof typeof helpKinds;

export const helpKindCodes = Object.keys(helpKinds) as HelpKind[];

export function isHelpKind(code: string): code is HelpKind {
  return Object.hasOwn(helpKinds, code);
}

/** The Vietnamese name; the code itself for one nobody knows any more. */
export function helpKindName(code: string): string {
  return isHelpKind(code) ? helpKinds[code] : code;
}
