/**
 * A refusal that the user can mend is a value, not an exception.
 *
 * @example
 * const found = Math.random() > 2 ? ok(1) : refuse([{ field: "name", text: "Nhập tên sản phẩm" }]);
 * if (!found.ok) showErrors(found.faults);
 */
export type Result<T, F = Fault[]> = { ok: true; value: T } | { ok: false; faults: F };

/** One thing to mend: `field` is the id of the input (empty for the whole form), `text` is Vietnamese. */
export interface Fault {
  field: string;
  text: string;
}

export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

export function refuse<F>(faults: F): { ok: false; faults: F } {
  return { ok: false, faults };
}

export function fault(field: string, text: string): { ok: false; faults: Fault[] } {
  return { ok: false, faults: [{ field, text }] };
}
