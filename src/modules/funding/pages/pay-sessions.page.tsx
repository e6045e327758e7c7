import { isUuid } from "#platform/db";
import { type Answer, holdsRole, html, type Request, textOf } from "#platform/http";
import {
  type Column,
  DataTable,
  DemoMark,
  EmptyState,
  formatDate,
  formatNumber,
  LawRef,
  LinkButton,
  Notice,
  PageHeader,
  Pagination,
  Stack,
  StatusTag,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { officerRoles } from "../permissions.ts";
import { fundingUrls as urls } from "../urls.ts";
import { readPaySessions, type SessionLine } from "../use-cases/pay/council-pay.ts";

export async function showPaySessions(request: Request): Promise<Answer> {
  const typed = textOf(request.query, "sau");
  const cursor = isUuid(typed) ? typed : undefined;
  const actor = request.requireActor();
  const { sessions, rates, next } = await readPaySessions(request.services, actor, cursor);
  const keeps = holdsRole(actor, officerRoles);
  return html(
    <WorkspacePage title="Thù lao hội đồng" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title="Thù lao hội đồng"
          lead={
            <>
              Tính từ danh sách có mặt của từng phiên họp và mức chi của tỉnh.{" "}
              <LawRef act="TT 38/2025/TT-BTC" article="4" />
            </>
          }
          actions={
            <LinkButton href={urls.rates} kind="secondary" icon="settings">
              Mức chi của tỉnh
            </LinkButton>
          }
        />
        {rates.length === 0 && (
          <Notice kind="warn" title="Tỉnh chưa nhập mức chi">
            Thông tư chỉ nêu khung, số tiền do tỉnh quy định, nên hệ thống không có mức mặc định.{" "}
            {keeps && <TextLink href={urls.rates}>Nhập mức chi kèm căn cứ</TextLink>}
          </Notice>
        )}
        <DataTable
          caption="Phiên họp"
          captionHidden
          columns={columns}
          rows={sessions}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="Chưa có phiên họp nào" icon="users">
              Phiên họp xuất hiện ở đây khi thư ký Hội đồng ghi người có mặt.
            </EmptyState>
          }
        />
        <Pagination {...(next ? { nextHref: `${urls.councilPay}?sau=${next}` } : {})} />
      </Stack>
    </WorkspacePage>,
  );
}

const columns: Column<SessionLine>[] = [
  {
    key: "title",
    label: "Phiên họp",
    primary: true,
    cell: ({ id, title, isDemo }) => (
      <>
        <TextLink href={urls.paySession(id)}>{title}</TextLink> {isDemo && <DemoMark />}
      </>
    ),
  },
  { key: "on", label: "Ngày", cell: ({ heldOn }) => formatDate(heldOn) },
  { key: "present", label: "Có mặt", align: "end", cell: ({ present }) => formatNumber(present) },
  { key: "dossiers", label: "Hồ sơ", align: "end", cell: ({ dossiers }) => formatNumber(dossiers) },
  {
    key: "bound",
    label: "Đã cam kết (đồng)",
    align: "end",
    cell: ({ commitmentId, boundVnd }) =>
      commitmentId ? (
        <TextLink href={urls.commitment(commitmentId)}>{formatNumber(boundVnd ?? 0)}</TextLink>
      ) : (
        <StatusTag tone="neutral">chưa</StatusTag>
      ),
  },
];
