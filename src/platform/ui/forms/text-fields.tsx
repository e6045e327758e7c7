import { formatNumber } from "../format.ts";
import type { Child } from "../types.ts";
import { controlAttributes, FieldFrame, type FieldProps } from "./field-frame.tsx";

interface TextFieldProps extends FieldProps {
  value?: string;
  type?: "text" | "email" | "tel" | "url";
  inputMode?: "text" | "numeric" | "decimal" | "tel" | "email" | "url";
  maxLength?: number;
  autoComplete?: string;
  prefix?: string;
  suffix?: string;
  suggestions?: string[];
}

export function TextField(props: TextFieldProps) {
  const {
    value,
    type = "text",
    inputMode,
    maxLength,
    autoComplete,
    prefix,
    suffix,
    suggestions,
    ...field
  } = props;
  const attributes = controlAttributes(field);
  const listId = suggestions ? `${attributes.id}-list` : undefined;
  return (
    <FieldFrame field={field}>
      <Affixes prefix={prefix} suffix={suffix}>
        <input
          class="input"
          type={type}
          defaultValue={value}
          inputMode={inputMode}
          maxLength={maxLength}
          autoComplete={autoComplete}
          list={listId}
          {...attributes}
        />
      </Affixes>
      {suggestions && (
        <datalist id={listId}>
          {suggestions.map((text) => (
            <option key={text} value={text} />
          ))}
        </datalist>
      )}
    </FieldFrame>
  );
}

interface TextAreaProps extends FieldProps {
  value?: string;
  rows?: number;
  maxLength?: number;
}

export function TextArea({ value, rows = 4, maxLength, ...field }: TextAreaProps) {
  return (
    <FieldFrame field={field}>
      <textarea
        class="input"
        rows={rows}
        maxLength={maxLength}
        defaultValue={value}
        {...controlAttributes(field)}
      />
    </FieldFrame>
  );
}

interface NumberFieldProps extends FieldProps {
  value?: number | string;
  decimals?: boolean;
  suffix?: string;
}

/** A text box on purpose: number boxes refuse the Vietnamese comma and change under the mouse wheel. */
export function NumberField({ value, decimals, ...rest }: NumberFieldProps) {
  return (
    <TextField
      width="short"
      {...rest}
      value={typeof value === "number" ? formatNumber(value) : value}
      inputMode={decimals ? "decimal" : "numeric"}
      autoComplete="off"
    />
  );
}

export function MoneyField(props: Omit<NumberFieldProps, "decimals" | "suffix">) {
  return <NumberField {...props} width={props.width ?? "medium"} suffix="đồng" />;
}

interface DateFieldProps extends FieldProps {
  value?: string;
  min?: string;
  max?: string;
}

export function DateField({ value, min, max, ...field }: DateFieldProps) {
  const framed = { width: "medium" as const, ...field };
  return (
    <FieldFrame field={framed}>
      <input
        class="input"
        type="date"
        defaultValue={value}
        min={min}
        max={max}
        {...controlAttributes(framed)}
      />
    </FieldFrame>
  );
}

export function PasswordField({ fresh, ...field }: FieldProps & { fresh?: boolean }) {
  return (
    <FieldFrame field={field}>
      <input
        class="input"
        type="password"
        autoComplete={fresh ? "new-password" : "current-password"}
        {...controlAttributes(field)}
      />
    </FieldFrame>
  );
}

interface FileFieldProps extends FieldProps {
  accept?: string;
  multiple?: boolean;
  limitText?: string;
}

export function FileField({ accept, multiple, limitText, ...field }: FileFieldProps) {
  const framed = {
    ...field,
    hint: limitText ? (
      <>
        {field.hint} {limitText}
      </>
    ) : (
      field.hint
    ),
  };
  return (
    <FieldFrame field={framed}>
      <input
        class="input input-file"
        type="file"
        accept={accept}
        multiple={multiple}
        {...controlAttributes(framed)}
      />
    </FieldFrame>
  );
}

export interface SelectOption {
  value: string;
  label: string;
  group?: string;
  disabled?: boolean;
}

interface SelectProps extends FieldProps {
  options: SelectOption[];
  value?: string;
  placeholder?: string;
}

export function Select({ options, value, placeholder = "Chọn…", ...field }: SelectProps) {
  const groups = [...new Set(options.map((option) => option.group))];
  return (
    <FieldFrame field={field}>
      <select class="input" {...controlAttributes(field)}>
        <option value="">{placeholder}</option>
        {groups.map((group) => {
          const members = options
            .filter((option) => option.group === group)
            .map((option) => (
              <option
                key={option.value}
                value={option.value}
                selected={option.value === value}
                disabled={option.disabled}
              >
                {option.label}
              </option>
            ));
          return group ? (
            <optgroup key={group} label={group}>
              {members}
            </optgroup>
          ) : (
            members
          );
        })}
      </select>
    </FieldFrame>
  );
}

function Affixes({ prefix, suffix, children }: { prefix?: string; suffix?: string; children: Child }) {
  if (!prefix && !suffix) return <>{children}</>;
  return (
    <div class="affixes">
      {prefix && <span class="affix">{prefix}</span>}
      {children}
      {suffix && <span class="affix">{suffix}</span>}
    </div>
  );
}
