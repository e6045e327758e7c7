import { acceptAttribute, fileUrls } from "#platform/files";
import { typedTexts } from "#platform/forms";
import {
  type Answer,
  Conflict,
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
  ButtonRow,
  FileField,
  Form,
  type FormError,
  fieldError,
  LinkButton,
  MoneyField,
  Narrow,
  NumberField,
  PageHeader,
  Small,
  Stack,
  TextArea,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { type Candidate, titleOf } from "../domain/candidate.ts";
import { mayWriteFor } from "../permissions.ts";
import { cycleUrls as urls } from "../urls.ts";
import { candidateToRead } from "../use-cases/candidate-records.ts";
import { readPlanTexts } from "../use-cases/read-candidate.ts";
import { type PlanFormTexts, writePlan } from "../use-cases/write-plan.ts";

const names = [
  "goal",
  "production",
  "investment",
  "ownCapital",
  "expectedRevenue",
  "workers",
  "market",
  "schedule",
] as const;

export async function showPlan(request: Request): Promise<Answer> {
  const candidate = await candidateToWrite(request);
  if (candidate.step !== "business_plan")
    throw new Conflict("Phương án chỉ lập được sau khi ý tưởng được chấp nhận và trước khi được duyệt.");
  return answer(request, candidate, (await readPlanTexts(request.services, candidate.id)).texts, []);
}

export async function postPlan(request: Request): Promise<Answer> {
  const candidate = await candidateToWrite(request);
  const form = typedTexts(request.fields, names);
  const submit = textOf(request.fields, "submit") === "1";
  const file = request.files.find(({ field, bytes }) => field === "file" && bytes > 0);
  const input = { candidateId: candidate.id, form, file, submit };
  const done = await writePlan(request.services, request.requireActor(), input);
  if (!done.ok) return answer(request, candidate, form, done.faults);
  return redirect(urls.candidate(candidate.id), {
    kind: "success",
    text: done.value.submitted ? "Đã nộp phương án, chờ duyệt." : "Đã lưu bản nháp phương án.",
  });
}

async function candidateToWrite(request: Request): Promise<Candidate> {
  const actor = request.requireActor();
  const candidate = await candidateToRead(request.services.db, actor, request.params.candidateId ?? "");
  if (!mayWriteFor(actor, candidate)) throw new NotAllowed("Bạn không lập phương án cho sản phẩm này được.");
  return candidate;
}

async function answer(
  request: Request,
  candidate: Candidate,
  form: PlanFormTexts,
  faults: readonly Fault[],
): Promise<Answer> {
  const { fileId } = await readPlanTexts(request.services, candidate.id);
  const page = request.page();
  const errors = formErrors(faults);
  return html(
    <WorkspacePage title="Phương án sản xuất, kinh doanh" page={page}>
      <PageHeader
        title="Phương án sản xuất, kinh doanh"
        breadcrumb={[
          { href: urls.candidate(candidate.id), label: titleOf(candidate) },
          { label: "Phương án" },
        ]}
        lead={`${titleOf(candidate)} – ${candidate.producerName}. Lưu nháp được nhiều lần; nộp khi đã đủ.`}
      />
      <Narrow>
        <Form page={page} errors={errors} files>
          <Stack>
            <PlanFields form={form} errors={errors} />
            <FileField
              name="file"
              label="Tệp phương án"
              hint="Bản Word, PDF nếu đã có."
              limitText="PDF, Word, Excel, JPEG, PNG hoặc WebP, tối đa 20 MB."
              accept={acceptAttribute("either")}
              error={fieldError(errors, "file")}
              optional
            />
            {fileId && (
              <Small>
                Đã có <TextLink href={fileUrls.file(fileId)}>một tệp</TextLink>; chọn tệp mới để thay.
              </Small>
            )}
            <ButtonRow>
              <Button name="submit" value="1" icon="send">
                Nộp phương án
              </Button>
              <Button kind="secondary" icon="save">
                Lưu nháp
              </Button>
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

function PlanFields({ form, errors }: { form: PlanFormTexts; errors: FormError[] }) {
  const error = (id: string) => fieldError(errors, id);
  return (
    <Stack>
      <TextArea name="goal" label="Mục tiêu" value={form.goal} error={error("goal")} rows={4} />
      <TextArea
        name="production"
        label="Tổ chức sản xuất"
        hint="Vùng nguyên liệu, quy trình, máy móc, liên kết."
        value={form.production}
        error={error("production")}
        rows={4}
        optional
      />
      <MoneyField
        name="investment"
        label="Tổng vốn đầu tư"
        value={form.investment}
        error={error("investment")}
        optional
      />
      <MoneyField
        name="ownCapital"
        label="Trong đó vốn tự có"
        value={form.ownCapital}
        error={error("ownCapital")}
        optional
      />
      <MoneyField
        name="expectedRevenue"
        label="Doanh thu dự kiến một năm"
        value={form.expectedRevenue}
        error={error("expectedRevenue")}
        optional
      />
      <NumberField
        name="workers"
        label="Số lao động"
        suffix="người"
        value={form.workers}
        error={error("workers")}
        optional
      />
      <TextArea
        name="market"
        label="Thị trường, kênh bán"
        value={form.market}
        error={error("market")}
        rows={3}
        optional
      />
      <TextArea
        name="schedule"
        label="Tiến độ thực hiện"
        value={form.schedule}
        error={error("schedule")}
        rows={3}
        optional
      />
    </Stack>
  );
}
