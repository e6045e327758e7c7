import { dayInVietnam } from "#platform/calendar";
import { uuidv7 } from "#platform/db";
import { typedTexts } from "#platform/forms";
import {
  type Answer,
  formErrors,
  html,
  listOf,
  NotAllowed,
  type Request,
  redirect,
  textOf,
} from "#platform/http";
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
  formatDate,
  formatMoney,
  LinkButton,
  MoneyField,
  Muted,
  Narrow,
  PageHeader,
  RadioGroup,
  TextArea,
  TextField,
  WorkspacePage,
} from "#platform/ui";
import { lineActions } from "../domain/actions.ts";
import { leftOf } from "../domain/line-money.ts";
import { activityKinds } from "../domain/sources.ts";
import { mayKeepMoney } from "../permissions.ts";
import { fundingUrls as urls } from "../urls.ts";
import { getLine, type LineMoney } from "../use-cases/lines/read-lines.ts";
import {
  type CommitmentTyped,
  commitMoney,
  commitmentFields,
  type Findings,
  findTies,
} from "../use-cases/money/commit.ts";

const lineOf = (request: Request) => request.params.lineId ?? "";

export async function showNewCommitment(request: Request): Promise<Answer> {
  const typed = { ...typedTexts(request.query, commitmentFields), producer: "", activity: "" };
  const committedOn = dayInVietnam(request.services.now());
  return answer(request, { ...typed, committedOn }, []);
}

/** "Tìm" shows the form again with what was found; nothing typed is lost. */
export async function postNewCommitment(request: Request): Promise<Answer> {
  const typed = typedTexts(request.fields, commitmentFields);
  if (textOf(request.fields, "find") !== "") return answer(request, typed, []);
  const done = await commitMoney(request.services, request.requireActor(), {
    lineId: lineOf(request),
    typed,
    productIds: listOf(request.fields, "products"),
    requestId: request.id,
  });
  if (!done.ok) return answer(request, typed, done.faults);
  return redirect(urls.commitment(done.value.id), { kind: "success", text: "Đã ghi cam kết chi." });
}

async function answer(request: Request, typed: CommitmentTyped, faults: readonly Fault[]): Promise<Answer> {
  const actor = request.requireActor();
  const line = await getLine(request.services, actor, lineOf(request));
  if (!mayKeepMoney(actor, line)) throw new NotAllowed();
  const found = await findTies(request.services, actor, { lineId: line.id, text: typed.q });
  const errors = formErrors(faults);
  return html(<NewCommitmentPage {...{ request, line, typed, found, errors }} />, {
    status: faults.length > 0 ? 422 : 200,
  });
}

interface Shown {
  request: Request;
  line: LineMoney;
  typed: CommitmentTyped;
  found: Findings;
  errors: FormError[];
}

function NewCommitmentPage({ request, line, typed, found, errors }: Shown) {
  const field = (name: keyof CommitmentTyped) => ({
    name,
    value: typed[name],
    error: fieldError(errors, name),
  });
  const closed = !lineActions[line.status].commit;
  return (
    <WorkspacePage title="Ghi cam kết chi" page={request.page()}>
      <PageHeader
        title="Ghi cam kết chi"
        breadcrumb={[
          { href: urls.overview, label: "Kinh phí" },
          { href: urls.line(line.id), label: line.title },
          { label: "Cam kết" },
        ]}
        lead={
          closed
            ? "Dòng này đã đóng, không nhận cam kết mới."
            : `Dòng còn ${formatMoney(leftOf(line))} chưa cam kết.`
        }
      />
      <Narrow>
        <Form page={request.page()} errors={errors} idempotencyKey={uuidv7()}>
          <TextField {...field("title")} label="Nội dung" maxLength={250} />
          <MoneyField {...field("amount")} label="Số tiền cam kết" />
          <DateField {...field("committedOn")} label="Ngày ký hợp đồng hoặc giao việc" />
          <TextField
            {...field("contractNumber")}
            label="Số hợp đồng, quyết định"
            maxLength={80}
            optional
            width="medium"
          />
          <TextField {...field("payee")} label="Bên nhận tiền" maxLength={200} optional />
          <Ties request={request} typed={typed} found={found} errors={errors} />
          <TextArea {...field("note")} label="Ghi chú" rows={3} maxLength={1000} optional />
          <ButtonRow>
            <Button>Ghi cam kết</Button>
            <LinkButton kind="quiet" href={urls.line(line.id)}>
              Quay lại
            </LinkButton>
          </ButtonRow>
        </Form>
      </Narrow>
    </WorkspacePage>
  );
}

/** What the money is for: looked up by words, chosen from what is found. */
function Ties({ request, typed, found, errors }: Omit<Shown, "line">) {
  const chosen = listOf(request.fields, "products");
  const none = found.activities.length + found.producers.length + found.products.length === 0;
  const products = found.products.map(({ id, name, producerName }) => ({
    value: id,
    label: name,
    hint: producerName,
  }));
  return (
    <Fieldset
      legend="Gắn với hoạt động, chủ thể, sản phẩm"
      hint="Nhờ đó tính được chi phí cho mỗi sản phẩm được công nhận. Gõ vài chữ rồi bấm “Tìm”."
    >
      <TextField
        name="q"
        label="Tìm lớp, hội chợ, yêu cầu hỗ trợ, mô hình, chủ thể, sản phẩm"
        value={typed.q}
        optional
        autoComplete="off"
      />
      <ButtonRow>
        <Button kind="secondary" name="find" value="1" icon="search">
          Tìm
        </Button>
      </ButtonRow>
      {typed.q !== "" && none && <Muted>Không thấy gì khớp “{typed.q}”. Thử gõ ít chữ hơn.</Muted>}
      {found.activities.length > 0 && (
        <RadioGroup
          name="activity"
          label="Hoạt động"
          value={typed.activity}
          error={fieldError(errors, "activity")}
          options={[
            { value: "", label: "Không gắn hoạt động" },
            ...found.activities.map(({ kind, id, title, on }) => ({
              value: `${kind}:${id}`,
              label: title,
              hint: on ? `${activityKinds[kind]}, ${formatDate(on)}` : activityKinds[kind],
            })),
          ]}
        />
      )}
      {found.producers.length > 0 && (
        <RadioGroup
          name="producer"
          label="Chủ thể"
          value={typed.producer}
          error={fieldError(errors, "producer")}
          options={[
            { value: "", label: "Không cho riêng chủ thể nào" },
            ...found.producers.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      {products.length > 0 && (
        <CheckboxGroup
          name="products"
          label="Sản phẩm được phục vụ"
          values={chosen}
          error={fieldError(errors, "products")}
          options={products}
        />
      )}
    </Fieldset>
  );
}
