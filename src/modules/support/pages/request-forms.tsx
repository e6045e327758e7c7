import { consultantsUrls } from "#modules/consultants";
import { acceptAttribute } from "#platform/files";
import {
  Button,
  Card,
  DateField,
  Disclosure,
  FileField,
  Form,
  type FormError,
  fieldError,
  LinkButton,
  MoneyField,
  Muted,
  Notice,
  type PageContext,
  RadioGroup,
  Row,
  Select,
  Stack,
  TextArea,
  TextField,
} from "#platform/ui";
import { actionNames, type RequestAction, reopenNames } from "../domain/actions.ts";
import { budgetSources, fileRoles } from "../domain/request.ts";
import { supportUrls as urls } from "../urls.ts";
import type { ProviderChoice } from "../use-cases/requests/run-contract.ts";
import type { RequestView } from "../use-cases/requests/view-request.ts";

/** A step that was refused: what to mend and what was typed. */
export interface Stopped {
  action: RequestAction;
  errors: FormError[];
  typed: Readonly<Record<string, string>>;
}

interface StepsProps {
  page: PageContext;
  view: RequestView;
  providers: ProviderChoice[];
  stopped: Stopped | null;
  today: string;
}

/** The step that brings the request on stands open; the others fold behind one line. */
const mainStep: Partial<Record<string, Exclude<RequestAction, "attach">>> = {
  submitted: "accept",
  contracted: "deliver",
  delivered: "complete",
};

export function NextSteps(props: StepsProps) {
  const { view, stopped } = props;
  const steps = view.actions.filter(
    (action): action is Exclude<RequestAction, "attach"> => action !== "attach",
  );
  const main = steps.find((action) => action === mainOf(view, stopped));
  const others = steps.filter((action) => action !== main);
  return (
    <Stack>
      {!main && <Waiting view={view} />}
      {steps.length > 0 && (
        <Card title={main ? "Việc tiếp theo" : "Việc có thể làm"} tone="leaf">
          <Stack>
            {main && <StepForm {...props} action={main} />}
            {others.map((action) => (
              <Disclosure key={action} summary={titleOf(view, action)}>
                <StepForm {...props} action={action} />
              </Disclosure>
            ))}
          </Stack>
        </Card>
      )}
    </Stack>
  );
}

function mainOf(
  { request }: RequestView,
  stopped: Stopped | null,
): Exclude<RequestAction, "attach"> | undefined {
  if (stopped && stopped.action !== "attach") return stopped.action;
  if (request.status === "accepted") return request.consultantId ? "contract" : "choose";
  return mainStep[request.status];
}

function titleOf({ request }: RequestView, action: RequestAction): string {
  if (action === "reopen") return reopenNames[request.status] ?? actionNames.reopen;
  if (action === "contract" && request.status === "contracted") return "Sửa hợp đồng (phụ lục)";
  if (action === "decline" && request.status === "accepted") return "Thôi hỗ trợ";
  if (action === "choose" && request.consultantId) return "Đổi đơn vị hỗ trợ";
  return actionNames[action];
}

function Waiting({ view }: { view: RequestView }) {
  const words: Partial<Record<string, string>> = {
    submitted: "Văn phòng OCOP tỉnh đang xem yêu cầu này.",
    accepted: "Tỉnh đang chọn đơn vị hỗ trợ và ký hợp đồng.",
    contracted: "Đơn vị hỗ trợ đang làm. Khi bàn giao, chủ thể được mời nghiệm thu.",
    delivered: "Đang chờ chủ thể nghiệm thu.",
  };
  const { status, declineReason } = view.request;
  if (status === "declined")
    return (
      <Notice kind="warn" title="Tỉnh chưa hỗ trợ được">
        {declineReason ?? "Không ghi lý do."}
      </Notice>
    );
  const text = words[status];
  return text ? <Notice kind="info">{text}</Notice> : null;
}

type FormProps = StepsProps & { action: RequestAction };

