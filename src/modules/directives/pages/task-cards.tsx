import { uuidv7 } from "#platform/db";
import {
  Button,
  ButtonRow,
  Card,
  DateField,
  Disclosure,
  FileField,
  Form,
  LinkButton,
  NumberField,
  type PageContext,
  PostButton,
  Select,
  Stack,
  TextArea,
  TextField,
} from "#platform/ui";
import type { TaskAction } from "../domain/actions.ts";
import { agencyKinds } from "../domain/words.ts";
import { directivesUrls as urls } from "../urls.ts";
import type { listAgencyChoices } from "../use-cases/agencies.ts";
import type { TaskView } from "../use-cases/view-task.ts";
import { AskExtension, DecideExtension, OpenExtension } from "./extension-cards.tsx";
import { type FormState, formStateOf, type Refused } from "./form-state.ts";

interface Shown {
  page: PageContext;
  view: TaskView;
  refused: Refused | undefined;
  agencies: Awaited<ReturnType<typeof listAgencyChoices>>;
}

/** Everything this reader may do with the task now, the next step first. */
export function TaskActions({ page, view, refused, agencies }: Shown) {
  const { steps } = view;
  const formOf = (...names: TaskAction[]) => formStateOf({ page, view, refused }, names);
  return (
    <Stack>
      {steps.has("decideExtension") && <DecideExtension form={formOf("decideExtension")} />}
      {!steps.has("decideExtension") && <OpenExtension view={view} />}
      {steps.has("accept") && <Judge form={formOf("accept", "giveBack")} refused={refused} />}
      {steps.has("start") && <Start form={formOf("start")} />}
      {steps.has("report") && <Report form={formOf("report", "finish")} />}
      {steps.has("askExtension") && <AskExtension form={formOf("askExtension")} />}
      {steps.has("nameOwner") && <Owner form={formOf("nameOwner")} />}
      {steps.has("split") && <Split form={formOf("split")} agencies={agencies} />}
      {steps.has("reopen") && <Reopen form={formOf("reopen")} />}
      <Changes view={view} />
    </Stack>
  );
}

function Start({ form }: { form: FormState }) {
  return (
    <PostButton
      page={form.page}
      action={urls.stepTask(form.view.task.id)}
      hidden={{ ...form.hidden, buoc: "start" }}
      icon="check"
    >
      Nhận việc
    </PostButton>
  );
}

function Report({ form }: { form: FormState }) {
  const { task, subTasks } = form.view;
  const ofParts = subTasks.some(({ status }) => status !== "cancelled");
  return (
    <Card title="Báo cáo" id="bao-cao">
      <Form
        page={form.page}
        action={urls.reportTask(task.id)}
        errors={form.errors}
        hidden={form.hidden}
        idempotencyKey={uuidv7()}
        files
      >
        {!ofParts && (
          <NumberField
            name="progress"
            label="Tiến độ"
            suffix="%"
            value={form.again ? form.typed("progress") : task.progress}
            error={form.error("progress")}
            width="short"
            hint="Nộp kết quả thì tiến độ tự thành 100 %."
          />
        )}
        <TextArea
          name="done"
          label="Việc đã làm, kết quả đến nay"
          value={form.typed("done")}
          error={form.error("done")}
          rows={3}
        />
        <TextArea
          name="difficulties"
          label="Khó khăn, kiến nghị"
          value={form.typed("difficulties")}
          error={form.error("difficulties")}
          rows={2}
          optional
        />
        <FileField
          name="files"
          label="Ảnh, văn bản kèm theo"
          error={form.error("files")}
          multiple
          optional
          limitText="Tối đa 5 tệp, mỗi tệp 20 MB."
        />
        <ButtonRow>
          <Button name="viec" value="progress" kind="secondary">
            Lưu tiến độ
          </Button>
          <Button name="viec" value="final" icon="send">
            Nộp kết quả
          </Button>
        </ButtonRow>
      </Form>
    </Card>
  );
}

