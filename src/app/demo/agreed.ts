import type { Result } from "#platform/result";

/** What a use case made; a refusal here is a fault of the demonstration itself and ends the start. */
export function agreed<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  const why = result.faults.map((fault) => `${fault.field}: ${fault.text}`).join("; ");
  throw new Error(`The demonstration was refused: ${why}`);
}
