import { producerUrls } from "#modules/producers";
import { dayInVietnam } from "#platform/calendar";
import { fileUrls } from "#platform/files";
import { type Answer, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import {
  Button,
  Card,
  DataTable,
  DateField,
  DemoMark,
  DescriptionList,
  EmptyState,
  FileList,
  Form,
  type FormError,
  fieldError,
  formatDate,
  LawRef,
  LinkButton,
  Muted,
  Notice,
  PageHeader,
  PostButton,
  Row,
  Section,
  Stack,
  TextField,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { type IpUser, ipKinds } from "../domain/ip-right.ts";
import { isProducerPerson } from "../permissions.ts";
import { supportUrls as urls } from "../urls.ts";
import { endPermission, permitIpUser } from "../use-cases/ip/keep-ip-rights.ts";
import { type IpView, viewIpRight } from "../use-cases/ip/view-ip-rights.ts";
import { ProducerPicker, readPicker } from "./producer-picker.tsx";
import { IpTag, placeText } from "./words.tsx";

export function showIpRight(request: Request): Promise<Answer> {
  return answer(request, []);
}

export async function postPermit(request: Request): Promise<Answer> {
  const { services, fields, params } = request;
  // Looking for the producer's name is a round of its own; nothing is written.
  if (textOf(fields, "tim") === "1") return answer(request, []);
  const done = await permitIpUser(services, request.requireActor(), {
    ipRightId: params.ipRightId ?? "",
    producerId: textOf(fields, "producerId"),
    permittedOn: textOf(fields, "permittedOn"),
    permitNumber: textOf(fields, "permitNumber"),
    requestId: request.id,
  });
  if (!done.ok) return answer(request, formErrors(done.faults));
  return redirect(urls.ipRight(params.ipRightId ?? ""), {
    kind: "success",
    text: "Đã ghi chủ thể được dùng.",
  });
}

export async function postEndUser(request: Request): Promise<Answer> {
  const { ipRightId = "", ipUserId = "" } = request.params;
  await endPermission(request.services, request.requireActor(), {
    ipRightId,
    ipUserId,
    requestId: request.id,
  });
  return redirect(urls.ipRight(ipRightId), {
    kind: "success",
    text: "Đã kết thúc quyền dùng. Cần thì cho phép lại được.",
  });
}

async function answer(request: Request, errors: FormError[]): Promise<Answer> {
  const actor = request.requireActor();
  const view = await viewIpRight(request.services, actor, request.params.ipRightId ?? "");
  const { right, state } = view;
  return html(
    <WorkspacePage title={right.name} page={request.page()}>
      <Stack gap="wide">
        <PageHeader
          title={right.name}
          lead={`${ipKinds[right.kind]} · ${right.owner}`}
          breadcrumb={[{ href: urls.ipRights, label: "Sở hữu trí tuệ" }, { label: right.name }]}
          tags={
            <Row gap="tight">
              <IpTag state={state} />
              {right.isDemo && <DemoMark />}
            </Row>
          }
          actions={
            view.keeps ? (
              <LinkButton href={urls.editIpRight(right.id)} kind="secondary" icon="pencil">
                Sửa
              </LinkButton>
            ) : undefined
          }
        />
        <Warning view={view} />
        <Card title="Thông tin">
          <Facts view={view} />
        </Card>
        <Section
          title={isProducerPerson(actor) ? "Quyền dùng của bạn" : "Chủ thể được dùng"}
          lead={
            <>
              Văn bản cho phép là minh chứng cho tiêu chí 3.5 Sở hữu trí tuệ của phiếu chấm.{" "}
              <LawRef act="QĐ 26/2026/QĐ-TTg" />
            </>
          }
        >
          <Users request={request} view={view} />
        </Section>
        {view.keeps && <Card title="Cho chủ thể dùng">{await permitForm(request, view, errors)}</Card>}
      </Stack>
    </WorkspacePage>,
    { status: errors.length > 0 ? 422 : 200 },
  );
}

function Warning({ view: { right, state } }: { view: IpView }) {
  if (!right.expiresOn || (state !== "ending" && state !== "expired")) return null;
  return (
    <Notice
      kind={state === "expired" ? "danger" : "warn"}
      title={state === "expired" ? "Đã hết hiệu lực" : "Cần gia hạn"}
    >
      Hiệu lực đến {formatDate(right.expiresOn)}. Chủ sở hữu nộp đơn gia hạn trong 6 tháng trước ngày này.
    </Notice>
  );
}

function Facts({ view: { right, file } }: { view: IpView }) {
  const day = (value: string | null) => (value ? formatDate(value) : null);
  const communes = right.communeCodes.map(placeText);
  return (
    <Stack>
      <DescriptionList
        items={[
          { term: "Số đơn", value: right.applicationNumber },
          { term: "Ngày nộp đơn", value: day(right.filedOn) },
          { term: "Số đăng ký", value: right.registrationNumber },
          { term: "Ngày cấp", value: day(right.grantedOn) },
          { term: "Hết hiệu lực", value: day(right.expiresOn) },
          { term: "Hàng hoá, dịch vụ", value: right.goods },
          { term: "Vùng", value: right.area },
          { term: "Xã, phường", value: communes.length > 0 ? communes.join("; ") : "Cả tỉnh" },
          { term: "Nguồn", value: right.source },
          { term: "Ghi chú", value: right.note },
        ]}
        untold={{ term: "Chưa ghi" }}
      />
      {file && (
        <FileList
          files={[
            {
              href: fileUrls.file(file.id),
              name: file.originalName,
              kind: "Văn bằng, quyết định",
              size: file.bytes,
            },
          ]}
        />
      )}
    </Stack>
  );
}

function Users({ request, view }: { request: Request; view: IpView }) {
  const end = (user: IpUser) => (
    <PostButton
      page={request.page()}
      action={urls.endUser(view.right.id, user.id)}
      kind="quiet"
      icon="x"
      small
    >
      Kết thúc
    </PostButton>
  );
  return (
    <DataTable
      caption="Chủ thể được dùng"
      captionHidden
      rows={view.users}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title="Chưa có chủ thể nào được dùng">
          Chủ thể muốn dùng thì gửi đơn cho chủ sở hữu; khi có văn bản, văn phòng ghi vào đây.
        </EmptyState>
      }
      columns={[
        {
          key: "producer",
          label: "Chủ thể",
          primary: true,
          cell: (user: IpUser) => (
            <TextLink href={producerUrls.overview(user.producerId)}>{user.producerName}</TextLink>
          ),
        },
        {
          key: "from",
          label: "Từ ngày",
          cell: (user: IpUser) => (user.permittedOn ? formatDate(user.permittedOn) : "–"),
        },
        { key: "number", label: "Văn bản", cell: (user: IpUser) => user.permitNumber ?? "–" },
        {
          key: "state",
          label: "Hiện nay",
          cell: (user: IpUser) =>
            user.endedOn ? (
              <Muted>Kết thúc {formatDate(user.endedOn)}</Muted>
            ) : view.keeps ? (
              end(user)
            ) : (
              "Đang được dùng"
            ),
        },
      ]}
    />
  );
}

async function permitForm(request: Request, { right }: IpView, errors: FormError[]) {
  const { fields } = request;
  const today = dayInVietnam(request.services.now());
  const picker = await readPicker(request, textOf(fields, "producerId"));
  return (
    <Form page={request.page()} action={urls.permitUser(right.id)} errors={errors}>
      <ProducerPicker picker={picker} error={fieldError(errors, "producerId")} />
      <DateField
        name="permittedOn"
        label="Ngày cho phép"
        value={textOf(fields, "permittedOn") || today}
        error={fieldError(errors, "permittedOn")}
        max={today}
      />
      <TextField
        name="permitNumber"
        label="Số văn bản cho phép"
        value={textOf(fields, "permitNumber")}
        error={fieldError(errors, "permitNumber")}
        maxLength={80}
        width="medium"
        optional
      />
      <Button>Ghi được dùng</Button>
    </Form>
  );
}