function StepForm(props: FormProps) {
  const { action } = props;
  if (action === "accept" || action === "budget") return <BudgetForm {...props} />;
  if (action === "choose") return <ProviderForm {...props} />;
  if (action === "contract") return <ContractForm {...props} />;
  if (action === "deliver") return <DeliverForm {...props} />;
  if (action === "complete") return <CompleteForm {...props} />;
  return <ReasonForm {...props} />;
}

/** What was typed when this step was refused; otherwise what the record holds. */
function typedIn({ stopped, action }: FormProps) {
  const mine = stopped?.action === action ? stopped : null;
  const errors = mine?.errors ?? [];
  return {
    errors,
    text: (name: string, standing = "") => ({
      name,
      value: mine?.typed[name] ?? standing,
      error: fieldError(errors, name),
    }),
  };
}

const money = (value: number | null) => (value === null ? "" : String(value));
const versionIn = ({ view }: StepsProps) => ({ version: String(view.request.version) });

function BudgetForm(props: FormProps) {
  const { page, view, action } = props;
  const { request } = view;
  const { errors, text } = typedIn(props);
  const mend = action === "budget";
  return (
    <Form
      page={page}
      action={urls.accept(request.id)}
      errors={errors}
      hidden={{ ...versionIn(props), ...(mend ? { mend: "1" } : {}) }}
      label={actionNames[action]}
    >
      <MoneyField {...text("budget", money(request.budgetVnd))} label="Kinh phí hỗ trợ" />
      <TextField
        {...text("budgetSource", request.budgetSource ?? "")}
        label="Nguồn kinh phí"
        suggestions={[...budgetSources]}
        maxLength={200}
      />
      <MoneyField {...text("ownShare", money(request.ownShareVnd))} label="Chủ thể góp" optional />
      <TextArea {...text("acceptNote")} label="Ghi chú cho chủ thể" rows={2} maxLength={1000} optional />
      <Button>{mend ? "Lưu kinh phí" : "Nhận hỗ trợ"}</Button>
    </Form>
  );
}

function ProviderForm(props: FormProps) {
  const { page, view, providers } = props;
  const { errors, text } = typedIn(props);
  if (providers.length === 0)
    return (
      <Notice kind="info" title="Danh bạ tư vấn còn trống">
        Thêm đơn vị tư vấn của tỉnh trước khi chọn.{" "}
        <LinkButton href={consultantsUrls.list} kind="secondary" small>
          Mở danh bạ tư vấn
        </LinkButton>
      </Notice>
    );
  return (
    <Form
      page={page}
      action={urls.choose(view.request.id)}
      errors={errors}
      hidden={versionIn(props)}
      label={actionNames.choose}
    >
      <Select
        {...text("consultantId", view.request.consultantId ?? "")}
        label="Đơn vị hỗ trợ"
        hint={`Người của đơn vị được chọn không được chấm hồ sơ của ${view.producer.name}.`}
        placeholder="Chọn trong danh bạ tư vấn"
        options={providers.map(({ id, name, fits, producers }) => ({
          value: id,
          label: producers > 0 ? `${name} (đã giúp ${producers} chủ thể)` : name,
          group: fits ? "Đúng lĩnh vực" : "Lĩnh vực khác",
        }))}
      />
      <Button>Chọn đơn vị</Button>
    </Form>
  );
}

function ContractForm(props: FormProps) {
  const { page, view, today } = props;
  const { request } = view;
  const { errors, text } = typedIn(props);
  if (!request.consultantId) return <Muted>Chọn đơn vị hỗ trợ trước khi ghi hợp đồng.</Muted>;
  return (
    <Form
      page={page}
      action={urls.contract(request.id)}
      errors={errors}
      hidden={versionIn(props)}
      files
      label={actionNames.contract}
    >
      <TextField
        {...text("contractNumber", request.contractNumber ?? "")}
        label="Số hợp đồng"
        maxLength={80}
        width="medium"
      />
      <DateField {...text("contractOn", request.contractOn ?? today)} label="Ngày ký" max={today} />
      <MoneyField
        {...text("contractValue", money(request.contractValueVnd ?? request.budgetVnd))}
        label="Giá trị hợp đồng"
        hint="Cao hơn kinh phí thì hệ thống nhắc, không chặn."
      />
      <DateField {...text("dueOn", request.dueOn ?? "")} label="Hạn bàn giao" />
      <FileField
        name="contractFile"
        label="Bản hợp đồng"
        hint="Chỉ cán bộ, lãnh đạo tỉnh và chủ thể này xem được."
        accept={acceptAttribute("either")}
        error={fieldError(errors, "contractFile")}
        optional
      />
      <Button>Lưu hợp đồng</Button>
    </Form>
  );
}

