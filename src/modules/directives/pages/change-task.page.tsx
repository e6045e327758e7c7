import { typedTexts, versionOf } from "#platform/forms";
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
import {
  Button,
  ButtonRow,
  Confirm,
  DateField,
  EmptyState,
  Form,
  type FormError,
  fieldError,
  LinkButton,
  Narrow,
  PageHeader,
  RadioGroup,
  SearchBox,
  Select,
  Stack,
  TextArea,
  TextField,
  WorkspacePage,
} from "#platform/ui";
import { type TaskAction, taskActions } from "../domain/actions.ts";
import { namesOf, priorities, subjectKinds } from "../domain/words.ts";
import { isOnSide } from "../permissions.ts";
import { directivesUrls as urls } from "../urls.ts";
import { changeTaskWording, findSubjects, linkTask, taskFields } from "../use-cases/change-task.ts";
import { cancelTask } from "../use-cases/judge-task.ts";
import { readTask } from "../use-cases/view-task.ts";

const id = (request: Request) => request.params.taskId ?? "";
const stepOf = (request: Request) => ({
  id: id(request),
  version: versionOf(request.fields),
  requestId: request.id,
});

/** The task, when this step of it is the reader's to take now. */
async function taskFor(request: Request, action: TaskAction) {
  const { task, reach } = await readTask(request.services.db, request.requireActor(), id(request));
  if (!isOnSide(reach, task, action)) throw new NotAllowed();
  if (!taskActions[task.status][action]) throw new Conflict();
  return task;
}

type Task = Awaited<ReturnType<typeof taskFor>>;

export async function showChange(request: Request): Promise<Answer> {
  const task = await taskFor(request, "change");
  const typed = {
    title: task.title,
    requiredResult: task.requiredResult ?? "",
    priority: task.priority,
    dueOn: task.dueOn,
  };
  return html(<ChangePage {...{ request, task, typed }} />);
}

export async function postChange(request: Request): Promise<Answer> {
  const typed = typedTexts(request.fields, taskFields);
  const done = await changeTaskWording(request.services, request.requireActor(), {
    ...stepOf(request),
    typed,
  });
  if (done.ok) return redirect(urls.task(id(request)), { kind: "success", text: "Đã lưu. Đơn vị được báo." });
  const task = await taskFor(request, "change");
  return html(<ChangePage {...{ request, task, typed, errors: formErrors(done.faults) }} />, { status: 422 });
}

interface ChangeProps {
  request: Request;
  task: Task;
  typed: Record<(typeof taskFields)[number], string>;
  errors?: FormError[];
}

function ChangePage({ request, task, typed, errors = [] }: ChangeProps) {
  const page = request.page();
  return (
    <WorkspacePage title="Sửa nhiệm vụ" page={page}>
      <PageHeader
        title="Sửa nhiệm vụ"
        breadcrumb={crumbs(task, "Sửa")}
        lead="Đơn vị thực hiện được báo khi lưu."
      />
      <Narrow>
        <Form page={page} errors={errors} hidden={{ version: `${task.version}` }}>
          <TextField
            name="title"
            label="Nội dung nhiệm vụ"
            value={typed.title}
            error={fieldError(errors, "title")}
            maxLength={300}
          />
          <TextArea
            name="requiredResult"
            label="Kết quả cần có"
            value={typed.requiredResult}
            error={fieldError(errors, "requiredResult")}
            rows={3}
            optional
          />
          <Select
            name="priority"
            label="Ưu tiên"
            options={namesOf(priorities).map((value) => ({ value, label: priorities[value] }))}
            value={typed.priority}
            error={fieldError(errors, "priority")}
            width="medium"
          />
          <DateField
            name="dueOn"
            label="Thời hạn"
            value={typed.dueOn}
            error={fieldError(errors, "dueOn")}
            hint="Đổi ở đây là giao lại thời hạn, không tính là gia hạn."
          />
          <Buttons id={task.id} label="Lưu" />
        </Form>
      </Narrow>
    </WorkspacePage>
  );
}

export async function showLink(request: Request): Promise<Answer> {
  return html(await linkPage(request, []));
}

export async function postLink(request: Request): Promise<Answer> {
  const input = { ...stepOf(request), subject: textOf(request.fields, "subject") };
  const done = await linkTask(request.services, request.requireActor(), input);
  if (done.ok)
    return redirect(urls.task(id(request)), { kind: "success", text: "Đã lưu nội dung gắn với nhiệm vụ." });
  return html(await linkPage(request, formErrors(done.faults)), { status: 422 });
}

