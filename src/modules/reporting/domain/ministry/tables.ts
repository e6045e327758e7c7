/** Kinds of columns that the ministry's data structure knows. */
export type ColumnType = "integer" | "text" | "decimal" | "date" | "boolean";

export interface MinistryColumn {
  name: string;
  type: ColumnType;
  /** Longest text allowed. */
  length?: number;
  /** Digits before and after the point of a decimal. */
  digits?: { whole: number; fraction: number };
  required?: boolean;
  /** The only values allowed. */
  values?: readonly string[];
  /** Columns whose values must stand in this table and column. */
  refersTo?: { table: string; column: string };
  /** What the office should know of the column: unit, or what is not settled. */
  note?: string;
}

export interface MinistryTable {
  name: string;
  title: string;
  standard: Standard;
  key: readonly string[];
  columns: readonly MinistryColumn[];
}

export type Standard = "qd5277" | "qd5333";

export const standards: Readonly<Record<Standard, { title: string; confidence: string }>> = {
  qd5277: {
    title: "QĐ 5277/QĐ-BNNMT – cơ sở dữ liệu tổng hợp ngành nông nghiệp",
    confidence:
      "Cấu trúc bảng đọc qua một bản dựng lại công khai của phụ lục; mã của TrangThai chưa có danh mục chính thức.",
  },
  qd5333: {
    title: "QĐ 5333 – cơ sở dữ liệu chuyên ngành, phần OCOP",
    confidence:
      "Tên đầy đủ và ngày ban hành chưa tìm được; chỉ xuất những bảng đã biết cột, chưa có kiểu và độ dài chính thức.",
  },
};

/** Codes that the published structure leaves open; our own, stated in the export's report. */
export const productStates = { valid: "1", expired: "2", revoked: "3", unknown: "0" } as const;

const text = (name: string, length: number, more: Partial<MinistryColumn> = {}): MinistryColumn => ({
  name,
  type: "text",
  length,
  ...more,
});

const unitCode = text("Ma_DonViHanhChinh", 10, {
  required: true,
  refersTo: { table: "DM_DonViHanhChinh", column: "Ma_DonViHanhChinh" },
});

/** QĐ 5277/QĐ-BNNMT, as far as its columns are known; PTNT_OCOP is the one the programme answers for. */
const aggregate: readonly MinistryTable[] = [
  {
    name: "PTNT_OCOP",
    title: "Sản phẩm OCOP",
    standard: "qd5277",
    key: ["MA_OCOP"],
    columns: [
      {
        name: "MA_OCOP",
        type: "integer",
        required: true,
        note: "Số thứ tự bền của sản phẩm, không dùng lại.",
      },
      unitCode,
      text("Ma_ThoiGian", 10, {
        required: true,
        refersTo: { table: "DM_KhoangThoiGian", column: "Ma_ThoiGian" },
      }),
      text("Ma_SanPham", 10, { required: true, refersTo: { table: "DM_SanPham", column: "Ma_SanPham" } }),
      text("TenSanPham", 255, { required: true }),
      text("XepHang", 50, { required: true, values: ["3*", "4*", "5*"] }),
      text("ChuTheSXKD", 255, { required: true }),
      {
        name: "DoanhThuNam",
        type: "decimal",
        digits: { whole: 12, fraction: 2 },
        note: "Triệu đồng, doanh thu cả năm của chủ thể; để trống khi chủ thể chưa khai.",
      },
      text("TrangThai", 10, {
        required: true,
        values: Object.values(productStates),
        note: "Danh mục mã chưa được công bố: 1 còn hiệu lực, 2 hết hạn, 3 thu hồi, 0 chưa rõ.",
      }),
    ],
  },
  {
    name: "DM_SanPham",
    title: "Danh mục sản phẩm",
    standard: "qd5277",
    key: ["Ma_SanPham"],
    columns: [
      text("Ma_SanPham", 10, { required: true }),
      text("TenSanPham", 255, { required: true }),
      text("NhomSanPham", 255),
      text("DonViTinh", 50),
      text("TrangThai", 10, { required: true, values: Object.values(productStates) }),
    ],
  },
  {
    name: "DM_CoSo",
    title: "Danh mục cơ sở",
    standard: "qd5277",
    key: ["Ma_CoSo"],
    columns: [
      text("Ma_CoSo", 10, { required: true }),
      text("TenCoSo", 255, { required: true }),
      text("LoaiCoSo", 255),
      text("DiaChi", 255),
      unitCode,
    ],
  },
  {
    name: "DM_DonViHanhChinh",
    title: "Danh mục đơn vị hành chính",
    standard: "qd5277",
    key: ["Ma_DonViHanhChinh"],
    columns: [
      text("Ma_DonViHanhChinh", 10, { required: true }),
      text("Ma_Cha", 10),
      text("TenDonVi", 255, { required: true }),
      { name: "Cap", type: "integer", required: true, note: "1 tỉnh, 2 xã." },
      { name: "HieuLuc", type: "boolean", required: true },
    ],
  },
  {
    name: "DM_KhoangThoiGian",
    title: "Danh mục khoảng thời gian",
    standard: "qd5277",
    key: ["Ma_ThoiGian"],
    columns: [
      text("Ma_ThoiGian", 10, { required: true }),
      { name: "Nam", type: "integer", required: true },
      { name: "Thang", type: "integer" },
      text("VuMua", 50),
    ],
  },
];

