import {
  type Answer,
  download,
  fieldsUnder,
  formErrors,
  html,
  type Request,
  redirect,
  textOf,
} from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  Card,
  DataTable,
  Form,
  type FormError,
  fieldError,
  formatNumber,
  Grid,
  JobProgress,
  LinkButton,
  Notice,
  PageHeader,
  Pagination,
  PostButton,
  Row,
  Select,
  Stack,
  StatRow,
  StatusTag,
  Steps,
  WorkspacePage,
} from "#platform/ui";
import {
  type ColumnMapping,
  isRegisterField,
  registerFields,
  requiredFields,
} from "../domain/register-columns.ts";
import { cellText } from "../domain/register-values.ts";
import { certificationUrls as urls } from "../urls.ts";
import { verdictWords, writeImportResult } from "../use-cases/register/import-files.ts";
import {
  checkImport,
  confirmImport,
  dropImport,
  type OpenImport,
  openImport,
} from "../use-cases/register/import-register.ts";
import { type ImportView, viewImport } from "../use-cases/register/view-import.ts";

const id = (request: Request) => request.params.importId ?? "";

export async function showImport(request: Request): Promise<Answer> {
  const verdict = verdictOf(textOf(request.query, "loc"));
  const skip = Math.min(Math.max(Number.parseInt(textOf(request.query, "tu"), 10) || 0, 0), 20_000);
  const view = await viewImport(request.services, request.requireActor(), { id: id(request), skip, verdict });
  if (view.record.status === "uploaded") return redirect(urls.importMapping(id(request)));
  return html(<ImportPage request={request} view={view} verdict={verdict} errors={[]} />);
}

export async function showMapping(request: Request): Promise<Answer> {
  const open = await openImport(request.services, request.requireActor(), id(request));
  return html(<MappingPage request={request} open={open} mapping={open.mapping} faults={[]} />);
}

export async function postMapping(request: Request): Promise<Answer> {
  const mapping = readMapping(request);
  const actor = request.requireActor();
  const done = await checkImport(request.services, actor, { id: id(request), mapping });
  if (done.ok) return redirect(urls.import(id(request)));
  const open = await openImport(request.services, actor, id(request));
  return html(<MappingPage request={request} open={open} mapping={mapping} faults={done.faults} />, {
    status: 422,
  });
}

export async function postConfirm(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  const version = Number(textOf(request.fields, "version"));
  const done = await confirmImport(request.services, actor, {
    id: id(request),
    version,
    requestId: request.id,
  });
  if (done.ok) {
    const text = done.value.running ? "Đang nhập. Trang này tự cập nhật." : "Đã nhập xong.";
    return redirect(urls.import(id(request)), { kind: "success", text });
  }
  const view = await viewImport(request.services, actor, { id: id(request), skip: 0 });
  const errors = formErrors(done.faults);
  return html(<ImportPage request={request} view={view} verdict={undefined} errors={errors} />, {
    status: 422,
  });
}

export async function postDrop(request: Request): Promise<Answer> {
  const version = Number(textOf(request.fields, "version"));
  await dropImport(request.services, request.requireActor(), { id: id(request), version });
  return redirect(urls.imports, { kind: "info", text: "Đã bỏ lần nhập này. Chưa có gì được ghi." });
}

export async function downloadResult(request: Request): Promise<Answer> {
  const { name, content } = await writeImportResult(request.services, request.requireActor(), id(request));
  return download(content, {
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    name,
  });
}

function readMapping(request: Request): ColumnMapping {
  const mapping: ColumnMapping = {};
  for (const [field, text] of fieldsUnder(request.fields, "cot.")) {
    const column = Number.parseInt(text, 10);
    if (isRegisterField(field) && column >= 0 && column < 300) mapping[field] = column;
  }
  return mapping;
}

