import { describe, expect, test } from "vitest";
import { ministryTables, productStates } from "./tables.ts";
import { countFaults, type MinistryRow, validateTables } from "./validate.ts";

const good: Record<string, MinistryRow[]> = {
  PTNT_OCOP: [
    {
      MA_OCOP: 1,
      Ma_DonViHanhChinh: "32071",
      Ma_ThoiGian: "2026",
      Ma_SanPham: "SP00000001",
      TenSanPham: "Gạo lúa tôm",
      XepHang: "4*",
      ChuTheSXKD: "HTX Trí Lực",
      DoanhThuNam: 1250.5,
      TrangThai: productStates.valid,
    },
  ],
  DM_SanPham: [
    {
      Ma_SanPham: "SP00000001",
      TenSanPham: "Gạo lúa tôm",
      NhomSanPham: "I.2",
      DonViTinh: null,
      TrangThai: "1",
    },
  ],
  DM_CoSo: [],
  DM_DonViHanhChinh: [
    { Ma_DonViHanhChinh: "32071", Ma_Cha: "96", TenDonVi: "Xã Trí Phải", Cap: 2, HieuLuc: true },
  ],
  DM_KhoangThoiGian: [{ Ma_ThoiGian: "2026", Nam: 2026, Thang: null, VuMua: null }],
};

const faultsWith = (change: MinistryRow) => {
  const rows = { ...good, PTNT_OCOP: [{ ...good.PTNT_OCOP?.[0], ...change } as MinistryRow] };
  return validateTables(ministryTables("qd5277"), (name) => rows[name as keyof typeof rows] ?? []);
};

describe("QĐ 5277/QĐ-BNNMT, table PTNT_OCOP", () => {
  test("a whole row passes", () => {
    expect(faultsWith({})).toEqual([]);
  });

  test("its columns are the nine of the structure, in order", () => {
    const [ocop] = ministryTables("qd5277");
    expect(ocop?.columns.map((column) => column.name)).toEqual([
      "MA_OCOP",
      "Ma_DonViHanhChinh",
      "Ma_ThoiGian",
      "Ma_SanPham",
      "TenSanPham",
      "XepHang",
      "ChuTheSXKD",
      "DoanhThuNam",
      "TrangThai",
    ]);
  });

  test.each([
    [{ TenSanPham: "" }, "TenSanPham", "Thiếu giá trị bắt buộc."],
    [{ TenSanPham: "a".repeat(256) }, "TenSanPham", "Dài 256 ký tự, chỉ được 255."],
    [{ Ma_SanPham: "96-32071-12" }, "Ma_SanPham", "Dài 11 ký tự, chỉ được 10."],
    [{ XepHang: "2*" }, "XepHang", "Giá trị “2*” không có trong danh mục (3*, 4*, 5*)."],
    [
      { Ma_DonViHanhChinh: "99999" },
      "Ma_DonViHanhChinh",
      "Mã “99999” không có trong bảng DM_DonViHanhChinh.",
    ],
    [{ DoanhThuNam: 1.005 }, "DoanhThuNam", "Chỉ được 2 chữ số sau dấu phẩy."],
    [{ DoanhThuNam: 1e12 }, "DoanhThuNam", "Quá lớn: chỉ được 12 chữ số trước dấu phẩy."],
    [{ MA_OCOP: 1.5 }, "MA_OCOP", "Phải là số nguyên."],
  ] satisfies [MinistryRow, string, string][])("%o is told", (change: MinistryRow, column, text) => {
    expect(faultsWith(change)).toMatchObject([
      { table: "PTNT_OCOP", line: 1, column, key: String(change.MA_OCOP ?? 1), text },
    ]);
  });

  test("a fault names its product, and faults of one kind are counted together", () => {
    const faults = [...faultsWith({ XepHang: "" }), ...faultsWith({ XepHang: null, MA_OCOP: 1.5 })];
    expect(faults[0]?.name).toBe(good.PTNT_OCOP?.[0]?.TenSanPham);
    expect(countFaults(faults)).toEqual([
      { table: "PTNT_OCOP", column: "XepHang", text: "Thiếu giá trị bắt buộc.", lines: 2 },
      { table: "PTNT_OCOP", column: "MA_OCOP", text: "Phải là số nguyên.", lines: 1 },
    ]);
  });

  test("a revenue that nobody told is no fault and stays empty", () => {
    expect(faultsWith({ DoanhThuNam: null })).toEqual([]);
  });

  test("a key that stands twice is told with the line of the first", () => {
    const rows = { ...good, PTNT_OCOP: [...(good.PTNT_OCOP ?? []), ...(good.PTNT_OCOP ?? [])] };
    const faults = validateTables(ministryTables("qd5277"), (name) => rows[name as keyof typeof rows] ?? []);
    expect(faults.map(({ line, column, text }) => [line, column, text])).toEqual([
      [2, "MA_OCOP", "Trùng khoá với dòng 1."],
    ]);
  });
});
