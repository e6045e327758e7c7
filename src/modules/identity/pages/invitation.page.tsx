import { dayInVietnam } from "#platform/calendar";
import { type Answer, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import {
  Button,
  Card,
  DescriptionList,
  Form,
  type FormError,
  fieldError,
  formatDate,
  LinkButton,
  PageHeader,
  PlainPage,
  ProblemPanel,
  Stack,
  TextField,
} from "#platform/ui";
import { urls } from "../urls.ts";
import {
  acceptInvitation,
  findInvitation,
  type InvitationView,
} from "../use-cases/account/accept-invitation.ts";
import { NewPasswordFields } from "./new-password-fields.tsx";
import { afterEntering, clientOf } from "./session-cookies.ts";

export async function showInvitation(request: Request): Promise<Answer> {
  const invitation = await findInvitation(request.services, request.params.token ?? "");
  if (!invitation) return voidInvitation(request);
  return invitationAnswer(request, invitation, {
    displayName: invitation.displayName,
    phone: "",
    errors: [],
  });
}

export async function submitInvitation(request: Request): Promise<Answer> {
  const { services, fields } = request;
  const token = request.params.token ?? "";
  const typed = { displayName: textOf(fields, "displayName"), phone: textOf(fields, "phone") };
  const invitation = await findInvitation(services, token);
  if (!invitation) return voidInvitation(request);
  const passwords = { password: textOf(fields, "password"), again: textOf(fields, "again") };
  const result = await acceptInvitation(services, token, {
    ...typed,
    ...passwords,
    client: clientOf(request),
  });
  if (!result) return voidInvitation(request);
  if (!result.ok)
    return invitationAnswer(request, invitation, { ...typed, errors: formErrors(result.faults) }, 422);
  if (result.value.kind === "entered") return afterEntering(result.value.entered, urls.workspace);
  const text =
    "Vai trò mới đã được thêm vào tài khoản bạn đang có. Hãy đăng nhập bằng mật khẩu của tài khoản đó.";
  return redirect(urls.signIn, { kind: "success", text });
}

interface Typed {
  displayName: string;
  phone: string;
  errors: FormError[];
}

function invitationAnswer(request: Request, invitation: InvitationView, typed: Typed, status = 200): Answer {
  const page = request.page();
  const { errors } = typed;
  return html(
    <PlainPage title="Nhận lời mời" page={page} noIndex>
      <Stack gap="wide">
        <PageHeader title="Nhận lời mời" lead="Kiểm tra vai trò được mời, rồi đặt mật khẩu để bắt đầu." />
        <Card tone="leaf">
          <DescriptionList
            items={[
              { term: "Vai trò", value: invitation.roleName },
              { term: "Đơn vị", value: invitation.unitName },
              { term: "Thư điện tử", value: invitation.email },
              { term: "Trả lời trước hết ngày", value: formatDate(dayInVietnam(invitation.expiresAt)) },
            ]}
          />
        </Card>
        <Card title="Tài khoản của bạn">
          <Form page={page} action={urls.invitation(request.params.token ?? "")} errors={errors}>
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
              value={typed.phone}
              error={fieldError(errors, "phone")}
            />
            <NewPasswordFields errors={errors} />
            <Button icon="check">Nhận lời mời và đăng nhập</Button>
          </Form>
        </Card>
      </Stack>
    </PlainPage>,
    { status },
  );
}

function voidInvitation(request: Request): Answer {
  return html(
    <PlainPage title="Lời mời hết hiệu lực" page={request.page()} noIndex>
      <ProblemPanel
        title="Lời mời này không còn hiệu lực"
        action={<LinkButton href={urls.signIn}>Về trang đăng nhập</LinkButton>}
      >
        Lời mời đã được nhận, đã rút, hoặc quá 7 ngày. Nếu bạn vẫn cần tài khoản, hãy nhờ người mời gửi lại
        thư.
      </ProblemPanel>
    </PlainPage>,
    { status: 410 },
  );
}
