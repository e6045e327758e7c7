import { generateSecret, generateURI, verify } from "otplib";

/** A new secret for an authenticator app, base32. */
export function newTotpSecret(): string {
  return generateSecret();
}

/** The address inside the QR picture that authenticator apps read. */
export function totpAddress(secret: string, email: string): string {
  return generateURI({ issuer: "SaoQuê", label: email, secret });
}

/**
 * The time step of a right code; undefined when the code is wrong. One step of 30 s before and after is allowed, for
 * phones whose clock is off.
 */
export async function totpStepOf(secret: string, code: string, now: Date): Promise<number | undefined> {
  if (!/^\d{6}$/.test(code)) return undefined;
  const epoch = Math.floor(now.getTime() / 1000);
  const checked = await verify({ secret, token: code, epoch, epochTolerance: 30 });
  return checked.valid && "timeStep" in checked ? checked.timeStep : undefined;
}
