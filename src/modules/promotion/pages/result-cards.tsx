import { uuidv7 } from "#platform/db";
import {
  Button,
  Card,
  DateField,
  Disclosure,
  Form,
  fieldError,
  formatDate,
  formatMoney,
  MoneyField,
  Muted,
  Notice,
  type PageContext,
  RadioGroup,
  Stack,
  StatRow,
  TextArea,
  TextField,
  Timeline,
} from "#platform/ui";
import { takesResults } from "../domain/actions.ts";
import { type EventResult, resultKinds } from "../domain/result.ts";
import { promotionUrls as urls } from "../urls.ts";
import type { TypedResult } from "../use-cases/note-result.ts";
import type { ParticipationView } from "../use-cases/read-participation.ts";
import type { CardProps } from "./participation-cards.tsx";
import { shortMoney } from "./words.ts";

const emptyResult: TypedResult = { kind: "sale", amountVnd: "", partner: "", note: "", happenedOn: "" };

/** The screen of the hall: kind, amount, press. What was noted stands below, with sums. */
export function ResultsCard({ page, view, asked, errors }: CardProps) {
  const { event, participation, results, sums } = view;
  const noting = view.mayWork && takesResults(event.status, participation.status);
  if (!noting && results.length === 0) return null;
  const here = `${urls.participation(participation.id)}#ket-qua`;
  return (
    <Card title="Kết quả" id="ket-qua" tone={noting ? "leaf" : "plain"}>
      <Stack>
        <StatRow
          label="Tổng của chủ thể tại sự kiện"
          items={[
            { href: here, value: shortMoney(sums.saleVnd), label: "doanh thu" },
            { href: here, value: sums.contracts, label: "hợp đồng", note: shortMoney(sums.contractVnd) },
            { href: here, value: sums.agreements + sums.contacts, label: "ghi nhớ, khách quan tâm" },
          ]}
        />
        {noting && <NoteForm page={page} view={view} asked={asked} errors={errors} />}
        {noting && participation.status === "confirmed" && (
          <Notice kind="info">Ghi kết quả đầu tiên cũng là ghi có mặt tại sự kiện.</Notice>
        )}
        <Noted page={page} view={view} noting={noting} asked={asked} errors={errors} />
      </Stack>
    </Card>
  );
}

function NoteForm({ page, view, asked, errors }: CardProps) {
  const own = asked.result ? errors : [];
  const typed = asked.result ?? emptyResult;
  const field = (name: keyof TypedResult) => ({ name, value: typed[name], error: fieldError(own, name) });
  return (
    <Form
      page={page}
      action={urls.noteResult(view.participation.id)}
      errors={own}
      idempotencyKey={uuidv7()}
      label="Ghi kết quả"
    >
      <RadioGroup
        {...field("kind")}
        label="Ghi thêm"
        options={Object.entries(resultKinds).map(([value, label]) => ({ value, label }))}
        inline
      />
      <MoneyField {...field("amountVnd")} label="Số tiền" hint="Bỏ trống khi ghi nhớ hoặc khách quan tâm." />
      <TextField
        {...field("partner")}
        label="Khách hàng, đối tác"
        hint="Bỏ trống khi bán lẻ."
        maxLength={200}
      />
      <Disclosure summary="Ngày khác, ghi chú" open={own.some(({ href }) => /happenedOn|note/.test(href))}>
        <Stack>
          <DateField {...field("happenedOn")} label="Ngày" hint="Bỏ trống: hôm nay." optional />
          <TextArea {...field("note")} label="Ghi chú" rows={2} maxLength={1000} optional />
        </Stack>
      </Disclosure>
      <Button full>Ghi kết quả</Button>
    </Form>
  );
}

function Noted({ page, view, noting, asked, errors }: CardProps & { noting: boolean }) {
  return (
    <Timeline
      empty={<Muted>Chưa ghi kết quả nào.</Muted>}
      entries={view.results.map((result) => ({
        title: titleOf(result),
        when: formatDate(result.happenedOn),
        ...(result.notedByName ? { who: result.notedByName } : {}),
        note: (
          <>
            {result.note}
            {result.withdrawnReason !== null && <Muted>Đã rút: {result.withdrawnReason}</Muted>}
            {noting && result.withdrawnReason === null && (
              <WithdrawForm page={page} view={view} result={result} asked={asked} errors={errors} />
            )}
          </>
        ),
        state: result.withdrawnReason === null ? ("done" as const) : ("todo" as const),
      }))}
    />
  );
}

export function titleOf({ kind, amountVnd, partner }: EventResult): string {
  return [resultKinds[kind], amountVnd === null ? "" : formatMoney(amountVnd), partner ?? ""]
    .filter(Boolean)
    .join(" · ");
}

interface WithdrawProps extends Pick<CardProps, "asked" | "errors"> {
  page: PageContext;
  view: ParticipationView;
  result: EventResult;
}

function WithdrawForm({ page, view, result, asked, errors }: WithdrawProps) {
  const mine = asked.withdrawing === result.id;
  const name = `reason-${result.id}`;
  return (
    <Disclosure summary="Ghi nhầm" open={mine}>
      <Form
        page={page}
        action={urls.withdrawResult(view.participation.id, result.id)}
        errors={mine ? errors : []}
      >
        <TextField
          name={name}
          label="Lý do rút"
          error={mine ? fieldError(errors, name) : undefined}
          maxLength={300}
        />
        <Button kind="secondary" small>
          Rút kết quả này
        </Button>
      </Form>
    </Disclosure>
  );
}
