import {
  CheckboxGroup,
  Fieldset,
  type FormError,
  fieldError,
  NumberField,
  TextArea,
  TextField,
} from "#platform/ui";
import {
  type Answers,
  answerList,
  answerText,
  type FormField,
  type FormGroup,
  lengthOf,
} from "../domain/form-section.ts";

interface FormFieldsProps {
  groups: readonly FormGroup[];
  answers: Answers;
  errors: FormError[];
}

/** Questions of a section of Mẫu 01 or Mẫu 02 as fields. */
export function FormFields({ groups, answers, errors }: FormFieldsProps) {
  return (
    <>
      {groups.map((group) => (
        <Fieldset key={group.legend} legend={group.legend} hint={group.hint}>
          {group.fields.map((field) => (
            <Question key={field.name} field={field} answers={answers} errors={errors} />
          ))}
        </Fieldset>
      ))}
    </>
  );
}

function Question({ field, answers, errors }: { field: FormField; answers: Answers; errors: FormError[] }) {
  const shared = {
    name: field.name,
    label: field.label,
    ...(field.hint ? { hint: field.hint } : {}),
    ...(field.optional ? { optional: true } : {}),
    error: fieldError(errors, field.name),
  };
  const value = answerText(answers, field.name);
  switch (field.kind) {
    case "checks": {
      const options = [...(field.options ?? [])];
      return <CheckboxGroup {...shared} options={options} values={[...answerList(answers, field.name)]} />;
    }
    case "area":
      return <TextArea {...shared} value={value} rows={5} maxLength={lengthOf(field)} />;
    case "number":
      return <NumberField {...shared} value={value} decimals suffix={field.suffix} />;
    case "count":
      return <NumberField {...shared} value={value} suffix={field.suffix} />;
    case "tel":
      return <TextField {...shared} value={value} type="tel" width="medium" maxLength={lengthOf(field)} />;
    case "email":
      return <TextField {...shared} value={value} type="email" width="medium" maxLength={lengthOf(field)} />;
    default:
      return <TextField {...shared} value={value} maxLength={lengthOf(field)} />;
  }
}
