import { uuidv7 } from "#platform/db";
import { typedTexts, versionOf } from "#platform/forms";
import { type Answer, formErrors, html, type Request, redirect } from "#platform/http";
import {
  Button,
  ButtonRow,
  DateField,
  Form,
  type FormError,
  fieldError,
  LinkButton,
  Narrow,
  PageHeader,
  Select,
  TextField,
  WorkspacePage,
} from "#platform/ui";
import { agencyKinds, namesOf } from "../domain/words.ts";
import { directivesUrls as urls } from "../urls.ts";
import {
  addAgency,
  agencyFields,
  changeAgency,
  type TypedAgency,
  viewAgency,
} from "../use-cases/agencies.ts";

const id = (request: Request) => request.params.agencyId ?? "";

export async function showNewAgency(request: Request): Promise<Answer> {
  const typed = { ...typedTexts({}, agencyFields), kind: "department" };
  return html(<AgencyForm {...{ request, typed, title: "Thêm cơ quan", back: urls.agencies }} />);
}

export async function postNewAgency(request: Request): Promise<Answer> {
  const typed = typedTexts(request.fields, agencyFields);
  const made = await addAgency(request.services, request.requireActor(), { typed, requestId: request.id });
  if (made.ok)
    return redirect(urls.agency(made.value.id), {
      kind: "success",
      text: "Đã thêm cơ quan. Tiếp theo: thêm người nhận việc.",
    });
  const errors = formErrors(made.faults);
  return html(<AgencyForm {...{ request, typed, errors, title: "Thêm cơ quan", back: urls.agencies }} />, {
    status: 422,
  });
}

export async function showChangeAgency(request: Request): Promise<Answer> {
  const { agency } = await viewAgency(request.services, request.requireActor(), id(request));
  const typed = Object.fromEntries(agencyFields.map((name) => [name, agency[name] ?? ""])) as TypedAgency;
  return html(
    <AgencyForm
      {...{ request, typed, version: agency.version, title: "Sửa cơ quan", back: urls.agency(agency.id) }}
    />,
  );
}

export async function postChangeAgency(request: Request): Promise<Answer> {
  const typed = typedTexts(request.fields, agencyFields);
  const version = versionOf(request.fields);
  const input = { id: id(request), version, typed, requestId: request.id };
  const done = await changeAgency(request.services, request.requireActor(), input);
  if (done.ok) return redirect(urls.agency(id(request)), { kind: "success", text: "Đã lưu." });
  const errors = formErrors(done.faults);
  return html(
    <AgencyForm
      {...{ request, typed, errors, version, title: "Sửa cơ quan", back: urls.agency(id(request)) }}
    />,
    { status: 422 },
  );
}

interface FormShown {
  request: Request;
  typed: TypedAgency;
  title: string;
  back: string;
  version?: number;
  errors?: FormError[];
}

function AgencyForm({ request, typed, title, back, version, errors = [] }: FormShown) {
  const page = request.page();
  const error = (name: string) => fieldError(errors, name);
  return (
    <WorkspacePage title={title} page={page}>
      <PageHeader
        title={title}
        breadcrumb={[{ href: urls.agencies, label: "Cơ quan, đoàn thể" }, { label: title }]}
      />
      <Narrow>
        <Form
          page={page}
          errors={errors}
          {...(version === undefined ? { idempotencyKey: uuidv7() } : { hidden: { version: `${version}` } })}
        >
          <TextField
            name="name"
            label="Tên cơ quan"
            value={typed.name}
            error={error("name")}
            maxLength={200}
          />
          <TextField
            name="shortName"
            label="Tên gọi tắt"
            value={typed.shortName}
            error={error("shortName")}
            maxLength={60}
            width="medium"
            hint="Ví dụ: Sở NN&MT"
            optional
          />
          <Select
            name="kind"
            label="Loại"
            options={namesOf(agencyKinds).map((value) => ({ value, label: agencyKinds[value] }))}
            value={typed.kind}
            error={error("kind")}
          />
          <TextField
            name="email"
            label="Thư điện tử"
            type="email"
            value={typed.email}
            error={error("email")}
            optional
          />
          <TextField
            name="phone"
            label="Điện thoại"
            type="tel"
            value={typed.phone}
            error={error("phone")}
            width="medium"
            optional
          />
          {version !== undefined && (
            <DateField
              name="endedOn"
              label="Thôi hoạt động từ sau ngày"
              value={typed.endedOn}
              error={error("endedOn")}
              hint="Khi sáp nhập hoặc giải thể. Nhiệm vụ cũ vẫn giữ; cơ quan không còn trong danh sách giao việc."
              optional
            />
          )}
          <ButtonRow>
            <Button icon="save">Lưu</Button>
            <LinkButton kind="quiet" href={back}>
              Quay lại
            </LinkButton>
          </ButtonRow>
        </Form>
      </Narrow>
    </WorkspacePage>
  );
}
