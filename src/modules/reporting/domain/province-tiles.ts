/** Place of a province on a map of equal tiles, counted from 1. */
export interface TilePlace {
  column: number;
  row: number;
  /** Short enough for a tile. */
  name: string;
}

// Placed by hand after the rough lie of the land, north above south, sea to the right: no border is copied or meant.
const rows: readonly (readonly [row: number, ...tiles: [column: number, code: string, name: string][]])[] = [
  [1, [1, "12", "Lai Châu"], [2, "15", "Lào Cai"], [3, "08", "Tuyên Quang"], [4, "04", "Cao Bằng"]],
  [2, [1, "11", "Điện Biên"], [2, "25", "Phú Thọ"], [3, "19", "Thái Nguyên"], [4, "20", "Lạng Sơn"]],
  [3, [1, "14", "Sơn La"], [2, "01", "Hà Nội"], [3, "24", "Bắc Ninh"], [4, "22", "Quảng Ninh"]],
  [4, [2, "37", "Ninh Bình"], [3, "33", "Hưng Yên"], [4, "31", "Hải Phòng"]],
  [5, [2, "38", "Thanh Hóa"]],
  [6, [2, "40", "Nghệ An"]],
  [7, [2, "42", "Hà Tĩnh"]],
  [8, [3, "44", "Quảng Trị"]],
  [9, [3, "46", "Huế"]],
  [10, [4, "48", "Đà Nẵng"]],
  [11, [4, "51", "Quảng Ngãi"]],
  [12, [4, "52", "Gia Lai"]],
  [13, [4, "66", "Đắk Lắk"]],
  [14, [3, "68", "Lâm Đồng"], [4, "56", "Khánh Hòa"]],
  [15, [2, "80", "Tây Ninh"], [3, "75", "Đồng Nai"]],
  [16, [1, "91", "An Giang"], [2, "82", "Đồng Tháp"], [3, "79", "TP.HCM"]],
  [17, [1, "92", "Cần Thơ"], [2, "86", "Vĩnh Long"]],
  [18, [1, "96", "Cà Mau"]],
];

/** Tile of each of the 34 provinces of 2025, by code. */
export const provinceTiles: ReadonlyMap<string, TilePlace> = new Map(
  rows.flatMap(([row, ...tiles]) =>
    tiles.map(([column, code, name]): [string, TilePlace] => [code, { column, row, name }]),
  ),
);
