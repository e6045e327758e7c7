import { createHmac, timingSafeEqual } from "node:crypto";

/** A code of the room lives so long on the screen; the one before it still counts while a phone opens the page. */
const CODE_SECONDS = 60;
/** After the code was read, the page may be filled in for so long. */
const PASS_MINUTES = 10;

/** What the room screen shows at a moment: ten letters that only the class's own key makes. */
export function codeAt(secret: Buffer, meetingId: string, at: Date): string {
  return signed(secret, `${meetingId}.${windowOf(at)}`).slice(0, 10);
}

export function codeHolds(secret: Buffer, meetingId: string, code: string, at: Date): boolean {
  const before = new Date(at.getTime() - CODE_SECONDS * 1000);
  return [at, before].some((each) => same(codeAt(secret, meetingId, each), code));
}

/** Seconds until the next code. */
export function secondsLeft(at: Date): number {
  return CODE_SECONDS - (Math.floor(at.getTime() / 1000) % CODE_SECONDS);
}

/** Proof that a good code was seen, for filling in the page or signing in first. */
export function passAt(secret: Buffer, meetingId: string, at: Date): string {
  const minute = Math.floor(at.getTime() / 60_000);
  return `${minute}.${signed(secret, `${meetingId}.pass.${minute}`).slice(0, 22)}`;
}

export function passHolds(secret: Buffer, meetingId: string, pass: string, at: Date): boolean {
  const [minute = "", mark = ""] = pass.split(".");
  if (!/^\d{1,10}$/.test(minute)) return false;
  const age = Math.floor(at.getTime() / 60_000) - Number(minute);
  if (age < 0 || age > PASS_MINUTES) return false;
  return same(signed(secret, `${meetingId}.pass.${minute}`).slice(0, 22), mark);
}

function windowOf(at: Date): number {
  return Math.floor(at.getTime() / 1000 / CODE_SECONDS);
}

function signed(secret: Buffer, text: string): string {
  return createHmac("sha256", secret).update(text).digest("base64url");
}

function same(wanted: string, given: string): boolean {
  const [a, b] = [Buffer.from(wanted), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
