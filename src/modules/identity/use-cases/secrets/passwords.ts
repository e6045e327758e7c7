import { hash, verify } from "@node-rs/argon2";

/** argon2id (the library's own default kind): 19 MiB, two passes, one lane; about 20 ms on an office server. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export function hashPassword(password: string): Promise<string> {
  return hash(plain(password), cost);
}

/** Takes as long for an account that does not exist or has no password as for one that has. */
export async function passwordHolds(stored: string | null | undefined, password: string): Promise<boolean> {
  const right = await verify(stored ?? (await unknownAccount()), plain(password));
  return right && stored !== null && stored !== undefined;
}

let stand: Promise<string> | undefined;

function unknownAccount(): Promise<string> {
  stand ??= hash("nobody has this password", cost);
  return stand;
}

// Vietnamese letters come composed or decomposed, as the keyboard has it; both are the same password.
function plain(password: string): string {
  return password.normalize("NFC").trim();
}
