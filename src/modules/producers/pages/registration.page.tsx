import { type Answer, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  Card,
  DescriptionList,
  Form,
  fieldError,
  formatDateTime,
  Notice,
  PageHeader,
  PostButton,
  Stack,
  TextArea,
  WorkspacePage,
} from "#platform/ui";
import { allows, producerKindName } from "../domain/producer.ts";
import { producerUrls } from "../urls.ts";
import {
  approveRegistration,
  type RegistrationCase,
  refuseRegistration,
  viewRegistration,
} from "../use-cases/decide-registration.ts";
import { ProducerPlace } from "./place-text.tsx";
import { RegistrationTag } from "./status-tags.tsx";

export async function showRegistration(request: Request): Promise<Answer> {
  return answer(request, { reason: "", faults: [] });
}

export async function postApprove(request: Request): Promise<Answer> {
  const id = request.params.registrationId ?? "";
  const done = await approveRegistration(request.services, request.requireActor(), {
    id,
    requestId: request.id,
  });
  if (!done.ok) return answer(request, { reason: "", faults: done.faults });
  return redirect(producerUrls.registrations, {
    kind: "success",
    text: "Đã xác nhận. Người đăng ký nhận được thư và đăng nhập được ngay.",
  });
}

export async function postRefuse(request: Request): Promise<Answer> {
  const id = request.params.registrationId ?? "";
  const reason = textOf(request.fields, "reason");
  const done = await refuseRegistration(request.services, request.requireActor(), {
    id,
    reason,
    requestId: request.id,
  });
  if (!done.ok) return answer(request, { reason, faults: done.faults });
  return redirect(producerUrls.registrations, {
    kind: "info",
    text: "Đã trả lời. Lý do được gửi vào e-mail người đăng ký.",
  });
}

async function answer(request: Request, typed: { reason: string; faults: Fault[] }): Promise<Answer> {
  const found = await viewRegistration(
    request.services,
    request.requireActor(),
    request.params.registrationId ?? "",
  );
  const page = <RegistrationPage request={request} found={found} typed={typed} />;
  return html(page, { status: typed.faults.length > 0 ? 422 : 200 });
}

interface PageProps {
  request: Request;
  found: RegistrationCase;
  typed: { reason: string; faults: Fault[] };
}

function RegistrationPage({ request, found, typed }: PageProps) {
  const { registration, producer, registrant: account } = found;
  const page = request.page();
  const errors = formErrors(typed.faults);
  const general = typed.faults.filter(({ field }) => field === "");
  return (
    <WorkspacePage title={`Đăng ký của ${producer.name}`} page={page}>
      <Stack gap="wide">
        <PageHeader
          title={producer.name}
          lead={`Gửi lúc ${formatDateTime(registration.createdAt)}`}
          breadcrumb={[
            { href: producerUrls.registrations, label: "Đăng ký chủ thể" },
            { label: producer.name },
          ]}
          tags={<RegistrationTag status={registration.status} />}
        />
        {general.map(({ text }) => (
          <Notice key={text} kind="danger">
            {text}
          </Notice>
        ))}
        {registration.reason && (
          <Notice kind="warn" title="Lý do đã trả lời người đăng ký">
            {registration.reason}
          </Notice>
        )}
        <Card title="Cơ sở">
          <DescriptionList
            items={[
              { term: "Loại hình", value: producerKindName(producer.kind) },
              { term: "Nơi hoạt động", value: <ProducerPlace producer={producer} /> },
              { term: "Mã số thuế", value: producer.taxCode ?? "Không khai" },
              { term: "Số giấy đăng ký", value: producer.registrationNumber ?? "Không khai" },
            ]}
          />
        </Card>
        <Card title="Người đăng ký">
          <DescriptionList
            items={[
              { term: "Họ và tên", value: account.displayName },
              { term: "E-mail", value: account.email },
              { term: "Điện thoại", value: account.phone ?? "Không khai" },
            ]}
          />
        </Card>
        {allows(producer.status, "approve") && (
          <Card title="Xác nhận" tone="leaf">
            <Stack>
              <p>
                Cơ sở có thật, hoạt động trong xã và thuộc đối tượng tại Điều 2 Quyết định 26/2026/QĐ-TTg. Sau
                khi xác nhận, {account.displayName} đăng nhập được với quyền chủ thể.
              </p>
              <PostButton page={page} action={producerUrls.approve(registration.id)} icon="check">
                Xác nhận chủ thể
              </PostButton>
            </Stack>
          </Card>
        )}
        {allows(producer.status, "refuse") && (
          <Card title="Chưa xác nhận được">
            <Form
              page={page}
              action={producerUrls.refuse(registration.id)}
              errors={errors.filter(({ href }) => href !== "#")}
            >
              <TextArea
                name="reason"
                label="Lý do và điều cần bổ sung"
                hint="Người đăng ký đọc đúng câu này trong thư."
                value={typed.reason}
                maxLength={1000}
                error={fieldError(errors, "reason")}
              />
              <Button kind="danger">Trả lời chưa xác nhận</Button>
            </Form>
          </Card>
        )}
      </Stack>
    </WorkspacePage>
  );
}
