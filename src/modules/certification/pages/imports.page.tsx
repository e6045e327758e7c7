import { isUuid } from "#platform/db";
import { type Answer, download, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  Card,
  DataTable,
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
import { certificationUrls as urls } from "../urls.ts";
import { writeTemplate } from "../use-cases/register/import-files.ts";
import { listImportsFor } from "../use-cases/register/list-imports.ts";
import { uploadRegister } from "../use-cases/register/upload-register.ts";
import { importStates } from "./import-words.ts";

type ImportRecord = Awaited<ReturnType<typeof listImportsFor>>["imports"][number];

export function showImports(request: Request): Promise<Answer> {
  return answer(request, []);
}

export async function postImport(request: Request): Promise<Answer> {
  const file = request.files.find(({ field }) => field === "tep");
  const done = await uploadRegister(request.services, request.requireActor(), {
    file,
    requestId: request.id,
  });
  return done.ok ? redirect(urls.import(done.value.id)) : answer(request, done.faults);
}

export async function downloadTemplate(): Promise<Answer> {
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return download(await writeTemplate(), { type, name: "mau-danh-ba-ocop.xlsx" });
}

async function answer(request: Request, faults: readonly Fault[]): Promise<Answer> {
  const cursor = textOf(request.query, "sau");
  const before = isUuid(cursor) ? cursor : undefined;
  const { imports, next } = await listImportsFor(request.services, request.requireActor(), before);
  const errors = formErrors(faults);
  const page = request.page();
  return html(
    <WorkspacePage title="Nhập dữ liệu" page={page} wide>
      <Stack gap="wide">
        <PageHeader
          title="Nhập dữ liệu"
          lead="Đưa danh bạ sản phẩm OCOP của tỉnh vào hệ thống. Giữ nguyên tệp và tên cột đang dùng; hệ thống kiểm tra trước, chưa ghi gì cho đến khi bạn đồng ý."
          actions={
            <LinkButton href={urls.importTemplate} kind="secondary" icon="download">
              Tải tệp mẫu
            </LinkButton>
          }
        />
        <Card title="Tải tệp lên">
          <Form page={page} action={urls.imports} errors={errors} files>
            <FileField
              name="tep"
              label="Tệp danh bạ"
              accept=".xlsx,.csv"
              hint="Excel (.xlsx) hoặc CSV. Dòng tiêu đề có thể nằm dưới vài dòng tên bảng; ô gộp được đọc."
              limitText="Tối đa 20 MB, 20.000 dòng"
              error={fieldError(errors, "tep")}
            />
            <Button icon="upload">Tải lên và kiểm tra</Button>
          </Form>
        </Card>
        <DataTable
          caption="Các lần nhập"
          columns={columns}
          rows={imports}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="Chưa có lần nhập nào" icon="upload">
              Tải tệp danh bạ đầu tiên ở trên. Có thể bắt đầu bằng tệp mẫu.
            </EmptyState>
          }
        />
        <Pagination {...(next ? { nextHref: `${urls.imports}?sau=${next}` } : {})} />
      </Stack>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}

const columns = [
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
      status === "uploaded" ? (
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
