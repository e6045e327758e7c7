/** Inside a sentence: only the first letter goes down, and not that of an abbreviation. */
export function insideSentence(words: string): string {
  const second = words.charAt(1);
  return second === second.toUpperCase() && second !== " "
    ? words
    : words.charAt(0).toLowerCase() + words.slice(1);
}
