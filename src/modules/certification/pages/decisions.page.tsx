import { isUuid } from "#platform/db";
import { type Answer, holdsRole, html, type Request, textOf } from "#platform/http";
import {
  DataTable,
  DemoMark,
  EmptyState,
  formatDate,
  formatNumber,
  LinkButton,
  PageHeader,
  Pagination,
  Section,
  Stack,
  StatusTag,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { decisionKinds } from "../domain/decision.ts";
import { officerRoles } from "../permissions.ts";
import { certificationUrls as urls } from "../urls.ts";
import { listDecisionsFor } from "../use-cases/decisions/list-decisions.ts";
import { recentNotices } from "../use-cases/decisions/read-papers.ts";
import { decisionStates } from "./decision-words.ts";

type Decision = Awaited<ReturnType<typeof listDecisionsFor>>["decisions"][number];
type Notice = Awaited<ReturnType<typeof recentNotices>>[number];

export async function showDecisions(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  const cursor = textOf(request.query, "sau");
  const { decisions, next } = await listDecisionsFor(
    request.services,
    actor,
    isUuid(cursor) ? cursor : undefined,
  );
  const notices = cursor === "" ? await recentNotices(request.services, actor) : [];
  const prepares = holdsRole(actor, officerRoles);
  return html(
    <WorkspacePage title="Quyết định" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title="Quyết định"
          lead="Từ kết quả của Hội đồng: cơ quan OCOP lập dự thảo, lãnh đạo tỉnh ký; giấy chứng nhận và thông báo được lập ngay khi ký."
          actions={
            prepares && (
              <LinkButton href={urls.newDecision} icon="plus">
                Lập từ kết quả
              </LinkButton>
            )
          }
        />
        <DataTable
          caption="Quyết định của tỉnh"
          captionHidden
          columns={columns}
          rows={decisions}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="Chưa có quyết định nào" icon="gavel">
              Khi Hội đồng chốt phiên họp, kết quả xuất hiện ở “Lập từ kết quả”.
            </EmptyState>
          }
        />
        <Pagination {...(next ? { nextHref: `${urls.decisions}?sau=${next}` } : {})} />
        {notices.length > 0 && (
          <Section title="Thông báo kết quả gần đây">
            <DataTable
              caption="Thông báo kết quả"
              captionHidden
              columns={noticeColumns}
              rows={notices}
              rowKey={({ id }) => id}
              empty=""
            />
          </Section>
        )}
      </Stack>
    </WorkspacePage>,
  );
}

const columns = [
  {
    key: "title",
    label: "Quyết định",
    primary: true,
    cell: (each: Decision) => (
      <>
        <TextLink href={urls.decision(each.id)}>{each.number ? `Số ${each.number}` : each.title}</TextLink>{" "}
        {each.isDemo && <DemoMark />}
      </>
    ),
  },
  { key: "kind", label: "Loại", cell: (each: Decision) => decisionKinds[each.kind].label },
  {
    key: "items",
    label: "Sản phẩm",
    align: "end" as const,
    cell: (each: Decision) => formatNumber(each.items),
  },
  {
    key: "signed",
    label: "Ngày ký",
    cell: (each: Decision) => (each.signedOn ? formatDate(each.signedOn) : "—"),
  },
  {
    key: "status",
    label: "Trạng thái",
    cell: ({ status }: Decision) => (
      <StatusTag tone={decisionStates[status].tone}>{decisionStates[status].label}</StatusTag>
    ),
  },
];

const noticeWords = { recognised: "Công nhận", sent_to_ministry: "Gửi Bộ", not_reached: "Chưa đạt" } as const;

const noticeColumns = [
  {
    key: "product",
    label: "Sản phẩm",
    primary: true,
    cell: (each: Notice) => <TextLink href={urls.noticePaper(each.id)}>{each.productName}</TextLink>,
  },
  { key: "producer", label: "Chủ thể", cell: (each: Notice) => each.producerName },
  { key: "kind", label: "Kết quả", cell: (each: Notice) => noticeWords[each.kind] },
  { key: "on", label: "Ngày", cell: (each: Notice) => formatDate(each.issuedOn) },
];
