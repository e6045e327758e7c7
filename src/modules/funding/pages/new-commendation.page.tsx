import { dayInVietnam } from "#platform/calendar";
import { uuidv7 } from "#platform/db";
import { typedTexts } from "#platform/forms";
import { type Answer, formErrors, html, type Request, redirect } from "#platform/http";
import {
  Button,
  ButtonRow,
  Form,
  type FormError,
  fieldError,
  HiddenFields,
  LinkButton,
  MoneyField,
  Narrow,
  NumberField,
  PageHeader,
  RadioGroup,
  TextArea,
  TextField,
  WorkspacePage,
} from "#platform/ui";
import { fundingUrls as urls } from "../urls.ts";
import { type CommendationTyped, commendationFields, propose } from "../use-cases/commendations/commend.ts";
import { commendationForms, commendationKinds } from "./words.ts";

export async function showNewCommendation(request: Request): Promise<Answer> {
  const year = dayInVietnam(request.services.now()).slice(0, 4);
  const typed = { ...typedTexts({}, commendationFields), year, form: "bang_khen" };
  return html(<NewCommendationPage request={request} typed={typed} />);
}

export async function postNewCommendation(request: Request): Promise<Answer> {
  const typed = typedTexts(request.fields, commendationFields);
  const made = await propose(request.services, request.requireActor(), { typed, requestId: request.id });
  if (!made.ok)
    return html(<NewCommendationPage request={request} typed={typed} errors={formErrors(made.faults)} />, {
      status: 422,
    });
  return redirect(urls.commendation(made.value.id), {
    kind: "success",
    text: "Đã ghi đề nghị. Lãnh đạo duyệt ở trang Khen thưởng.",
  });
}

interface Shown {
  request: Request;
  typed: CommendationTyped;
  errors?: FormError[];
}

function NewCommendationPage({ request, typed, errors = [] }: Shown) {
  const field = (name: keyof CommendationTyped) => ({
    name,
    value: typed[name],
    error: fieldError(errors, name),
  });
  const options = (words: Readonly<Record<string, string>>) =>
    Object.entries(words).map(([value, label]) => ({ value, label }));
  return (
    <WorkspacePage title="Đề nghị khen" page={request.page()}>
      <PageHeader
        title="Đề nghị khen"
        breadcrumb={[{ href: urls.commendations, label: "Khen thưởng" }, { label: "Đề nghị" }]}
      />
      <Narrow>
        <Form page={request.page()} errors={errors} idempotencyKey={uuidv7()}>
          <HiddenFields values={{ producer: typed.producer }} />
          <NumberField {...field("year")} label="Năm" />
          <RadioGroup {...field("kind")} label="Khen" options={options(commendationKinds)} inline />
          <RadioGroup {...field("form")} label="Hình thức" options={options(commendationForms)} inline />
          <TextField {...field("name")} label="Tên tập thể hoặc cá nhân" maxLength={200} />
          <TextField {...field("unit")} label="Đơn vị, địa chỉ" maxLength={200} optional />
          <TextArea {...field("achievement")} label="Tóm tắt thành tích" rows={5} maxLength={2000} />
          <MoneyField {...field("reward")} label="Tiền thưởng kèm theo" optional />
          <ButtonRow>
            <Button>Ghi đề nghị</Button>
            <LinkButton kind="quiet" href={urls.commendations}>
              Quay lại
            </LinkButton>
          </ButtonRow>
        </Form>
      </Narrow>
    </WorkspacePage>
  );
}
