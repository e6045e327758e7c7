import { productUrls } from "#modules/products";
import { typedTexts } from "#platform/forms";
import { type Request, textOf } from "#platform/http";
import {
  Button,
  Card,
  type Column,
  DataTable,
  DateField,
  Disclosure,
  Form,
  type FormError,
  fieldError,
  formatMoney,
  formatNumber,
  Muted,
  Notice,
  Select,
  Stack,
  Stars,
  TextArea,
  TextField,
  TextLink,
} from "#platform/ui";
import { sources } from "../domain/sources.ts";
import { fundingUrls as urls } from "../urls.ts";
import { approvalFields } from "../use-cases/rewards/move-rewards.ts";
import { rewardPaymentFields } from "../use-cases/rewards/pay-rewards.ts";
import type { RewardListView, RewardRow } from "../use-cases/rewards/read-rewards.ts";

/** Which form of the page was refused. */
export type RewardForm = "takeOut" | "approve" | "refuse" | "bind" | "pay" | "whole" | undefined;

interface CardProps {
  request: Request;
  view: RewardListView;
  form: RewardForm;
  errors: FormError[];
  today: string;
}

export function RewardTable(props: CardProps & { mayTakeOut: boolean }) {
  const { view, mayTakeOut } = props;
  const standing = view.rewards.filter(({ takenOutReason }) => takenOutReason === null);
  const out = view.rewards.filter(({ takenOutReason }) => takenOutReason !== null);
  return (
    <>
      <DataTable
        caption={`${standing.length} sản phẩm được thưởng`}
        columns={mayTakeOut ? [...columns, takeOutColumn(props)] : columns}
        rows={standing}
        rowKey={({ id }) => id}
        empty={<Muted>Không còn sản phẩm nào trong danh sách.</Muted>}
      />
      {out.length > 0 && (
        <DataTable
          caption={`${out.length} sản phẩm đã đưa ra`}
          columns={outColumns}
          rows={out}
          rowKey={({ id }) => id}
          empty=""
        />
      )}
    </>
  );
}

const productColumn: Column<RewardRow> = {
  key: "product",
  label: "Sản phẩm",
  primary: true,
  cell: ({ productId, productName }) => (
    <TextLink href={productUrls.overview(productId)}>{productName}</TextLink>
  ),
};
const producerColumn: Column<RewardRow> = {
  key: "producer",
  label: "Chủ thể",
  cell: ({ producerName }) => producerName,
};

const columns: Column<RewardRow>[] = [
  productColumn,
  producerColumn,
  {
    key: "star",
    label: "Hạng",
    shape: "short",
    cell: ({ star }) => <Stars value={star as 3 | 4 | 5} size="small" showText />,
  },
  { key: "amount", label: "Thưởng (đồng)", align: "end", cell: ({ amountVnd }) => formatNumber(amountVnd) },
  { key: "why", label: "Lý do", shape: "long", cell: ({ explanation }) => explanation },
];

const outColumns: Column<RewardRow>[] = [
  productColumn,
  producerColumn,
  { key: "why", label: "Lý do đưa ra", shape: "long", cell: ({ takenOutReason }) => takenOutReason },
];

function takeOutColumn({ request, view: { list }, form, errors }: CardProps): Column<RewardRow> {
  return {
    key: "out",
    label: "Đưa ra",
    cell: ({ id, productName }) => {
      const name = `reason-${id}`;
      const own = form === "takeOut" ? errors.filter(({ href }) => href === `#${name}`) : [];
      return (
        <Disclosure summary="Đưa ra" open={own.length > 0}>
          <Form
            page={request.page()}
            action={urls.takeOutReward(list.id, id)}
            hidden={{ version: `${list.version}` }}
            label={`Đưa ${productName} ra khỏi danh sách`}
          >
            <TextField
              name={name}
              label="Lý do"
              value={own.length > 0 ? textOf(request.fields, name) : ""}
              error={fieldError(own, name)}
              maxLength={500}
            />
            <Button kind="danger" small>
              Đưa ra khỏi danh sách
            </Button>
          </Form>
        </Disclosure>
      );
    },
  };
}

