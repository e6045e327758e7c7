import { cx } from "../classes.ts";
import { Icon } from "../icon.tsx";
import type { Child } from "../types.ts";

export interface FieldProps {
  name: string;
  label: string;
  /** Equals `name` when left out; error summaries link to `#id`. */
  id?: string;
  hint?: Child;
  error?: string;
  /** Every field is required unless it says otherwise. */
  optional?: boolean;
  disabled?: boolean;
  width?: "short" | "medium" | "full";
}

/** What the control itself needs so that label, hint and error belong to it. */
export function controlAttributes(field: FieldProps) {
  const id = field.id ?? field.name;
  return {
    id,
    name: field.name,
    disabled: field.disabled,
    required: !field.optional,
    "aria-invalid": field.error ? ("true" as const) : undefined,
    "aria-describedby": describedBy(field, id),
  };
}

export function describedBy(field: Pick<FieldProps, "hint" | "error">, id: string): string | undefined {
  return cx(Boolean(field.hint) && `${id}-hint`, Boolean(field.error) && `${id}-error`) || undefined;
}

export function FieldFrame({ field, children }: { field: FieldProps; children: Child }) {
  const id = field.id ?? field.name;
  return (
    <div class={cx("field", field.error && "field-wrong", field.width && `field-${field.width}`)}>
      <label class="field-label" for={id}>
        {field.label}
        {field.optional && <OptionalWord />}
      </label>
      <FieldNotes id={id} hint={field.hint} error={field.error} />
      {children}
    </div>
  );
}

export function FieldSetFrame({
  field,
  children,
  plain,
}: {
  field: FieldProps;
  children: Child;
  plain?: boolean;
}) {
  const id = field.id ?? field.name;
  return (
    <fieldset
      class={cx("field", "field-set", field.error && "field-wrong")}
      id={id}
      tabIndex={-1}
      disabled={field.disabled}
      aria-describedby={describedBy(field, id)}
    >
      <legend class={plain ? "visually-hidden" : "field-label"}>
        {field.label}
        {field.optional && !plain && <OptionalWord />}
      </legend>
      <FieldNotes id={id} hint={field.hint} error={field.error} />
      {children}
    </fieldset>
  );
}

function FieldNotes({ id, hint, error }: { id: string; hint?: Child; error?: string }) {
  return (
    <>
      {hint && (
        <div class="field-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <p class="field-error" id={`${id}-error`}>
          <Icon name="circle-alert" size="small" label="Lỗi:" />
          <span>{error}</span>
        </p>
      )}
    </>
  );
}

function OptionalWord() {
  return <span class="field-optional"> (không bắt buộc)</span>;
}
