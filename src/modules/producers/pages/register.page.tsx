import { CommunePicker } from "#modules/territory";
import { type Typed, typedTexts } from "#platform/forms";
import { type Answer, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  ButtonRow,
  Checkbox,
  Form,
  type FormError,
  fieldError,
  Narrow,
  Notice,
  type PageContext,
  PageHeader,
  PasswordField,
  PlainPage,
  Prose,
  RadioGroup,
  Stack,
  Steps,
  TextField,
} from "#platform/ui";
import { kindsForNew, producerKinds } from "../domain/producer.ts";
import { producerUrls } from "../urls.ts";
import {
  checkRegistration,
  type RegistrationField,
  type RegistrationStep,
  registerProducer,
  registrationFields,
  stepOfField,
} from "../use-cases/register-producer.ts";

const steps: readonly { step: RegistrationStep; label: string }[] = [
  { step: "producer", label: "Cơ sở của bạn" },
  { step: "place", label: "Nơi hoạt động" },
  { step: "account", label: "Người đăng ký" },
];

interface View {
  page: PageContext;
  step: RegistrationStep;
  typed: Typed<RegistrationField>;
  query: string;
  errors: FormError[];
}

export async function showRegister(request: Request): Promise<Answer> {
  const typed = typedTexts({}, registrationFields);
  return html(<RegisterPage page={request.page()} step="producer" typed={typed} query="" errors={[]} />);
}

/** Each step is one press: looks at what was typed so far, then shows the next step or sends the whole. */
export async function postRegister(request: Request): Promise<Answer> {
  const { fields } = request;
  const typed = typedTexts(fields, registrationFields);
  const sent = steps.find(({ step }) => step === textOf(fields, "step"))?.step ?? "producer";
  const query = textOf(fields, "place.q");
  const show = (step: RegistrationStep, faults: Fault[] = []) =>
    html(
      <RegisterPage
        page={request.page()}
        step={step}
        typed={typed}
        query={query}
        errors={formErrors(faults)}
      />,
      {
        status: faults.length > 0 ? 422 : 200,
      },
    );
  const back = steps.find(({ step }) => step === textOf(fields, "back"));
  if (back) return show(back.step);
  if (textOf(fields, "find") !== "") return show("place");
  const faults = checkRegistration(typed, sent);
  if (faults.length > 0) return show(stepWith(faults), faults);
  if (sent !== "account") return show(sent === "producer" ? "place" : "account");
  const sentOff = await registerProducer(request.services, typed, request.id);
  if (!sentOff.ok) return show(stepWith(sentOff.faults), sentOff.faults);
  return redirect(producerUrls.registered(sentOff.value.registrationId));
}

/** The earliest step that holds something to mend. */
function stepWith(faults: readonly Fault[]): RegistrationStep {
  const touched = faults.map(({ field }) => stepOfField[field as RegistrationField]);
  return steps.find(({ step }) => touched.includes(step))?.step ?? "account";
}

function RegisterPage({ page, step, typed, query, errors }: View) {
  const at = steps.findIndex((known) => known.step === step);
  return (
    <PlainPage
      title="Đăng ký chủ thể OCOP"
      description="Hợp tác xã, tổ hợp tác, doanh nghiệp nhỏ và vừa, trang trại, hộ sản xuất đăng ký tham gia OCOP."
      page={page}
    >
      <Narrow>
        <Stack gap="wide">
          <PageHeader
            title="Đăng ký chủ thể OCOP"
            lead="Khoảng 5 phút. UBND xã nơi bạn hoạt động sẽ xác nhận, sau đó bạn đăng nhập để khai sản phẩm và làm hồ sơ."
          />
          <Steps
            label="Các bước đăng ký"
            steps={steps.map(({ label }, index) => ({
              label,
              state: index < at ? "done" : index === at ? "current" : "todo",
            }))}
          />
          <Form
            page={page}
            action={producerUrls.register}
            errors={errors}
            hidden={{ step, ...kept(step, typed) }}
          >
            {step === "producer" && <ProducerStep typed={typed} errors={errors} />}
            {step === "place" && <PlaceStep typed={typed} query={query} errors={errors} />}
            {step === "account" && <AccountStep typed={typed} errors={errors} />}
          </Form>
        </Stack>
      </Narrow>
    </PlainPage>
  );
}

/** Answers of the other steps travel along; a password is never written back into a page. */
function kept(step: RegistrationStep, typed: Typed<RegistrationField>): Record<string, string> {
  const others = registrationFields.filter((field) => stepOfField[field] !== step && field !== "password");
  return Object.fromEntries(
    others.filter((field) => field !== "consent").map((field) => [field, typed[field]]),
  );
}

