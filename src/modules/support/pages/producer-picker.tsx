import { type Request, textOf } from "#platform/http";
import { Button, Row, Select, TextField } from "#platform/ui";
import { producersToChoose } from "../use-cases/design/open-design.ts";

export interface Picker {
  name: string;
  text: string;
  chosen: string;
  found: { id: string; name: string }[];
}

/** The producers whose name holds what was typed; the first thirty of the province before anything was. */
export async function readPicker(request: Request, chosen: string, name = "producerId"): Promise<Picker> {
  const text = textOf(request.fields, "producerName").slice(0, 100);
  const found = await producersToChoose(request.services, request.requireActor(), text);
  return { name, text, chosen, found };
}

interface ProducerPickerProps {
  picker: Picker;
  label?: string;
  error?: string | undefined;
  optional?: boolean;
}

/** Finding by name and choosing, in a form and without script: the second button only looks. */
export function ProducerPicker({ picker, label = "Chủ thể", error, optional }: ProducerPickerProps) {
  const { name, text, chosen, found } = picker;
  return (
    <>
      <Row>
        <TextField name="producerName" label="Tìm chủ thể theo tên" value={text} maxLength={100} optional />
        <Button kind="secondary" name="tim" value="1" icon="search">
          Tìm
        </Button>
      </Row>
      <Select
        name={name}
        label={label}
        value={chosen}
        placeholder={found.length === 0 ? "Không có chủ thể nào khớp" : "Chọn chủ thể"}
        options={found.map((each) => ({ value: each.id, label: each.name }))}
        {...(error ? { error } : {})}
        {...(optional ? { optional } : {})}
      />
    </>
  );
}
