import { type Typed, typedTexts } from "#platform/forms";
import { type Answer, formErrors, html, type Request, redirect } from "#platform/http";
import {
  Button,
  Card,
  DataTable,
  EmptyState,
  Form,
  type FormError,
  fieldError,
  PageHeader,
  PostButton,
  Stack,
  TextField,
  WorkspacePage,
} from "#platform/ui";
import { producerUrls } from "../urls.ts";
import {
  endMember,
  inviteMember,
  type Member,
  type MemberField,
  memberFields,
  viewMembers,
} from "../use-cases/members.ts";

export async function showMembers(request: Request): Promise<Answer> {
  return answer(request, typedTexts({}, memberFields), []);
}

export async function postMember(request: Request): Promise<Answer> {
  const producerId = request.params.producerId ?? "";
  const typed = typedTexts(request.fields, memberFields);
  const input = { producerId, typed, requestId: request.id };
  const done = await inviteMember(request.services, request.requireActor(), input);
  if (!done.ok) return answer(request, typed, formErrors(done.faults));
  return redirect(producerUrls.members(producerId), {
    kind: "success",
    text: `Đã thêm ${typed.displayName}. Thư hướng dẫn đăng nhập được gửi tới ${typed.email}.`,
  });
}

export async function postEndMember(request: Request): Promise<Answer> {
  const { producerId = "", accountId = "" } = request.params;
  await endMember(request.services, request.requireActor(), { producerId, accountId, requestId: request.id });
  return redirect(producerUrls.members(producerId), {
    kind: "success",
    text: "Người này thôi làm hồ sơ của cơ sở, có hiệu lực ngay.",
  });
}

const roleNames: Readonly<Record<Member["role"], string>> = {
  producer_owner: "Đứng tên chủ thể",
  producer_member: "Cùng làm hồ sơ",
};

async function answer(request: Request, typed: Typed<MemberField>, errors: FormError[]): Promise<Answer> {
  const actor = request.requireActor();
  const { producer, members, mayInvite } = await viewMembers(
    request.services,
    actor,
    request.params.producerId ?? "",
  );
  const page = request.page();
  const text = (name: MemberField) => ({ name, value: typed[name], error: fieldError(errors, name) });
  const endButton = (member: Member) =>
    member.role === "producer_member" ? (
      <PostButton page={page} action={producerUrls.endMember(producer.id, member.id)} kind="secondary" small>
        Cho thôi
      </PostButton>
    ) : (
      "–"
    );
  return html(
    <WorkspacePage title="Người cùng làm" page={page}>
      <Stack gap="wide">
        <PageHeader
          title="Người cùng làm"
          lead="Ai đăng nhập được cho cơ sở này."
          breadcrumb={[
            { href: producerUrls.overview(producer.id), label: producer.name },
            { label: "Người cùng làm" },
          ]}
        />
        <DataTable
          caption="Người cùng làm"
          captionHidden
          rows={members}
          rowKey={(member) => `${member.id} ${member.role}`}
          columns={[
            { key: "name", label: "Họ và tên", primary: true, cell: (member) => member.displayName },
            { key: "email", label: "E-mail", cell: (member) => member.email },
            { key: "role", label: "Vai trò", cell: (member) => roleNames[member.role] },
            ...(mayInvite ? [{ key: "end", label: "Thôi làm", cell: endButton }] : []),
          ]}
          empty={
            <EmptyState title="Chưa có ai đăng nhập cho cơ sở này">
              Cơ sở lấy từ danh bạ cũ chưa có tài khoản. Cán bộ xã có thể mời người của cơ sở vào.
            </EmptyState>
          }
        />
        {mayInvite && (
          <Card title="Mời thêm người">
            <Form page={page} errors={errors}>
              <TextField {...text("displayName")} label="Họ và tên" maxLength={120} />
              <TextField
                {...text("email")}
                label="E-mail"
                type="email"
                hint="Người này nhận thư hướng dẫn đăng nhập, rồi xem và sửa được hồ sơ của cơ sở."
              />
              <Button icon="mail">Mời vào</Button>
            </Form>
          </Card>
        )}
      </Stack>
    </WorkspacePage>,
    { status: errors.length > 0 ? 422 : 200 },
  );
}
