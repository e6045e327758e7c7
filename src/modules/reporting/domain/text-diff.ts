export interface DiffPart {
  kind: "same" | "added" | "removed";
  text: string;
}

/** Longest text that is compared word by word; above it whole lines are. */
const MOST_WORDS = 900;

/** What was added to and taken from a text, in reading order. */
export function diffTexts(before: string, after: string): DiffPart[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  const fine = a.length <= MOST_WORDS && b.length <= MOST_WORDS;
  return fine ? diffUnits(a, b) : diffUnits(linesOf(before), linesOf(after));
}

const wordsOf = (text: string): string[] => text.match(/\s+|[^\s]+/g) ?? [];
const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

function diffUnits(a: readonly string[], b: readonly string[]): DiffPart[] {
  const width = b.length + 1;
  // Length of the longest common rest, from each pair of places on.
  const rest = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      rest[i * width + j] =
        a[i] === b[j]
          ? (rest[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(rest[(i + 1) * width + j] ?? 0, rest[i * width + j + 1] ?? 0);
  const parts: DiffPart[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      push(parts, "same", a[i] ?? "");
      i += 1;
      j += 1;
    } else if (
      i < a.length &&
      (j >= b.length || (rest[(i + 1) * width + j] ?? 0) >= (rest[i * width + j + 1] ?? 0))
    ) {
      push(parts, "removed", a[i] ?? "");
      i += 1;
    } else {
      push(parts, "added", b[j] ?? "");
      j += 1;
    }
  }
  return parts;
}

function push(parts: DiffPart[], kind: DiffPart["kind"], text: string): void {
  const last = parts.at(-1);
  if (last?.kind === kind) last.text += text;
  else parts.push({ kind, text });
}
