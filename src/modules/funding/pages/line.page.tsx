import { findCommune } from "#modules/territory";
import { dayInVietnam } from "#platform/calendar";
import { typedTexts, versionOf } from "#platform/forms";
import { type Answer, formErrors, html, type Request, redirect } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  Card,
  DateField,
  DemoMark,
  DescriptionList,
  Disclosure,
  EmptyState,
  Form,
  fieldError,
  formatDate,
  formatMoney,
  LawRef,
  LinkButton,
  MoneyField,
  Notice,
  PageHeader,
  PostButton,
  RadioGroup,
  Row,
  Section,
  Stack,
  StatRow,
  StatusTag,
  TextField,
  Timeline,
  WorkspacePage,
} from "#platform/ui";
import { lineActions } from "../domain/actions.ts";
import { inMillions, leftOf } from "../domain/line-money.ts";
import { findNorm, normWarnings } from "../domain/norms.ts";
import { purposes, sources } from "../domain/sources.ts";
import { mayKeepMoney } from "../permissions.ts";
import { fundingUrls as urls } from "../urls.ts";
import { allocate, allocationFields, closeLine, reopenLine } from "../use-cases/lines/change-line.ts";
import { type Allocation, type LineMoney, viewLine } from "../use-cases/lines/read-lines.ts";
import { type Commitment, readCommitments } from "../use-cases/money/read-money.ts";
import { CommitmentTable } from "./commitments.page.tsx";
import { addressOf, readSearch } from "./money-search.tsx";
import { lineStates } from "./words.ts";

const id = (request: Request) => request.params.lineId ?? "";
const step = (request: Request) => ({
  id: id(request),
  version: versionOf(request.fields),
  requestId: request.id,
});

export function showLine(request: Request): Promise<Answer> {
  return answer(request, []);
}

export async function postAllocate(request: Request): Promise<Answer> {
  const typed = typedTexts(request.fields, allocationFields);
  const done = await allocate(request.services, request.requireActor(), { ...step(request), typed });
  if (!done.ok) return answer(request, done.faults);
  return redirect(urls.line(id(request)), { kind: "success", text: "Đã ghi điều chỉnh phân bổ." });
}

export async function postClose(request: Request): Promise<Answer> {
  await closeLine(request.services, request.requireActor(), step(request));
  return redirect(urls.line(id(request)), { kind: "success", text: "Đã đóng dòng kinh phí." });
}

export async function postReopen(request: Request): Promise<Answer> {
  await reopenLine(request.services, request.requireActor(), step(request));
  return redirect(urls.line(id(request)), { kind: "success", text: "Đã mở lại dòng kinh phí." });
}

async function answer(request: Request, faults: readonly Fault[]): Promise<Answer> {
  const actor = request.requireActor();
  const { line, allocations } = await viewLine(request.services, actor, id(request));
  const { rows, next } = await readCommitments(request.services, actor, { lineId: line.id });
  const shown = { request, line, allocations, commitments: rows, more: next !== undefined, faults };
  return html(<LinePage {...shown} />, { status: faults.length > 0 ? 422 : 200 });
}

interface Shown {
  request: Request;
  line: LineMoney;
  allocations: Allocation[];
  commitments: Commitment[];
  more: boolean;
  faults: readonly Fault[];
}

function LinePage({ request, line, allocations, commitments, more, faults }: Shown) {
  const allowed = lineActions[line.status];
  const keeps = mayKeepMoney(request.actor, line);
  const state = lineStates[line.status];
  const bind = allowed.commit && keeps && (
    <LinkButton href={urls.newCommitment(line.id)} icon="plus">
      Ghi cam kết chi
    </LinkButton>
  );
  return (
    <WorkspacePage title={line.title} page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title={line.title}
          breadcrumb={[
            { href: urls.overview, label: "Kinh phí" },
            {
              href: addressOf(urls.lines, { ...readSearch(request), year: line.year }),
              label: `Năm ${line.year}`,
            },
            { label: "Dòng kinh phí" },
          ]}
          tags={
            <>
              <StatusTag tone={state.tone}>{state.label}</StatusTag> {line.isDemo && <DemoMark />}
            </>
          }
          actions={bind}
        />
        <LineFigures line={line} />
        <NormNotice line={line} today={dayInVietnam(request.services.now())} />
        <Card title="Nội dung">
          <DescriptionList items={facts(line)} />
        </Card>
        <Section title="Cam kết chi" id="cam-ket">
          <CommitmentTable
            rows={commitments}
            withLine={false}
            empty={
              <EmptyState title="Chưa có cam kết nào" icon="file-text" action={bind}>
                Cam kết giữ tiền cho một hợp đồng, lớp, hội chợ hay yêu cầu hỗ trợ; khoản chi ghi vào cam kết.
              </EmptyState>
            }
          />
          {more && <p>Chỉ hiện 50 cam kết mới nhất; xem đủ ở trang Cam kết.</p>}
        </Section>
        <Section title="Phân bổ và điều chỉnh">
          <Timeline entries={allocations.map(entryOf)} empty="Chưa giao số." />
        </Section>
        {keeps && allowed.allocate && <Allocate request={request} line={line} faults={faults} />}
        {keeps && <OpenClose request={request} line={line} />}
      </Stack>
    </WorkspacePage>
  );
}

