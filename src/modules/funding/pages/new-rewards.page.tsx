import { dayInVietnam } from "#platform/calendar";
import { uuidv7 } from "#platform/db";
import { typedTexts } from "#platform/forms";
import { type Answer, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  ButtonRow,
  type Column,
  DataTable,
  DateField,
  DemoMark,
  EmptyState,
  Form,
  fieldError,
  formatMoney,
  formatNumber,
  Muted,
  PageHeader,
  Section,
  Stack,
  Stars,
  TextField,
  WorkspacePage,
} from "#platform/ui";
import { fundingUrls as urls } from "../urls.ts";
import {
  prepareRewards,
  previewRewards,
  type RewardPreview,
  type RewardTyped,
  rewardFields,
} from "../use-cases/rewards/prepare-rewards.ts";

export async function showNewRewards(request: Request): Promise<Answer> {
  const today = dayInVietnam(request.services.now());
  const typed = { fromOn: `${today.slice(0, 4)}-01-01`, asOf: today, title: "" };
  return answer(request, { typed, faults: [], preview: undefined });
}

/** "Xem trước" computes without writing; the list is computed anew when it is made. */
export async function postNewRewards(request: Request): Promise<Answer> {
  const actor = request.requireActor();
  const typed = typedTexts(request.fields, rewardFields);
  if (textOf(request.fields, "step") === "preview") {
    const seen = await previewRewards(request.services, actor, typed);
    return answer(request, {
      typed,
      faults: seen.ok ? [] : seen.faults,
      preview: seen.ok ? seen.value : undefined,
    });
  }
  const made = await prepareRewards(request.services, actor, { typed, requestId: request.id });
  if (!made.ok) return answer(request, { typed, faults: made.faults, preview: undefined });
  return redirect(urls.rewardList(made.value.id), {
    kind: "success",
    text: `Đã lập dự thảo với ${made.value.rewards} sản phẩm. Kiểm tra rồi trình lãnh đạo.`,
  });
}

interface Shown {
  typed: RewardTyped;
  faults: readonly Fault[];
  preview: RewardPreview | undefined;
}

function answer(request: Request, { typed, faults, preview }: Shown): Answer {
  const errors = formErrors(faults);
  const today = dayInVietnam(request.services.now());
  const day = (name: "fromOn" | "asOf") => ({
    name,
    value: typed[name],
    max: today,
    error: fieldError(errors, name),
  });
  return html(
    <WorkspacePage title="Tính danh sách thưởng" page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title="Tính danh sách thưởng"
          breadcrumb={[{ href: urls.rewards, label: "Thưởng sao" }, { label: "Tính danh sách" }]}
          lead="Chọn khoảng ngày của quyết định công nhận. Hạng đã được công nhận trước khoảng này mà chưa có trong sổ thưởng được tính như đã thưởng, để không chi hai lần."
        />
        <Form page={request.page()} errors={errors} idempotencyKey={uuidv7()}>
          <DateField {...day("fromOn")} label="Công nhận từ ngày" />
          <DateField {...day("asOf")} label="Đến ngày" />
          <TextField
            name="title"
            label="Tên danh sách"
            value={typed.title}
            error={fieldError(errors, "title")}
            hint="Bỏ trống: tên đặt theo khoảng ngày."
            maxLength={250}
            optional
          />
          <ButtonRow>
            <Button kind={preview ? "secondary" : "primary"} name="step" value="preview" icon="eye">
              Xem trước
            </Button>
            {preview && preview.due.length > 0 && (
              <Button name="step" value="make">
                Lập dự thảo {formatNumber(preview.due.length)} sản phẩm
              </Button>
            )}
          </ButtonRow>
        </Form>
        {preview && <Preview preview={preview} />}
      </Stack>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}

function Preview({ preview }: { preview: RewardPreview }) {
  const total = preview.due.reduce((sum, each) => sum + each.amountVnd, 0);
  return (
    <>
      <Section title={`Được thưởng: ${preview.due.length} sản phẩm, ${formatMoney(total)}`}>
        <DataTable
          caption="Được thưởng"
          captionHidden
          columns={dueColumns}
          rows={preview.due}
          rowKey={({ productId }) => productId}
          empty={
            <EmptyState title="Không có sản phẩm nào được thưởng" icon="award">
              Không có công nhận mới trong khoảng ngày này, hoặc tất cả đã ở danh sách khác.
            </EmptyState>
          }
        />
      </Section>
      <Section title={`Không thưởng lần này: ${preview.leftOut.length} sản phẩm`}>
        <DataTable
          caption="Không thưởng lần này"
          captionHidden
          columns={outColumns}
          rows={preview.leftOut}
          rowKey={({ productId }) => productId}
          empty={<Muted>Không có.</Muted>}
        />
      </Section>
    </>
  );
}

type Due = RewardPreview["due"][number];
type Out = RewardPreview["leftOut"][number];

const dueColumns: Column<Due>[] = [
  {
    key: "product",
    label: "Sản phẩm",
    primary: true,
    cell: ({ productName, isDemo }) => (
      <>
        {productName} {isDemo && <DemoMark />}
      </>
    ),
  },
  { key: "producer", label: "Chủ thể", cell: ({ producerName }) => producerName },
  {
    key: "star",
    label: "Hạng",
    shape: "short",
    cell: ({ star }) => <Stars value={star} size="small" showText />,
  },
  { key: "amount", label: "Thưởng (đồng)", align: "end", cell: ({ amountVnd }) => formatNumber(amountVnd) },
  { key: "why", label: "Lý do", shape: "long", cell: ({ explanation }) => explanation },
];

const outColumns: Column<Out>[] = [
  { key: "product", label: "Sản phẩm", primary: true, cell: ({ productName }) => productName },
  { key: "producer", label: "Chủ thể", cell: ({ producerName }) => producerName },
  { key: "why", label: "Lý do", shape: "long", cell: ({ reason }) => reason },
];
