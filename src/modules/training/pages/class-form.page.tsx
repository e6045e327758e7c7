import { typedTexts, versionOf } from "#platform/forms";
import { type Answer, formErrors, html, listOf, type Request, redirect } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  ButtonRow,
  CheckboxGroup,
  DateField,
  Fieldset,
  Form,
  type FormError,
  fieldError,
  Grid,
  LinkButton,
  MoneyField,
  Notice,
  NumberField,
  PageHeader,
  RadioGroup,
  Stack,
  TextArea,
  TextField,
  WorkspacePage,
} from "#platform/ui";
import { audienceNames, audiences } from "../domain/audiences.ts";
import { commonTopics } from "../domain/topics.ts";
import { trainingUrls as urls } from "../urls.ts";
import { classFields, type TypedClass } from "../use-cases/class-form.ts";
import { getReadableClass, getRunClass } from "../use-cases/class-records.ts";
import { changeClass, planClass, unitForClasses } from "../use-cases/plan-class.ts";

type Training = Awaited<ReturnType<typeof getReadableClass>>;

interface FormShown {
  title: string;
  action: string;
  back: string;
  typed: TypedClass;
  version?: number;
  /** Class whose meetings come along. */
  copyOf?: Training;
  /** Meetings are laid out by days only when the class is made. */
  asksRhythm: boolean;
}

const empty: TypedClass = {
  texts: { ...typedTexts({}, classFields), attendanceShare: "75", rhythm: "half" },
  topics: [],
  audiences: [],
};

export async function showNewClass(request: Request): Promise<Answer> {
  unitForClasses(request.requireActor());
  return answer(request, newForm(empty), []);
}

export async function postNewClass(request: Request): Promise<Answer> {
  const typed = typedClass(request);
  const done = await planClass(request.services, request.requireActor(), { typed, requestId: request.id });
  if (!done.ok) return answer(request, newForm(typed), done.faults);
  return redirect(urls.class(done.value.id), {
    kind: "success",
    text: "Đã lập lớp. Xem lại lịch các buổi học.",
  });
}

export async function showEditClass(request: Request): Promise<Answer> {
  const training = await getRunClass(request.services, request.requireActor(), id(request));
  return answer(request, editForm(training, typedOf(training)), []);
}

export async function postEditClass(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  const training = await getRunClass(request.services, actor, id(request));
  const typed = typedClass(request);
  const input = { id: training.id, version: versionOf(request.fields), typed, requestId: request.id };
  const done = await changeClass(request.services, actor, input);
  if (!done.ok) return answer(request, { ...editForm(training, typed), version: input.version }, done.faults);
  return redirect(urls.class(training.id), { kind: "success", text: "Đã lưu thông tin lớp." });
}

export async function showCopyClass(request: Request): Promise<Answer> {
  const training = await getReadableClass(request.services, request.requireActor(), id(request));
  unitForClasses(request.requireActor());
  const { texts, ...rest } = typedOf(training);
  const typed = { ...rest, texts: { ...texts, startsOn: "", endsOn: "", planNumber: "" } };
  return answer(request, copyForm(training, typed), []);
}

export async function postCopyClass(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  const training = await getReadableClass(request.services, actor, id(request));
  const typed = typedClass(request);
  const done = await planClass(request.services, actor, {
    typed,
    copyOf: training.id,
    requestId: request.id,
  });
  if (!done.ok) return answer(request, copyForm(training, typed), done.faults);
  return redirect(urls.class(done.value.id), {
    kind: "success",
    text: "Đã sao chép thành lớp mới, kèm lịch các buổi.",
  });
}

const id = (request: Request) => request.params.classId ?? "";

function typedClass({ fields }: Request): TypedClass {
  return {
    texts: typedTexts(fields, classFields),
    topics: listOf(fields, "topics"),
    audiences: listOf(fields, "audiences"),
  };
}

function typedOf(training: Training): TypedClass {
  const known = new Set<string>(commonTopics);
  const text = (value: string | number | null) => (value === null ? "" : String(value));
  return {
    topics: training.topics.filter((topic) => known.has(topic)),
    audiences: training.audiences,
    texts: {
      title: training.title,
      otherTopics: training.topics.filter((topic) => !known.has(topic)).join("; "),
      organiser: text(training.organiser),
      partner: text(training.partner),
      teachers: text(training.teachers),
      place: text(training.place),
      startsOn: training.startsOn,
      endsOn: training.endsOn,
      capacity: text(training.capacity),
      planNumber: text(training.planNumber),
      plannedCost: text(training.plannedCost),
      testMax: text(training.testMax),
      testPass: text(training.testPass),
      attendanceShare: text(training.attendanceShare),
      note: text(training.note),
      rhythm: "",
    },
  };
}

const newForm = (typed: TypedClass): FormShown => ({
  title: "Lập lớp tập huấn",
  action: urls.newClass,
  back: urls.classes,
  typed,
  asksRhythm: true,
});
const editForm = (training: Training, typed: TypedClass): FormShown => ({
  title: "Sửa thông tin lớp",
  action: urls.editClass(training.id),
  back: urls.class(training.id),
  typed,
  version: training.version,
  asksRhythm: false,
});
const copyForm = (training: Training, typed: TypedClass): FormShown => ({
  title: "Sao chép lớp",
  action: urls.copyClass(training.id),
  back: urls.class(training.id),
  typed,
  copyOf: training,
  asksRhythm: false,
});

