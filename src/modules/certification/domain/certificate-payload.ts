import { addDays, daysBetween, type IsoDate, isIsoDate } from "#platform/calendar";

/** What the QR of a certificate says by itself, without any server. */
export interface CertificateClaim {
  product: string;
  producer: string;
  star: number;
  issuedOn: IsoDate;
  validUntil: IsoDate;
}

/** A claim with the key it was signed by, as it stands after the `#` of the address in the QR. */
export interface SealedClaim {
  slug: string;
  keyId: string;
  payload: string;
  signature: string;
}

const VERSION = "SQ1";
const EPOCH = "2000-01-01";

// Long names are cut so that the QR keeps modules of half a millimetre on an A4 certificate.
const LONGEST_PRODUCT = 48;
const LONGEST_PRODUCER = 40;

/** Short array instead of named fields, days instead of dates: every byte makes the QR coarser or finer. */
export function encodeClaim(claim: CertificateClaim): string {
  const compact = [
    shorten(claim.product, LONGEST_PRODUCT),
    shorten(claim.producer, LONGEST_PRODUCER),
    claim.star,
    daysBetween(EPOCH, claim.issuedOn),
    daysBetween(EPOCH, claim.validUntil),
  ];
  return Buffer.from(JSON.stringify(compact), "utf8").toString("base64url");
}

/** Undefined for anything that is not a claim in this form. */
export function decodeClaim(payload: string): CertificateClaim | undefined {
  try {
    const read: unknown = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
    if (!Array.isArray(read) || read.length !== 5) return undefined;
    const [product, producer, star, issued, until] = read as unknown[];
    if (typeof product !== "string" || typeof producer !== "string" || !isStar(star)) return undefined;
    if (!isDay(issued) || !isDay(until)) return undefined;
    return { product, producer, star, issuedOn: addDays(EPOCH, issued), validUntil: addDays(EPOCH, until) };
  } catch {
    return undefined;
  }
}

/** The bytes that are signed: the number stands in them, so a seal cannot be moved to another certificate. */
export function signedBytes(slug: string, payload: string): Buffer {
  return Buffer.from(`${VERSION}.${slug}.${payload}`, "utf8");
}

/**
 * The whole text of the QR. The claim stands in the fragment, which a browser keeps to itself: our server never
 * learns it from a scan, and whoever holds the public key can check it without the server.
 */
export function qrText(origin: string, path: string, sealed: Omit<SealedClaim, "slug">): string {
  return `${origin}${path}#${VERSION}.${sealed.keyId}.${sealed.payload}.${sealed.signature}`;
}

const shape = /([A-Za-z0-9-]{3,80})#SQ1\.([\w-]{4,16})\.([\w-]{8,1200})\.([\w-]{80,100})\s*$/;

/** Reads what a scanner gave, or the part of it from the number on; undefined when it holds no sealed claim. */
export function parseQrText(text: string): SealedClaim | undefined {
  const read = shape.exec(text.trim());
  if (!read) return undefined;
  const [, slug = "", keyId = "", payload = "", signature = ""] = read;
  return { slug, keyId, payload, signature };
}

function shorten(text: string, longest: number): string {
  const letters = [...text.normalize("NFC")];
  return letters.length <= longest ? letters.join("") : `${letters.slice(0, longest - 1).join("")}…`;
}

function isStar(value: unknown): value is number {
  return value === 3 || value === 4 || value === 5;
}

function isDay(value: unknown): value is number {
  return (
    Number.isInteger(value) &&
    Number(value) > 0 &&
    Number(value) < 100_000 &&
    isIsoDate(addDays(EPOCH, Number(value)))
  );
}
