import { uuidv7 } from "#platform/db";
import { acceptAttribute } from "#platform/files";
import { type Typed, typedTexts } from "#platform/forms";
import { type Answer, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import {
  Button,
  ButtonRow,
  DateField,
  EmptyState,
  FileField,
  Form,
  type FormError,
  fieldError,
  LinkButton,
  Narrow,
  Notice,
  PageHeader,
  Select,
  Stack,
  TextArea,
  TextField,
  WorkspacePage,
} from "#platform/ui";
import { isProducerPerson } from "../permissions.ts";
import { supportUrls as urls } from "../urls.ts";
import {
  type AskChoices,
  type AskField,
  askChoices,
  askFields,
  askSupport,
} from "../use-cases/requests/ask-support.ts";
import { kindOptions } from "./words.tsx";

export async function showNewRequest(request: Request): Promise<Answer> {
  const producerId = textOf(request.query, "chu-the");
  const choices = await askChoices(request.services, request.requireActor(), producerId);
  const typed = {
    ...typedTexts({}, askFields),
    producerId: choices.producer?.id ?? "",
    productId: textOf(request.query, "san-pham"),
  };
  return html(<NewRequestPage request={request} choices={choices} typed={typed} errors={[]} />);
}

export async function postNewRequest(request: Request): Promise<Answer> {
  const { services, fields, files } = request;
  const actor = request.requireActor();
  const typed = typedTexts(fields, askFields);
  const done = await askSupport(services, actor, { typed, uploads: files, requestId: request.id });
  if (!done.ok) {
    const choices = await askChoices(services, actor, typed.producerId);
    const errors = formErrors(done.faults);
    return html(<NewRequestPage request={request} choices={choices} typed={typed} errors={errors} />, {
      status: 422,
    });
  }
  return redirect(urls.request(done.value.id), {
    kind: "success",
    text: `Đã gửi yêu cầu ${done.value.number}. Văn phòng OCOP tỉnh sẽ xem và trả lời tại đây.`,
  });
}

interface NewRequestProps {
  request: Request;
  choices: AskChoices;
  typed: Typed<AskField>;
  errors: FormError[];
}

function NewRequestPage({ request, choices, typed, errors }: NewRequestProps) {
  const page = request.page();
  const mine = isProducerPerson(request.requireActor());
  return (
    <WorkspacePage title="Gửi yêu cầu hỗ trợ" page={page}>
      <Stack gap="wide">
        <PageHeader
          title="Gửi yêu cầu hỗ trợ"
          breadcrumb={[{ href: urls.requests, label: "Hỗ trợ" }, { label: "Gửi yêu cầu" }]}
          lead={
            mine
              ? "Viết như nói với cán bộ: đang có gì, thiếu gì, cần để làm gì. Tỉnh trả lời ngay tại trang này."
              : "Bạn gửi thay chủ thể trong xã; tên bạn và tên chủ thể cùng được ghi lại."
          }
        />
        <Narrow>
          {choices.producers.length === 0 ? (
            <EmptyState title="Chưa có chủ thể nào để gửi">
              Chủ thể phải được xã xác nhận trước khi gửi yêu cầu hỗ trợ.
            </EmptyState>
          ) : (
            <AskForm page={page} choices={choices} typed={typed} errors={errors} />
          )}
        </Narrow>
      </Stack>
    </WorkspacePage>
  );
}

function AskForm({
  page,
  choices,
  typed,
  errors,
}: Omit<NewRequestProps, "request"> & { page: ReturnType<Request["page"]> }) {
  const text = (name: AskField) => ({ name, value: typed[name], error: fieldError(errors, name) });
  return (
    <Form page={page} action={urls.newRequest} errors={errors} files idempotencyKey={uuidv7()}>
      {errors.length > 0 && <Notice kind="warn">Nếu đã chọn tệp, hãy chọn lại trước khi gửi.</Notice>}
      <Select
        {...text("producerId")}
        label="Chủ thể"
        placeholder="Chọn chủ thể"
        options={choices.producers.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Select {...text("kind")} label="Việc cần hỗ trợ" placeholder="Chọn một việc" options={kindOptions} />
      <Select
        {...text("productId")}
        label="Cho sản phẩm"
        hint={
          choices.producer ? "Bỏ trống nếu cần cho cả cơ sở." : "Bỏ trống cũng được; cán bộ tỉnh sẽ hỏi thêm."
        }
        optional
        placeholder="Chung cho cả cơ sở"
        options={choices.products.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField
        {...text("title")}
        label="Tên yêu cầu"
        hint="Ví dụ: Thiết kế lại hộp khô cá bổi 500 g."
        maxLength={200}
      />
      <TextArea
        {...text("need")}
        label="Đang thế nào, cần gì"
        hint="Bao bì hiện nay, người mua, số lượng, điều đã thử…"
        rows={6}
        maxLength={4000}
      />
      <DateField {...text("wantedBy")} label="Cần có kết quả trước ngày" optional />
      <FileField
        name="files"
        label="Ảnh, tài liệu"
        hint="Ảnh bao bì, nhãn đang dùng, giấy tờ liên quan."
        limitText="Tối đa 10 tệp, mỗi tệp 20 MB: ảnh, PDF, Word, Excel."
        accept={acceptAttribute("either")}
        error={fieldError(errors, "files")}
        multiple
        optional
      />
      <ButtonRow>
        <Button icon="send">Gửi yêu cầu</Button>
        <LinkButton href={urls.requests} kind="quiet">
          Quay lại
        </LinkButton>
      </ButtonRow>
    </Form>
  );
}
