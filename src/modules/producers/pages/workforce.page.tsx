import { type Typed, typedTexts, versionOf } from "#platform/forms";
import { type Answer, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import {
  Button,
  ButtonRow,
  Fieldset,
  Form,
  type FormError,
  fieldError,
  formatNumber,
  LinkButton,
  NumberField,
  type PageContext,
  PageHeader,
  Stack,
  TextField,
  WorkspacePage,
} from "#platform/ui";
import type { Producer } from "../domain/producer.ts";
import type { Workforce } from "../domain/workforce.ts";
import { producerUrls } from "../urls.ts";
import { producerToChange } from "../use-cases/get-producer.ts";
import {
  latestWorkforces,
  saveWorkforce,
  type WorkforceField,
  workforceFields,
} from "../use-cases/workforces.ts";

export async function showWorkforce(request: Request): Promise<Answer> {
  const producer = await toChange(request);
  const years = await latestWorkforces(request.services.db, producer.id);
  const wanted = textOf(request.query, "nam") || String(request.services.now().getFullYear() - 1);
  const known = years.find(({ year }) => String(year) === wanted);
  const view = { producer, version: producer.version, typed: typedFrom(wanted, known), errors: [] };
  return html(<WorkforcePage page={request.page()} {...view} />);
}

export async function postWorkforce(request: Request): Promise<Answer> {
  const producer = await toChange(request);
  const typed = typedTexts(request.fields, workforceFields);
  const version = versionOf(request.fields);
  const input = { producerId: producer.id, version, typed, requestId: request.id };
  const done = await saveWorkforce(request.services, request.requireActor(), input);
  if (!done.ok) {
    const view = { producer, version, typed, errors: formErrors(done.faults) };
    return html(<WorkforcePage page={request.page()} {...view} />, { status: 422 });
  }
  const text = `Đã lưu lao động và kết quả năm ${done.value.year}.`;
  return redirect(producerUrls.overview(producer.id), { kind: "success", text });
}

function toChange({ services, requireActor, params }: Request): Promise<Producer> {
  return producerToChange(services.db, requireActor(), params.producerId ?? "");
}

function typedFrom(year: string, known: Workforce | undefined): Typed<WorkforceField> {
  const text = (value: number | null | undefined) =>
    value === null || value === undefined ? "" : formatNumber(value);
  return {
    year: /^\d{4}$/.test(year) ? year : "",
    workers: text(known?.workers),
    localWorkers: text(known?.localWorkers),
    femaleWorkers: text(known?.femaleWorkers),
    insuredWorkers: text(known?.insuredWorkers),
    revenueMillion: text(known?.revenueMillion),
    profitMillion: text(known?.profitMillion),
  };
}

interface WorkforceProps {
  page: PageContext;
  producer: Producer;
  version: number;
  typed: Typed<WorkforceField>;
  errors: FormError[];
}

function WorkforcePage({ page, producer, version, typed, errors }: WorkforceProps) {
  const back = producerUrls.overview(producer.id);
  const field = (name: WorkforceField) => ({ name, value: typed[name], error: fieldError(errors, name) });
  return (
    <WorkspacePage title="Lao động và kết quả một năm" page={page}>
      <Stack gap="wide">
        <PageHeader
          title="Lao động và kết quả một năm"
          lead="Khai lại một năm đã có thì số mới thay số cũ; số cũ còn trong nhật ký."
          breadcrumb={[{ href: back, label: producer.name }, { label: "Lao động và kết quả" }]}
        />
        <Form page={page} errors={errors} hidden={{ version: String(version) }}>
          <TextField {...field("year")} label="Năm" inputMode="numeric" width="short" maxLength={4} />
          <Fieldset legend="Lao động" hint="Đếm người làm việc thường xuyên đến cuối năm.">
            <NumberField {...field("workers")} label="Tổng số lao động" suffix="người" />
            <NumberField
              {...field("localWorkers")}
              label="Trong đó thường trú trong xã"
              hint="Tiêu chí 3.3; chứng minh bằng danh sách đóng bảo hiểm có nơi thường trú."
              suffix="người"
            />
            <NumberField {...field("femaleWorkers")} label="Lao động nữ" optional suffix="người" />
            <NumberField
              {...field("insuredWorkers")}
              label="Lao động đóng bảo hiểm"
              optional
              suffix="người"
            />
          </Fieldset>
          <Fieldset
            legend="Kết quả sản xuất, kinh doanh"
            hint="Tính bằng triệu đồng, ví dụ 1.250,5. Lỗ thì ghi số âm."
          >
            <NumberField
              {...field("revenueMillion")}
              label="Doanh thu"
              optional
              decimals
              width="medium"
              suffix="triệu đồng"
            />
            <NumberField
              {...field("profitMillion")}
              label="Lợi nhuận"
              optional
              decimals
              width="medium"
              suffix="triệu đồng"
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