export function Approving({ request, view: { list }, form, errors, today }: CardProps) {
  const page = request.page();
  const hidden = { version: `${list.version}` };
  const typed = typedTexts(request.fields, approvalFields);
  const approving = form === "approve" ? errors : [];
  const refusing = form === "refuse" ? errors : [];
  return (
    <Stack gap="wide">
      <Card title={`Duyệt ${formatMoney(list.totalVnd)} cho ${list.rewards} sản phẩm`} tone="leaf">
        <Form
          page={page}
          action={urls.approveRewards(list.id)}
          errors={approving}
          hidden={hidden}
          idempotencyKey={`duyet-thuong-${list.id}-${list.version}`}
        >
          <TextField
            name="decisionNumber"
            label="Số quyết định"
            value={typed.decisionNumber}
            error={fieldError(approving, "decisionNumber")}
            maxLength={80}
            width="medium"
          />
          <DateField
            name="decidedOn"
            label="Ngày ký"
            value={form === "approve" ? typed.decidedOn : today}
            max={today}
            error={fieldError(approving, "decidedOn")}
          />
          <Button icon="check">Duyệt danh sách</Button>
        </Form>
      </Card>
      <Card title="Trả lại">
        <Form page={page} action={urls.refuseRewards(list.id)} errors={refusing} hidden={hidden}>
          <TextArea
            name="reason"
            label="Lý do trả lại"
            value={form === "refuse" ? textOf(request.fields, "reason") : ""}
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

export function Binding({ request, view: { list, lines }, form, errors }: CardProps) {
  const own = form === "bind" ? errors : [];
  return (
    <Card title="Bố trí kinh phí" tone="leaf">
      {lines.length === 0 ? (
        <Notice kind="warn" title="Không có dòng kinh phí nào còn tiền">
          Thêm dòng hoặc bổ sung phân bổ ở trang Kinh phí, rồi quay lại đây.
        </Notice>
      ) : (
        <Form
          page={request.page()}
          action={urls.bindRewards(list.id)}
          errors={own}
          hidden={{ version: `${list.version}` }}
        >
          <LineSelect lines={lines} value={textOf(request.fields, "line")} error={fieldError(own, "line")} />
          <Button>Giữ {formatMoney(list.totalVnd)} cho danh sách này</Button>
        </Form>
      )}
    </Card>
  );
}

interface LineSelectProps {
  lines: RewardListView["lines"];
  value: string;
  error: string | undefined;
}

export function LineSelect({ lines, value, error }: LineSelectProps) {
  return (
    <Select
      name="line"
      label="Dòng kinh phí"
      placeholder="Chọn dòng"
      value={value}
      error={error}
      options={lines.map((line) => ({
        value: line.id,
        label: `${line.title} – còn ${formatMoney(line.allocatedVnd - line.boundVnd)}`,
        group: `Năm ${line.year}, ${sources[line.source]}`,
      }))}
    />
  );
}

export function Paying({ request, view: { list }, form, errors, today }: CardProps) {
  const own = form === "pay" ? errors : [];
  const typed = typedTexts(request.fields, rewardPaymentFields);
  return (
    <Card title={`Ghi chi ${formatMoney(list.totalVnd)}`} tone="leaf">
      <Form
        page={request.page()}
        action={urls.payRewards(list.id)}
        errors={own}
        hidden={{ version: `${list.version}` }}
        idempotencyKey={`chi-thuong-${list.id}-${list.version}`}
      >
        <DateField
          name="paidOn"
          label="Ngày chi"
          value={form === "pay" ? typed.paidOn : today}
          max={today}
          error={fieldError(own, "paidOn")}
        />
        <TextField
          name="paperNumber"
          label="Số chứng từ"
          value={typed.paperNumber}
          error={fieldError(own, "paperNumber")}
          maxLength={80}
          width="medium"
        />
        <Button icon="check">Đã chi thưởng</Button>
      </Form>
    </Card>
  );
}
