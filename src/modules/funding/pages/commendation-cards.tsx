import { typedTexts } from "#platform/forms";
import { listOf, type Request } from "#platform/http";
import {
  Button,
  Card,
  CheckboxGroup,
  type Child,
  type Column,
  DataTable,
  DateField,
  DemoMark,
  Form,
  type FormError,
  fieldError,
  formatDate,
  StatusTag,
  TextField,
  TextLink,
} from "#platform/ui";
import { commendationActions } from "../domain/actions.ts";
import { fundingUrls as urls } from "../urls.ts";
import { ceremonyFields } from "../use-cases/commendations/ceremony.ts";
import type { Commendation } from "../use-cases/commendations/commend.ts";
import { approvalFields } from "../use-cases/rewards/move-rewards.ts";
import { commendationForms, commendationKinds, commendationStates } from "./words.ts";

export function CommendationTable({ rows, empty }: { rows: Commendation[]; empty: Child }) {
  return (
    <DataTable
      caption="Khen thưởng"
      captionHidden
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      empty={empty}
    />
  );
}

const columns: Column<Commendation>[] = [
  {
    key: "name",
    label: "Tập thể, cá nhân",
    primary: true,
    cell: ({ id, name, isDemo }) => (
      <>
        <TextLink href={urls.commendation(id)}>{name}</TextLink> {isDemo && <DemoMark />}
      </>
    ),
  },
  { key: "kind", label: "Loại", cell: ({ kind }) => commendationKinds[kind] },
  { key: "unit", label: "Đơn vị", cell: ({ unit }) => unit ?? "—" },
  { key: "form", label: "Hình thức", cell: ({ form }) => commendationForms[form] },
  { key: "year", label: "Năm", cell: ({ year }) => year },
  { key: "decision", label: "Quyết định", cell: ({ decisionNumber }) => decisionNumber ?? "—" },
  {
    key: "received",
    label: "Đã trao",
    cell: ({ receivedOn }) => (receivedOn ? formatDate(receivedOn) : "—"),
  },
  {
    key: "status",
    label: "Trạng thái",
    cell: ({ status }) => (
      <StatusTag tone={commendationStates[status].tone}>{commendationStates[status].label}</StatusTag>
    ),
  },
];

interface ManyProps {
  request: Request;
  today: string;
  rows: Commendation[];
  errors: FormError[];
}

const optionOf = ({ id, name, unit, kind }: Commendation) => ({
  value: id,
  label: name,
  hint: [commendationKinds[kind], unit].filter(Boolean).join(" · "),
});

/** One decision for those ticked. */
export function ApproveMany({ request, today, rows, errors }: ManyProps) {
  const waiting = rows.filter(({ status }) => commendationActions[status].approve);
  if (waiting.length === 0) return null;
  const typed = typedTexts(request.fields, approvalFields);
  const refused = errors.length > 0;
  return (
    <Card title="Duyệt bằng một quyết định" tone="leaf">
      <Form page={request.page()} action={urls.approveCommendations} errors={errors}>
        <CheckboxGroup
          name="ids"
          label="Tập thể, cá nhân được duyệt"
          values={refused ? listOf(request.fields, "ids") : waiting.map(({ id }) => id)}
          options={waiting.map(optionOf)}
          error={fieldError(errors, "ids")}
        />
        <TextField
          name="decisionNumber"
          label="Số quyết định"
          value={typed.decisionNumber}
          error={fieldError(errors, "decisionNumber")}
          maxLength={80}
          width="medium"
        />
        <DateField
          name="decidedOn"
          label="Ngày ký"
          value={refused ? typed.decidedOn : today}
          max={today}
          error={fieldError(errors, "decidedOn")}
        />
        <Button icon="check">Duyệt</Button>
      </Form>
    </Card>
  );
}

export function ArrangeMany({ request, rows, errors }: ManyProps) {
  const ready = rows.filter(
    ({ status, ceremonyOn }) => commendationActions[status].arrange && ceremonyOn === null,
  );
  if (ready.length === 0) return null;
  const typed = typedTexts(request.fields, ceremonyFields);
  const refused = errors.length > 0;
  return (
    <Card title="Đưa vào danh sách buổi lễ">
      <Form page={request.page()} action={urls.ceremonies} errors={errors}>
        <CheckboxGroup
          name="ids"
          label="Tập thể, cá nhân"
          values={refused ? listOf(request.fields, "ids") : ready.map(({ id }) => id)}
          options={ready.map(optionOf)}
          error={fieldError(errors, "ids")}
        />
        <DateField name="day" label="Ngày tổ chức" value={typed.day} error={fieldError(errors, "day")} />
        <TextField
          name="place"
          label="Địa điểm"
          value={typed.place}
          error={fieldError(errors, "place")}
          maxLength={200}
          optional
        />
        <Button kind="secondary">Đưa vào danh sách</Button>
      </Form>
    </Card>
  );
}
