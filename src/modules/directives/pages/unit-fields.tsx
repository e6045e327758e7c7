import { CheckboxGroup, type Child, Disclosure, Fieldset } from "#platform/ui";
import { agencyKinds, namesOf } from "../domain/words.ts";
import type { OrderChoices } from "../use-cases/hand-out.ts";

interface UnitFieldsProps {
  choices: Pick<OrderChoices, "agencies" | "communes">;
  chosen: readonly string[];
  error?: string | undefined;
  /** How communes are meant, above their list. */
  children?: Child;
}

/** Agencies by kind and the communes of the province, to tick. */
export function UnitFields({ choices, chosen, error, children }: UnitFieldsProps) {
  const communes = choices.communes.map(({ code, name }) => ({ value: `commune:${code}`, label: name }));
  const ticked = communes.filter(({ value }) => chosen.includes(value)).length;
  return (
    <Fieldset legend="Đơn vị thực hiện" hint="Mỗi đơn vị nhận một nhiệm vụ riêng và báo cáo riêng.">
      <AgencyBoxes name="units" agencies={choices.agencies} chosen={chosen} error={error} />
      {children}
      <Disclosure
        summary={ticked > 0 ? `Chọn từng xã, phường (đã chọn ${ticked})` : "Chọn từng xã, phường"}
        open={ticked > 0}
      >
        <CheckboxGroup
          name="units"
          id="communes-list"
          label="Xã, phường"
          options={communes}
          values={[...chosen]}
          optional
        />
      </Disclosure>
    </Fieldset>
  );
}

interface AgencyBoxesProps {
  name: string;
  agencies: OrderChoices["agencies"];
  chosen: readonly string[];
  error?: string | undefined;
  optional?: boolean;
}

export function AgencyBoxes({ name, agencies, chosen, error, optional = false }: AgencyBoxesProps) {
  const groups = namesOf(agencyKinds)
    .map((kind) => ({ kind, list: agencies.filter((agency) => agency.kind === kind) }))
    .filter(({ list }) => list.length > 0);
  return (
    <>
      {groups.map(({ kind, list }, at) => (
        <CheckboxGroup
          key={kind}
          name={name}
          id={at === 0 ? name : `${name}-${kind}`}
          label={agencyKinds[kind]}
          options={list.map((agency) => ({ value: `agency:${agency.id}`, label: agency.name }))}
          values={[...chosen]}
          {...(at === 0 ? { error } : {})}
          optional={optional}
        />
      ))}
    </>
  );
}
