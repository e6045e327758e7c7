import { listProvinces } from "#modules/territory";
import { uuidv7 } from "#platform/db";
import { typedTexts, versionOf } from "#platform/forms";
import { type Answer, Conflict, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import {
  Button,
  ButtonRow,
  DateField,
  Fieldset,
  Form,
  type FormError,
  fieldError,
  LinkButton,
  MoneyField,
  Narrow,
  NumberField,
  type PageContext,
  PageHeader,
  RadioGroup,
  Select,
  TextArea,
  TextField,
  WorkspacePage,
} from "#platform/ui";
import { eventAllows } from "../domain/actions.ts";
import { eventKinds, eventScopes, scopesToChoose } from "../domain/event.ts";
import { promotionUrls as urls } from "../urls.ts";
import { eventFields, type TypedEvent, typedFrom } from "../use-cases/check-event.ts";
import { eventToRun } from "../use-cases/event-access.ts";
import { changeEvent, planEvent, suggestEvent } from "../use-cases/plan-event.ts";

export async function showNewEvent(request: Request): Promise<Answer> {
  const copyOf = textOf(request.query, "sao-chep");
  const typed = await suggestEvent(request.services, request.requireActor(), copyOf);
  return html(<EventForm page={request.page()} typed={typed} hidden={{ copyOf }} title={newTitle(copyOf)} />);
}

export async function postNewEvent(request: Request): Promise<Answer> {
  const typed = typedTexts(request.fields, eventFields);
  const copyOf = textOf(request.fields, "copyOf");
  const done = await planEvent(request.services, request.requireActor(), {
    typed,
    copyOf,
    requestId: request.id,
  });
  if (done.ok)
    return redirect(urls.event(done.value.id), {
      kind: "success",
      text: "Đã lập sự kiện. Tiếp theo: vẽ sơ đồ gian hàng rồi mở mời tham gia.",
    });
  const errors = formErrors(done.faults);
  return html(
    <EventForm
      page={request.page()}
      typed={typed}
      hidden={{ copyOf }}
      title={newTitle(copyOf)}
      errors={errors}
    />,
    { status: 422 },
  );
}

const newTitle = (copyOf: string) => (copyOf === "" ? "Lập sự kiện" : "Lập sự kiện từ một sự kiện cũ");

export async function showChangeEvent(request: Request): Promise<Answer> {
  const event = await eventToRun(request.services.db, request.requireActor(), request.params.eventId ?? "");
  if (!eventAllows(event.status, "change"))
    throw new Conflict("Sự kiện đã kết thúc hoặc đã huỷ nên không sửa được.");
  return html(
    <EventForm
      page={request.page()}
      typed={typedFrom(event)}
      hidden={{ version: String(event.version) }}
      title="Sửa sự kiện"
      back={urls.event(event.id)}
    />,
  );
}

export async function postChangeEvent(request: Request): Promise<Answer> {
  const eventId = request.params.eventId ?? "";
  const typed = typedTexts(request.fields, eventFields);
  const version = versionOf(request.fields);
  const done = await changeEvent(request.services, request.requireActor(), {
    eventId,
    version,
    typed,
    requestId: request.id,
  });
  if (done.ok) return redirect(urls.event(eventId), { kind: "success", text: "Đã lưu." });
  return html(
    <EventForm
      page={request.page()}
      typed={typed}
      hidden={{ version: String(version) }}
      title="Sửa sự kiện"
      back={urls.event(eventId)}
      errors={formErrors(done.faults)}
    />,
    { status: 422 },
  );
}

interface FormProps {
  page: PageContext;
  typed: TypedEvent;
  title: string;
  hidden: Record<string, string>;
  back?: string;
  errors?: FormError[];
}

function EventForm({ page, typed, title, hidden, back = urls.events, errors = [] }: FormProps) {
  const field = (name: keyof TypedEvent) => ({ name, value: typed[name], error: fieldError(errors, name) });
  const options = (names: Record<string, string>) =>
    Object.entries(names).map(([value, label]) => ({ value, label }));
  return (
    <WorkspacePage title={title} page={page}>
      <PageHeader title={title} breadcrumb={[{ href: urls.events, label: "Xúc tiến" }, { label: title }]} />
      <Narrow>
        <Form page={page} errors={errors} hidden={hidden} idempotencyKey={uuidv7()}>
          <TextField {...field("title")} label="Tên sự kiện" maxLength={250} />
          <Select {...field("kind")} label="Loại sự kiện" options={options(eventKinds)} width="medium" />
          <DateField {...field("startsOn")} label="Ngày bắt đầu" />
          <DateField {...field("endsOn")} label="Ngày kết thúc" />
          <DateField
            {...field("registerBy")}
            label="Hạn chủ thể đăng ký"
            hint="Sau ngày này chủ thể không tự đăng ký được nữa."
            optional
          />
          <Fieldset legend="Nơi tổ chức">
            <RadioGroup
              {...field("scope")}
              label="Phạm vi"
              options={scopesToChoose.map((value) => ({ value, label: eventScopes[value] }))}
              inline
            />
            <TextField
              {...field("place")}
              label="Địa điểm"
              hint="Nhà thi đấu, quảng trường, nền tảng livestream…"
              optional
            />
            <Select
              {...field("placeProvinceCode")}
              label="Tỉnh tổ chức"
              hint="Chỉ chọn khi tổ chức ở tỉnh khác."
              options={listProvinces().map(({ code, name }) => ({ value: code, label: name }))}
              width="medium"
              optional
            />
            <TextField
              {...field("abroad")}
              label="Nước"
              hint="Chỉ ghi khi tổ chức ở nước ngoài."
              width="medium"
              optional
            />
          </Fieldset>
          <TextField {...field("organiser")} label="Đơn vị tổ chức" optional />
          <TextField
            {...field("planNumber")}
            label="Số kế hoạch, văn bản"
            hint="Ví dụ: 47/KH-UBND"
            width="medium"
            optional
          />
          <MoneyField {...field("plannedCostVnd")} label="Kinh phí dự kiến" optional />
          <NumberField {...field("boothsRented")} label="Số gian hàng thuê" optional />
          <TextArea
            {...field("description")}
            label="Nội dung"
            hint="Hiện trên trang sự kiện công khai khi đã mở mời tham gia."
            rows={5}
            optional
          />
          <ButtonRow>
            <Button>Lưu sự kiện</Button>
            <LinkButton kind="quiet" href={back}>
              Quay lại
            </LinkButton>
          </ButtonRow>
        </Form>
      </Narrow>
    </WorkspacePage>
  );
}