const suggestions = {
  chosen: "Các cột bạn đã chọn.",
  remembered: "Các cột được nhớ từ lần nhập trước của tỉnh. Kiểm tra lại rồi bấm Kiểm tra tệp.",
  guessed: "Các cột được nhận ra theo tiêu đề. Sửa lại chỗ chưa đúng, bỏ trống cột không có.",
} as const;

interface MappingProps {
  request: Request;
  open: OpenImport;
  mapping: ColumnMapping;
  faults: readonly Fault[];
}

function MappingPage({ request, open, mapping, faults }: MappingProps) {
  const { record, sheet, suggested } = open;
  const page = request.page();
  const errors = formErrors(faults);
  const options = sheet.headings.map((heading, column) => ({
    value: `${column}`,
    label: `${heading || `Cột ${column + 1}`}${sampleOf(open, column)}`,
  }));
  return (
    <WorkspacePage title="Chọn cột" page={page} wide>
      <Stack gap="wide">
        <Head record={record} step={1} />
        <Notice kind="info">{suggestions[suggested]}</Notice>
        <Form page={page} action={urls.importMapping(record.id)} errors={errors}>
          <Grid min="medium">
            {Object.entries(registerFields).map(([field, label]) => (
              <Select
                key={field}
                name={`cot.${field}`}
                label={label}
                options={options}
                placeholder="Không có trong tệp"
                value={isRegisterField(field) && mapping[field] !== undefined ? `${mapping[field]}` : ""}
                optional={!(requiredFields as readonly string[]).includes(field)}
                error={fieldError(errors, `cot.${field}`)}
              />
            ))}
          </Grid>
          <Row>
            <Button icon="list-checks">Kiểm tra tệp</Button>
            <LinkButton href={urls.imports} kind="quiet">
              Để sau
            </LinkButton>
          </Row>
        </Form>
      </Stack>
    </WorkspacePage>
  );
}

function sampleOf({ sheet }: OpenImport, column: number): string {
  const sample = sheet.lines.map(({ cells }) => cellText(cells[column])).find((text) => text !== "");
  return sample ? ` – ví dụ: ${sample.slice(0, 30)}` : "";
}

function Head({ record, step }: { record: ImportView["record"]; step: 1 | 2 | 3 }) {
  const labels = ["Tải tệp lên", "Chọn cột", "Xem kết quả kiểm tra", "Nhập"];
  const state = (at: number) => (at < step ? "done" : at === step ? "current" : "todo");
  return (
    <Stack>
      <PageHeader
        title={record.fileName}
        breadcrumb={[{ href: urls.imports, label: "Nhập dữ liệu" }, { label: record.fileName }]}
      />
      <Steps
        label="Các bước nhập"
        steps={labels.map((label, at) => ({ label, state: record.status === "done" ? "done" : state(at) }))}
      />
    </Stack>
  );
}

type Verdict = "new" | "known" | "faulty";

interface ImportProps {
  request: Request;
  view: ImportView;
  verdict: Verdict | undefined;
  errors: FormError[];
}