interface StepProps {
  typed: Typed<RegistrationField>;
  errors: FormError[];
}

function ProducerStep({ typed, errors }: StepProps) {
  return (
    <Stack>
      <RadioGroup
        name="kind"
        label="Cơ sở của bạn là"
        hint="Theo Điều 2 Quyết định 26/2026/QĐ-TTg. Hội, hiệp hội, trung tâm điều hành chỉ dành cho dịch vụ du lịch."
        options={kindsForNew.map((kind) => ({ value: kind, label: producerKinds[kind] }))}
        value={typed.kind}
        error={fieldError(errors, "kind")}
      />
      <TextField
        name="name"
        label="Tên cơ sở"
        hint="Ghi đúng như giấy đăng ký. Ví dụ: HTX Nông nghiệp Tân Tiến."
        value={typed.name}
        maxLength={200}
        autoComplete="organization"
        error={fieldError(errors, "name")}
      />
      <TextField
        name="taxCode"
        label="Mã số thuế"
        optional
        hint="10 số, hoặc 10 số – 3 số. Hộ kinh doanh dùng số định danh cá nhân thì bỏ trống ô này."
        value={typed.taxCode}
        inputMode="numeric"
        width="medium"
        error={fieldError(errors, "taxCode")}
      />
      <TextField
        name="registrationNumber"
        label="Số giấy đăng ký kinh doanh"
        hint="Cần một trong hai: mã số thuế hoặc số giấy này. Tổ hợp tác, trang trại chưa có thì bỏ trống cả hai."
        optional
        value={typed.registrationNumber}
        maxLength={60}
        width="medium"
        error={fieldError(errors, "registrationNumber")}
      />
      <ButtonRow>
        <Button icon="arrow-right">Tiếp tục</Button>
      </ButtonRow>
    </Stack>
  );
}

function PlaceStep({ typed, query, errors }: StepProps & { query: string }) {
  return (
    <Stack>
      <CommunePicker
        name="place"
        legend="Xã, phường nơi cơ sở hoạt động"
        query={query}
        value={typed.place}
        error={fieldError(errors, "place")}
      />
      <TextField
        name="address"
        label="Số nhà, đường, ấp, khóm"
        optional
        value={typed.address}
        maxLength={200}
        autoComplete="street-address"
        error={fieldError(errors, "address")}
      />
      <ButtonRow>
        <Button icon="arrow-right">Tiếp tục</Button>
        <Button kind="quiet" name="back" value="producer">
          Quay lại
        </Button>
      </ButtonRow>
    </Stack>
  );
}

function AccountStep({ typed, errors }: StepProps) {
  return (
    <Stack>
      <TextField
        name="displayName"
        label="Họ và tên người đăng ký"
        value={typed.displayName}
        maxLength={120}
        autoComplete="name"
        error={fieldError(errors, "displayName")}
      />
      <TextField
        name="email"
        label="Địa chỉ e-mail"
        hint="Dùng để đăng nhập và nhận kết quả xác nhận."
        type="email"
        value={typed.email}
        autoComplete="email"
        error={fieldError(errors, "email")}
      />
      <TextField
        name="phone"
        label="Số điện thoại"
        type="tel"
        value={typed.phone}
        width="medium"
        autoComplete="tel"
        error={fieldError(errors, "phone")}
      />
      <PasswordField
        name="password"
        label="Mật khẩu"
        hint="Ít nhất 14 ký tự. Một câu dễ nhớ, khó đoán là tốt nhất."
        fresh
        error={fieldError(errors, "password")}
      />
      <Notice kind="info" title="Thông tin của bạn được dùng vào việc gì?">
        <Prose>
          <p>
            Họ tên, e-mail và số điện thoại chỉ dùng để UBND xã xác nhận đăng ký và liên hệ với bạn về hồ sơ
            OCOP; không hiện trên trang công khai. Bạn có thể xem, sửa hoặc rút lại bất cứ lúc nào.
          </p>
        </Prose>
      </Notice>
      <Checkbox
        name="consent"
        label="Tôi đồng ý cho SaoQuê và UBND xã xử lý thông tin trên vào mục đích này."
        checked={typed.consent === "1"}
        error={fieldError(errors, "consent")}
      />
      <ButtonRow>
        <Button icon="send">Gửi đăng ký</Button>
        <Button kind="quiet" name="back" value="place">
          Quay lại
        </Button>
      </ButtonRow>
    </Stack>
  );
}
