import { uuidv7 } from "#platform/db";
import { versionOf } from "#platform/forms";
import { type Answer, formErrors, html, listOf, type Request, redirect, textOf } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  ButtonRow,
  CheckboxGroup,
  Form,
  fieldError,
  LinkButton,
  Narrow,
  PageHeader,
  RadioGroup,
  Stack,
  TextArea,
  TextField,
  WorkspacePage,
} from "#platform/ui";
import type { ConsultantForm } from "../domain/check-consultant.ts";
import { consultantKinds } from "../domain/consultant.ts";
import { helpKinds } from "../domain/help-kinds.ts";
import { consultantsUrls as urls } from "../urls.ts";
import { addConsultant, changeConsultant, consultantToKeep } from "../use-cases/keep-consultant.ts";

const empty: ConsultantForm = {
  kind: "organisation",
  name: "",
  agency: "",
  taxCode: "",
  phone: "",
  email: "",
  address: "",
  fields: [],
  note: "",
};

export async function showNewConsultant(request: Request): Promise<Answer> {
  return html(<FormPage request={request} form={empty} />);
}

export async function postNewConsultant(request: Request): Promise<Answer> {
  const form = readForm(request);
  const made = await addConsultant(request.services, request.requireActor(), form);
  if (!made.ok) return html(<FormPage request={request} form={form} faults={made.faults} />, { status: 422 });
  return redirect(urls.consultant(made.value.id), {
    kind: "success",
    text: `Đã ghi ${form.name} vào sổ tư vấn.`,
  });
}

export async function showEditConsultant(request: Request): Promise<Answer> {
  const id = request.params.consultantId ?? "";
  const { version, ...standing } = await consultantToKeep(request.services.db, request.requireActor(), id);
  const form = {
    ...standing,
    agency: standing.agency ?? "",
    taxCode: standing.taxCode ?? "",
    phone: standing.phone ?? "",
    email: standing.email ?? "",
    address: standing.address ?? "",
    note: standing.note ?? "",
  };
  return html(<FormPage request={request} form={form} of={{ id, name: standing.name, version }} />);
}

export async function postEditConsultant(request: Request): Promise<Answer> {
  const id = request.params.consultantId ?? "";
  const actor = request.requireActor();
  const { name } = await consultantToKeep(request.services.db, actor, id);
  const form = readForm(request);
  const version = versionOf(request.fields);
  const done = await changeConsultant(request.services, actor, { id, version }, form);
  if (!done.ok) {
    const page = <FormPage request={request} form={form} faults={done.faults} of={{ id, name, version }} />;
    return html(page, { status: 422 });
  }
  return redirect(urls.consultant(id), { kind: "success", text: "Đã lưu." });
}

function readForm(request: Request): ConsultantForm {
  const text = (name: string) => textOf(request.fields, name);
  return {
    kind: text("kind"),
    name: text("name"),
    agency: text("agency"),
    taxCode: text("taxCode"),
    phone: text("phone"),
    email: text("email"),
    address: text("address"),
    fields: listOf(request.fields, "fields"),
    note: text("note"),
  };
}

interface FormPageProps {
  request: Request;
  form: ConsultantForm;
  faults?: readonly Fault[];
  of?: { id: string; name: string; version: number };
}

function FormPage({ request, form, faults = [], of }: FormPageProps) {
  const page = request.page();
  const errors = formErrors(faults);
  const title = of ? `Sửa ${of.name}` : "Ghi đơn vị, người tư vấn";
  const error = (id: string) => fieldError(errors, id);
  return (
    <WorkspacePage title={title} page={page}>
      <PageHeader
        title={title}
        breadcrumb={[{ href: urls.list, label: "Tư vấn" }, { label: of ? "Sửa" : "Ghi mới" }]}
      />
      <Narrow>
        <Form
          page={page}
          errors={errors}
          idempotencyKey={uuidv7()}
          {...(of ? { hidden: { version: String(of.version) } } : {})}
        >
          <Stack>
            <RadioGroup
              name="kind"
              label="Loại"
              options={Object.entries(consultantKinds).map(([value, label]) => ({ value, label }))}
              value={form.kind}
              error={error("kind")}
              inline
            />
            <TextField name="name" label="Tên" value={form.name} error={error("name")} maxLength={200} />
            <TextField
              name="agency"
              label="Nơi công tác, cơ quan chủ quản"
              value={form.agency}
              error={error("agency")}
              optional
            />
            <CheckboxGroup
              name="fields"
              label="Lĩnh vực tư vấn"
              options={Object.entries(helpKinds).map(([value, label]) => ({ value, label }))}
              values={[...form.fields]}
              error={error("fields")}
            />
            <TextField
              name="taxCode"
              label="Mã số thuế"
              value={form.taxCode}
              error={error("taxCode")}
              width="medium"
              inputMode="numeric"
              optional
            />
            <TextField
              name="phone"
              label="Điện thoại"
              type="tel"
              value={form.phone}
              error={error("phone")}
              width="medium"
              optional
            />
            <TextField
              name="email"
              label="E-mail"
              type="email"
              value={form.email}
              error={error("email")}
              optional
            />
            <TextField
              name="address"
              label="Địa chỉ"
              value={form.address}
              error={error("address")}
              optional
            />
            <TextArea name="note" label="Ghi chú" value={form.note} error={error("note")} rows={3} optional />
            <ButtonRow>
              <Button icon="save">Lưu</Button>
              <LinkButton kind="quiet" href={of ? urls.consultant(of.id) : urls.list}>
                Quay lại
              </LinkButton>
            </ButtonRow>
          </Stack>
        </Form>
      </Narrow>
    </WorkspacePage>
  );
}
