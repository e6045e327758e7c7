const shape =
  /^[a-z0-9._%+-]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*\.[a-z]{2,}$/;

/** The one way an address is written everywhere: lower case, no blanks around it. */
export function normaliseEmail(text: string): string {
  return text.normalize("NFC").trim().toLowerCase();
}

/** Plain ASCII addresses only: look-alike letters of other alphabets would let one address pass for another. */
export function isEmail(text: string): boolean {
  return text.length <= 200 && shape.test(text);
}

const phoneShape = /^(?:\+84|0)\d{8,10}$/;

/** "0912 345 678" and "0912.345.678" are the same number. */
export function normalisePhone(text: string): string {
  return text.replace(/[\s.\-()]/g, "");
}

export function isPhone(text: string): boolean {
  return phoneShape.test(text);
}
