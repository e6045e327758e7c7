import { html, type Request, textOf } from "#platform/http";
import {
  DataTable,
  DemoMark,
  EmptyState,
  formatDate,
  PageHeader,
  Pagination,
  SearchBox,
  Stack,
  Stars,
  StatusTag,
  Tabs,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { statusWords } from "../domain/wording.ts";
import { dossierUrls } from "../urls.ts";
import {
  communeTabs,
  type Inbox,
  type InboxRow,
  listCommuneInbox,
  listMinistryInbox,
  listProvinceInbox,
  ministryTabs,
  provinceTabs,
  type Tab,
} from "../use-cases/list-inbox.ts";
import { ClockTag } from "./dossier-parts.tsx";

interface Desk {
  title: string;
  lead: string;
  href: string;
  tabs: readonly Tab[];
  open(id: string): string;
  empty: string;
}

const communeDesk: Desk = {
  title: "Hồ sơ của xã",
  lead: "Kiểm tra thành phần, đánh giá bốn nội dung và gửi tỉnh trong 15 ngày làm việc. Hạn gần nhất ở trên cùng.",
  href: dossierUrls.communeList,
  tabs: communeTabs,
  open: dossierUrls.commune,
  empty: "Hồ sơ chủ thể trong xã nộp sẽ hiện ở đây cùng hạn xử lý.",
};

const provinceDesk: Desk = {
  title: "Hồ sơ gửi tỉnh",
  lead: "Hồ sơ các xã gửi lên: kiểm tra thành phần và nội dung, tiếp nhận hoặc yêu cầu hoàn thiện.",
  href: dossierUrls.provinceList,
  tabs: provinceTabs,
  open: dossierUrls.province,
  empty: "Hồ sơ xã gửi lên kèm Mẫu 03 sẽ hiện ở đây.",
};

const ministryDesk: Desk = {
  title: "Hồ sơ 5 sao",
  lead: "Hồ sơ từ 90 điểm mà các tỉnh đã phê duyệt và gửi Bộ đánh giá, phân hạng.",
  href: dossierUrls.ministryList,
  tabs: ministryTabs,
  open: dossierUrls.dossier,
  empty: "Khi một tỉnh phê duyệt kết quả từ 90 điểm, hồ sơ sẽ hiện ở đây.",
};

export function showCommuneInbox(request: Request) {
  return inboxPage(request, communeDesk, listCommuneInbox);
}

export function showProvinceInbox(request: Request) {
  return inboxPage(request, provinceDesk, listProvinceInbox);
}

export function showMinistryInbox(request: Request) {
  return inboxPage(request, ministryDesk, listMinistryInbox);
}

/** Without a chosen tab the desk opens on the first that holds something, not on an empty one. */
async function openDesk(request: Request, desk: Desk, list: typeof listCommuneInbox) {
  const actor = request.requireActor();
  const search = textOf(request.query, "q").slice(0, 100);
  const query = { search, after: textOf(request.query, "sau") };
  const wanted = textOf(request.query, "muc");
  const tab = desk.tabs.find((each) => each.key === wanted) ?? desk.tabs[0];
  if (!tab) throw new Error("A desk has at least one tab");
  const inbox = await list(request.services, actor, { tab, ...query });
  const busy = desk.tabs.find((each) => (inbox.counts.get(each.key) ?? 0) > 0);
  if (wanted !== "" || search !== "" || !busy || busy === tab) return { tab, search, inbox };
  return { tab: busy, search, inbox: await list(request.services, actor, { tab: busy, ...query }) };
}

async function inboxPage(request: Request, desk: Desk, list: typeof listCommuneInbox) {
  const { tab, search, inbox } = await openDesk(request, desk, list);
  return html(
    <WorkspacePage title={desk.title} page={request.page()} wide>
      <PageHeader title={desk.title} lead={desk.lead} />
      <Stack>
        <Tabs
          label="Lọc theo tình trạng"
          items={desk.tabs.map((each) => ({
            href: `${desk.href}?muc=${each.key}`,
            label: each.label,
            current: each === tab,
            count: inbox.counts.get(each.key) ?? 0,
          }))}
        />
        <SearchBox
          action={desk.href}
          label="Tìm theo sản phẩm, chủ thể hoặc số phiếu"
          placeholder="Sản phẩm, chủ thể hoặc số phiếu"
          value={search}
          hidden={{ muc: tab.key }}
        />
        <InboxTable desk={desk} inbox={inbox} search={search} />
        <Pagination {...nextOf(desk, tab, search, inbox)} />
      </Stack>
    </WorkspacePage>,
  );
}

function nextOf(desk: Desk, tab: Tab, search: string, { next }: Inbox): { nextHref?: string } {
  if (!next) return {};
  const query = new URLSearchParams({ muc: tab.key, ...(search ? { q: search } : {}), sau: next });
  return { nextHref: `${desk.href}?${query}` };
}

function InboxTable({ desk, inbox, search }: { desk: Desk; inbox: Inbox; search: string }) {
  return (
    <DataTable
      caption={desk.title}
      captionHidden
      rows={inbox.rows}
      rowKey={(row) => row.id}
      empty={
        search ? (
          <EmptyState title="Không tìm thấy hồ sơ nào">
            Thử từ khác, có dấu hoặc không dấu đều được.
          </EmptyState>
        ) : (
          <EmptyState title="Không có hồ sơ nào">{desk.empty}</EmptyState>
        )
      }
      columns={[
        {
          key: "product",
          label: "Sản phẩm",
          primary: true,
          cell: (row) => <ProductCell desk={desk} row={row} />,
        },
        { key: "producer", label: "Chủ thể", cell: (row) => row.producerName },
        { key: "star", label: "Mục tiêu", cell: (row) => <Stars value={row.targetStar} size="small" /> },
        { key: "receipt", label: "Phiếu số", cell: (row) => row.receiptNumber ?? "Chưa nộp" },
        {
          key: "submitted",
          label: "Ngày nộp",
          cell: (row) => (row.submittedAt ? formatDate(row.submittedAt) : "–"),
        },
        {
          key: "due",
          label: "Thời hạn",
          cell: (row) => (row.clock ? <ClockTag clock={row.clock} /> : <StatusCell row={row} />),
        },
      ]}
    />
  );
}

function ProductCell({ desk, row }: { desk: Desk; row: InboxRow }) {
  const href = row.status === "draft" ? dossierUrls.dossier(row.id) : desk.open(row.id);
  return (
    <>
      <TextLink href={href}>{row.productName}</TextLink> {row.isDemo && <DemoMark />}
    </>
  );
}

function StatusCell({ row }: { row: InboxRow }) {
  if (row.respondBy && row.status.endsWith("_returned"))
    return <>Bổ sung trước {formatDate(row.respondBy)}</>;
  return <StatusTag tone={statusWords[row.status].tone}>{statusWords[row.status].label}</StatusTag>;
}
