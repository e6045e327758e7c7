import { formErrors, type Request } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  Card,
  DateField,
  Disclosure,
  FileField,
  Form,
  fieldError,
  Grid,
  LinkButton,
  Notice,
  PostButton,
  Row,
  Stack,
  TextArea,
  TextField,
} from "#platform/ui";
import type { Plan } from "../domain/plan.ts";
import { mayWritePlan } from "../permissions.ts";
import { planningUrls as urls } from "../urls.ts";
import { mayDo } from "../use-cases/plans/open-plan.ts";
import { typedIn } from "./asking.tsx";

export interface PlanTyped {
  form: string | undefined;
  faults: readonly Fault[];
}

interface Shown {
  request: Request;
  plan: Plan;
  typed: PlanTyped;
}

const hiddenOf = ({ version }: Plan) => ({ version: `${version}` });

export function WritingSteps({ request, plan, typed }: Shown) {
  if (!mayDo(request.requireActor(), plan, "submit")) return null;
  const page = request.page();
  const [refused] = typed.form === "submit" ? typed.faults : [];
  return (
    <Stack>
      {refused && <Notice kind="danger">{refused.text}</Notice>}
      <Row>
        <PostButton page={page} action={urls.submitPlan(plan.id)} hidden={hiddenOf(plan)} icon="send">
          Trình phê duyệt
        </PostButton>
        <LinkButton href={urls.changePlan(plan.id)} kind="secondary" icon="pencil">
          Sửa tên, căn cứ, giải pháp
        </LinkButton>
      </Row>
      <Disclosure summary="Bỏ bản soạn thảo này">
        <Stack>
          <p>Kế hoạch chuyển sang “Đã bỏ” và không khôi phục được; có thể chép lại thành bản mới.</p>
          <PostButton page={page} action={urls.dropPlan(plan.id)} hidden={hiddenOf(plan)} kind="danger">
            Bỏ kế hoạch
          </PostButton>
        </Stack>
      </Disclosure>
    </Stack>
  );
}

export function DecidingForms({ request, plan, typed }: Shown) {
  if (!mayDo(request.requireActor(), plan, "approve")) return null;
  const page = request.page();
  const approving = typed.form === "approve" ? formErrors(typed.faults) : [];
  const refusing = typed.form === "refuse" ? formErrors(typed.faults) : [];
  const kept = (form: string, name: string) => (typed.form === form ? typedIn(request, name) : "");
  return (
    <Grid min="large">
      <Card title="Phê duyệt, ban hành">
        <Form page={page} action={urls.approvePlan(plan.id)} hidden={hiddenOf(plan)} errors={approving}>
          <TextField
            name="number"
            label="Số quyết định, kế hoạch"
            hint="Ví dụ: 47/KH-UBND"
            value={kept("approve", "number")}
            maxLength={60}
            error={fieldError(approving, "number")}
          />
          <DateField
            name="decidedOn"
            label="Ngày ban hành"
            value={kept("approve", "decidedOn")}
            error={fieldError(approving, "decidedOn")}
          />
          <p>Kế hoạch đang có hiệu lực của cùng đơn vị, cùng thời gian sẽ được thay thế.</p>
          <Button icon="gavel">Phê duyệt</Button>
        </Form>
      </Card>
      <Card title="Trả lại">
        <Form page={page} action={urls.refusePlan(plan.id)} hidden={hiddenOf(plan)} errors={refusing}>
          <TextArea
            name="reason"
            label="Lý do"
            rows={4}
            value={kept("refuse", "reason")}
            maxLength={1000}
            error={fieldError(refusing, "reason")}
          />
          <Button kind="danger">Trả lại để hoàn thiện</Button>
        </Form>
      </Card>
    </Grid>
  );
}

export function FileForm({ request, plan, typed }: Shown) {
  if (!mayDo(request.requireActor(), plan, "keepFile")) return null;
  const errors = typed.form === "file" ? formErrors(typed.faults) : [];
  return (
    <Card title={plan.fileId ? "Thay tệp đã ký" : "Lưu tệp đã ký"}>
      <Form
        page={request.page()}
        action={urls.planFile(plan.id)}
        hidden={hiddenOf(plan)}
        errors={errors}
        files
      >
        <FileField
          name="tep"
          label="Bản quét kế hoạch có chữ ký, con dấu"
          accept=".pdf,.jpg,.jpeg,.png"
          error={fieldError(errors, "tep")}
        />
        <Button kind="secondary" icon="upload">
          Lưu tệp
        </Button>
      </Form>
    </Card>
  );
}

export function CopyForms({ request, plan }: Omit<Shown, "typed">) {
  if (!mayWritePlan(request.requireActor(), plan) || plan.oldProvinceCode) return null;
  const page = request.page();
  const action = urls.copyPlan(plan.id);
  return (
    <Row>
      <PostButton page={page} action={action} hidden={{ next: "1" }} kind="secondary" icon="copy">
        Chép sang kỳ sau
      </PostButton>
      {plan.status === "approved" && (
        <PostButton page={page} action={action} hidden={{ next: "0" }} kind="secondary" icon="refresh-cw">
          Lập bản điều chỉnh
        </PostButton>
      )}
    </Row>
  );
}
