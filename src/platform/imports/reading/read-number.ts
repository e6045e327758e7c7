import { foldVietnamese } from "#platform/text";

type Scales = readonly (readonly [RegExp, number])[];

const cellScales: Scales = [
  [/(^|\s|\d)(ty|ti)(\s|$)/, 1_000_000_000],
  [/(^|\s|\d)(trieu|tr|trd)(\s|$)/, 1_000_000],
  [/(^|\s|\d)(nghin|ngan|k)(\s|$)/, 1000],
  [/(^|\s|\d)(dong|d|vnd)(\s|$)/, 1],
];

// "Kinh phí công ty hỗ trợ" is not told in billions: in a heading the word needs its đồng.
const headingScales: Scales = [
  [/(^|\s)(ty|ti) (dong|d|vnd)(\s|$)/, 1_000_000_000],
  [/(^|\s)(trieu|tr d|trd|tr dong)(\s|$)/, 1_000_000],
  [/(^|\s)((nghin|ngan) (dong|d|vnd)|1 ?000 ?(d|dong|vnd))(\s|$)/, 1000],
];

/** What the words beside a number make of it: "15 triệu" 1.000.000; undefined when they say nothing. */
export function cellScale(text: string): number | undefined {
  return scaleIn(cellScales, text);
}

/** What a heading makes of the numbers below it: "Kinh phí (triệu đồng)" 1.000.000. */
export function headingScale(text: string): number | undefined {
  return scaleIn(headingScales, text);
}

function scaleIn(scales: Scales, text: string): number | undefined {
  const folded = foldVietnamese(text);
  return scales.find(([pattern]) => pattern.test(folded))?.[1];
}

/**
 * A number as written in Việt Nam, with or without words after it: "1.234,5", "6 gian hàng", "12 %". Undefined when it
 * is none. Where only whole numbers make sense "1,234" is one thousand and more.
 *
 * @example
 * readNumberText("1.234,5", false); // 1234.5
 */
export function readNumberText(text: string, whole: boolean): number | undefined {
  const found = /^([-–−]?[\d.,\s\u00a0]*\d)\s*(%|[\p{L}][\p{L}\s/.]{0,30})?$/u.exec(text.trim());
  const digits = found?.[1]?.replace(/[\s\u00a0]/g, "").replace(/^[–−]/, "-");
  if (digits === undefined) return undefined;
  if (/^-?\d+$/.test(digits)) return Number(digits);
  if (/^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(digits))
    return Number(digits.replaceAll(".", "").replace(",", "."));
  const english = /^-?\d{1,3}(,\d{3})+\.\d+$|^-?\d{1,3}(,\d{3}){2,}$/.test(digits);
  if (english || (whole && /^-?\d{1,3},\d{3}$/.test(digits))) return Number(digits.replaceAll(",", ""));
  if (/^-?\d+,\d+$/.test(digits)) return Number(digits.replace(",", "."));
  return /^-?\d+\.\d+$/.test(digits) ? Number(digits) : undefined;
}
