import { uuidv7 } from "#platform/db";
import { type Typed, typedTexts, versionOf } from "#platform/forms";
import { Conflict, formErrors, html, type Request, redirect } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  ButtonRow,
  Checkbox,
  DateField,
  Fieldset,
  Form,
  fieldError,
  LawRef,
  LinkButton,
  Narrow,
  NumberField,
  PageHeader,
  RadioGroup,
  Small,
  Stack,
  TextArea,
  TextField,
  WorkspacePage,
} from "#platform/ui";
import { dossierUrls } from "../urls.ts";
import { forwardDossier, type ReportField, reportFields, writeReport } from "../use-cases/report-dossier.ts";
import { type OfficeView, viewOffice } from "../use-cases/view-office.ts";
import { decision } from "./dossier-parts.tsx";
import { officeCrumbs } from "./office.page.tsx";
import { dossierIdOf } from "./step.page.tsx";

export async function showReport(request: Request) {
  const view = await viewOffice(request.services, request.requireActor(), dossierIdOf(request), "commune");
  if (!view.can.report)
    throw new Conflict("Chỉ lập báo cáo khi xã đã tiếp nhận và chưa chuyển hồ sơ lên tỉnh.");
  return reportPage(request, view, savedReport(view), []);
}

export async function submitReport(request: Request) {
  const actor = request.requireActor();
  const dossierId = dossierIdOf(request);
  const { services, fields } = request;
  const typed = typedTexts(fields, reportFields);
  const input = { dossierId, version: versionOf(fields), typed, requestId: request.id };
  const done = await writeReport(services, actor, input);
  if (!done.ok)
    return reportPage(request, await viewOffice(services, actor, dossierId, "commune"), typed, done.faults);
  return redirect(dossierUrls.commune(dossierId), {
    kind: "success",
    text: "Đã lưu báo cáo Mẫu 03 và văn bản đề nghị.",
  });
}

export async function submitForward(request: Request) {
  const dossierId = dossierIdOf(request);
  const input = { dossierId, version: versionOf(request.fields), requestId: request.id };
  const done = await forwardDossier(request.services, request.requireActor(), input);
  const desk = dossierUrls.commune(dossierId);
  if (!done.ok) return redirect(desk, { kind: "warn", text: done.faults.map((each) => each.text).join(" ") });
  return redirect(desk, { kind: "success", text: "Đã chuyển hồ sơ lên tỉnh." });
}

function savedReport({ file, samples }: OfficeView): Typed<ReportField> {
  const { report } = file;
  return {
    reportNumber: report?.reportNumber ?? "",
    letterNumber: report?.letterNumber ?? "",
    reportedOn: report?.reportedOn ?? "",
    meetingHeld: report?.meetingHeld ? "1" : "",
    proposal: report?.proposal ?? "",
    comment: report?.comment ?? "",
    samples: String(report?.samples ?? samples),
    samplesDeliveredOn: report?.samplesDeliveredOn ?? "",
    signedBy: report?.signedBy ?? "",
  };
}

function reportPage(request: Request, view: OfficeView, typed: Typed<ReportField>, faults: readonly Fault[]) {
  const { dossier, product } = view.file;
  const errors = formErrors(faults);
  const title = "Báo cáo Mẫu 03 và văn bản đề nghị";
  const at = (name: ReportField) => ({ name, value: typed[name], error: fieldError(errors, name) });
  return html(
    <WorkspacePage title={title} page={request.page()}>
      <Narrow>
        <Stack>
          <PageHeader
            title={title}
            lead={product.name}
            breadcrumb={officeCrumbs(view, { label: "Báo cáo" })}
          />

          <Form
            page={request.page()}
            errors={errors}
            hidden={{ version: String(dossier.version) }}
            idempotencyKey={uuidv7()}
            label={title}
          >
            <Fieldset
              legend="Văn bản"
              hint="Số do văn thư của xã cấp. In Mẫu 03 ở trang hồ sơ, ký và lưu như thường lệ."
            >
              <TextField
                {...at("reportNumber")}
                label="Số báo cáo (Mẫu 03)"
                hint="Ví dụ 45/BC-UBND."
                maxLength={60}
                width="medium"
              />
              <TextField
                {...at("letterNumber")}
                label="Số văn bản đề nghị"
                hint="Ví dụ 46/UBND-KT."
                maxLength={60}
                width="medium"
              />
              <DateField {...at("reportedOn")} label="Ngày báo cáo" />
              <TextField {...at("signedBy")} label="Người ký" maxLength={120} />
            </Fieldset>
            <Fieldset legend="Đề nghị">
              <Checkbox
                name="meetingHeld"
                label="Xã đã họp lấy ý kiến trước khi báo cáo"
                checked={typed.meetingHeld === "1"}
              />
              <RadioGroup
                {...at("proposal")}
                label="Ý kiến của xã"
                options={[
                  { value: "propose", label: "Đề nghị tỉnh đánh giá, phân hạng" },
                  {
                    value: "not_propose",
                    label: "Chưa đề nghị",
                    hint: "Hồ sơ vẫn gửi tỉnh cùng ý kiến này.",
                  },
                ]}
              />
              <TextArea {...at("comment")} label="Ý kiến thêm" optional rows={3} maxLength={2000} />
            </Fieldset>
            <Fieldset
              legend="Sản phẩm mẫu"
              hint={
                view.samples > 0
                  ? `Cần 0${view.samples} sản phẩm mẫu.`
                  : "Dịch vụ du lịch không gửi sản phẩm mẫu."
              }
            >
              <NumberField {...at("samples")} label="Số sản phẩm mẫu gửi kèm" suffix="sản phẩm" />
              <DateField {...at("samplesDeliveredOn")} label="Ngày giao mẫu cho tỉnh" optional />
            </Fieldset>
            <ButtonRow>
              <Button>Lưu báo cáo</Button>
              <LinkButton kind="quiet" href={dossierUrls.commune(dossier.id)}>
                Quay lại
              </LinkButton>
            </ButtonRow>
            <Small>
              Theo <LawRef act={decision} article="7" clause="2" point="b" />.
            </Small>
          </Form>
        </Stack>
      </Narrow>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}
