export interface PasswordSetting {
  password: string;
  email: string;
  displayName: string;
  /** The account asks for a second factor at each sign-in. */
  hasSecondFactor: boolean;
}

export const longEnough = { alone: 14, withSecondFactor: 8, most: 200 } as const;

const wellKnown = [
  "matkhau",
  "password",
  "passw0rd",
  "saoque",
  "qwerty",
  "asdfgh",
  "iloveyou",
  "letmein",
  "admin",
  "anhyeuem",
];

/**
 * Why a new password cannot be taken, as a sentence for the person; undefined when it can.
 * TCVN 14423:2026: at least 14 characters unless a second factor is asked for.
 */
export function passwordRefusal({
  password,
  email,
  displayName,
  hasSecondFactor,
}: PasswordSetting): string | undefined {
  const least = hasSecondFactor ? longEnough.withSecondFactor : longEnough.alone;
  const length = [...password].length;
  if (length < least)
    return `Mật khẩu cần ít nhất ${least} ký tự; bạn đã nhập ${length}. Một câu dễ nhớ là đủ dài.`;
  if (length > longEnough.most) return `Mật khẩu dài tối đa ${longEnough.most} ký tự.`;
  const plain = fold(password);
  if (containsOwner(plain, email, displayName))
    return "Mật khẩu không được chứa tên hoặc địa chỉ thư của bạn.";
  if (isGuessable(plain))
    return "Mật khẩu này dễ đoán (ký tự lặp, dãy liền nhau hoặc từ quá quen). Hãy chọn câu khác.";
  return undefined;
}

function containsOwner(plain: string, email: string, displayName: string): boolean {
  const local = fold(email.split("@", 1)[0] ?? "");
  const name = fold(displayName);
  return [local, name].some((part) => part.length >= 4 && plain.includes(part));
}

/** What is left after well-known words, runs and repeats are taken out must still be worth guessing. */
function isGuessable(plain: string): boolean {
  const rest = wellKnown.reduce((text, word) => text.replaceAll(word, ""), withoutRuns(plain));
  const withoutYears = rest.replace(/(?:19|20)\d\d/g, "");
  return withoutYears.length < 5 || new Set(plain).size < 5 || repeatsShort(plain);
}

/** Takes out runs of four or more such as "1234", "dcba", "aaaa". */
function withoutRuns(text: string): string {
  let kept = "";
  let start = 0;
  while (start < text.length) {
    let end = start + 1;
    const step = code(text, end) - code(text, start);
    if (Math.abs(step) <= 1) {
      while (end < text.length && code(text, end) - code(text, end - 1) === step) end += 1;
    }
    if (end - start < 4) end = start + 1;
    if (end - start === 1) kept += text[start];
    start = end;
  }
  return kept;
}

function repeatsShort(text: string): boolean {
  return /^(.{1,5})\1+.{0,4}$/.test(text);
}

function code(text: string, at: number): number {
  return text.charCodeAt(at);
}

/** Lower case, without accents, blanks and marks: "Mật Khẩu" is no better than "matkhau". */
function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replaceAll("đ", "d")
    .replace(/[^\p{L}\p{N}]/gu, "");
}
