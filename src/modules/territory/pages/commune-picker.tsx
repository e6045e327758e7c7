import { Button, ButtonRow, Fieldset, Notice, RadioGroup, TextField } from "#platform/ui";
import {
  type CommuneOption,
  chosenOption,
  communeOptions,
  readCommuneChoice,
} from "../use-cases/choose-commune.ts";

export interface CommunePickerProps {
  /** Name of the field that carries the choice; the search text is sent as `<name>.q`. */
  name: string;
  legend: string;
  /** What was typed into the search box. */
  query?: string;
  /** The choice sent back or stored: `32062`, or `32062/32056` with the old commune. */
  value?: string;
  /** Only communes of this province. */
  province?: string;
  error?: string | undefined;
  hint?: string;
}

/**
 * Choosing a commune inside any form, without script: type, press "Tìm", pick a line. The form's own handler shows the
 * same page again when `find` was sent, and reads the choice with `readCommuneChoice`.
 */
export function CommunePicker({
  name,
  legend,
  query = "",
  value = "",
  province,
  error,
  hint,
}: CommunePickerProps) {
  const choice = readCommuneChoice(value);
  const found = query.trim() === "" ? undefined : communeOptions(query, province);
  const options = withChosen(choice ? chosenOption(choice) : undefined, found?.options ?? []);
  const nothingToChoose = options.length === 0;
  return (
    <Fieldset legend={legend} {...(hint ? { hint } : {})}>
      <TextField
        name={`${name}.q`}
        id={nothingToChoose ? name : `${name}.q`}
        label={nothingToChoose ? "Tên xã, phường" : "Tìm tên khác"}
        hint="Gõ tên hiện nay hoặc tên trước 7/2025, có dấu hay không đều được."
        value={query}
        optional={!nothingToChoose}
        autoComplete="off"
        {...(nothingToChoose && error ? { error } : {})}
      />
      <ButtonRow>
        <Button kind="secondary" name="find" value={name} icon="search">
          Tìm
        </Button>
      </ButtonRow>
      {found && found.options.length === 0 && (
        <Notice kind="warn" title={`Không thấy xã, phường nào tên “${query.trim()}”`}>
          Thử gõ ít chữ hơn, hoặc gõ kèm tên tỉnh, huyện cũ.
        </Notice>
      )}
      {!nothingToChoose && (
        <RadioGroup
          name={name}
          label="Chọn đúng nơi"
          options={options}
          value={choice ? value : ""}
          {...(error ? { error } : {})}
          {...(found?.more ? { hint: "Còn nơi khác nữa: gõ thêm tên tỉnh hoặc huyện cũ để thu hẹp." } : {})}
        />
      )}
    </Fieldset>
  );
}

function withChosen(chosen: CommuneOption | undefined, options: CommuneOption[]): CommuneOption[] {
  if (!chosen || options.some((option) => option.value === chosen.value)) return options;
  return [chosen, ...options];
}
