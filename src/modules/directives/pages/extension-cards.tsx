import { addDays } from "#platform/calendar";
import { uuidv7 } from "#platform/db";
import {
  Button,
  Card,
  DateField,
  DescriptionList,
  Disclosure,
  Form,
  formatDate,
  Notice,
  RadioGroup,
  Stack,
  TextArea,
} from "#platform/ui";
import { directivesUrls as urls } from "../urls.ts";
import type { TaskView } from "../use-cases/view-task.ts";
import type { FormState } from "./form-state.ts";

export function AskExtension({ form }: { form: FormState }) {
  const { task } = form.view;
  return (
    <Disclosure summary="Xin gia hạn" open={form.again}>
      <Form
        page={form.page}
        action={urls.askExtension(task.id)}
        errors={form.errors}
        hidden={form.hidden}
        idempotencyKey={uuidv7()}
      >
        <DateField
          name="until"
          label="Xin lùi thời hạn đến ngày"
          value={form.typed("until")}
          min={addDays(task.dueOn, 1)}
          error={form.error("until")}
          hint={`Thời hạn hiện tại: ${formatDate(task.dueOn)}. Chưa có trả lời thì hạn cũ vẫn tính.`}
        />
        <TextArea
          name="reason"
          label="Lý do"
          value={form.typed("reason")}
          error={form.error("reason")}
          rows={2}
        />
        <Button kind="secondary">Gửi đề nghị</Button>
      </Form>
    </Disclosure>
  );
}

export function OpenExtension({ view: { extensions } }: { view: TaskView }) {
  const open = extensions.find(({ decision }) => decision === null);
  if (!open) return null;
  return (
    <Notice kind="info" title={`Đang xin gia hạn đến ${formatDate(open.askedUntil)}`}>
      {open.reason}
    </Notice>
  );
}

export function DecideExtension({ form }: { form: FormState }) {
  const { task, extensions } = form.view;
  const open = extensions.find(({ decision }) => decision === null);
  if (!open) return null;
  return (
    <Card title="Đề nghị gia hạn chờ trả lời" tone="gold">
      <Stack>
        <DescriptionList
          items={[
            { term: "Xin lùi đến", value: formatDate(open.askedUntil) },
            { term: "Lý do", value: open.reason },
            { term: "Người đề nghị", value: open.askedByName ?? "—" },
          ]}
        />
        <Form
          page={form.page}
          action={urls.decideExtension(task.id)}
          errors={form.errors}
          hidden={form.hidden}
          idempotencyKey={uuidv7()}
        >
          <RadioGroup
            name="decision"
            label="Trả lời"
            options={[
              { value: "granted", label: "Cho gia hạn" },
              { value: "refused", label: "Không gia hạn" },
            ]}
            value={form.again ? form.typed("decision") : "granted"}
            error={form.error("decision")}
            inline
          />
          <DateField
            name="grantedUntil"
            label="Thời hạn mới"
            value={form.again ? form.typed("grantedUntil") : open.askedUntil}
            error={form.error("grantedUntil")}
            hint="Chỉ dùng khi cho gia hạn; có thể khác ngày đơn vị xin."
            optional
          />
          <TextArea
            name="decisionNote"
            label="Ghi chú"
            hint="Bắt buộc khi không gia hạn."
            value={form.typed("decisionNote")}
            error={form.error("decisionNote")}
            rows={2}
            optional
          />
          <Button>Trả lời</Button>
        </Form>
      </Stack>
    </Card>
  );
}
