import { fileUrls } from "#platform/files";
import { Conflict, formErrors, html, type Request, redirect } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  ButtonRow,
  FileField,
  Form,
  fieldError,
  LinkButton,
  Narrow,
  Notice,
  PageHeader,
  Stack,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { dossierUrls } from "../urls.ts";
import { keepSignedReport } from "../use-cases/keep-signed-report.ts";
import { viewOffice } from "../use-cases/view-office.ts";
import { officeCrumbs } from "./office.page.tsx";
import { dossierIdOf } from "./step.page.tsx";

export async function showSignedReport(request: Request) {
  return signedReportPage(request, []);
}

export async function submitSignedReport(request: Request) {
  const dossierId = dossierIdOf(request);
  const file = request.files.find(({ field }) => field === "ban-ky");
  const input = { dossierId, file, requestId: request.id };
  const done = await keepSignedReport(request.services, request.requireActor(), input);
  if (!done.ok) return signedReportPage(request, done.faults);
  return redirect(dossierUrls.commune(dossierId), { kind: "success", text: "Đã lưu bản ký Mẫu 03." });
}

async function signedReportPage(request: Request, faults: readonly Fault[]) {
  const view = await viewOffice(request.services, request.requireActor(), dossierIdOf(request), "commune");
  const { report, dossier, product } = view.file;
  if (!report) throw new Conflict("Lập báo cáo Mẫu 03 trước, rồi in, ký và tải bản ký lên.");
  const errors = formErrors(faults);
  const title = "Bản ký Mẫu 03";
  return html(
    <WorkspacePage title={title} page={request.page()}>
      <Narrow>
        <Stack>
          <PageHeader
            title={title}
            lead={`${product.name}, báo cáo số ${report.reportNumber}`}
            breadcrumb={officeCrumbs(view, { label: title })}
          />
          {report.signedFileId && (
            <Notice kind="success" title="Đã có bản ký">
              <TextLink href={fileUrls.file(report.signedFileId)}>Tải bản ký đang lưu</TextLink>. Tải tệp mới
              lên sẽ thay bản này.
            </Notice>
          )}
          <Form page={request.page()} errors={errors} files label={title}>
            <FileField
              name="ban-ky"
              label="Bản Mẫu 03 đã ký, đóng dấu"
              accept=".pdf,.jpg,.jpeg,.png"
              hint="Bản quét PDF hoặc ảnh chụp rõ. Xã, chủ thể và cơ quan OCOP cấp tỉnh xem được; mỗi lần xem được ghi lại."
              limitText="Tối đa 20 MB."
              error={fieldError(errors, "ban-ky")}
            />
            <ButtonRow>
              <Button icon="upload">Tải bản ký lên</Button>
              <LinkButton kind="quiet" href={dossierUrls.commune(dossier.id)}>
                Quay lại
              </LinkButton>
            </ButtonRow>
          </Form>
        </Stack>
      </Narrow>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}