function LineFigures({ line }: { line: LineMoney }) {
  const here = `${urls.line(line.id)}#cam-ket`;
  return (
    <StatRow
      label="Tiền của dòng"
      items={[
        { href: urls.line(line.id), value: inMillions(line.allocatedVnd), label: "triệu đồng đã phân bổ" },
        { href: here, value: inMillions(line.boundVnd), label: "triệu đồng đã cam kết" },
        { href: here, value: inMillions(line.paidVnd), label: "triệu đồng đã chi" },
        { href: here, value: inMillions(leftOf(line)), label: "triệu đồng còn lại" },
      ]}
    />
  );
}

function NormNotice({ line, today }: { line: LineMoney; today: string }) {
  const norm = findNorm(line.norm);
  const endOfYear = `${line.year}-12-31`;
  const day = line.decidedOn ?? (today < endOfYear ? today : endOfYear);
  const warnings = normWarnings({ ...line, day, amountVnd: line.allocatedVnd });
  if (!norm) return null;
  return (
    <Notice kind={warnings.length > 0 ? "warn" : "info"} title={norm.title}>
      <p>
        {norm.wording} <LawRef act={norm.act} article={norm.article} />
      </p>
      {warnings.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </Notice>
  );
}

function facts(line: LineMoney) {
  return [
    { term: "Nguồn vốn", value: sources[line.source] },
    { term: "Nội dung chi", value: purposes[line.purpose] },
    {
      term: "Đơn vị",
      value: line.communeCode ? (findCommune(line.communeCode)?.fullName ?? line.communeCode) : "Cấp tỉnh",
    },
    {
      term: "Quyết định giao",
      value: line.decisionNumber
        ? `${line.decisionNumber}${line.decidedOn ? `, ngày ${formatDate(line.decidedOn)}` : ""}`
        : "Chưa ghi",
    },
    ...(line.sourceNote ? [{ term: "Lấy từ", value: line.sourceNote }] : []),
    ...(line.note ? [{ term: "Ghi chú", value: line.note }] : []),
  ];
}

function entryOf(each: Allocation) {
  const sign = each.changeVnd > 0 ? "Bổ sung" : "Giảm";
  return {
    title: `${sign} ${formatMoney(Math.abs(each.changeVnd))}`,
    when: formatDate(each.decidedOn),
    ...(each.notedByName ? { who: each.notedByName } : {}),
    note: each.decisionNumber ? `${each.reason} – ${each.decisionNumber}` : each.reason,
  };
}

function Allocate({ request, line, faults }: Pick<Shown, "request" | "line" | "faults">) {
  const errors = formErrors(faults);
  const typed = typedTexts(request.fields, allocationFields);
  const field = (name: keyof typeof typed) => ({ name, value: typed[name], error: fieldError(errors, name) });
  return (
    <Disclosure summary="Điều chỉnh phân bổ" open={errors.length > 0}>
      <Form
        page={request.page()}
        action={urls.allocate(line.id)}
        errors={errors}
        hidden={{ version: `${line.version}` }}
      >
        <RadioGroup
          {...field("direction")}
          label="Điều chỉnh"
          inline
          options={[
            { value: "more", label: "Bổ sung" },
            { value: "less", label: "Giảm" },
          ]}
        />
        <MoneyField
          {...field("change")}
          label="Số tiền"
          hint={`Giảm được nhiều nhất ${formatMoney(leftOf(line))}: phần chưa cam kết.`}
        />
        <TextField
          {...field("decisionNumber")}
          label="Số quyết định"
          maxLength={80}
          optional
          width="medium"
        />
        <DateField {...field("decidedOn")} label="Ngày quyết định" />
        <TextField {...field("reason")} label="Lý do" maxLength={500} />
        <Button kind="secondary">Ghi điều chỉnh</Button>
      </Form>
    </Disclosure>
  );
}

function OpenClose({ request, line }: Pick<Shown, "request" | "line">) {
  const closes = lineActions[line.status].close !== undefined;
  return (
    <Row>
      <PostButton
        page={request.page()}
        action={closes ? urls.closeLine(line.id) : urls.reopenLine(line.id)}
        hidden={{ version: `${line.version}` }}
        kind="secondary"
      >
        {closes ? "Đóng dòng (không nhận cam kết mới)" : "Mở lại dòng"}
      </PostButton>
    </Row>
  );
}
