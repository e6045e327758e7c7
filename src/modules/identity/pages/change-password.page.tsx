import { type Answer, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import {
  Button,
  ButtonRow,
  Card,
  Form,
  type FormError,
  fieldError,
  LinkButton,
  Narrow,
  PageHeader,
  PasswordField,
  Stack,
  WorkspacePage,
} from "#platform/ui";
import { urls } from "../urls.ts";
import { changePassword } from "../use-cases/account/change-password.ts";
import { getMyAccount } from "../use-cases/account/my-account.ts";
import { NewPasswordFields } from "./new-password-fields.tsx";

export async function showChangePassword(request: Request): Promise<Answer> {
  return passwordAnswer(request, []);
}

export async function submitChangePassword(request: Request): Promise<Answer> {
  const { fields } = request;
  const typed = {
    current: textOf(fields, "current"),
    password: textOf(fields, "password"),
    again: textOf(fields, "again"),
  };
  const result = await changePassword(request.services, request.requireActor(), typed);
  if (!result.ok) return passwordAnswer(request, formErrors(result.faults), 422);
  const text = "Đã đổi mật khẩu. Các phiên khác đã kết thúc.";
  return redirect(urls.myAccount, { kind: "success", text });
}

async function passwordAnswer(request: Request, errors: FormError[], status = 200): Promise<Answer> {
  const page = request.page();
  const { account } = await getMyAccount(request.services, request.requireActor());
  const trail = [
    { href: urls.workspace, label: "Việc của tôi" },
    { href: urls.myAccount, label: "Tài khoản của tôi" },
    { label: "Đổi mật khẩu" },
  ];
  return html(
    <WorkspacePage title="Đổi mật khẩu" page={page}>
      <Narrow>
        <Stack gap="wide">
          <PageHeader
            title="Đổi mật khẩu"
            lead="Sau khi đổi, bạn vẫn ở lại đây; mọi thiết bị khác phải đăng nhập lại."
            breadcrumb={trail}
          />
          <Card>
            <Form page={page} action={urls.myPassword} errors={errors}>
              {account.password_hash && (
                <PasswordField
                  name="current"
                  label="Mật khẩu hiện tại"
                  error={fieldError(errors, "current")}
                />
              )}
              <NewPasswordFields errors={errors} short={account.totp_enabled_at !== null} />
              <ButtonRow>
                <Button icon="lock">Đổi mật khẩu</Button>
                <LinkButton kind="quiet" href={urls.myAccount}>
                  Quay lại
                </LinkButton>
              </ButtonRow>
            </Form>
          </Card>
        </Stack>
      </Narrow>
    </WorkspacePage>,
    { status },
  );
}
