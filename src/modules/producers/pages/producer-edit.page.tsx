import { type Typed, typedTexts, versionOf } from "#platform/forms";
import { type Answer, formErrors, html, type Request, redirect } from "#platform/http";
import {
  Button,
  ButtonRow,
  Checkbox,
  DateField,
  Fieldset,
  Form,
  type FormError,
  fieldError,
  LinkButton,
  type PageContext,
  PageHeader,
  Select,
  Stack,
  TextArea,
  TextField,
  WorkspacePage,
} from "#platform/ui";
import { kindsForNew, type Producer, type ProducerKind, producerKinds } from "../domain/producer.ts";
import { producerUrls } from "../urls.ts";
import { changeProducer } from "../use-cases/change-producer.ts";
import { type DetailField, detailFields } from "../use-cases/check-producer.ts";
import { producerToChange } from "../use-cases/get-producer.ts";

export async function showEdit(request: Request): Promise<Answer> {
  const producer = await toChange(request);
  const view = { producer, version: producer.version, typed: typedFrom(producer), errors: [] };
  return html(<EditPage page={request.page()} {...view} />);
}

export async function postEdit(request: Request): Promise<Answer> {
  const producer = await toChange(request);
  const typed = typedTexts(request.fields, detailFields);
  const version = versionOf(request.fields);
  const input = { producerId: producer.id, version, typed, requestId: request.id };
  const done = await changeProducer(request.services, request.requireActor(), input);
  if (!done.ok) {
    const view = { producer, version, typed, errors: formErrors(done.faults) };
    return html(<EditPage page={request.page()} {...view} />, { status: 422 });
  }
  return redirect(producerUrls.overview(producer.id), { kind: "success", text: "Đã lưu thông tin chung." });
}

function toChange({ services, requireActor, params }: Request): Promise<Producer> {
  return producerToChange(services.db, requireActor(), params.producerId ?? "");
}

function typedFrom(producer: Producer): Typed<DetailField> {
  return {
    kind: producer.kind,
    name: producer.name,
    taxCode: producer.taxCode ?? "",
    registrationNumber: producer.registrationNumber ?? "",
    address: producer.address ?? "",
    registeredOn: producer.registeredOn ?? "",
    registrationIssuer: producer.registrationIssuer ?? "",
    foundedOn: producer.foundedOn ?? "",
    phone: producer.phone ?? "",
    email: producer.email ?? "",
    website: producer.website ?? "",
    about: producer.about ?? "",
    contactPublic: producer.contactPublic ? "1" : "",
  };
}

interface EditProps {
  page: PageContext;
  producer: Producer;
  version: number;
  typed: Typed<DetailField>;
  errors: FormError[];
}

function EditPage({ page, producer, version, typed, errors }: EditProps) {
  const back = producerUrls.overview(producer.id);
  const kinds: ProducerKind[] = [...new Set<ProducerKind>([...kindsForNew, producer.kind])];
  const text = (name: DetailField) => ({ name, value: typed[name], error: fieldError(errors, name) });
  return (
    <WorkspacePage title="Sửa thông tin chung" page={page}>
      <Stack gap="wide">
        <PageHeader
          title="Sửa thông tin chung"
          lead="Thông tin này được điền sẵn vào Mẫu 01, Mẫu 02 của mọi hồ sơ."
          breadcrumb={[{ href: back, label: producer.name }, { label: "Thông tin chung" }]}
        />
        <Form page={page} errors={errors} hidden={{ version: String(version) }}>
          <Fieldset legend="Cơ sở">
            <Select
              {...text("kind")}
              label="Loại hình"
              options={kinds.map((kind) => ({ value: kind, label: producerKinds[kind] }))}
            />
            <TextField {...text("name")} label="Tên cơ sở" maxLength={200} />
            <TextField {...text("address")} label="Số nhà, đường, ấp, khóm" optional maxLength={200} />
            <DateField {...text("foundedOn")} label="Ngày thành lập" optional />
          </Fieldset>
          <Fieldset legend="Đăng ký kinh doanh">
            <TextField {...text("taxCode")} label="Mã số thuế" optional inputMode="numeric" width="medium" />
            <TextField
              {...text("registrationNumber")}
              label="Số giấy đăng ký"
              hint="Cần mã số thuế hoặc số giấy đăng ký, trừ tổ hợp tác và trang trại."
              optional
              maxLength={60}
              width="medium"
            />
            <DateField {...text("registeredOn")} label="Ngày cấp" optional />
            <TextField {...text("registrationIssuer")} label="Nơi cấp" optional maxLength={200} />
          </Fieldset>
          <Fieldset legend="Liên hệ">
            <TextField {...text("phone")} label="Điện thoại của cơ sở" type="tel" optional width="medium" />
            <Checkbox
              name="contactPublic"
              label="Hiện số điện thoại này trên trang công khai"
              hint="Không đánh dấu thì chỉ cán bộ phụ trách thấy."
              optional
              checked={typed.contactPublic === "1"}
            />
            <TextField {...text("email")} label="E-mail của cơ sở" type="email" optional />
            <TextField {...text("website")} label="Trang web" type="url" optional maxLength={300} />
          </Fieldset>
          <TextArea
            {...text("about")}
            label="Giới thiệu"
            hint="Hiện trên trang công khai của chủ thể. Ví dụ: lịch sử hình thành, nghề truyền thống, quy mô."
            optional
            rows={6}
            maxLength={4000}
          />
          <ButtonRow>
            <Button>Lưu</Button>
            <LinkButton href={back} kind="quiet">
              Quay lại, không lưu
            </LinkButton>
          </ButtonRow>
        </Form>
      </Stack>
    </WorkspacePage>
  );
}
