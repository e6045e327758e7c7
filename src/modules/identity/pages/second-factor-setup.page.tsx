import { qrModules } from "#platform/documents";
import { type Answer, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import {
  Button,
  ButtonRow,
  Card,
  type Child,
  Form,
  type FormError,
  fieldError,
  Grid,
  LinkButton,
  Narrow,
  Notice,
  type PageContext,
  PageHeader,
  PasswordField,
  Prose,
  QrFigure,
  Split,
  Stack,
  Strong,
  TextField,
  WorkspacePage,
} from "#platform/ui";
import { urls } from "../urls.ts";
import {
  beginSecondFactor,
  disableSecondFactor,
  enableSecondFactor,
  renewRecoveryCodes,
  type SecondFactorSetUp,
} from "../use-cases/account/second-factor.ts";

/** Two forms on the page ask for the password; each box has its own id. */
const offField = "password-off";

export async function showSecondFactorSetUp(request: Request): Promise<Answer> {
  return setUpAnswer(request, {});
}

export async function submitSecondFactorSetUp(request: Request): Promise<Answer> {
  const result = await enableSecondFactor(
    request.services,
    request.requireActor(),
    textOf(request.fields, "code"),
  );
  if (!result.ok) return setUpAnswer(request, { code: formErrors(result.faults) });
  return codesAnswer(
    request,
    result.value.codes,
    "Xác thực hai lớp đã bật. Từ lần sau, đăng nhập cần mã trên điện thoại.",
  );
}

export async function submitRecoveryCodes(request: Request): Promise<Answer> {
  const password = textOf(request.fields, "password");
  const result = await renewRecoveryCodes(request.services, request.requireActor(), password);
  if (!result.ok) return setUpAnswer(request, { renew: formErrors(result.faults) });
  return codesAnswer(request, result.value.codes, "Bộ mã cũ không còn dùng được.");
}

export async function submitSecondFactorOff(request: Request): Promise<Answer> {
  const result = await disableSecondFactor(
    request.services,
    request.requireActor(),
    textOf(request.fields, "password"),
  );
  if (!result.ok)
    return setUpAnswer(request, { off: result.faults.map(({ text }) => ({ href: `#${offField}`, text })) });
  return redirect(urls.myAccount, { kind: "success", text: "Đã tắt xác thực hai lớp." });
}

interface SetUpErrors {
  code?: FormError[];
  renew?: FormError[];
  off?: FormError[];
}

async function setUpAnswer(request: Request, errors: SetUpErrors): Promise<Answer> {
  const setUp = await beginSecondFactor(request.services, request.requireActor());
  const page = request.page();
  const status = Object.keys(errors).length > 0 ? 422 : 200;
  const lead = setUp
    ? "Ba bước, khoảng hai phút. Cần một điện thoại có ứng dụng xác thực."
    : "Đang bật: mỗi lần đăng nhập cần thêm mã trên điện thoại.";
  return html(
    <Frame page={page} lead={lead}>
      {setUp ? (
        <SetUp page={page} setUp={setUp} errors={errors.code ?? []} />
      ) : (
        <Manage page={page} errors={errors} />
      )}
    </Frame>,
    { status },
  );
}

function Frame({ page, lead, children }: { page: PageContext; lead: string; children: Child }) {
  const trail = [
    { href: urls.workspace, label: "Việc của tôi" },
    { href: urls.myAccount, label: "Tài khoản của tôi" },
    { label: "Xác thực hai lớp" },
  ];
  return (
    <WorkspacePage title="Xác thực hai lớp" page={page}>
      <Stack gap="wide">
        <PageHeader title="Xác thực hai lớp" lead={lead} breadcrumb={trail} />
        {children}
      </Stack>
    </WorkspacePage>
  );
}

function SetUp({
  page,
  setUp,
  errors,
}: {
  page: PageContext;
  setUp: SecondFactorSetUp;
  errors: FormError[];
}) {
  return (
    <Split
      ratio="half"
      side={
        <Card title="3. Nhập mã để xác nhận">
          <Form page={page} action={urls.mySecondFactor} errors={errors}>
            <TextField
              name="code"
              label="Mã đang hiện trên ứng dụng"
              hint="6 chữ số, đổi sau mỗi 30 giây."
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={10}
              width="medium"
              error={fieldError(errors, "code")}
            />
            <ButtonRow>
              <Button icon="shield-check">Bật xác thực hai lớp</Button>
              <LinkButton kind="quiet" href={urls.myAccount}>
                Để sau
              </LinkButton>
            </ButtonRow>
          </Form>
        </Card>
      }
    >
      <Card title="1. Mở ứng dụng xác thực">
        <Prose>
          Google Authenticator, Microsoft Authenticator hoặc ứng dụng bạn quen dùng, trên điện thoại của chính
          bạn.
        </Prose>
      </Card>
      <Card title="2. Quét mã này">
        <Stack>
          <QrFigure
            modules={qrModules(setUp.address)}
            label="Mã QR để thêm SaoQuê vào ứng dụng xác thực"
            caption="Chỉ mình bạn được thấy mã này."
          />
          <span>
            Không quét được? Nhập khoá: <Strong>{setUp.secret}</Strong>
          </span>
        </Stack>
      </Card>
    </Split>
  );
}

function Manage({ page, errors }: { page: PageContext; errors: SetUpErrors }) {
  return (
    <Grid min="large">
      <Card title="Làm bộ mã khôi phục mới">
        <Form page={page} action={urls.myRecoveryCodes} errors={errors.renew ?? []}>
          <PasswordField
            name="password"
            label="Mật khẩu hiện tại"
            hint="Bộ mã cũ mất hiệu lực ngay."
            error={fieldError(errors.renew ?? [], "password")}
          />
          <Button kind="secondary" icon="refresh-cw">
            Làm bộ mã mới
          </Button>
        </Form>
      </Card>
      <Card title="Tắt xác thực hai lớp" tone="danger">
        <Form page={page} action={urls.mySecondFactorOff} errors={errors.off ?? []}>
          <PasswordField
            name="password"
            id={offField}
            label="Mật khẩu hiện tại"
            hint="Mật khẩu phải có từ 14 ký tự vì sẽ không còn lớp thứ hai."
            error={fieldError(errors.off ?? [], offField)}
          />
          <Button kind="danger" icon="shield-x">
            Tắt
          </Button>
        </Form>
      </Card>
    </Grid>
  );
}

function codesAnswer(request: Request, codes: string[], lead: string): Answer {
  return html(
    <Frame page={request.page()} lead={lead}>
      <Narrow>
        <Stack gap="wide">
          <Notice kind="warn" title="Cất giữ các mã khôi phục này">
            Trang này chỉ hiện một lần. In ra hoặc chép vào nơi an toàn: mỗi mã đăng nhập được một lần khi mất
            điện thoại.
          </Notice>
          <Card title="Mã khôi phục">
            <Grid min="small">
              {codes.map((code) => (
                <Strong key={code}>{code}</Strong>
              ))}
            </Grid>
          </Card>
          <LinkButton href={urls.myAccount} icon="check">
            Tôi đã cất giữ
          </LinkButton>
        </Stack>
      </Narrow>
    </Frame>,
  );
}
