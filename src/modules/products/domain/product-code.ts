export interface ProductCodeParts {
  provinceCode: string;
  communeCode: string;
  serial: number;
  year: number;
}

/**
 * QĐ 26/2026/QĐ-TTg, Phụ lục II: {mã tỉnh}-{mã xã}-{STT do xã lập}-{năm 20yy}.
 *
 * @example
 * formatProductCode({ provinceCode: "96", communeCode: "32071", serial: 1, year: 2026 }); // "96-32071-01-2026"
 */
export function formatProductCode({ provinceCode, communeCode, serial, year }: ProductCodeParts): string {
  return `${provinceCode}-${communeCode}-${String(serial).padStart(2, "0")}-${year}`;
}
