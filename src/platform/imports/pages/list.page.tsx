import { isUuid } from "#platform/db";
import { type Answer, download, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import type { Fault } from "#platform/result";
import { slugify } from "#platform/text";
import {
  Button,
  Card,
  DataTable,
  DescriptionList,
  Disclosure,
  EmptyState,
  FileField,
  Form,
  fieldError,
  formatDateTime,
  formatNumber,
  LinkButton,
  Muted,
  PageHeader,
  Pagination,
  Stack,
  StatusTag,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { importAddresses } from "../addresses.ts";
import type { ImportDesk } from "../desk.ts";
import type { ImportRecord } from "../imports.store.ts";
import type { Register } from "../register.ts";
import { listDeskImports } from "../running/open-import.ts";
import { writeTemplate } from "../running/template.ts";
import { uploadTable, XLSX } from "../running/upload.ts";
import { importStates, inSentence } from "../words.ts";
import { describeField } from "./describe-field.ts";

export function showList(request: Request, desk: ImportDesk): Promise<Answer> {
  return answer(request, desk, []);
}

export async function postUpload(request: Request, desk: ImportDesk): Promise<Answer> {
  const file = request.files.find(({ field }) => field === "tep");
  const done = await uploadTable(desk, { file, requestId: request.id });
  if (!done.ok) return answer(request, desk, done.faults);
  return redirect(importAddresses(desk.register, desk.parent?.id).mapping(done.value.id));
}

export async function downloadTemplate(_request: Request, { register }: ImportDesk): Promise<Answer> {
  return download(await writeTemplate(register), { type: XLSX, name: `mau-${slugify(register.title)}.xlsx` });
}

async function answer(request: Request, desk: ImportDesk, faults: readonly Fault[]): Promise<Answer> {
  const { register, parent } = desk;
  const urls = importAddresses(register, parent?.id);
  const cursor = textOf(request.query, "sau");
  const { imports, next } = await listDeskImports(desk, isUuid(cursor) ? cursor : undefined);
  const page = request.page();
  const errors = formErrors(faults);
  const title = `Nhập bảng ${inSentence(register.title)}`;
  return html(
    <WorkspacePage title={title} page={page} wide>
      <Stack gap="wide">
        <PageHeader
          title={title}
          lead={`${register.lead} Giữ nguyên tệp và tên cột đang dùng; hệ thống kiểm tra trước, chưa ghi gì cho đến khi bạn đồng ý.`}
          {...(parent
            ? { breadcrumb: [{ href: parent.href, label: parent.title }, { label: "Nhập bảng" }] }
            : {})}
          actions={
            <LinkButton href={urls.template} kind="secondary" icon="download" download>
              Tải tệp mẫu
            </LinkButton>
          }
        />
        <Card title="Tải tệp lên">
          <Form page={page} action={urls.list} errors={errors} files>
            <FileField
              name="tep"
              label="Tệp bảng"
              accept=".xlsx,.csv"
              hint="Excel (.xlsx) hoặc CSV. Dòng tiêu đề có thể nằm dưới vài dòng tên bảng; ô gộp ở tiêu đề được đọc."
              limitText="Tối đa 20 MB, 20.000 dòng"
              error={fieldError(errors, "tep")}
            />
            <Button icon="upload">Tải lên và kiểm tra</Button>
          </Form>
        </Card>
        <ColumnsNeeded register={register} />
        <DataTable
          caption="Các lần nhập"
          columns={columnsOf(desk)}
          rows={imports}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="Chưa có lần nhập nào" icon="upload">
              Tải tệp đầu tiên ở trên. Có thể bắt đầu bằng tệp mẫu.
            </EmptyState>
          }
        />
        <Pagination {...(next ? { nextHref: `${urls.list}?sau=${next}` } : {})} />
      </Stack>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}

function ColumnsNeeded({ register }: { register: Register }) {
  const fields = register.fields.filter(({ rare }) => !rare);
  return (
    <Disclosure summary="Bảng có những cột nào">
      <DescriptionList
        items={fields.map((field) => ({
          term: field.required ? `${field.label} (cần có)` : field.label,
          value: describeField(field) || "chữ",
        }))}
      />
    </Disclosure>
  );
}

function columnsOf({ register, parent }: ImportDesk) {
  const urls = importAddresses(register, parent?.id);
  return [
    {
      key: "file",
      label: "Tệp",
      primary: true,
      cell: (each: ImportRecord) => <TextLink href={urls.import(each.id)}>{each.fileName}</TextLink>,
    },
    { key: "at", label: "Tải lên lúc", cell: (each: ImportRecord) => formatDateTime(each.createdAt) },
    {
      key: "rows",
      label: "Số dòng",
      cell: ({ counts, status }: ImportRecord) =>
        status === "uploaded" || status === "checking" ? (
          <Muted>chưa kiểm tra</Muted>
        ) : (
          `${formatNumber(counts.total)}: ${formatNumber(counts.fresh)} mới, ${formatNumber(counts.known)} đã có, ${formatNumber(counts.faulty)} cần sửa`
        ),
    },
    {
      key: "status",
      label: "Trạng thái",
      cell: ({ status }: ImportRecord) => (
        <StatusTag tone={importStates[status].tone}>{importStates[status].label}</StatusTag>
      ),
    },
  ];
}
