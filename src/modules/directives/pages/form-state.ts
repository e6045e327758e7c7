import { type Fields, formErrors, textOf } from "#platform/http";
import type { Fault } from "#platform/result";
import { type FormError, fieldError, type PageContext } from "#platform/ui";
import type { TaskAction } from "../domain/actions.ts";
import type { TaskView } from "../use-cases/view-task.ts";

/** A form of the page that was refused, with what was typed. */
export interface Refused {
  form: TaskAction;
  faults: readonly Fault[];
  fields: Fields;
}

/** What one form of the task page shows: empty, or as it was refused. */
export interface FormState {
  page: PageContext;
  view: TaskView;
  errors: FormError[];
  typed: (name: string) => string;
  error: (name: string) => string | undefined;
  hidden: Record<string, string>;
  again: boolean;
}

export function formStateOf(
  { page, view, refused }: { page: PageContext; view: TaskView; refused: Refused | undefined },
  names: readonly TaskAction[],
): FormState {
  const mine = refused && names.includes(refused.form) ? refused : undefined;
  const errors = mine ? formErrors(mine.faults) : [];
  return {
    page,
    view,
    errors,
    typed: (name) => (mine ? textOf(mine.fields, name) : ""),
    error: (name) => fieldError(errors, name),
    hidden: { version: `${view.task.version}` },
    again: mine !== undefined,
  };
}
