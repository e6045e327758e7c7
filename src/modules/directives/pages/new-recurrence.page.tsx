import { uuidv7 } from "#platform/db";
import { typedTexts } from "#platform/forms";
import { type Answer, formErrors, html, listOf, type Request, redirect } from "#platform/http";
import {
  Button,
  ButtonRow,
  Checkbox,
  DateField,
  Form,
  type FormError,
  fieldError,
  LinkButton,
  Narrow,
  NumberField,
  PageHeader,
  Select,
  TextArea,
  TextField,
  WorkspacePage,
} from "#platform/ui";
import { namesOf, priorities, rhythms } from "../domain/words.ts";
import { directivesUrls as urls } from "../urls.ts";
import { type OrderChoices, orderChoices } from "../use-cases/hand-out.ts";
import { addRecurrence, type RecurrenceForm, recurrenceFields } from "../use-cases/recurrences.ts";
import { UnitFields } from "./unit-fields.tsx";

export async function showNewRecurrence(request: Request): Promise<Answer> {
  const choices = await orderChoices(request.services, request.requireActor(), { document: "", subject: "" });
  const typed = {
    ...typedTexts({}, recurrenceFields),
    priority: "normal",
    rhythm: "monthly",
    dueDay: "25",
    leadDays: "14",
    startsOn: choices.today,
  };
  return html(<RecurrencePage {...{ request, choices, form: { typed, units: [] } }} />);
}

export async function postNewRecurrence(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  const form: RecurrenceForm = {
    typed: typedTexts(request.fields, recurrenceFields),
    units: listOf(request.fields, "units"),
  };
  const made = await addRecurrence(request.services, actor, { ...form, requestId: request.id });
  if (!made.ok) {
    const choices = await orderChoices(request.services, actor, { document: "", subject: "" });
    return html(<RecurrencePage {...{ request, choices, form, errors: formErrors(made.faults) }} />, {
      status: 422,
    });
  }
  const { id, handedOut } = made.value;
  const text =
    handedOut > 0
      ? `Đã lưu và giao ngay ${handedOut} nhiệm vụ của kỳ này.`
      : "Đã lưu. Kỳ tới sẽ được giao trước hạn.";
  return redirect(urls.recurrence(id), { kind: "success", text });
}

interface Shown {
  request: Request;
  choices: OrderChoices;
  form: RecurrenceForm;
  errors?: FormError[];
}

function RecurrencePage({ request, choices, form: { typed, units }, errors = [] }: Shown) {
  const page = request.page();
  const error = (name: string) => fieldError(errors, name);
  const options = <T extends string>(words: Readonly<Record<T, string>>) =>
    namesOf(words).map((value) => ({ value, label: words[value] }));
  return (
    <WorkspacePage title="Thêm nhiệm vụ định kỳ" page={page}>
      <PageHeader
        title="Thêm nhiệm vụ định kỳ"
        breadcrumb={[{ href: urls.recurrences, label: "Nhiệm vụ định kỳ" }, { label: "Thêm" }]}
      />
      <Narrow>
        <Form page={page} errors={errors} idempotencyKey={uuidv7()}>
          <TextField
            name="title"
            label="Nội dung nhiệm vụ"
            value={typed.title}
            error={error("title")}
            maxLength={280}
            hint="Kỳ được thêm tự động, ví dụ “(tháng 12/2026)”."
          />
          <TextArea
            name="requiredResult"
            label="Kết quả cần có"
            value={typed.requiredResult}
            error={error("requiredResult")}
            rows={2}
            optional
          />
          <Select
            name="priority"
            label="Ưu tiên"
            options={options(priorities)}
            value={typed.priority}
            error={error("priority")}
            width="medium"
          />
          <Select
            name="rhythm"
            label="Lặp lại"
            options={options(rhythms)}
            value={typed.rhythm}
            error={error("rhythm")}
            width="medium"
          />
          <NumberField
            name="dueDay"
            label="Đến hạn ngày"
            value={typed.dueDay}
            error={error("dueDay")}
            hint="Từ 1 đến 31; tháng ngắn hơn thì lấy ngày cuối tháng."
          />
          <NumberField
            name="dueMonth"
            label="Đến hạn tháng"
            value={typed.dueMonth}
            error={error("dueMonth")}
            hint="Hằng quý: tháng thứ mấy của quý (1–3). Hằng năm: tháng 1–12. Hằng tháng: để trống."
            optional
          />
          <NumberField
            name="leadDays"
            label="Giao trước hạn"
            suffix="ngày"
            value={typed.leadDays}
            error={error("leadDays")}
          />
          <DateField name="startsOn" label="Từ ngày" value={typed.startsOn} error={error("startsOn")} />
          <DateField name="endsOn" label="Đến ngày" value={typed.endsOn} error={error("endsOn")} optional />
          <UnitFields choices={choices} chosen={units} error={error("units")}>
            <Checkbox
              name="allCommunes"
              label={`Tất cả ${choices.communes.length} xã, phường`}
              checked={typed.allCommunes === "1"}
            />
          </UnitFields>
          <ButtonRow>
            <Button icon="save">Lưu</Button>
            <LinkButton kind="quiet" href={urls.recurrences}>
              Quay lại
            </LinkButton>
          </ButtonRow>
        </Form>
      </Narrow>
    </WorkspacePage>
  );
}
