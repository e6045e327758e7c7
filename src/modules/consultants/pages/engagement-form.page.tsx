import { chosenProducer, ProducerPicker, producerOptions } from "#modules/producers";
import { listProductsOf } from "#modules/products";
import { uuidv7 } from "#platform/db";
import { type Typed, typedTexts } from "#platform/forms";
import { type Answer, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  ButtonRow,
  DateField,
  Form,
  fieldError,
  LinkButton,
  Narrow,
  PageHeader,
  Select,
  Stack,
  TextArea,
  TextField,
  WorkspacePage,
} from "#platform/ui";
import { helpKinds } from "../domain/help-kinds.ts";
import { consultantsUrls as urls } from "../urls.ts";
import { consultantToKeep } from "../use-cases/keep-consultant.ts";
import { addEngagement } from "../use-cases/keep-engagements.ts";

const names = [
  "producerId",
  "producerId.q",
  "productId",
  "help",
  "contractNumber",
  "fromOn",
  "toOn",
  "note",
] as const;
type FormTexts = Typed<(typeof names)[number]>;

export async function showEngagementForm(request: Request): Promise<Answer> {
  return answer(request, typedTexts({}, names), []);
}

export async function postEngagement(request: Request): Promise<Answer> {
  const form = typedTexts(request.fields, names);
  const id = request.params.consultantId ?? "";
  if (textOf(request.fields, "find") !== "") {
    await consultantToKeep(request.services.db, request.requireActor(), id);
    return answer(request, form, [], 200);
  }
  const done = await addEngagement(request.services, request.requireActor(), id, form);
  if (!done.ok) return answer(request, form, done.faults);
  return redirect(urls.consultant(id), { kind: "success", text: "Đã ghi lần tư vấn." });
}

async function answer(
  request: Request,
  form: FormTexts,
  faults: readonly Fault[],
  status?: number,
): Promise<Answer> {
  const { db } = request.services;
  const consultant = await consultantToKeep(db, request.requireActor(), request.params.consultantId ?? "");
  const scope = { provinceCodes: [consultant.provinceCode] };
  const found = await producerOptions(db, form["producerId.q"], scope);
  const chosen = await chosenProducer(db, form.producerId, scope);
  const products = chosen ? await listProductsOf(db, chosen.value) : [];
  const errors = formErrors(faults);
  const page = request.page();
  const error = (id: string) => fieldError(errors, id);
  return html(
    <WorkspacePage title="Ghi một lần tư vấn" page={page}>
      <PageHeader
        title="Ghi một lần tư vấn"
        breadcrumb={[
          { href: urls.list, label: "Tư vấn" },
          { href: urls.consultant(consultant.id), label: consultant.name },
          { label: "Ghi lần tư vấn" },
        ]}
      />
      <Narrow>
        <Form page={page} errors={errors} idempotencyKey={uuidv7()}>
          <Stack>
            <ProducerPicker
              name="producerId"
              legend="Chủ thể được tư vấn"
              query={form["producerId.q"]}
              found={found}
              chosen={chosen}
              error={error("producerId")}
            />
            {products.length > 0 && (
              <Select
                name="productId"
                label="Sản phẩm"
                placeholder="Cả chủ thể"
                options={products.map(({ id, name }) => ({ value: id, label: name }))}
                value={form.productId}
                error={error("productId")}
                optional
              />
            )}
            <Select
              name="help"
              label="Việc đã tư vấn"
              placeholder="Chọn việc"
              options={Object.entries(helpKinds).map(([value, label]) => ({ value, label }))}
              value={form.help}
              error={error("help")}
            />
            <TextField
              name="contractNumber"
              label="Số hợp đồng"
              value={form.contractNumber}
              error={error("contractNumber")}
              width="medium"
              optional
            />
            <DateField name="fromOn" label="Từ ngày" value={form.fromOn} error={error("fromOn")} />
            <DateField
              name="toOn"
              label="Đến ngày"
              hint="Để trống khi còn đang làm."
              value={form.toOn}
              error={error("toOn")}
              optional
            />
            <TextArea name="note" label="Ghi chú" value={form.note} error={error("note")} rows={2} optional />
            <ButtonRow>
              <Button icon="save">Ghi vào sổ</Button>
              <LinkButton kind="quiet" href={urls.consultant(consultant.id)}>
                Quay lại
              </LinkButton>
            </ButtonRow>
          </Stack>
        </Form>
      </Narrow>
    </WorkspacePage>,
    { status: status ?? (faults.length > 0 ? 422 : 200) },
  );
}
