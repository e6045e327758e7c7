import type { Fault } from "#platform/result";
import type { FormError } from "#platform/ui";

/** Faults of a use case as the error summary shows them, each linked to its field. */
export function formErrors(faults: readonly Fault[]): FormError[] {
  return faults.map(({ field, text }) => ({ href: `#${field}`, text }));
}