async function linkPage(request: Request, errors: FormError[]) {
  const task = await taskFor(request, "link");
  const text = textOf(request.query, "q");
  const found = await findSubjects(request.services, request.requireActor(), { id: task.id, text });
  const page = request.page();
  const options = [
    ...found.map(({ kind, id: subjectId, title }) => ({
      value: `${kind}:${subjectId}`,
      label: title,
      hint: subjectKinds[kind],
    })),
    ...(task.subjectKind ? [{ value: "none", label: "Bỏ gắn", hint: `Đang gắn: ${task.subjectTitle}` }] : []),
  ];
  return (
    <WorkspacePage title="Gắn nhiệm vụ" page={page}>
      <PageHeader
        title="Gắn với hồ sơ, lớp, sự kiện, chủ thể"
        breadcrumb={crumbs(task, "Gắn")}
        lead="Tìm theo tên sản phẩm, lớp tập huấn, hội chợ, chủ thể hoặc yêu cầu hỗ trợ trong tỉnh."
      />
      <Narrow>
        <Stack>
          <SearchBox
            action={urls.linkTask(task.id)}
            label="Tìm theo tên"
            value={text}
            placeholder="Ít nhất hai chữ"
          />
          {options.length > 0 ? (
            <Form
              page={page}
              action={urls.linkTask(task.id)}
              errors={errors}
              hidden={{ version: `${task.version}` }}
            >
              <RadioGroup
                name="subject"
                label="Kết quả"
                options={options}
                error={fieldError(errors, "subject")}
              />
              <Buttons id={task.id} label="Gắn" />
            </Form>
          ) : (
            <EmptyState title={text ? "Không tìm thấy" : "Tìm nội dung để gắn"} icon="search">
              {text
                ? "Thử gõ ít chữ hơn; có dấu hay không đều được."
                : "Nhiệm vụ gắn với hồ sơ nào thì mở được hồ sơ ấy từ nhiệm vụ."}
            </EmptyState>
          )}
        </Stack>
      </Narrow>
    </WorkspacePage>
  );
}

export async function showCancel(request: Request): Promise<Answer> {
  return html(await cancelPage(request, []));
}

export async function postCancel(request: Request): Promise<Answer> {
  const input = { ...stepOf(request), reason: textOf(request.fields, "reason") };
  const done = await cancelTask(request.services, request.requireActor(), input);
  if (done.ok)
    return redirect(urls.task(id(request)), { kind: "info", text: "Đã huỷ nhiệm vụ. Đơn vị được báo." });
  return html(await cancelPage(request, formErrors(done.faults)), { status: 422 });
}

async function cancelPage(request: Request, errors: FormError[]) {
  const task = await taskFor(request, "cancel");
  const page = request.page();
  return (
    <WorkspacePage title="Huỷ nhiệm vụ" page={page}>
      <Narrow>
        <Confirm
          page={page}
          action={urls.cancelTask(task.id)}
          title={`Huỷ nhiệm vụ “${task.title}”?`}
          consequences={[
            "Đơn vị thôi không phải làm và được báo kèm lý do.",
            "Các việc con chưa xong cũng bị huỷ.",
            "Nhiệm vụ không tính vào kết quả của đơn vị; khi cần vẫn mở lại được.",
          ]}
          confirmLabel="Huỷ nhiệm vụ"
          cancelHref={urls.task(task.id)}
          hidden={{ version: `${task.version}` }}
          errors={errors}
          danger
        >
          <TextArea
            name="reason"
            label="Lý do huỷ"
            value={textOf(request.fields, "reason")}
            error={fieldError(errors, "reason")}
            rows={3}
          />
        </Confirm>
      </Narrow>
    </WorkspacePage>
  );
}

function crumbs(task: Task, last: string) {
  return [
    { href: urls.tasks, label: "Nhiệm vụ" },
    { href: urls.task(task.id), label: task.title },
    { label: last },
  ];
}

function Buttons({ id: taskId, label }: { id: string; label: string }) {
  return (
    <ButtonRow>
      <Button>{label}</Button>
      <LinkButton kind="quiet" href={urls.task(taskId)}>
        Quay lại
      </LinkButton>
    </ButtonRow>
  );
}
