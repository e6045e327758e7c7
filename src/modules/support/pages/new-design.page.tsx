import { uuidv7 } from "#platform/db";
import { typedTexts } from "#platform/forms";
import { type Answer, formErrors, html, type Request, redirect, textOf } from "#platform/http";
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
  Stack,
  TextArea,
  TextField,
  WorkspacePage,
} from "#platform/ui";
import type { SupportRequest } from "../domain/request.ts";
import { supportUrls as urls } from "../urls.ts";
import {
  type DesignTyped,
  designFields,
  openDesign,
  requestForDesign,
} from "../use-cases/design/open-design.ts";
import { ProducerPicker, readPicker } from "./producer-picker.tsx";

export async function showNewDesign(request: Request): Promise<Answer> {
  const from = await requestForDesign(
    request.services,
    request.requireActor(),
    textOf(request.query, "yeu-cau"),
  );
  const typed = {
    ...typedTexts({}, designFields),
    requestId: from?.id ?? "",
    title: from?.title ?? "",
    brief: from?.need ?? "",
  };
  return page(request, { typed, from, errors: [], status: 200 });
}

export async function postNewDesign(request: Request): Promise<Answer> {
  const { services, fields } = request;
  const actor = request.requireActor();
  const typed = typedTexts(fields, designFields);
  const from = await requestForDesign(services, actor, typed.requestId);
  // Looking for the producer's name is a round of its own; nothing is written.
  if (textOf(fields, "tim") === "1") return page(request, { typed, from, errors: [], status: 200 });
  const done = await openDesign(services, actor, { typed, requestId: request.id });
  if (!done.ok) return page(request, { typed, from, errors: formErrors(done.faults), status: 422 });
  return redirect(urls.design(done.value.id), {
    kind: "success",
    text: "Đã mở việc thiết kế. Tiếp theo: thêm phương án của người thiết kế.",
  });
}

interface Shown {
  typed: DesignTyped;
  from: SupportRequest | null;
  errors: FormError[];
  status: number;
}

async function page(request: Request, { typed, from, errors, status }: Shown): Promise<Answer> {
  const text = (name: (typeof designFields)[number]) => ({
    name,
    value: typed[name],
    error: fieldError(errors, name),
  });
  const picker = from ? null : await readPicker(request, typed.producerId);
  return html(
    <WorkspacePage title="Mở việc thiết kế" page={request.page()}>
      <Stack gap="wide">
        <PageHeader
          title="Mở việc thiết kế"
          lead={from ? `Từ yêu cầu ${from.number}.` : "Việc chung của trung tâm, hoặc cho một chủ thể."}
          breadcrumb={[{ href: urls.designs, label: "Trung tâm thiết kế" }, { label: "Mở việc" }]}
        />
        <Narrow>
          <Form
            page={request.page()}
            action={urls.newDesign}
            errors={errors}
            hidden={{ requestId: typed.requestId }}
            idempotencyKey={uuidv7()}
          >
            <TextField {...text("title")} label="Tên việc" maxLength={200} />
            {picker && <ProducerPicker picker={picker} optional />}
            <TextArea
              {...text("brief")}
              label="Yêu cầu thiết kế"
              hint="Làm gì, dùng ở đâu, muốn người mua cảm thấy gì."
              rows={6}
              maxLength={4000}
            />
            <TextArea
              {...text("audience")}
              label="Người mua"
              hint="Ai mua, mua ở đâu, mua làm gì."
              rows={2}
              maxLength={1000}
              optional
            />
            <TextArea
              {...text("mustHave")}
              label="Bắt buộc có"
              hint="Nội dung nhãn theo luật, mã vạch, logo, màu của thương hiệu…"
              rows={3}
              maxLength={2000}
              optional
            />
            <DateField {...text("dueOn")} label="Cần xong ngày" optional />
            <ButtonRow>
              <Button>Mở việc thiết kế</Button>
              <LinkButton href={from ? urls.request(from.id) : urls.designs} kind="quiet">
                Quay lại
              </LinkButton>
            </ButtonRow>
          </Form>
        </Narrow>
      </Stack>
    </WorkspacePage>,
    { status },
  );
}
