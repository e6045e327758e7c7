import { dayInVietnam } from "#platform/calendar";
import { type Answer, html, type Request, textOf } from "#platform/http";
import {
  Chip,
  ChipRow,
  type Column,
  DataTable,
  DemoMark,
  Disclosure,
  EmptyState,
  formatDate,
  formatDateTime,
  LinkButton,
  type PageContext,
  PageHeader,
  Pagination,
  PostButton,
  SearchBox,
  Section,
  Small,
  Stack,
  Tabs,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { isRole, roleNames, roleTitle } from "../domain/roles.ts";
import { urls } from "../urls.ts";
import {
  type AccountPage,
  type Invitation,
  type ListedAccount,
  listAccounts,
} from "../use-cases/administration/list-accounts.ts";
import { AccountStatus } from "./account-words.tsx";

interface Filter {
  text: string;
  status: string;
  role: string;
}

export async function showAccounts(request: Request): Promise<Answer> {
  const { query } = request;
  const role = textOf(query, "vai-tro");
  const filter = {
    text: textOf(query, "q"),
    status: textOf(query, "trang-thai"),
    role: isRole(role) ? role : "",
  };
  const found = await listAccounts(request.services, request.requireActor(), {
    ...filter,
    after: textOf(query, "sau"),
  });
  return html(
    <AccountListPage
      page={request.page()}
      found={found}
      filter={filter}
      later={textOf(query, "sau") !== ""}
    />,
  );
}

interface AccountListProps {
  page: PageContext;
  found: AccountPage;
  filter: Filter;
  later: boolean;
}

function AccountListPage({ page, found, filter, later }: AccountListProps) {
  const next = found.next && { nextHref: addressOf(filter, found.next) };
  return (
    <WorkspacePage title="Tài khoản" page={page} wide>
      <Stack gap="wide">
        <PageHeader
          title="Tài khoản"
          lead="Người trong phạm vi bạn quản lý, vai trò của họ và lời mời đang chờ trả lời."
          breadcrumb={[{ href: urls.workspace, label: "Việc của tôi" }, { label: "Tài khoản" }]}
          actions={
            <LinkButton href={urls.invite} icon="plus">
              Mời người mới
            </LinkButton>
          }
        />
        {found.invitations.length > 0 && <Invitations page={page} invitations={found.invitations} />}
        <Filters filter={filter} />
        <DataTable
          caption="Danh sách tài khoản"
          captionHidden
          columns={columns}
          rows={found.accounts}
          rowKey={(row) => row.id}
          empty={<Nobody filter={filter} />}
        />
        <Pagination {...(later ? { prevHref: addressOf(filter) } : {})} {...(next || {})} />
      </Stack>
    </WorkspacePage>
  );
}

function Filters({ filter }: { filter: Filter }) {
  const states = [
    { value: "", label: "Tất cả" },
    { value: "active", label: "Đang dùng" },
    { value: "pending", label: "Chờ duyệt" },
    { value: "disabled", label: "Tạm khoá" },
  ];
  return (
    <Stack>
      <SearchBox
        action={urls.accounts}
        label="Tìm người"
        placeholder="Tên hoặc địa chỉ thư, có dấu hay không dấu đều được"
        value={filter.text}
        hidden={{ "trang-thai": filter.status, "vai-tro": filter.role }}
      />
      <Tabs
        label="Trạng thái"
        items={states.map(({ value, label }) => ({
          label,
          href: addressOf({ ...filter, status: value }),
          current: filter.status === value,
        }))}
      />
      <Disclosure
        summary={filter.role ? `Vai trò: ${roleTitle(filter.role)}` : "Lọc theo vai trò"}
        open={filter.role !== ""}
      >
        <ChipRow>
          {roleNames.map((role) => (
            <Chip
              key={role}
              href={addressOf({ ...filter, role: filter.role === role ? "" : role })}
              current={filter.role === role}
              {...(filter.role === role ? { removeLabel: "Bỏ lọc" } : {})}
            >
              {roleTitle(role)}
            </Chip>
          ))}
        </ChipRow>
      </Disclosure>
    </Stack>
  );
}

const columns: Column<ListedAccount>[] = [
  {
    key: "name",
    label: "Họ và tên",
    primary: true,
    cell: (row) => (
      <>
        <TextLink href={urls.account(row.id)}>{row.displayName}</TextLink> {row.isDemo && <DemoMark />}
      </>
    ),
  },
  { key: "email", label: "Thư điện tử", cell: (row) => row.email },
  {
    key: "roles",
    label: "Vai trò",
    cell: (row) =>
      row.grants.length === 0
        ? "chưa có"
        : row.grants.map((grant) => (
            <div key={grant.role + grant.unitName}>
              {roleTitle(grant.role)} · {grant.unitName}
            </div>
          )),
  },
  {
    key: "status",
    label: "Trạng thái",
    cell: (row) => (
      <>
        <AccountStatus status={row.status} /> {row.hasSecondFactor && <Small>hai lớp</Small>}
      </>
    ),
  },
  {
    key: "seen",
    label: "Đăng nhập gần nhất",
    cell: (row) => (row.lastSignedInAt ? formatDateTime(row.lastSignedInAt) : "chưa lần nào"),
  },
];

function Nobody({ filter }: { filter: Filter }) {
  const filtered = filter.text !== "" || filter.status !== "" || filter.role !== "";
  if (filtered) {
    return (
      <EmptyState
        title="Không có ai khớp"
        icon="search"
        action={<LinkButton href={urls.accounts}>Xoá bộ lọc</LinkButton>}
      >
        Thử gõ một phần của tên, hoặc bỏ bớt điều kiện lọc.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="Chưa có tài khoản nào"
      icon="users"
      action={<LinkButton href={urls.invite}>Mời người đầu tiên</LinkButton>}
    >
      Mời cán bộ bằng thư: họ tự đặt mật khẩu, bạn không bao giờ biết mật khẩu của ai.
    </EmptyState>
  );
}

function Invitations({ page, invitations }: { page: PageContext; invitations: Invitation[] }) {
  const shown: Column<Invitation>[] = [
    { key: "name", label: "Người được mời", primary: true, cell: (row) => row.display_name },
    { key: "email", label: "Thư điện tử", cell: (row) => row.email },
    { key: "role", label: "Vai trò", cell: (row) => `${roleTitle(row.role)}, ${row.unit_name}` },
    { key: "until", label: "Hết hạn", cell: (row) => formatDate(dayInVietnam(row.expires_at)) },
    {
      key: "withdraw",
      label: "Rút lời mời",
      align: "end",
      cell: (row) => (
        <PostButton page={page} action={urls.withdrawInvitation(row.id)} kind="secondary" small>
          Rút
        </PostButton>
      ),
    },
  ];
  return (
    <Section title="Lời mời chờ trả lời" lead="Gửi lại: mời lần nữa cùng vai trò, thư cũ tự hết hiệu lực.">
      <DataTable
        caption="Lời mời chờ trả lời"
        captionHidden
        columns={shown}
        rows={invitations}
        rowKey={(row) => row.id}
        empty={null}
      />
    </Section>
  );
}

function addressOf(filter: Filter, after?: string): string {
  const query = new URLSearchParams();
  if (filter.text) query.set("q", filter.text);
  if (filter.status) query.set("trang-thai", filter.status);
  if (filter.role) query.set("vai-tro", filter.role);
  if (after) query.set("sau", after);
  const text = query.toString();
  return text ? `${urls.accounts}?${text}` : urls.accounts;
}
