import { cx } from "../classes.ts";
import { Icon } from "../icon.tsx";
import type { Child } from "../types.ts";
import { describedBy, type FieldProps, FieldSetFrame } from "./field-frame.tsx";

export interface ChoiceOption {
  value: string;
  label: Child;
  hint?: Child;
  disabled?: boolean;
}

export function Checkbox({
  checked,
  value = "1",
  ...field
}: FieldProps & { checked?: boolean; value?: string }) {
  const id = field.id ?? field.name;
  return (
    <div class={cx("field", field.error && "field-wrong")}>
      {field.error && (
        <p class="field-error" id={`${id}-error`}>
          <Icon name="circle-alert" size="small" label="Lỗi:" />
          <span>{field.error}</span>
        </p>
      )}
      <Choice
        kind="checkbox"
        id={id}
        name={field.name}
        option={{ value, label: field.label, hint: field.hint, disabled: field.disabled }}
        checked={checked}
        describedBy={describedBy(field, id)}
      />
    </div>
  );
}

export function CheckboxGroup({
  options,
  values = [],
  ...field
}: FieldProps & { options: ChoiceOption[]; values?: string[] }) {
  return (
    <FieldSetFrame field={field}>
      <div class="choices">
        {options.map((option) => (
          <Choice
            key={option.value}
            kind="checkbox"
            id={`${field.id ?? field.name}-${option.value}`}
            name={field.name}
            option={option}
            checked={values.includes(option.value)}
          />
        ))}
      </div>
    </FieldSetFrame>
  );
}

interface RadioGroupProps extends FieldProps {
  options: ChoiceOption[];
  value?: string;
  inline?: boolean;
}

export function RadioGroup({ options, value, inline, ...field }: RadioGroupProps) {
  return (
    <FieldSetFrame field={field}>
      <div class={cx("choices", inline && "choices-inline")}>
        {options.map((option) => (
          <Choice
            key={option.value}
            kind="radio"
            id={`${field.id ?? field.name}-${option.value}`}
            name={field.name}
            option={option}
            checked={option.value === value}
          />
        ))}
      </div>
    </FieldSetFrame>
  );
}

interface ChoiceProps {
  kind: "checkbox" | "radio";
  id: string;
  name: string;
  option: ChoiceOption;
  checked?: boolean;
  describedBy?: string;
}

function Choice({ kind, id, name, option, checked, describedBy: notes }: ChoiceProps) {
  return (
    <div class="choice">
      <input
        class="choice-box"
        type={kind}
        id={id}
        name={name}
        value={option.value}
        defaultChecked={checked}
        disabled={option.disabled}
        aria-describedby={notes ?? (option.hint ? `${id}-hint` : undefined)}
      />
      <div class="choice-text">
        <label for={id}>{option.label}</label>
        {option.hint && (
          <div class="field-hint" id={`${id}-hint`}>
            {option.hint}
          </div>
        )}
      </div>
    </div>
  );
}

export interface RadioCardOption {
  value: string;
  points: number | string;
  label: string;
  /** The lowest star for which this level is the required minimum. */
  minimumFor?: number;
  /** Not a level but a way out: a low line below the levels. */
  slim?: boolean;
  disabled?: boolean;
}

interface RadioCardsProps extends FieldProps {
  options: RadioCardOption[];
  value?: string;
  labelHidden?: boolean;
  readOnly?: boolean;
}

/** Levels of a criterion: the points stand large, the wording beside them. */
export function RadioCards({ options, value, labelHidden, readOnly, ...field }: RadioCardsProps) {
  const id = field.id ?? field.name;
  const card = (option: RadioCardOption) => (
    <RadioCard
      key={option.value}
      id={`${id}-${option.value}`}
      name={field.name}
      option={option}
      checked={option.value === value}
      readOnly={readOnly}
    />
  );
  return (
    <FieldSetFrame field={field} plain={labelHidden}>
      <div class="radio-cards">{options.filter(({ slim }) => !slim).map(card)}</div>
      {options.filter(({ slim }) => slim).map(card)}
    </FieldSetFrame>
  );
}

interface RadioCardProps {
  id: string;
  name: string;
  option: RadioCardOption;
  checked: boolean;
  readOnly: boolean | undefined;
}

function RadioCard({ id, name, option, checked, readOnly }: RadioCardProps) {
  const { value, points, label, minimumFor, slim, disabled } = option;
  return (
    <label class={cx("radio-card", slim && "radio-card-slim")} for={id}>
      <input
        class="radio-card-box"
        type="radio"
        id={id}
        name={name}
        value={value}
        defaultChecked={checked}
        disabled={disabled || (readOnly && !checked)}
      />
      <span class="radio-card-points">
        {points}
        <span class="visually-hidden"> điểm:</span>
      </span>
      <span class="radio-card-label">
        {label}
        {minimumFor !== undefined && <span class="radio-card-minimum">tối thiểu cho {minimumFor} sao</span>}
      </span>
    </label>
  );
}

export function Fieldset({ legend, hint, children }: { legend: string; hint?: Child; children: Child }) {
  return (
    <fieldset class="fieldset">
      <legend class="fieldset-legend">{legend}</legend>
      {hint && <div class="field-hint">{hint}</div>}
      <div class="stack">{children}</div>
    </fieldset>
  );
}
