import { type Typed, typedTexts, versionOf } from "#platform/forms";
import { type Answer, formErrors, html, type Request, redirect } from "#platform/http";
import {
  Button,
  ButtonRow,
  Card,
  Checkbox,
  DescriptionList,
  Fieldset,
  Form,
  type FormError,
  fieldError,
  formatDateTime,
  LinkButton,
  Notice,
  type PageContext,
  PageHeader,
  Select,
  Stack,
  TextField,
  WorkspacePage,
} from "#platform/ui";
import { allows, type Producer } from "../domain/producer.ts";
import { ethnicities, REPRESENTATIVE_PURPOSE, type Representative, sexes } from "../domain/representative.ts";
import { mayActForProducer } from "../permissions.ts";
import { producerUrls } from "../urls.ts";
import {
  type RepresentativeField,
  representativeFields,
  saveRepresentative,
  viewRepresentative,
} from "../use-cases/representatives.ts";

/** A form for those who may change it, a sheet for those who may only read it. */
export async function showRepresentative(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  const { producer, person } = await viewRepresentative(
    request.services,
    actor,
    request.params.producerId ?? "",
    request.id,
  );
  const page = request.page();
  if (!mayActForProducer(actor, producer) || !allows(producer.status, "change")) {
    return html(<RepresentativeSheet page={page} producer={producer} person={person} />);
  }
  const view = { producer, version: producer.version, typed: typedFrom(person), errors: [] };
  return html(<RepresentativeForm page={page} {...view} />);
}

export async function postRepresentative(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  const producerId = request.params.producerId ?? "";
  const typed = typedTexts(request.fields, representativeFields);
  const version = versionOf(request.fields);
  const input = { producerId, version, typed, requestId: request.id };
  const done = await saveRepresentative(request.services, actor, input);
  if (!done.ok) {
    const { producer } = await viewRepresentative(request.services, actor, producerId, request.id);
    const view = { producer, version, typed, errors: formErrors(done.faults) };
    return html(<RepresentativeForm page={request.page()} {...view} />, { status: 422 });
  }
  return redirect(producerUrls.overview(producerId), { kind: "success", text: "Đã lưu người đại diện." });
}

function typedFrom(person: Representative | undefined): Typed<RepresentativeField> {
  const disability = person?.hasDisability;
  return {
    fullName: person?.fullName ?? "",
    title: person?.title ?? "",
    phone: person?.phone ?? "",
    email: person?.email ?? "",
    permanentAddress: person?.permanentAddress ?? "",
    sex: person?.sex ?? "",
    ethnicity: person?.ethnicity ?? "",
    disability: disability === true ? "yes" : disability === false ? "no" : "",
    consent: person?.consentedAt ? "1" : "",
  };
}

interface FormProps {
  page: PageContext;
  producer: Producer;
  version: number;
  typed: Typed<RepresentativeField>;
  errors: FormError[];
}

function RepresentativeForm({ page, producer, version, typed, errors }: FormProps) {
  const back = producerUrls.overview(producer.id);
  const text = (name: RepresentativeField) => ({ name, value: typed[name], error: fieldError(errors, name) });
  return (
    <WorkspacePage title="Đại diện pháp luật" page={page}>
      <Stack gap="wide">
        <PageHeader
          title="Đại diện pháp luật"
          lead="Người ký Mẫu 01, Mẫu 02. Không hiện trên bất kỳ trang công khai nào."
          breadcrumb={[{ href: back, label: producer.name }, { label: "Đại diện pháp luật" }]}
        />
        <Form page={page} errors={errors} hidden={{ version: String(version) }}>
          <Fieldset legend="Người đại diện">
            <TextField {...text("fullName")} label="Họ và tên" maxLength={120} />
            <TextField {...text("title")} label="Chức vụ" optional maxLength={120} />
            <TextField {...text("phone")} label="Điện thoại" type="tel" optional width="medium" />
            <TextField {...text("email")} label="E-mail" type="email" optional />
            <TextField {...text("permanentAddress")} label="Nơi thường trú" optional maxLength={200} />
          </Fieldset>
          <Fieldset legend="Khai thêm nếu muốn">
            <Notice kind="info" title="Dùng vào việc gì?">
              {REPRESENTATIVE_PURPOSE}. Ai trong cơ quan nhà nước mở xem đều được ghi lại. Không khai vẫn nộp
              hồ sơ được; khi đó tiêu chí 3.2 chấm 0 điểm.
            </Notice>
            <Select
              {...text("sex")}
              label="Giới tính"
              optional
              placeholder="Không khai"
              width="medium"
              options={Object.entries(sexes).map(([value, label]) => ({ value, label }))}
            />
            <TextField
              {...text("ethnicity")}
              label="Dân tộc"
              optional
              width="medium"
              maxLength={60}
              suggestions={[...ethnicities]}
            />
            <Select
              {...text("disability")}
              label="Là người khuyết tật"
              optional
              placeholder="Không khai"
              width="medium"
              options={[
                { value: "yes", label: "Có" },
                { value: "no", label: "Không" },
              ]}
            />
            <Checkbox
              name="consent"
              label="Người đại diện đồng ý cho dùng giới tính, dân tộc, tình trạng khuyết tật vào đúng mục đích trên."
              hint="Bỏ đánh dấu và xoá ba ô trên là rút lại sự đồng ý; dữ liệu được xoá ngay."
              optional
              checked={typed.consent === "1"}
              error={fieldError(errors, "consent")}
            />
          </Fieldset>
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

interface SheetProps {
  page: PageContext;
  producer: Producer;
  person: Representative | undefined;
}

function RepresentativeSheet({ page, producer, person }: SheetProps) {
  const told = (value: string | null | undefined) => value ?? "Không khai";
  const disability = person?.hasDisability;
  return (
    <WorkspacePage title="Đại diện pháp luật" page={page}>
      <Stack gap="wide">
        <PageHeader
          title="Đại diện pháp luật"
          lead={producer.name}
          breadcrumb={[
            { href: producerUrls.overview(producer.id), label: producer.name },
            { label: "Đại diện pháp luật" },
          ]}
        />
        <Notice kind="info">
          Lượt xem này được ghi vào nhật ký. Chỉ dùng cho: {REPRESENTATIVE_PURPOSE}.
        </Notice>
        <Card>
          <DescriptionList
            items={[
              { term: "Họ và tên", value: person?.fullName ?? "Chưa khai" },
              { term: "Chức vụ", value: told(person?.title) },
              { term: "Điện thoại", value: told(person?.phone) },
              { term: "E-mail", value: told(person?.email) },
              { term: "Nơi thường trú", value: told(person?.permanentAddress) },
              { term: "Giới tính", value: person?.sex ? sexes[person.sex] : "Không khai" },
              { term: "Dân tộc", value: told(person?.ethnicity) },
              {
                term: "Người khuyết tật",
                value: disability === true ? "Có" : disability === false ? "Không" : "Không khai",
              },
              ...(person?.consentedAt
                ? [{ term: "Đồng ý lúc", value: formatDateTime(person.consentedAt) }]
                : []),
            ]}
          />
        </Card>
      </Stack>
    </WorkspacePage>
  );
}