function DeliverForm(props: FormProps) {
  const { page, view, today } = props;
  const { errors, text } = typedIn(props);
  return (
    <Form
      page={page}
      action={urls.deliver(view.request.id)}
      errors={errors}
      hidden={versionIn(props)}
      files
      label={actionNames.deliver}
    >
      <DateField {...text("deliveredOn", today)} label="Ngày bàn giao" max={today} />
      <TextArea
        {...text("deliverResult", view.request.result ?? "")}
        label="Đã bàn giao những gì"
        rows={4}
        maxLength={2000}
      />
      <FileField
        name="afterFiles"
        label={fileRoles.after}
        accept={acceptAttribute("either")}
        error={fieldError(errors, "afterFiles")}
        multiple
        optional
      />
      <Button>Ghi bàn giao</Button>
    </Form>
  );
}

const ratingNames = {
  "5": "5 – Rất hài lòng",
  "4": "4 – Hài lòng",
  "3": "3 – Tạm được",
  "2": "2 – Chưa hài lòng",
  "1": "1 – Không dùng được",
};

function CompleteForm(props: FormProps) {
  const { page, view } = props;
  const { errors, text } = typedIn(props);
  const picture = (name: string) => ({
    name,
    accept: acceptAttribute(name === "beforePictures" ? "picture" : "either"),
    error: fieldError(errors, name),
    multiple: true,
    optional: true,
  });
  return (
    <Form
      page={page}
      action={urls.complete(view.request.id)}
      errors={errors}
      hidden={versionIn(props)}
      files
      label={actionNames.complete}
    >
      {view.request.result && (
        <Notice kind="info" title="Đơn vị hỗ trợ đã bàn giao">
          {view.request.result}
        </Notice>
      )}
      <RadioGroup
        {...text("rating")}
        label="Mức hài lòng"
        options={["5", "4", "3", "2", "1"].map((value) => ({
          value,
          label: ratingNames[value as keyof typeof ratingNames],
        }))}
      />
      <TextArea {...text("ratingNote")} label="Nhận xét" rows={3} maxLength={1000} optional />
      <FileField {...picture("beforePictures")} label="Ảnh trước hỗ trợ" />
      <FileField
        {...picture("afterPictures")}
        label="Ảnh, tệp sau hỗ trợ"
        hint="Cần ít nhất một nếu chưa có ở trên."
      />
      <Button icon="check">Nghiệm thu</Button>
    </Form>
  );
}

const reasonLabels: Partial<Record<RequestAction, { field: string; label: string; button: string }>> = {
  decline: { field: "declineReason", label: "Lý do không hỗ trợ", button: "Ghi không hỗ trợ" },
  withdraw: { field: "withdrawReason", label: "Lý do rút", button: "Rút yêu cầu" },
  reopen: { field: "reopenReason", label: "Lý do", button: "Lùi một bước" },
};

function ReasonForm(props: FormProps) {
  const { page, view, action } = props;
  const words = reasonLabels[action];
  const { errors, text } = typedIn(props);
  if (!words) return null;
  const { id } = view.request;
  const addresses = { decline: urls.decline(id), withdraw: urls.withdraw(id), reopen: urls.reopen(id) };
  return (
    <Form
      page={page}
      action={addresses[action as keyof typeof addresses]}
      errors={errors}
      hidden={versionIn(props)}
      label={titleOf(view, action)}
    >
      {action === "withdraw" && <Muted>Rút rồi thì không mở lại được; khi cần hãy gửi yêu cầu mới.</Muted>}
      <TextArea {...text(words.field)} label={words.label} rows={3} maxLength={1000} />
      <Row>
        <Button kind={action === "withdraw" ? "danger" : "secondary"}>{words.button}</Button>
      </Row>
    </Form>
  );
}