function ImportPage({ request, view, verdict, errors }: ImportProps) {
  const { record, report, run, next } = view;
  const page = request.page();
  const running = record.status === "running";
  const here = urls.import(record.id);
  const nextHref = `${here}?${new URLSearchParams({ ...(verdict ? { loc: verdict } : {}), tu: `${next}` })}`;
  return (
    <WorkspacePage title="Kết quả kiểm tra" page={page} wide {...(running ? { refreshSeconds: 3 } : {})}>
      <Stack gap="wide">
        <Head record={record} step={running ? 3 : 2} />
        {running && (
          <JobProgress
            title="Đang nhập"
            state={run?.done ? "running" : "waiting"}
            {...(run?.total ? { done: run.done, total: run.total } : {})}
            text="Có thể đóng trang này; việc nhập vẫn tiếp tục."
          />
        )}
        {run?.failure && record.status === "checked" && <Notice kind="danger">{run.failure}</Notice>}
        <StatRow label="Kết quả theo dòng" items={statItems(view)} />
        {record.status === "checked" && <Confirm request={request} view={view} errors={errors} />}
        {record.status === "done" && (
          <Notice kind="success" title={`Đã nhập ${formatNumber(record.counts.fresh)} dòng`}>
            Sản phẩm và chủ thể mới đã có trong danh sách. Dòng cần sửa: tải tệp kết quả, sửa rồi nhập lại tệp
            đó.
          </Notice>
        )}
        <DataTable
          caption="Từng dòng của tệp, dòng cần sửa trước"
          columns={columns}
          rows={report}
          rowKey={({ line }) => `${line}`}
          empty="Không có dòng nào."
        />
        <Pagination {...(next === undefined ? {} : { nextHref })} />
        <Row>
          <LinkButton href={urls.importResult(record.id)} kind="secondary" icon="download" download>
            Tải tệp kết quả (.xlsx)
          </LinkButton>
          {record.status === "checked" && (
            <LinkButton href={urls.importMapping(record.id)} kind="quiet">
              Chọn lại cột
            </LinkButton>
          )}
        </Row>
      </Stack>
    </WorkspacePage>
  );
}

function statItems({ record }: ImportView) {
  const { counts, id: recordId, status } = record;
  const filter = (verdict: Verdict) => `${urls.import(recordId)}?loc=${verdict}`;
  return [
    {
      href: filter("faulty"),
      value: formatNumber(counts.faulty),
      label: "dòng cần sửa",
      note: "không được nhập",
    },
    {
      href: filter("new"),
      value: formatNumber(counts.fresh),
      label: status === "done" ? "dòng đã nhập" : "dòng mới",
    },
    { href: filter("known"), value: formatNumber(counts.known), label: "dòng đã có", note: "giữ nguyên" },
    { href: urls.import(recordId), value: formatNumber(counts.total), label: "dòng trong tệp" },
  ];
}

function Confirm({ request, view, errors }: { request: Request; view: ImportView; errors: FormError[] }) {
  const { record } = view;
  const page = request.page();
  const hidden = { version: `${record.version}` };
  return (
    <Card title={`Nhập ${formatNumber(record.counts.fresh)} dòng mới?`} tone="leaf">
      <Stack>
        <p>
          Các dòng mới được ghi cùng một lúc: hoặc đủ cả, hoặc không dòng nào.{" "}
          {formatNumber(record.counts.faulty)} dòng cần sửa bị bỏ qua; {formatNumber(record.counts.known)}{" "}
          dòng đã có không bị thay đổi.
        </p>
        <Form
          page={page}
          action={urls.importConfirm(record.id)}
          errors={errors}
          hidden={hidden}
          idempotencyKey={`${record.id}-${record.version}`}
        >
          <Row>
            <Button icon="check" disabled={record.counts.fresh === 0}>
              Nhập {formatNumber(record.counts.fresh)} dòng
            </Button>
          </Row>
        </Form>
        <PostButton page={page} action={urls.importDrop(record.id)} hidden={hidden} kind="quiet" small>
          Bỏ lần nhập này
        </PostButton>
      </Stack>
    </Card>
  );
}

const tones = { new: "success", known: "neutral", faulty: "danger" } as const;
type Line = ImportView["report"][number];

const columns = [
  { key: "line", label: "Dòng", cell: ({ line }: Line) => formatNumber(line) },
  { key: "product", label: "Sản phẩm", primary: true, cell: ({ product }: Line) => product || "—" },
  { key: "producer", label: "Chủ thể", cell: ({ producer }: Line) => producer || "—" },
  {
    key: "verdict",
    label: "Kết quả",
    cell: ({ verdict }: Line) => <StatusTag tone={tones[verdict]}>{verdictWords[verdict]}</StatusTag>,
  },
  { key: "notes", label: "Ghi chú", cell: ({ notes }: Line) => notes.join(" ") || "" },
];

function verdictOf(text: string): Verdict | undefined {
  return text === "new" || text === "known" || text === "faulty" ? text : undefined;
}