function answer(request: Request, shown: FormShown, faults: readonly Fault[]): Answer {
  const page = request.page();
  const errors = formErrors(faults);
  const { title, action, back, typed, version, copyOf } = shown;
  return html(
    <WorkspacePage title={title} page={page}>
      <Stack gap="wide">
        <PageHeader
          title={title}
          breadcrumb={[{ href: urls.classes, label: "Tập huấn" }, { label: title }]}
        />
        {copyOf && (
          <Notice kind="info">
            Lịch các buổi của lớp “{copyOf.title}” được dời theo ngày khai giảng mới; học viên và điểm danh
            không sao chép.
          </Notice>
        )}
        <Form
          page={page}
          action={action}
          errors={errors}
          label={title}
          {...(version === undefined ? {} : { hidden: { version: String(version) } })}
        >
          <Stack>
            <About typed={typed} errors={errors} />
            <Times shown={shown} errors={errors} />
            <Rules typed={typed} errors={errors} />
            <ButtonRow>
              <Button icon="save">{version === undefined ? "Lập lớp" : "Lưu"}</Button>
              <LinkButton kind="quiet" href={back}>
                Quay lại
              </LinkButton>
            </ButtonRow>
          </Stack>
        </Form>
      </Stack>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}

interface Part {
  typed: TypedClass;
  errors: FormError[];
}

/** Value and error of one text field. */
function field({ typed, errors }: Part, name: (typeof classFields)[number]) {
  return { name, value: typed.texts[name], error: fieldError(errors, name) };
}

function About(part: Part) {
  const { typed, errors } = part;
  return (
    <Fieldset legend="Nội dung">
      <TextField {...field(part, "title")} label="Tên lớp" maxLength={250} />
      <CheckboxGroup
        name="audiences"
        label="Đối tượng học viên"
        values={[...typed.audiences]}
        error={fieldError(errors, "audiences")}
        options={audiences.map((value) => ({ value, label: audienceNames[value] }))}
      />
      <CheckboxGroup
        name="topics"
        label="Nội dung tập huấn"
        optional
        values={[...typed.topics]}
        options={commonTopics.map((value) => ({ value, label: value }))}
      />
      <TextArea
        {...field(part, "otherTopics")}
        label="Nội dung khác"
        hint="Mỗi nội dung một dòng."
        rows={2}
        optional
      />
    </Fieldset>
  );
}

function Times({ shown, errors }: { shown: FormShown; errors: FormError[] }) {
  const part = { typed: shown.typed, errors };
  return (
    <Fieldset legend="Thời gian, địa điểm, đơn vị">
      <Grid min="small">
        <DateField {...field(part, "startsOn")} label="Khai giảng" />
        <DateField {...field(part, "endsOn")} label="Bế giảng" hint="Bỏ trống nếu học một ngày." optional />
      </Grid>
      {shown.asksRhythm && (
        <RadioGroup
          name="rhythm"
          label="Lịch học"
          hint="Xếp sẵn các buổi cho mọi ngày của lớp; sửa được sau."
          value={shown.typed.texts.rhythm}
          options={[
            { value: "half", label: "Mỗi ngày hai buổi, sáng và chiều" },
            { value: "day", label: "Mỗi ngày một buổi, cả ngày" },
            { value: "none", label: "Tôi tự xếp từng buổi" },
          ]}
        />
      )}
      <TextField {...field(part, "place")} label="Địa điểm" optional />
      <TextField
        {...field(part, "organiser")}
        label="Đơn vị tổ chức"
        hint="In trên giấy chứng nhận."
        optional
      />
      <TextField {...field(part, "partner")} label="Đơn vị phối hợp" optional />
      <TextField {...field(part, "teachers")} label="Giảng viên" optional />
    </Fieldset>
  );
}

function Rules(part: Part) {
  return (
    <Fieldset legend="Chỗ, kinh phí, điều kiện cấp chứng nhận">
      <Grid min="small">
        <NumberField
          {...field(part, "capacity")}
          label="Số chỗ"
          hint="Bỏ trống nếu không giới hạn."
          optional
        />
        <MoneyField {...field(part, "plannedCost")} label="Kinh phí dự kiến" optional />
        <TextField {...field(part, "planNumber")} label="Số kế hoạch" hint="Ví dụ 47/KH-UBND." optional />
      </Grid>
      <Grid min="small">
        <NumberField {...field(part, "attendanceShare")} label="Dự ít nhất" suffix="% số buổi" />
        <NumberField
          {...field(part, "testMax")}
          label="Kiểm tra: điểm tối đa"
          hint="Bỏ trống nếu không kiểm tra."
          optional
        />
        <NumberField {...field(part, "testPass")} label="Kiểm tra: điểm đạt" optional />
      </Grid>
      <TextArea {...field(part, "note")} label="Ghi chú" rows={3} optional />
    </Fieldset>
  );
}
