import { type Answer, html, type Request, textOf } from "#platform/http";
import {
  DataTable,
  EmptyState,
  formatDate,
  PageHeader,
  Pagination,
  PublicPage,
  Stack,
  StatusTag,
  TextLink,
} from "#platform/ui";
import { certificateSlug } from "../domain/certificate-number.ts";
import { certificationUrls as urls } from "../urls.ts";
import { readLog } from "../use-cases/certificates/verify.ts";

type Entry = Awaited<ReturnType<typeof readLog>>["entries"][number];

export async function showPublicLog(request: Request): Promise<Answer> {
  const cursor = Number.parseInt(textOf(request.query, "sau"), 10);
  const before = Number.isSafeInteger(cursor) && cursor > 0 ? cursor : undefined;
  const { entries, next } = await readLog(request.services.readDb, before);
  return html(
    <PublicPage title="Nhật ký cấp và thu hồi" page={request.page()}>
      <Stack gap="wide">
        <PageHeader
          title="Nhật ký cấp và thu hồi"
          lead="Mỗi giấy chứng nhận được cấp hoặc bị thu hồi là một dòng; dòng đã ghi không sửa, không xoá. Mã của mỗi dòng gắn với dòng trước nó."
          breadcrumb={[{ href: urls.check, label: "Xác thực" }, { label: "Nhật ký" }]}
        />
        <DataTable
          caption="Nhật ký, mới nhất trước"
          captionHidden
          columns={columns}
          rows={entries}
          rowKey={({ seq }) => `${seq}`}
          empty={
            <EmptyState title="Chưa có giấy nào được cấp" icon="scroll-text">
              Dòng đầu tiên xuất hiện khi lãnh đạo tỉnh ký quyết định công nhận.
            </EmptyState>
          }
        />
        <Pagination {...(next ? { nextHref: `${urls.publicLog}?sau=${next}` } : {})} />
      </Stack>
    </PublicPage>,
  );
}

const columns = [
  { key: "seq", label: "Dòng", cell: ({ seq }: Entry) => `${seq}` },
  {
    key: "number",
    label: "Số giấy",
    primary: true,
    cell: ({ certificateNumber }: Entry) => (
      <TextLink href={urls.verify(certificateSlug(certificateNumber))}>{certificateNumber}</TextLink>
    ),
  },
  {
    key: "event",
    label: "Việc",
    cell: ({ event }: Entry) => (
      <StatusTag tone={event === "issued" ? "success" : "danger"}>
        {event === "issued" ? "Cấp" : "Thu hồi"}
      </StatusTag>
    ),
  },
  { key: "on", label: "Ngày", cell: ({ happenedOn }: Entry) => formatDate(happenedOn) },
  { key: "hash", label: "Mã dòng", cell: ({ hash }: Entry) => <code>{hash.slice(0, 16)}</code> },
];