function Judge({ form, refused }: { form: FormState; refused: Refused | undefined }) {
  const { task } = form.view;
  return (
    <Card title="Nghiệm thu kết quả" tone="leaf">
      <Form
        page={form.page}
        action={urls.stepTask(task.id)}
        errors={form.errors}
        hidden={form.hidden}
        idempotencyKey={uuidv7()}
      >
        <TextArea
          name="note"
          label={refused?.form === "giveBack" ? "Điều cần làm thêm" : "Ý kiến"}
          hint="Bắt buộc khi trả lại: ghi rõ điều cần làm thêm."
          value={form.typed("note")}
          error={form.error("note")}
          rows={2}
          optional
        />
        <ButtonRow>
          <Button name="buoc" value="accept" icon="check">
            Nghiệm thu
          </Button>
          <Button name="buoc" value="giveBack" kind="secondary">
            Trả lại
          </Button>
        </ButtonRow>
      </Form>
    </Card>
  );
}

function Owner({ form }: { form: FormState }) {
  const { task, people } = form.view;
  if (people.length === 0) return null;
  return (
    <Disclosure summary="Phân công người phụ trách" open={form.again}>
      <Form page={form.page} action={urls.nameOwner(task.id)} errors={form.errors} hidden={form.hidden}>
        <Select
          name="accountId"
          label="Người phụ trách"
          options={people.map(({ accountId, name }) => ({ value: accountId, label: name }))}
          placeholder="Chưa phân công"
          value={form.again ? form.typed("accountId") : (task.ownerAccountId ?? "")}
          error={form.error("accountId")}
          optional
        />
        <Button kind="secondary">Lưu</Button>
      </Form>
    </Disclosure>
  );
}

function Split({ form, agencies }: { form: FormState; agencies: Shown["agencies"] }) {
  const { task } = form.view;
  return (
    <Disclosure summary="Thêm việc con" open={form.again}>
      <Form
        page={form.page}
        action={urls.splitTask(task.id)}
        errors={form.errors}
        hidden={form.hidden}
        idempotencyKey={uuidv7()}
      >
        <TextField
          name="partTitle"
          label="Nội dung việc con"
          value={form.typed("partTitle")}
          error={form.error("partTitle")}
          maxLength={300}
        />
        <DateField
          name="partDueOn"
          label="Thời hạn"
          value={form.again ? form.typed("partDueOn") : task.dueOn}
          max={task.dueOn}
          error={form.error("partDueOn")}
        />
        {agencies.length > 0 && (
          <Select
            name="partUnit"
            label="Đơn vị làm việc con"
            placeholder="Chính đơn vị này"
            options={agencies.map(({ id, name, kind }) => ({
              value: `agency:${id}`,
              label: name,
              group: agencyKinds[kind],
            }))}
            value={form.typed("partUnit")}
            optional
          />
        )}
        <Button kind="secondary">Thêm việc con</Button>
      </Form>
    </Disclosure>
  );
}

function Reopen({ form }: { form: FormState }) {
  const { task } = form.view;
  return (
    <Disclosure summary="Mở lại nhiệm vụ" open={form.again}>
      <Form
        page={form.page}
        action={urls.stepTask(task.id)}
        errors={form.errors}
        hidden={{ ...form.hidden, buoc: "reopen" }}
      >
        <TextArea
          name="note"
          label="Lý do mở lại"
          value={form.typed("note")}
          error={form.error("note")}
          rows={2}
        />
        <Button kind="secondary">Mở lại</Button>
      </Form>
    </Disclosure>
  );
}

function Changes({ view: { task, steps } }: { view: TaskView }) {
  return (
    <ButtonRow>
      {steps.has("change") && (
        <LinkButton href={urls.changeTask(task.id)} kind="quiet" icon="pencil">
          Sửa nội dung, thời hạn
        </LinkButton>
      )}
      {steps.has("link") && (
        <LinkButton href={urls.linkTask(task.id)} kind="quiet" icon="link">
          Gắn với hồ sơ, lớp, sự kiện
        </LinkButton>
      )}
      {steps.has("cancel") && (
        <LinkButton href={urls.cancelTask(task.id)} kind="quiet" icon="x">
          Huỷ nhiệm vụ
        </LinkButton>
      )}
    </ButtonRow>
  );
}