/** QĐ 5333: the tables whose columns are known; lengths are not, so only presence and kind are checked. */
const detailed: readonly MinistryTable[] = [
  {
    name: "DM_NhomSanPham",
    title: "Nhóm sản phẩm",
    standard: "qd5333",
    key: ["ma"],
    columns: [
      { name: "ma", type: "text", required: true },
      { name: "ten", type: "text", required: true },
      { name: "loaiHinh", type: "text" },
      { name: "moTa", type: "text" },
    ],
  },
  {
    name: "CoSoSanXuat",
    title: "Cơ sở sản xuất",
    standard: "qd5333",
    key: ["maCoSo", "maSanPham"],
    columns: [
      { name: "maCoSo", type: "text", required: true },
      text("maDinhDanhToChuc", 12),
      { name: "maSanPham", type: "text", required: true },
      { name: "tenCoSo", type: "text", required: true },
      { name: "soDienThoai", type: "text", note: "Chỉ khi chủ thể đã cho công khai." },
      { name: "thuDienTu", type: "text" },
      { name: "diaChi", type: "text" },
      { name: "loaiHinh", type: "text" },
      { name: "thoiGianThamGia", type: "date" },
      { name: "soLuong", type: "integer" },
      { name: "moTa", type: "text" },
    ],
  },
  {
    name: "DanhGiaSanPhamOCOP",
    title: "Đánh giá sản phẩm OCOP",
    standard: "qd5333",
    key: ["maDanhGia"],
    columns: [
      { name: "maDanhGia", type: "text", required: true },
      { name: "maSanPham", type: "text", required: true },
      { name: "tenDanhGia", type: "text", required: true },
      { name: "thangDiem", type: "decimal", digits: { whole: 3, fraction: 2 } },
      { name: "coQuanThucHien", type: "text" },
      { name: "thoigGianDanhGia", type: "date", note: "Tên cột viết đúng như trong phụ lục." },
      { name: "ketQuaXepLoai", type: "text", values: ["3*", "4*", "5*"] },
    ],
  },
  {
    name: "HoTroPhatTrienSanPhamOCOP",
    title: "Hỗ trợ phát triển sản phẩm OCOP",
    standard: "qd5333",
    key: [],
    columns: [
      { name: "loaiHoTro", type: "text", required: true },
      { name: "nguonVon", type: "text" },
      { name: "thoiGianThucHien", type: "date" },
      { name: "moTa", type: "text" },
    ],
  },
];

export function ministryTables(standard: Standard): readonly MinistryTable[] {
  return standard === "qd5277" ? aggregate : detailed;
}
