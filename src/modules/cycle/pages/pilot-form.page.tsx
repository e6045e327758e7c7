import { consultantsUrls, listConsultants } from "#modules/consultants";
import { dayInVietnam } from "#platform/calendar";
import { typedTexts, versionOf } from "#platform/forms";
import { type Answer, formErrors, html, NotAllowed, type Request, redirect } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  ButtonRow,
  DateField,
  Form,
  fieldError,
  LinkButton,
  Narrow,
  Notice,
  PageHeader,
  RadioGroup,
  Select,
  Stack,
  TextField,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { type Candidate, pilotKinds, titleOf } from "../domain/candidate.ts";
import { mayMakePilot } from "../permissions.ts";
import { cycleUrls as urls } from "../urls.ts";
import { candidateToRead } from "../use-cases/candidate-records.ts";
import { makePilot, type PilotForm } from "../use-cases/make-pilot.ts";

const names = ["pilotKind", "consultantId", "contractNumber", "fromOn"] as const;

export async function showPilot(request: Request): Promise<Answer> {
  const candidate = await candidateToPilot(request);
  const form = {
    pilotKind: candidate.pilotKind ?? "model_product",
    consultantId: candidate.consultantId ?? "",
    contractNumber: "",
    fromOn: dayInVietnam(request.services.now()),
  };
  return answer(request, candidate, form, []);
}

export async function postPilot(request: Request): Promise<Answer> {
  const candidate = await candidateToPilot(request);
  const form = typedTexts(request.fields, names);
  const target = { id: candidate.id, version: versionOf(request.fields) };
  const done = await makePilot(request.services, request.requireActor(), target, form);
  if (!done.ok) return answer(request, candidate, form, done.faults);
  return redirect(urls.candidate(candidate.id), {
    kind: "success",
    text: done.value.pilot ? "Đã ghi mô hình điểm." : "Đã bỏ khỏi danh sách mô hình điểm.",
  });
}

async function candidateToPilot(request: Request): Promise<Candidate> {
  const actor = request.requireActor();
  const candidate = await candidateToRead(request.services.db, actor, request.params.candidateId ?? "");
  if (!mayMakePilot(actor, candidate)) throw new NotAllowed("Chỉ cán bộ OCOP của tỉnh chọn mô hình điểm.");
  return candidate;
}

async function answer(
  request: Request,
  candidate: Candidate,
  form: PilotForm,
  faults: readonly Fault[],
): Promise<Answer> {
  const { provinceCode } = candidate;
  const consultants = await listConsultants(request.services.db, { provinceCode });
  const page = request.page();
  const errors = formErrors(faults);
  const error = (id: string) => fieldError(errors, id);
  return html(
    <WorkspacePage title="Mô hình điểm" page={page}>
      <PageHeader
        title={`Mô hình điểm: ${titleOf(candidate)}`}
        breadcrumb={[
          { href: urls.candidate(candidate.id), label: titleOf(candidate) },
          { label: "Mô hình điểm" },
        ]}
      />
      <Narrow>
        <Form page={page} errors={errors} hidden={{ version: String(candidate.version) }}>
          <Stack>
            <RadioGroup
              name="pilotKind"
              label="Loại mô hình"
              options={[
                ...Object.entries(pilotKinds).map(([value, label]) => ({ value, label })),
                { value: "", label: "Không phải mô hình điểm" },
              ]}
              value={form.pilotKind}
              error={error("pilotKind")}
            />
            <Select
              name="consultantId"
              label="Đơn vị, người tư vấn"
              placeholder="Chưa có"
              options={consultants.map(({ id, name }) => ({ value: id, label: name }))}
              value={form.consultantId}
              error={error("consultantId")}
              optional
            />
            {consultants.length === 0 && (
              <Notice kind="info" title="Sổ tư vấn còn trống">
                <TextLink href={consultantsUrls.newConsultant}>Ghi đơn vị tư vấn</TextLink> trước rồi quay lại
                chọn.
              </Notice>
            )}
            {!candidate.producerId && (
              <Notice kind="warn" title="Chưa gắn chủ thể trong sổ">
                Lần tư vấn chỉ vào sổ để đối chiếu với hội đồng khi ứng viên đã gắn với chủ thể.
              </Notice>
            )}
            <TextField
              name="contractNumber"
              label="Số hợp đồng tư vấn"
              value={form.contractNumber}
              error={error("contractNumber")}
              width="medium"
              optional
            />
            <DateField
              name="fromOn"
              label="Tư vấn từ ngày"
              value={form.fromOn}
              error={error("fromOn")}
              optional
            />
            <ButtonRow>
              <Button icon="save">Lưu</Button>
              <LinkButton kind="quiet" href={urls.candidate(candidate.id)}>
                Quay lại
              </LinkButton>
            </ButtonRow>
          </Stack>
        </Form>
      </Narrow>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}
