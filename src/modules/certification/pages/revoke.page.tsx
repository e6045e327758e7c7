import { dayInVietnam } from "#platform/calendar";
import {
  type Answer,
  download,
  formErrors,
  html,
  NotAllowed,
  type Request,
  redirect,
  textOf,
} from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  Card,
  DateField,
  DescriptionList,
  Form,
  fieldError,
  formatDate,
  LawRef,
  LinkButton,
  Notice,
  PageHeader,
  RadioGroup,
  Row,
  Stack,
  TextArea,
  TextField,
  WorkspacePage,
} from "#platform/ui";
import { revocationGrounds } from "../domain/decision.ts";
import { mayRevoke } from "../permissions.ts";
import { certificationUrls as urls } from "../urls.ts";
import { getCertificate } from "../use-cases/certificates/read-certificate.ts";
import { revokeCertificate } from "../use-cases/certificates/revoke-certificate.ts";
import { readRevocationPaper } from "../use-cases/decisions/read-papers.ts";

export function showRevoke(request: Request): Promise<Answer> {
  return answer(request, []);
}

export async function postRevoke(request: Request): Promise<Answer> {
  const text = (name: string) => textOf(request.fields, name);
  const slug = request.params.slug ?? "";
  const done = await revokeCertificate(request.services, request.requireActor(), {
    slug,
    decisionNumber: text("decisionNumber"),
    revokedOn: text("revokedOn"),
    ground: text("ground"),
    reason: text("reason"),
    requestId: request.id,
  });
  if (!done.ok) return answer(request, done.faults);
  return redirect(urls.verify(slug), {
    kind: "success",
    text: "Đã thu hồi. Trang xác thực công khai đã đổi theo.",
  });
}

export async function downloadRevocation(request: Request): Promise<Answer> {
  const slug = request.params.slug ?? "";
  const paper = await readRevocationPaper(request.services, request.requireActor(), slug);
  return download(paper.content, paper);
}

async function answer(request: Request, faults: readonly Fault[]): Promise<Answer> {
  const certificate = await getCertificate(request.services.db, request.params.slug ?? "");
  if (!mayRevoke(request.requireActor(), certificate)) throw new NotAllowed();
  const errors = formErrors(faults);
  const today = dayInVietnam(request.services.now());
  const page = request.page();
  const field = (name: string) => ({
    name,
    error: fieldError(errors, name),
    value: textOf(request.fields, name),
  });
  return html(
    <WorkspacePage title="Thu hồi giấy chứng nhận" page={page}>
      <Stack gap="wide">
        <PageHeader
          title="Thu hồi giấy chứng nhận"
          breadcrumb={[{ href: urls.certificates, label: "Giấy chứng nhận" }, { label: certificate.number }]}
          tags={<LawRef act="QĐ 26/2026/QĐ-TTg" article="8" />}
        />
        <Notice kind="warn" title="Việc này không hoàn tác được">
          Trang xác thực đổi ngay thành “Đã thu hồi”; nhật ký công khai ghi thêm một dòng; chủ thể không còn
          được dùng hạng sao.
        </Notice>
        <Card title={certificate.productName}>
          <DescriptionList
            items={[
              { term: "Số giấy", value: certificate.number },
              { term: "Chủ thể", value: certificate.producerName },
              { term: "Hạng", value: `${certificate.star} sao` },
              { term: "Có hiệu lực đến hết ngày", value: formatDate(certificate.validUntil) },
            ]}
          />
        </Card>
        <Form
          page={page}
          action={urls.revoke(certificate.slug)}
          errors={errors}
          idempotencyKey={`thu-hoi-${certificate.recognitionId}`}
        >
          <RadioGroup
            {...field("ground")}
            label="Căn cứ thu hồi"
            options={Object.entries(revocationGrounds).map(([value, label]) => ({ value, label }))}
          />
          <TextArea
            {...field("reason")}
            label="Lý do cụ thể"
            hint="Hiện trên trang xác thực công khai; không ghi thông tin cá nhân."
            rows={3}
            maxLength={1000}
          />
          <TextField {...field("decisionNumber")} label="Số quyết định thu hồi" maxLength={80} />
          <DateField
            {...field("revokedOn")}
            label="Thu hồi từ ngày"
            value={textOf(request.fields, "revokedOn") || today}
            max={today}
          />
          <Row>
            <Button kind="danger">Thu hồi giấy chứng nhận</Button>
            <LinkButton href={urls.revocationPaper(certificate.slug)} kind="secondary" icon="printer">
              In dự thảo quyết định
            </LinkButton>
            <LinkButton href={urls.certificates} kind="quiet">
              Không thu hồi
            </LinkButton>
          </Row>
        </Form>
      </Stack>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}
