import { type Answer, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import {
  Button,
  Card,
  Form,
  type FormError,
  fieldError,
  LinkButton,
  Notice,
  PageHeader,
  PlainPage,
  ProblemPanel,
  Stack,
  TextField,
  TextLink,
} from "#platform/ui";
import { urls } from "../urls.ts";
import { isResetOpen, requestPasswordReset, resetPassword } from "../use-cases/account/change-password.ts";
import { NewPasswordFields } from "./new-password-fields.tsx";

export async function showForgotten(request: Request): Promise<Answer> {
  return forgottenAnswer(request, "", []);
}

export async function submitForgotten(request: Request): Promise<Answer> {
  const email = textOf(request.fields, "email");
  const result = await requestPasswordReset(request.services, email);
  if (!result.ok) return forgottenAnswer(request, email, formErrors(result.faults), 422);
  const page = request.page();
  return html(
    <PlainPage title="Đã nhận yêu cầu" page={page} noIndex>
      <Stack gap="wide">
        <PageHeader title="Hãy xem hộp thư của bạn" />
        <Notice kind="success">
          Nếu địa chỉ này có tài khoản, một thư với địa chỉ đặt lại mật khẩu sẽ đến trong ít phút. Địa chỉ
          dùng được một lần, trong 60 phút. Không thấy thư? Xem cả mục thư rác.
        </Notice>
        <TextLink href={urls.signIn}>Về trang đăng nhập</TextLink>
      </Stack>
    </PlainPage>,
  );
}

export async function showNewPassword(request: Request): Promise<Answer> {
  const token = request.params.token ?? "";
  if (!(await isResetOpen(request.services, token))) return voidLetter(request);
  return newPasswordAnswer(request, token, []);
}

export async function submitNewPassword(request: Request): Promise<Answer> {
  const token = request.params.token ?? "";
  const typed = { password: textOf(request.fields, "password"), again: textOf(request.fields, "again") };
  const result = await resetPassword(request.services, token, typed);
  if (!result) return voidLetter(request);
  if (!result.ok) return newPasswordAnswer(request, token, formErrors(result.faults), 422);
  return redirect(urls.signIn, { kind: "success", text: "Mật khẩu mới đã được đặt. Hãy đăng nhập." });
}

function forgottenAnswer(request: Request, email: string, errors: FormError[], status = 200): Answer {
  const page = request.page();
  return html(
    <PlainPage title="Quên mật khẩu" page={page} noIndex>
      <Stack gap="wide">
        <PageHeader
          title="Quên mật khẩu"
          lead="Nhập địa chỉ thư của tài khoản; chúng tôi gửi địa chỉ đặt lại mật khẩu."
        />
        <Card>
          <Form page={page} action={urls.forgottenPassword} errors={errors}>
            <TextField
              name="email"
              label="Thư điện tử"
              type="email"
              autoComplete="username"
              value={email}
              error={fieldError(errors, "email")}
            />
            <Button icon="mail">Gửi thư cho tôi</Button>
          </Form>
        </Card>
        <TextLink href={urls.signIn}>Về trang đăng nhập</TextLink>
      </Stack>
    </PlainPage>,
    { status },
  );
}

function newPasswordAnswer(request: Request, token: string, errors: FormError[], status = 200): Answer {
  const page = request.page();
  return html(
    <PlainPage title="Đặt lại mật khẩu" page={page} noIndex>
      <Stack gap="wide">
        <PageHeader
          title="Đặt lại mật khẩu"
          lead="Sau khi đặt, mọi phiên đang mở của tài khoản sẽ kết thúc."
        />
        <Card>
          <Form page={page} action={urls.newPassword(token)} errors={errors}>
            <NewPasswordFields errors={errors} />
            <Button icon="lock">Đặt mật khẩu mới</Button>
          </Form>
        </Card>
      </Stack>
    </PlainPage>,
    { status },
  );
}

function voidLetter(request: Request): Answer {
  return html(
    <PlainPage title="Thư đã hết hạn" page={request.page()} noIndex>
      <ProblemPanel
        title="Địa chỉ này không còn dùng được"
        action={<LinkButton href={urls.forgottenPassword}>Gửi thư mới</LinkButton>}
      >
        Địa chỉ đặt lại mật khẩu dùng được một lần, trong 60 phút. Mật khẩu của bạn chưa thay đổi.
      </ProblemPanel>
    </PlainPage>,
    { status: 410 },
  );
}
