export interface ReceiptParts {
  serial: number;
  provinceCode: string;
  communeCode: string;
  year: number;
}

/**
 * QĐ 26/2026/QĐ-TTg, Phụ lục III Mẫu 01: "Phiếu số …-…/PĐK-(Mã tỉnh)-(Mã xã)-(Năm)". What stands before the
 * slash is left open by the form; here it is the serial that the commune keeps for the year.
 *
 * @example
 * receiptNumber({ serial: 7, provinceCode: "96", communeCode: "32065", year: 2026 }); // "07/PĐK-96-32065-2026"
 */
export function receiptNumber({ serial, provinceCode, communeCode, year }: ReceiptParts): string {
  return `${String(serial).padStart(2, "0")}/PĐK-${provinceCode}-${communeCode}-${year}`;
}
