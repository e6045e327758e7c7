import { type Answer, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import {
  Button,
  ButtonRow,
  Card,
  Form,
  type FormError,
  fieldError,
  PageHeader,
  PlainPage,
  Stack,
  TextField,
  TextLink,
} from "#platform/ui";
import { returnPath } from "../domain/return-path.ts";
import { urls } from "../urls.ts";
import { awaitsSecondFactor, confirmSecondFactor } from "../use-cases/session/confirm-second-factor.ts";
import { afterEntering, clientOf } from "./session-cookies.ts";

export async function showSecondFactor(request: Request): Promise<Answer> {
  if (!(await awaitsSecondFactor(request.services, clientOf(request).token))) return tooLate();
  return codeAnswer(request, returnPath(textOf(request.query, "tiep"), urls.workspace), []);
}

export async function submitSecondFactor(request: Request): Promise<Answer> {
  const code = textOf(request.fields, "code");
  const returnTo = returnPath(textOf(request.fields, "tiep"), urls.workspace);
  const result = await confirmSecondFactor(request.services, { code, client: clientOf(request) });
  if (!result) return tooLate();
  if (result.ok) return afterEntering(result.value, returnTo);
  return codeAnswer(request, returnTo, formErrors(result.faults), 422);
}

function tooLate(): Answer {
  return redirect(urls.signIn, {
    kind: "warn",
    text: "Đã quá 10 phút kể từ khi nhập mật khẩu. Hãy đăng nhập lại.",
  });
}

function codeAnswer(request: Request, returnTo: string, errors: FormError[], status = 200): Answer {
  const page = request.page();
  return html(
    <PlainPage title="Mã xác thực" page={page} noIndex>
      <Stack gap="wide">
        <PageHeader
          title="Mã xác thực"
          lead="Bước 2 trên 2: mở ứng dụng xác thực trên điện thoại và nhập mã đang hiện."
        />
        <Card>
          <Form page={page} action={urls.secondFactor} errors={errors} hidden={{ tiep: returnTo }}>
            <TextField
              name="code"
              label="Mã xác thực"
              hint="6 chữ số, đổi sau mỗi 30 giây. Mất điện thoại? Nhập một mã khôi phục bạn đã cất giữ."
              inputMode="text"
              autoComplete="one-time-code"
              maxLength={20}
              width="medium"
              error={fieldError(errors, "code")}
            />
            <ButtonRow>
              <Button icon="shield-check">Xác nhận</Button>
              <TextLink href={urls.signIn}>Đăng nhập bằng tài khoản khác</TextLink>
            </ButtonRow>
          </Form>
        </Card>
      </Stack>
    </PlainPage>,
    { status },
  );
}
