import { addDays } from "#platform/calendar";
import { uuidv7 } from "#platform/db";
import { typedTexts } from "#platform/forms";
import { type Answer, formErrors, html, listOf, type Request, redirect, textOf } from "#platform/http";
import {
  Button,
  ButtonRow,
  DateField,
  Disclosure,
  FileField,
  Form,
  type FormError,
  fieldError,
  formatDate,
  LinkButton,
  Narrow,
  Notice,
  PageHeader,
  RadioGroup,
  Select,
  Stack,
  TextArea,
  TextField,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { documentKinds, namesOf, priorities, subjectKinds } from "../domain/words.ts";
import { directivesUrls as urls } from "../urls.ts";
import {
  handOut,
  type OrderChoices,
  type OrderForm,
  orderChoices,
  orderFields,
} from "../use-cases/hand-out.ts";
import { AgencyBoxes, UnitFields } from "./unit-fields.tsx";

export async function showGive(request: Request): Promise<Answer> {
  const from = { document: textOf(request.query, "van-ban"), subject: textOf(request.query, "gan") };
  const choices = await orderChoices(request.services, request.requireActor(), from);
  const typed = {
    ...typedTexts({}, orderFields),
    ...from,
    priority: choices.document && choices.document.urgency !== "normal" ? "high" : "normal",
    startsOn: choices.today,
    dueOn: addDays(choices.today, 14),
    communes: "none",
  };
  return html(<GivePage {...{ request, choices, form: { typed, units: [], coworkers: [] } }} />);
}

export async function postGive(request: Request): Promise<Answer> {
  const { fields } = request;
  const form: OrderForm = {
    typed: typedTexts(fields, orderFields),
    units: listOf(fields, "units"),
    coworkers: listOf(fields, "coworkers"),
  };
  const actor = request.requireActor();
  const files = request.files.filter(({ field }) => field === "files");
  const done = await handOut(request.services, actor, { ...form, files, requestId: request.id });
  if (!done.ok) {
    const { document, subject } = form.typed;
    const choices = await orderChoices(request.services, actor, { document, subject });
    return html(<GivePage {...{ request, choices, form, errors: formErrors(done.faults) }} />, {
      status: 422,
    });
  }
  const { tasks, firstId } = done.value;
  const text = tasks === 1 ? "Đã giao nhiệm vụ và gửi thư báo." : `Đã giao ${tasks} nhiệm vụ và gửi thư báo.`;
  const where = form.typed.document
    ? urls.document(form.typed.document)
    : tasks === 1
      ? urls.task(firstId)
      : urls.tasks;
  return redirect(where, { kind: "success", text });
}

interface Shown {
  request: Request;
  choices: OrderChoices;
  form: OrderForm;
  errors?: FormError[];
}

function GivePage({ request, choices, form, errors = [] }: Shown) {
  const page = request.page();
  const { typed } = form;
  const { document } = choices;
  const error = (id: string) => fieldError(errors, id);
  const back = document ? urls.document(document.id) : urls.tasks;
  return (
    <WorkspacePage title="Giao nhiệm vụ" page={page}>
      <PageHeader
        title="Giao nhiệm vụ"
        breadcrumb={[{ href: urls.tasks, label: "Nhiệm vụ" }, { label: "Giao nhiệm vụ" }]}
        lead="Một lần giao cho nhiều đơn vị. Người của từng đơn vị nhận thư báo ngay."
      />
      <Narrow>
        <Stack>
          <Source choices={choices} />
          <Form
            page={page}
            errors={errors}
            idempotencyKey={uuidv7()}
            files
            hidden={{ document: typed.document, subject: typed.subject }}
          >
            <TextField
              name="title"
              label="Nội dung nhiệm vụ"
              value={typed.title}
              error={error("title")}
              maxLength={300}
              hint="Bắt đầu bằng việc phải làm, ví dụ “Rà soát hồ sơ sản phẩm dự kiến đánh giá đợt 2”."
            />
            <TextArea
              name="requiredResult"
              label="Kết quả cần có"
              value={typed.requiredResult}
              error={error("requiredResult")}
              rows={2}
              hint="Ví dụ: báo cáo bằng văn bản kèm danh sách sản phẩm."
              optional
            />
            <Select
              name="priority"
              label="Ưu tiên"
              options={namesOf(priorities).map((value) => ({ value, label: priorities[value] }))}
              value={typed.priority}
              error={error("priority")}
              width="medium"
            />
            <DateField name="startsOn" label="Ngày giao" value={typed.startsOn} error={error("startsOn")} />
            <DateField name="dueOn" label="Thời hạn" value={typed.dueOn} error={error("dueOn")} />
            <UnitFields choices={choices} chosen={form.units} error={error("units")}>
              <RadioGroup
                name="communes"
                label="Giao cho xã, phường"
                options={[
                  { value: "none", label: "Không giao cho xã, phường" },
                  { value: "all", label: `Tất cả ${choices.communes.length} xã, phường` },
                  { value: "some", label: "Các xã, phường chọn trong danh sách dưới đây" },
                ]}
                value={typed.communes || "none"}
              />
            </UnitFields>
            <TextField
              name="ownerName"
              label="Người phụ trách"
              hint="Theo văn bản giao việc, ví dụ “Phó Chủ tịch phụ trách kinh tế”. Đơn vị tự phân công người của mình."
              value={typed.ownerName}
              error={error("ownerName")}
              maxLength={120}
              optional
            />
            <Disclosure
              summary="Việc con, đơn vị phối hợp, tài liệu kèm theo"
              open={form.coworkers.length > 0 || typed.parts !== ""}
            >
              <TextArea
                name="parts"
                label="Việc con"
                hint="Mỗi dòng một việc; mỗi đơn vị nhận đủ các việc con này."
                value={typed.parts}
                error={error("parts")}
                rows={4}
                optional
              />
              <AgencyBoxes name="coworkers" agencies={choices.agencies} chosen={form.coworkers} optional />
              <FileField
                name="files"
                label="Tài liệu kèm theo"
                error={error("files")}
                multiple
                optional
                limitText="Tối đa 5 tệp, mỗi tệp 20 MB."
              />
            </Disclosure>
            <ButtonRow>
              <Button icon="send">Giao nhiệm vụ</Button>
              <LinkButton kind="quiet" href={back}>
                Quay lại
              </LinkButton>
            </ButtonRow>
          </Form>
        </Stack>
      </Narrow>
    </WorkspacePage>
  );
}

function Source({ choices: { document, subject } }: { choices: OrderChoices }) {
  if (document)
    return (
      <Notice kind="info" title={`Theo ${documentKinds[document.kind].toLowerCase()} ${document.number}`}>
        {document.abstract} (ngày {formatDate(document.issuedOn)}).{" "}
        <TextLink href={urls.document(document.id)}>Mở văn bản</TextLink>
      </Notice>
    );
  if (subject)
    return (
      <Notice kind="info" title={`Gắn với ${subjectKinds[subject.kind].toLowerCase()}`}>
        {subject.title}
      </Notice>
    );
  return null;
}
