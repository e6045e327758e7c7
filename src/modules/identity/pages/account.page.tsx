import { type Answer, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import {
  Button,
  Card,
  type Child,
  type Column,
  DataTable,
  DemoMark,
  DescriptionList,
  EmptyState,
  Form,
  type FormError,
  fieldError,
  formatDate,
  formatDateTime,
  type PageContext,
  PageHeader,
  PostButton,
  Prose,
  Section,
  Split,
  Stack,
  StatusTag,
  TextArea,
  WorkspacePage,
} from "#platform/ui";
import { roleTitle } from "../domain/roles.ts";
import { urls } from "../urls.ts";
import { getManagedAccount, type ManagedAccount } from "../use-cases/administration/get-managed-account.ts";
import { endRole } from "../use-cases/administration/give-role.ts";
import { setAccountStatus } from "../use-cases/administration/set-account-status.ts";
import { AccountStatus } from "./account-words.tsx";

export async function showAccount(request: Request): Promise<Answer> {
  return accountAnswer(request, { reason: "", errors: [] });
}

export async function submitEndRole(request: Request): Promise<Answer> {
  const { accountId = "", grantId = "" } = request.params;
  await endRole(request.services, request.requireActor(), accountId, grantId);
  return redirect(urls.account(accountId), {
    kind: "success",
    text: "Vai trò đã kết thúc, có hiệu lực ngay.",
  });
}

export async function submitStatus(request: Request): Promise<Answer> {
  const { fields, params } = request;
  const accountId = params.accountId ?? "";
  const to = textOf(fields, "to") === "active" ? "active" : "disabled";
  const reason = textOf(fields, "reason");
  const version = Number(textOf(fields, "version"));
  await getManagedAccount(request.services, request.requireActor(), accountId);
  const result = await setAccountStatus(request.services, request.requireActor(), {
    accountId,
    to,
    reason,
    version,
  });
  if (!result.ok) return accountAnswer(request, { reason, errors: formErrors(result.faults) }, 422);
  const text =
    to === "active" ? "Tài khoản đã được mở lại." : "Tài khoản đã tạm khoá, mọi phiên đã kết thúc.";
  return redirect(urls.account(accountId), { kind: "success", text });
}

interface Typed {
  reason: string;
  errors: FormError[];
}

async function accountAnswer(request: Request, typed: Typed, status = 200): Promise<Answer> {
  const account = await getManagedAccount(
    request.services,
    request.requireActor(),
    request.params.accountId ?? "",
  );
  return html(<AccountPage page={request.page()} account={account} typed={typed} />, { status });
}

interface AccountPageProps {
  page: PageContext;
  account: ManagedAccount;
  typed: Typed;
}

function AccountPage({ page, account, typed }: AccountPageProps) {
  const trail = [
    { href: urls.workspace, label: "Việc của tôi" },
    { href: urls.accounts, label: "Tài khoản" },
    { label: account.displayName },
  ];
  return (
    <WorkspacePage title={account.displayName} page={page}>
      <Stack gap="wide">
        <PageHeader
          title={account.displayName}
          lead={account.email}
          breadcrumb={trail}
          tags={
            <>
              <AccountStatus status={account.status} />
              {account.isDemo && <DemoMark />}
            </>
          }
        />
        <Split side={<StatusForm page={page} account={account} typed={typed} />}>
          <Card title="Thông tin">
            <Facts account={account} />
          </Card>
        </Split>
        <Roles page={page} account={account} />
      </Stack>
    </WorkspacePage>
  );
}

function Facts({ account }: { account: ManagedAccount }) {
  const seen = account.lastSignedInAt ? formatDateTime(account.lastSignedInAt) : "chưa lần nào";
  return (
    <DescriptionList
      items={[
        { term: "Thư điện tử", value: account.email },
        { term: "Số điện thoại", value: account.phone ?? "chưa có" },
        { term: "Xác thực hai lớp", value: account.hasSecondFactor ? "đang bật" : "chưa bật" },
        { term: "Tạo lúc", value: formatDateTime(account.createdAt) },
        { term: "Đăng nhập gần nhất", value: seen },
      ]}
    />
  );
}

type GrantRow = ManagedAccount["grants"][number];

function Roles({ page, account }: { page: PageContext; account: ManagedAccount }) {
  const columns: Column<GrantRow>[] = [
    { key: "role", label: "Vai trò", primary: true, cell: (row) => roleTitle(row.role) },
    { key: "unit", label: "Đơn vị", cell: (row) => row.unit_name },
    { key: "period", label: "Thời gian", cell: periodOf },
    { key: "state", label: "Trạng thái", cell: stateOf },
    {
      key: "end",
      label: "Kết thúc",
      align: "end",
      cell: (row) =>
        row.mayEnd ? (
          <PostButton page={page} action={urls.accountRole(account.id, row.id)} kind="secondary" small>
            Kết thúc
          </PostButton>
        ) : (
          "–"
        ),
    },
  ];
  const give = { href: `${urls.invite}?cho=${account.id}`, label: "Giao thêm vai trò" };
  return (
    <Section title="Vai trò" {...(account.isSelf || account.status === "disabled" ? {} : { action: give })}>
      <DataTable
        caption="Vai trò của tài khoản"
        captionHidden
        columns={columns}
        rows={account.grants}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title="Chưa có vai trò nào">
            Người này đăng nhập được nhưng chưa làm được việc gì.
          </EmptyState>
        }
      />
    </Section>
  );
}

function periodOf(row: GrantRow): string {
  return row.valid_to
    ? `${formatDate(row.valid_from)} – ${formatDate(row.valid_to)}`
    : `từ ${formatDate(row.valid_from)}`;
}

function stateOf(row: GrantRow) {
  if (row.inForce) return <StatusTag tone="success">đang hiệu lực</StatusTag>;
  return <StatusTag tone="neutral">{row.revoked_at ? "đã kết thúc" : "ngoài thời hạn"}</StatusTag>;
}

function StatusForm({ page, account, typed }: AccountPageProps) {
  if (account.isSelf)
    return <StatusNote>Đây là tài khoản của bạn; người quản trị khác mới khoá được.</StatusNote>;
  if (!account.mayManage) {
    return (
      <StatusNote>
        Tài khoản còn vai trò ngoài phạm vi của bạn, nên bạn chỉ kết thúc được vai trò mình quản lý.
      </StatusNote>
    );
  }
  if (account.status === "pending") {
    return <StatusNote>Tài khoản chờ xã duyệt đăng ký chủ thể. Sau khi duyệt mới đăng nhập được.</StatusNote>;
  }
  const open = account.status === "active";
  return (
    <Card title={open ? "Tạm khoá" : "Mở lại"} tone={open ? "danger" : "leaf"}>
      <Form
        page={page}
        action={urls.accountStatus(account.id)}
        errors={typed.errors}
        hidden={{ version: String(account.version), to: open ? "disabled" : "active" }}
      >
        <TextArea
          name="reason"
          label="Lý do"
          hint={open ? "Mọi phiên của người này kết thúc ngay. Lý do vào nhật ký." : "Lý do vào nhật ký."}
          rows={3}
          maxLength={500}
          value={typed.reason}
          error={fieldError(typed.errors, "reason")}
        />
        <Button kind={open ? "danger" : "primary"} icon={open ? "lock" : "check"}>
          {open ? "Tạm khoá tài khoản" : "Mở lại tài khoản"}
        </Button>
      </Form>
    </Card>
  );
}

function StatusNote({ children }: { children: Child }) {
  return (
    <Card title="Trạng thái">
      <Prose>{children}</Prose>
    </Card>
  );
}
