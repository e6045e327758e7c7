export interface NumberParts {
  serial: number;
  year: number;
  provinceCode: string;
}

/**
 * The number of a certificate by the province's pattern (`{stt}`, `{nam}`, `{tinh}`): no national rule exists, the
 * Quy chế of the province sets it. A pattern without one of the three gets it at its end, so that no two are alike.
 *
 * @example
 * certificateNumber("{stt}/{nam}/GCN-OCOP-{tinh}", { serial: 12, year: 2026, provinceCode: "96" }); // "12/2026/GCN-OCOP-96"
 */
export function certificateNumber(pattern: string, { serial, year, provinceCode }: NumberParts): string {
  const parts = { "{stt}": `${serial}`.padStart(2, "0"), "{nam}": `${year}`, "{tinh}": provinceCode };
  const missing = Object.keys(parts).filter((part) => !pattern.includes(part));
  const whole = [pattern.trim(), ...missing].join("-");
  return Object.entries(parts).reduce((text, [part, value]) => text.replaceAll(part, value), whole);
}

/** The number as one part of an address: "12/2026/GCN-OCOP-96" → "12-2026-GCN-OCOP-96". */
export function certificateSlug(number: string): string {
  return number
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/đ/g, "d")
    .replace(/Đ/g, "D")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}
