import { Button, ButtonRow, Fieldset, Notice, RadioGroup, TextField } from "#platform/ui";
import type { ProducerOption } from "../use-cases/choose-producer.ts";

export interface ProducerPickerProps {
  /** Name of the field that carries the id; the search text is sent as `<name>.q`. */
  name: string;
  legend: string;
  query: string;
  /** What `producerOptions` found for the query. */
  found: { options: ProducerOption[]; more: boolean };
  /** The producer chosen before, from `chosenProducer`. */
  chosen?: ProducerOption | undefined;
  error?: string | undefined;
  hint?: string;
  optional?: boolean;
}

/**
 * Choosing a producer inside any form, without script: type, press "Tìm", pick a line. The form's own handler shows
 * the same page again when `find` was sent.
 */
export function ProducerPicker(props: ProducerPickerProps) {
  const { name, legend, query, found, chosen, error, hint, optional } = props;
  const standing = chosen && !found.options.some(({ value }) => value === chosen.value) ? [chosen] : [];
  const options = [...standing, ...found.options];
  const none = options.length === 0;
  const withNone = optional && !none ? [...options, { value: "", label: "Không chọn chủ thể nào" }] : options;
  return (
    <Fieldset legend={legend} {...(hint ? { hint } : {})}>
      <TextField
        name={`${name}.q`}
        id={none ? name : `${name}.q`}
        label={none ? "Tên chủ thể" : "Tìm tên khác"}
        hint="Gõ một phần tên, có dấu hay không đều được, rồi bấm Tìm."
        value={query}
        optional={Boolean(optional) || !none}
        autoComplete="off"
        {...(none && error ? { error } : {})}
      />
      <ButtonRow>
        <Button kind="secondary" name="find" value={name} icon="search">
          Tìm
        </Button>
      </ButtonRow>
      {query.trim() !== "" && found.options.length === 0 && (
        <Notice kind="warn" title={`Không thấy chủ thể nào tên “${query.trim()}”`}>
          Thử gõ ít chữ hơn. Chủ thể phải đã có trong sổ của tỉnh.
        </Notice>
      )}
      {!none && (
        <RadioGroup
          name={name}
          label="Chọn đúng chủ thể"
          options={withNone}
          value={chosen?.value ?? ""}
          {...(error ? { error } : {})}
          {...(found.more ? { hint: "Còn nữa: gõ thêm chữ để thu hẹp." } : {})}
        />
      )}
    </Fieldset>
  );
}
