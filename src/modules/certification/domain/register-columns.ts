import { foldVietnamese } from "#platform/text";

/** What a column of an office's register may mean. The office keeps its own headings. */
export const registerFields = {
  productName: "Tên sản phẩm",
  producerName: "Chủ thể",
  producerKind: "Loại hình chủ thể",
  taxCode: "Mã số thuế",
  sector: "Nhóm sản phẩm (ngành)",
  commune: "Xã, phường",
  district: "Huyện (trước 7/2025)",
  province: "Tỉnh",
  star: "Hạng sao",
  status: "Tình trạng",
  year: "Năm công nhận",
  decisionNumber: "Số quyết định",
  decisionDate: "Ngày quyết định",
  validUntil: "Có hiệu lực đến",
  points: "Điểm",
  address: "Địa chỉ",
  phone: "Điện thoại",
  communeCode: "Mã xã (từ 7/2025)",
  oldCommuneCode: "Mã xã cũ",
  provinceCode: "Mã tỉnh",
  oldProvinceCode: "Mã tỉnh cũ (trước 7/2025)",
  nameBasis: "Cách ghi tên",
  source: "Nguồn",
  note: "Ghi chú",
} as const;

export type RegisterField = keyof typeof registerFields;

/** First match wins: a telling word stands above the general one ("ngày quyết định" above "quyết định"). */
const patterns: readonly (readonly [RegExp, RegisterField])[] = [
  [/ma so thue|^mst( |$)|tax code/, "taxCode"],
  [/commune code 2025|ma xa moi|^ma (xa|phuong)( phuong| xa)?$/, "communeCode"],
  [/commune code pre2025|ma xa cu/, "oldCommuneCode"],
  [/^province code pre2025$|^ma tinh (cu|truoc)/, "oldProvinceCode"],
  [/^province code 2025$|^ma tinh/, "provinceCode"],
  [/name basis/, "nameBasis"],
  [/(hieu luc|het han|thoi han|gia tri den|valid until|expir)/, "validUntil"],
  [
    /(ngay|date).*(quyet dinh|qd|cong nhan|ky|cap|ban hanh|hieu luc)|^(quyet dinh|qd).* ngay|decision.* date|^ngay$/,
    "decisionDate",
  ],
  [/^nam( |$)|recognition year|^year$/, "year"],
  [/quyet dinh|^(so )?qd( so| cong nhan)?$|decision( number)?/, "decisionNumber"],
  [/hang sao|so sao|^(sao|hang|xep hang|stars?)$|xep loai|phan hang|xep hang/, "star"],
  [/^(loai hinh|loai chu the|hinh thuc to chuc)|producer type/, "producerKind"],
  [/nhom (san pham|nganh)|^(nganh|nhom|phan nhom)( |$)|product group/, "sector"],
  [
    /^(chu the|ten chu the|ten co so|co so|don vi|ten don vi|ten to chuc)|producer( name)?|^chu the ten/,
    "producerName",
  ],
  [/^(ten |danh muc )?(san pham|sp|hang hoa)|product( name)?/, "productName"],
  [/^(ten )?(xa|phuong|dia ban cap xa)( |$)|^commune/, "commune"],
  [/^(ten )?(huyen|quan|thi xa|thanh pho)( |$)|^district/, "district"],
  [/^(ten )?tinh( |$)|^province/, "province"],
  [/dia chi|address/, "address"],
  [/dien thoai|^sdt$|phone/, "phone"],
  [/^(tong )?(diem|so diem)|points|score/, "points"],
  [/tinh trang|trang thai|status/, "status"],
  [/^nguon|source/, "source"],
  [/ghi chu|^note/, "note"],
];

const internalColumns = /^(commune 2025|commune mapping|row id|producer name is person|stt|tt|so tt)$/;

/** The field a heading names; undefined when it names none. */
export function recogniseHeading(heading: string): RegisterField | undefined {
  const folded = foldVietnamese(heading);
  if (folded === "" || folded.length > 80 || internalColumns.test(folded)) return undefined;
  return patterns.find(([pattern]) => pattern.test(folded))?.[1];
}
