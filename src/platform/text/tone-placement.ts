// Only open syllables differ between the two habits: "hoà" and "hòa", but always "hoàn", "hoài", "khuỷu".
const OPEN_RHYMES: readonly (readonly [string, string])[] = [
  ["oà", "òa"],
  ["oá", "óa"],
  ["oả", "ỏa"],
  ["oã", "õa"],
  ["oạ", "ọa"],
  ["oè", "òe"],
  ["oé", "óe"],
  ["oẻ", "ỏe"],
  ["oẽ", "õe"],
  ["oẹ", "ọe"],
  ["uỳ", "ùy"],
  ["uý", "úy"],
  ["uỷ", "ủy"],
  ["uỹ", "ũy"],
  ["uỵ", "ụy"],
];

const toTraditional = new Map(OPEN_RHYMES);
const openRhyme = new RegExp(`(?<!q)(${[...toTraditional.keys()].join("|")})(?!\\p{L})`, "giu");

/**
 * One spelling for syllables whose tone mark may stand on either vowel: the one official names use ("Hòa", "Thúy").
 * "quý" keeps its mark: there the u belongs to the consonant.
 *
 * @example
 * normaliseTonePlacement("Hoà Bình, Thuỷ Nguyên"); // "Hòa Bình, Thủy Nguyên"
 */
export function normaliseTonePlacement(text: string): string {
  return text.normalize("NFC").replace(openRhyme, (rhyme) => {
    const moved = toTraditional.get(rhyme.toLowerCase()) ?? rhyme;
    return [...moved]
      .map((letter, at) => (isUpper(rhyme[at] ?? "") ? letter.toUpperCase() : letter))
      .join("");
  });
}

function isUpper(letter: string): boolean {
  return letter !== letter.toLowerCase();
}
