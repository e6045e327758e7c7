import { type Answer, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import {
  Button,
  Card,
  type Column,
  DataTable,
  DescriptionList,
  Form,
  type FormError,
  fieldError,
  formatDate,
  formatDateTime,
  LinkButton,
  type PageContext,
  PageHeader,
  PostButton,
  Prose,
  Row,
  Section,
  Split,
  Stack,
  StatusTag,
  TextField,
  WorkspacePage,
} from "#platform/ui";
import { deviceName } from "../domain/device.ts";
import { roleTitle } from "../domain/roles.ts";
import { urls } from "../urls.ts";
import {
  changeProfile,
  endMyOtherSessions,
  endMySession,
  getMyAccount,
  type MyAccount,
} from "../use-cases/account/my-account.ts";

export async function showMyAccount(request: Request): Promise<Answer> {
  const mine = await getMyAccount(request.services, request.requireActor());
  const typed = { displayName: mine.account.display_name, phone: mine.account.phone ?? "", errors: [] };
  return html(<MyAccountPage page={request.page()} mine={mine} typed={typed} {...setting(request)} />);
}

export async function submitProfile(request: Request): Promise<Answer> {
  const { services, fields } = request;
  const actor = request.requireActor();
  const typed = { displayName: textOf(fields, "displayName"), phone: textOf(fields, "phone") };
  const result = await changeProfile(services, actor, {
    ...typed,
    version: Number(textOf(fields, "version")),
  });
  if (result.ok) return redirect(urls.myAccount, { kind: "success", text: "Đã lưu thông tin của bạn." });
  const mine = await getMyAccount(services, actor);
  const errors = formErrors(result.faults);
  const page = (
    <MyAccountPage page={request.page()} mine={mine} typed={{ ...typed, errors }} {...setting(request)} />
  );
  return html(page, { status: 422 });
}

export async function submitEndSession(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  const sessionId = textOf(request.fields, "sessionId");
  if (sessionId !== "") {
    await endMySession(request.services, actor, sessionId);
    return redirect(urls.myAccount, { kind: "success", text: "Đã kết thúc phiên đó." });
  }
  const ended = await endMyOtherSessions(request.services, actor);
  return redirect(urls.myAccount, { kind: "success", text: `Đã kết thúc ${ended} phiên khác.` });
}

interface Setting {
  sessionId: string;
  oidcLabel: string;
}

function setting(request: Request): Setting {
  return { sessionId: request.requireActor().sessionId, oidcLabel: request.services.config.OIDC_LABEL };
}

interface MyAccountPageProps extends Setting {
  page: PageContext;
  mine: MyAccount;
  typed: { displayName: string; phone: string; errors: FormError[] };
}

function MyAccountPage({ page, mine, typed, sessionId, oidcLabel }: MyAccountPageProps) {
  return (
    <WorkspacePage title="Tài khoản của tôi" page={page}>
      <Stack gap="wide">
        <PageHeader
          title="Tài khoản của tôi"
          lead={mine.account.email}
          breadcrumb={[{ href: urls.workspace, label: "Việc của tôi" }, { label: "Tài khoản của tôi" }]}
        />
        <Split side={<Safety page={page} mine={mine} oidcLabel={oidcLabel} />}>
          <Stack gap="wide">
            <Profile page={page} version={mine.account.version} typed={typed} />
            <MyRoles mine={mine} />
          </Stack>
        </Split>
        <Sessions page={page} mine={mine} sessionId={sessionId} />
      </Stack>
    </WorkspacePage>
  );
}

function Profile({
  page,
  version,
  typed,
}: {
  page: PageContext;
  version: number;
  typed: MyAccountPageProps["typed"];
}) {
  const { errors } = typed;
  return (
    <Card title="Thông tin của tôi">
      <Form page={page} action={urls.myAccount} errors={errors} hidden={{ version: String(version) }}>
        <TextField
          name="displayName"
          label="Họ và tên"
          autoComplete="name"
          maxLength={120}
          value={typed.displayName}
          error={fieldError(errors, "displayName")}
        />
        <TextField
          name="phone"
          label="Số điện thoại"
          type="tel"
          autoComplete="tel"
          optional
          width="medium"
          hint="Chỉ đồng nghiệp xử lý hồ sơ nhìn thấy, không hiện ra công khai."
          value={typed.phone}
          error={fieldError(errors, "phone")}
        />
        <Button icon="save">Lưu thông tin</Button>
      </Form>
    </Card>
  );
}

function MyRoles({ mine }: { mine: MyAccount }) {
  const items = mine.grants.map((grant) => ({
    term: roleTitle(grant.role),
    value: `${grant.unit_name || "–"} · từ ${formatDate(grant.valid_from)}${
      grant.valid_to ? ` đến ${formatDate(grant.valid_to)}` : ""
    }`,
  }));
  return (
    <Card title="Vai trò của tôi">
      {items.length > 0 ? (
        <DescriptionList items={items} />
      ) : (
        <Prose>Bạn chưa có vai trò nào. Hãy liên hệ người quản trị.</Prose>
      )}
    </Card>
  );
}

function Safety({ page, mine, oidcLabel }: { page: PageContext; mine: MyAccount; oidcLabel: string }) {
  const { account } = mine;
  const on = account.totp_enabled_at !== null;
  return (
    <Stack>
      <Card
        title="Xác thực hai lớp"
        tone={on ? "leaf" : "gold"}
        aside={<StatusTag tone={on ? "success" : "warn"}>{on ? "đang bật" : "chưa bật"}</StatusTag>}
      >
        <Stack>
          <span>
            {on
              ? `Đăng nhập cần mã trên điện thoại. Còn ${mine.recoveryCodesLeft} mã khôi phục chưa dùng.`
              : "Thêm mã trên điện thoại khi đăng nhập: ai biết mật khẩu cũng không vào được."}
          </span>
          <LinkButton kind={on ? "secondary" : "primary"} href={urls.mySecondFactor} icon="shield-check" full>
            {on ? "Quản lý" : "Bật xác thực hai lớp"}
          </LinkButton>
        </Stack>
      </Card>
      <Card title="Mật khẩu">
        <Stack>
          <span>
            {account.password_changed_at
              ? `Đổi lần cuối ngày ${formatDateTime(account.password_changed_at)}.`
              : "Tài khoản chưa có mật khẩu."}
          </span>
          <LinkButton kind="secondary" href={urls.myPassword} icon="lock" full>
            Đổi mật khẩu
          </LinkButton>
        </Stack>
      </Card>
      {mine.externalLinked !== undefined && (
        <External page={page} linked={mine.externalLinked} label={oidcLabel} />
      )}
    </Stack>
  );
}

function External({ page, linked, label }: { page: PageContext; linked: boolean; label: string }) {
  return (
    <Card title="Đăng nhập bằng cách khác">
      <Stack>
        <span>{linked ? `Đã liên kết với ${label}.` : `Liên kết để đăng nhập bằng ${label}.`}</span>
        {linked ? (
          <PostButton page={page} action={urls.myExternal} kind="secondary" full>
            Bỏ liên kết
          </PostButton>
        ) : (
          <LinkButton
            kind="secondary"
            href={`${urls.oidcStart}?tiep=${encodeURIComponent(urls.myAccount)}`}
            icon="link"
            full
          >
            Liên kết
          </LinkButton>
        )}
      </Stack>
    </Card>
  );
}

type SessionRow = MyAccount["sessions"][number];

function Sessions({ page, mine, sessionId }: { page: PageContext; mine: MyAccount; sessionId: string }) {
  const columns: Column<SessionRow>[] = [
    { key: "device", label: "Thiết bị", primary: true, cell: (row) => deviceName(row.user_agent ?? "") },
    { key: "ip", label: "Địa chỉ mạng", cell: (row) => row.ip ?? "–" },
    { key: "from", label: "Đăng nhập lúc", cell: (row) => formatDateTime(row.created_at) },
    { key: "seen", label: "Dùng gần nhất", cell: (row) => formatDateTime(row.last_seen_at) },
    {
      key: "end",
      label: "Kết thúc",
      align: "end",
      cell: (row) =>
        row.id === sessionId ? (
          <StatusTag tone="success">phiên này</StatusTag>
        ) : (
          <PostButton
            page={page}
            action={urls.mySessions}
            hidden={{ sessionId: row.id }}
            kind="secondary"
            small
          >
            Kết thúc
          </PostButton>
        ),
    },
  ];
  return (
    <Section
      title="Các phiên đang mở"
      lead="Mỗi dòng là một trình duyệt đang đăng nhập bằng tài khoản của bạn. Thấy thiết bị lạ? Kết thúc phiên đó và đổi mật khẩu."
    >
      <Stack>
        <DataTable
          caption="Các phiên đang mở"
          captionHidden
          columns={columns}
          rows={mine.sessions}
          rowKey={(row) => row.id}
          empty={null}
        />
        {mine.sessions.length > 1 && (
          <Row>
            <PostButton page={page} action={urls.mySessions} kind="danger" icon="log-out">
              Kết thúc mọi phiên khác
            </PostButton>
          </Row>
        )}
      </Stack>
    </Section>
  );
}
