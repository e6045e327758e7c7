import { dayInVietnam } from "#platform/calendar";
import { formErrors, listOf, type Request, textOf } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  Card,
  CheckboxGroup,
  DateField,
  FileField,
  Form,
  fieldError,
  formatDate,
  formatPoints,
  PostButton,
  Row,
  Stack,
  TextArea,
  TextField,
} from "#platform/ui";
import { certificationUrls as urls } from "../urls.ts";
import type { DecisionView } from "../use-cases/decisions/prepare-decision.ts";

/** Which form of the page was refused, and why. */
export interface Typed {
  form: "approve" | "refuse" | "change" | "signed" | undefined;
  faults: readonly Fault[];
}

interface CardProps {
  request: Request;
  view: DecisionView;
  typed: Typed;
}

/** While it is a draft the office may change the list or take the draft away. */
export function Draft({
  request,
  view: { decision, results },
  choices,
  typed,
}: CardProps & { choices: DecisionView["results"] }) {
  const page = request.page();
  const hidden = { version: `${decision.version}` };
  const refused = typed.form === "change";
  const errors = refused ? formErrors(typed.faults) : [];
  const held = results.map(({ dossierId }) => dossierId);
  return (
    <Card title="Sửa dự thảo">
      <Stack>
        <Form page={page} action={urls.changeDecision(decision.id)} errors={errors} hidden={hidden}>
          <CheckboxGroup
            name="ho-so"
            label="Sản phẩm trong quyết định"
            hint="Bỏ chọn để đưa ra khỏi dự thảo; kết quả đó chờ quyết định khác."
            values={refused ? listOf(request.fields, "ho-so") : held}
            error={fieldError(errors, "ho-so")}
            options={choices.map((each) => ({
              value: each.dossierId,
              label: each.productName,
              hint: `${each.producerName} · ${formatPoints(each.total)} điểm · họp ${formatDate(each.heldOn)}`,
            }))}
          />
          <Button kind="secondary">Lưu danh sách</Button>
        </Form>
        <Row>
          <PostButton page={page} action={urls.deleteDecision(decision.id)} hidden={hidden} kind="danger">
            Xoá dự thảo
          </PostButton>
        </Row>
      </Stack>
    </Card>
  );
}

/** The paper that counts is the signed one: its scan stands beside the record. */
export function SignedCopy({ request, view: { decision }, typed }: CardProps) {
  const errors = typed.form === "signed" ? formErrors(typed.faults) : [];
  const title = decision.signedFileId ? "Thay bản ký" : "Tải bản ký lên";
  return (
    <Card title={title}>
      <Form
        page={request.page()}
        action={urls.signedDecision(decision.id)}
        errors={errors}
        hidden={{ version: `${decision.version}` }}
        files
      >
        <FileField
          name="ban-ky"
          label="Bản quyết định đã ký, đóng dấu"
          accept=".pdf,.jpg,.jpeg,.png"
          hint="Bản quét PDF hoặc ảnh chụp rõ. Chỉ cơ quan OCOP và lãnh đạo tỉnh xem được."
          limitText="Tối đa 20 MB."
          error={fieldError(errors, "ban-ky")}
        />
        <Button kind="secondary" icon="upload">
          Tải bản ký lên
        </Button>
      </Form>
    </Card>
  );
}

export function Deciding({ request, view: { decision }, typed }: CardProps) {
  const page = request.page();
  const hidden = { version: `${decision.version}` };
  const errors = formErrors(typed.faults);
  const approving = typed.form === "approve" ? errors : [];
  const refusing = typed.form === "refuse" ? errors : [];
  const today = dayInVietnam(request.services.now());
  const value = (name: string, otherwise = "") =>
    typed.form === "approve" ? textOf(request.fields, name) : otherwise;
  const field = (name: string) => ({ name, error: fieldError(approving, name) });
  return (
    <Stack gap="wide">
      <Card title="Ký ban hành" tone="leaf">
        <Form
          page={page}
          action={urls.approveDecision(decision.id)}
          errors={approving}
          hidden={hidden}
          idempotencyKey={`ky-${decision.id}-${decision.version}`}
        >
          <TextField
            {...field("number")}
            label="Số quyết định"
            value={value("number")}
            hint="Ví dụ: 1234/QĐ-UBND"
            maxLength={80}
          />
          <DateField
            {...field("signedOn")}
            label="Ngày ký"
            value={value("signedOn", today)}
            max={today}
            hint="Giấy chứng nhận có giá trị 36 tháng kể từ ngày này."
          />
          <TextField
            {...field("signerName")}
            label="Người ký"
            value={value("signerName", request.requireActor().displayName)}
            maxLength={120}
          />
          <TextField
            {...field("signerTitle")}
            label="Chức vụ"
            value={value("signerTitle", "Chủ tịch")}
            maxLength={120}
          />
          <Button icon="check">Ký ban hành</Button>
        </Form>
      </Card>
      <Card title="Trả lại">
        <Form page={page} action={urls.refuseDecision(decision.id)} errors={refusing} hidden={hidden}>
          <TextArea
            name="reason"
            label="Lý do"
            value={typed.form === "refuse" ? textOf(request.fields, "reason") : ""}
            error={fieldError(refusing, "reason")}
            rows={3}
            maxLength={1000}
          />
          <Button kind="danger">Trả lại cơ quan OCOP</Button>
        </Form>
      </Card>
    </Stack>
  );
}
