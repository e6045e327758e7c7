// GS1 General Specifications, 7.9.1: from the right, weights 3 and 1 in turn; the sum with the check digit ends in 0.

/** Why a text is no GTIN, as a sentence; undefined when it is one. */
export function gtinFault(text: string): string | undefined {
  if (!/^\d+$/.test(text)) return "Mã vạch GTIN chỉ gồm chữ số.";
  if (![8, 12, 13, 14].includes(text.length)) return "Mã vạch GTIN có 8, 12, 13 hoặc 14 chữ số.";
  if (checkDigit(text.slice(0, -1)) !== Number(text.at(-1))) {
    return "Chữ số cuối của mã vạch không khớp. Hãy đối chiếu lại với nhãn.";
  }
  return undefined;
}

/** Check digit for the digits before it. */
export function checkDigit(digits: string): number {
  const sum = [...digits]
    .reverse()
    .reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10;
}
