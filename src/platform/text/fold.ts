// The same ranges stand in public.fold_vi (db/migrations/20261122T0050_text_fold.sql); a test holds the two together.
const MARKS = /[\u0300-\u036f]/g;
const APOSTROPHES = /['`\u2018\u2019\u02bc]/g;
const SEPARATORS = /[\s\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007e\u00a0\u2010-\u205f]+/g;

/**
 * What a search compares: no accents, no tones, lower case, punctuation as single spaces, apostrophes gone.
 * "Hoà", "Hòa" and "hoa" are one; so are "Bà Rịa - Vũng Tàu" and "ba ria vung tau".
 *
 * @example
 * foldVietnamese("Xã Ea H’Leo"); // "xa ea hleo"
 */
export function foldVietnamese(text: string): string {
  return text
    .normalize("NFD")
    .replace(MARKS, "")
    .replace(/[đĐ]/g, "d")
    .replace(APOSTROPHES, "")
    .replace(SEPARATORS, " ")
    .toLowerCase()
    .trim();
}

/**
 * A text for an address: folded, words joined by hyphens, ASCII letters and digits only.
 *
 * @example
 * slugify("Mắm cá lóc Trí Phải – 500 g"); // "mam-ca-loc-tri-phai-500-g"
 */
export function slugify(text: string): string {
  return foldVietnamese(text)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}
