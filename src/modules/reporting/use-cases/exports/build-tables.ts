import { helpKinds } from "#modules/consultants";
import { type ProducerKind, producerKindName } from "#modules/producers";
import { type Sector, sectors } from "#modules/products";
import { findCommune, findProvince, listCommunes, listProvinces } from "#modules/territory";
import type { IsoDate } from "#platform/calendar";
import type { Tx } from "#platform/db";
import { productStates, type Standard } from "../../domain/ministry/tables.ts";
import type { MinistryRow } from "../../domain/ministry/validate.ts";
import {
  type ExportedProduct,
  keysFor,
  listForMinistry,
  listResultsForMinistry,
  listSupportForMinistry,
} from "../../store/ministry.store.ts";

export type MinistryTables = Record<string, MinistryRow[]>;

interface Scope {
  provinceCode: string;
  asOf: IsoDate;
}

/** The rows of each table as the register tells them: what it does not tell stays empty, for the report to name. */
export async function buildTables(tx: Tx, standard: Standard, scope: Scope): Promise<MinistryTables> {
  const products = await listForMinistry(tx, scope);
  const keys = {
    product: await keysFor(
      tx,
      "product",
      products.map(({ productId }) => productId),
    ),
    producer: await keysFor(tx, "producer", [...new Set(products.map(({ producerId }) => producerId))]),
  };
  return standard === "qd5277"
    ? aggregateTables(products, keys, scope)
    : detailedTables(tx, products, keys, scope);
}

interface Keys {
  product: ReadonlyMap<string, number>;
  producer: ReadonlyMap<string, number>;
}

const productCode = (keys: Keys, id: string): string => `SP${padded(keys.product.get(id))}`;
const producerCode = (keys: Keys, id: string): string => `CS${padded(keys.producer.get(id))}`;
// Ma_SanPham and Ma_CoSo hold ten characters: two letters and eight digits.
const padded = (key: number | undefined): string => String(key ?? 0).padStart(8, "0");
const starOf = ({ star }: ExportedProduct): string | null => (star === null ? null : `${star}*`);
const kindOf = (kind: string): string => producerKindName(kind as ProducerKind) ?? kind;

function stateOf({ validUntil, revokedOn }: ExportedProduct, asOf: IsoDate): string {
  if (revokedOn !== null && revokedOn <= asOf) return productStates.revoked;
  if (validUntil === null) return productStates.unknown;
  return validUntil < asOf ? productStates.expired : productStates.valid;
}

function aggregateTables(
  products: readonly ExportedProduct[],
  keys: Keys,
  { provinceCode, asOf }: Scope,
): MinistryTables {
  const year = asOf.slice(0, 4);
  return {
    PTNT_OCOP: products.map((each) => ({
      MA_OCOP: keys.product.get(each.productId) ?? null,
      Ma_DonViHanhChinh: each.communeCode,
      Ma_ThoiGian: year,
      Ma_SanPham: productCode(keys, each.productId),
      TenSanPham: each.productName,
      XepHang: starOf(each),
      ChuTheSXKD: each.producerName,
      DoanhThuNam: each.revenueMillion,
      TrangThai: stateOf(each, asOf),
    })),
    DM_SanPham: products.map((each) => ({
      Ma_SanPham: productCode(keys, each.productId),
      TenSanPham: each.productName,
      NhomSanPham: sectors[each.sector as Sector] ?? each.sector,
      DonViTinh: null,
      TrangThai: stateOf(each, asOf),
    })),
    DM_CoSo: producersOf(products).map((each) => ({
      Ma_CoSo: producerCode(keys, each.producerId),
      TenCoSo: each.producerName,
      LoaiCoSo: kindOf(each.producerKind),
      DiaChi: addressOf(each),
      Ma_DonViHanhChinh: each.producerCommune,
    })),
    DM_DonViHanhChinh: unitRows(provinceCode),
    DM_KhoangThoiGian: Array.from({ length: Number(year) - 2017 }, (_, at) => ({
      Ma_ThoiGian: String(2018 + at),
      Nam: 2018 + at,
      Thang: null,
      VuMua: null,
    })),
  };
}

function producersOf(products: readonly ExportedProduct[]): ExportedProduct[] {
  return [...new Map(products.map((each) => [each.producerId, each])).values()];
}

function addressOf({ producerCommune, producerPlace, provinceCode }: ExportedProduct): string | null {
  const commune = producerCommune ? findCommune(producerCommune)?.fullName : undefined;
  const place = commune ?? producerPlace;
  return place ? `${place}, ${findProvince(provinceCode)?.fullName ?? provinceCode}` : null;
}

function unitRows(provinceCode: string): MinistryRow[] {
  const provinces = listProvinces().filter(({ code }) => provinceCode === "00" || code === provinceCode);
  return provinces.flatMap((province) => [
    { Ma_DonViHanhChinh: province.code, Ma_Cha: null, TenDonVi: province.fullName, Cap: 1, HieuLuc: true },
    ...listCommunes(province.code).map(({ code, fullName }) => ({
      Ma_DonViHanhChinh: code,
      Ma_Cha: province.code,
      TenDonVi: fullName,
      Cap: 2,
      HieuLuc: true,
    })),
  ]);
}

async function detailedTables(
  tx: Tx,
  products: readonly ExportedProduct[],
  keys: Keys,
  scope: Scope,
): Promise<MinistryTables> {
  const [results, supports] = [
    await listResultsForMinistry(tx, scope),
    await listSupportForMinistry(tx, scope),
  ];
  const perProducer = new Map<string, number>();
  for (const { producerId } of products) perProducer.set(producerId, (perProducer.get(producerId) ?? 0) + 1);
  return {
    DM_NhomSanPham: Object.entries(sectors).map(([ma, ten]) => ({ ma, ten, loaiHinh: null, moTa: null })),
    CoSoSanXuat: products.map((each) => ({
      maCoSo: producerCode(keys, each.producerId),
      maDinhDanhToChuc: null,
      maSanPham: productCode(keys, each.productId),
      tenCoSo: each.producerName,
      soDienThoai: each.producerPhone,
      thuDienTu: null,
      diaChi: addressOf(each),
      loaiHinh: kindOf(each.producerKind),
      thoiGianThamGia: each.firstOn,
      soLuong: perProducer.get(each.producerId) ?? null,
      moTa: null,
    })),
    DanhGiaSanPhamOCOP: results
      .filter(({ productId }) => keys.product.has(productId))
      .map((each) => ({
        maDanhGia: each.id,
        maSanPham: productCode(keys, each.productId),
        tenDanhGia: each.title,
        thangDiem: Math.round(each.total * 100) / 100,
        coQuanThucHien: each.council,
        thoigGianDanhGia: each.heldOn,
        ketQuaXepLoai: each.star >= 3 ? `${each.star}*` : null,
      })),
    HoTroPhatTrienSanPhamOCOP: supports.map((each) => ({
      loaiHoTro: helpKinds[each.kind as keyof typeof helpKinds] ?? each.kind,
      nguonVon: null,
      thoiGianThucHien: each.completedOn,
      moTa: each.title,
    })),
  };
}
