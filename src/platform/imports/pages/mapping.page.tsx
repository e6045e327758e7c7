import { type Answer, fieldsUnder, formErrors, html, type Request, redirect } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  Form,
  fieldError,
  Grid,
  LinkButton,
  Notice,
  Row,
  Select,
  Stack,
  WorkspacePage,
} from "#platform/ui";
import { importAddresses } from "../addresses.ts";
import type { ImportDesk } from "../desk.ts";
import type { ColumnMapping } from "../reading/columns.ts";
import { cellText } from "../reading/read-value.ts";
import type { RegisterField } from "../register.ts";
import { checkImport } from "../running/check-import.ts";
import { type OpenImport, openImport } from "../running/open-import.ts";
import { ImportHead } from "./import-head.tsx";

const idOf = (request: Request) => request.params.importId ?? "";

export async function showMapping(request: Request, desk: ImportDesk): Promise<Answer> {
  const open = await openImport(desk, idOf(request));
  const { status } = open.record;
  // Columns of a table that is at work or written stay as they are.
  if (status === "checking" || status === "running" || status === "done" || status === "dropped")
    return redirect(importAddresses(desk.register, desk.parent?.id).import(open.record.id));
  return html(<MappingPage request={request} desk={desk} open={open} mapping={open.mapping} faults={[]} />);
}

export async function postMapping(request: Request, desk: ImportDesk): Promise<Answer> {
  const mapping = readMapping(request, desk);
  const done = await checkImport(desk, { id: idOf(request), mapping, requestId: request.id });
  if (done.ok) return redirect(importAddresses(desk.register, desk.parent?.id).import(idOf(request)));
  const open = await openImport(desk, idOf(request));
  return html(
    <MappingPage request={request} desk={desk} open={open} mapping={mapping} faults={done.faults} />,
    { status: 422 },
  );
}

function readMapping(request: Request, { register }: ImportDesk): ColumnMapping {
  const keys = new Set(register.fields.map(({ key }) => key));
  const mapping: Record<string, number> = {};
  for (const [key, text] of fieldsUnder(request.fields, "cot.")) {
    const column = Number.parseInt(text, 10);
    if (keys.has(key) && column >= 0 && column < 300) mapping[key] = column;
  }
  return mapping;
}

const suggestions = {
  chosen: "Các cột bạn đã chọn.",
  remembered: "Các cột được nhớ từ lần nhập trước của đơn vị. Kiểm tra lại rồi bấm Kiểm tra tệp.",
  guessed: "Các cột được nhận ra theo tiêu đề. Sửa lại chỗ chưa đúng, bỏ trống cột không có.",
} as const;

interface MappingProps {
  request: Request;
  desk: ImportDesk;
  open: OpenImport;
  mapping: ColumnMapping;
  faults: readonly Fault[];
}

function MappingPage({ request, desk, open, mapping, faults }: MappingProps) {
  const { record, sheet, suggested } = open;
  const urls = importAddresses(desk.register, desk.parent?.id);
  const page = request.page();
  const errors = formErrors(faults);
  const options = sheet.headings.map((heading, column) => ({
    value: `${column}`,
    label: `${heading}${sampleOf(open, column)}`,
  }));
  const selected = ({ key }: RegisterField) => (mapping[key] === undefined ? "" : `${mapping[key]}`);
  return (
    <WorkspacePage title="Chọn cột" page={page} wide>
      <Stack gap="wide">
        <ImportHead desk={desk} record={record} step={1} />
        <Notice kind="info">{suggestions[suggested]}</Notice>
        <Form page={page} action={urls.mapping(record.id)} errors={errors}>
          <Grid min="medium">
            {desk.register.fields.map((field) => (
              <Select
                key={field.key}
                name={`cot.${field.key}`}
                label={field.label}
                options={options}
                placeholder="Không có trong tệp"
                value={selected(field)}
                optional={!field.required}
                {...(field.hint ? { hint: field.hint } : {})}
                error={fieldError(errors, `cot.${field.key}`)}
              />
            ))}
          </Grid>
          <Row>
            <Button icon="list-checks">Kiểm tra tệp</Button>
            <LinkButton href={urls.list} kind="quiet">
              Để sau
            </LinkButton>
          </Row>
        </Form>
      </Stack>
    </WorkspacePage>
  );
}

function sampleOf({ sheet }: OpenImport, column: number): string {
  const sample = sheet.lines.find(({ cells }) => cellText(cells[column]) !== "")?.cells[column];
  if (sample === undefined) return "";
  const text = sample instanceof Date ? cellText(sample).split("-").reverse().join("/") : cellText(sample);
  return ` – ví dụ: ${text.slice(0, 30)}`;
}
