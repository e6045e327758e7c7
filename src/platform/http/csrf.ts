import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

export const csrfCookie = "sq_form";

/** The visitor's random half; a page with a form sets it once. */
export function newCsrfSeed(): string {
  return randomBytes(18).toString("base64url");
}

/** The half inside the form: it proves that the page came from us for this visitor. */
export function csrfTokenFor(seed: string, key: Buffer): string {
  return createHmac("sha256", key).update(seed).digest("base64url");
}

export function csrfHolds(seed: string | undefined, token: string, key: Buffer): boolean {
  if (!seed) return false;
  const expected = Buffer.from(csrfTokenFor(seed, key));
  const given = Buffer.from(token);
  return expected.length === given.length && timingSafeEqual(expected, given);
}
