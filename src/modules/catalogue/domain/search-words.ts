import { foldVietnamese } from "#platform/text";

const LONGEST = 100;
const MOST_WORDS = 8;

/** What is looked for, folded as `search_text` is: "Hoà", "hòa" and "hoa" are one. */
export interface SearchWords {
  phrase: string;
  words: readonly string[];
}

/** Folding leaves no wildcard of LIKE in a word: %, _ and \ are punctuation. */
export function searchWords(typed: string): SearchWords {
  const phrase = foldVietnamese(typed.slice(0, LONGEST));
  return {
    phrase,
    words: [...new Set(phrase.split(" "))].filter((word) => word !== "").slice(0, MOST_WORDS),
  };
}
