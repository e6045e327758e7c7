import { createHmac } from "node:crypto";
import type { Flash } from "./route.ts";

export const flashCookie = "sq_flash";

/** One message for the next page, sealed so that nobody else can put words there. */
export function sealFlash(flash: Flash, key: Buffer): string {
  const body = Buffer.from(JSON.stringify(flash)).toString("base64url");
  return `${body}.${sign(body, key)}`;
}

export function openFlash(sealed: string | undefined, key: Buffer): Flash | undefined {
  const [body, seal] = (sealed ?? "").split(".");
  if (!body || seal !== sign(body, key)) return undefined;
  return JSON.parse(Buffer.from(body, "base64url").toString()) as Flash;
}

function sign(body: string, key: Buffer): string {
  return createHmac("sha256", key).update(`flash:${body}`).digest("base64url");
}
