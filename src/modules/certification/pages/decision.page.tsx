import { dayInVietnam } from "#platform/calendar";
import { type Answer, download, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  Card,
  DataTable,
  DateField,
  DemoMark,
  DescriptionList,
  Form,
  fieldError,
  formatDate,
  formatDateTime,
  formatPoints,
  LinkButton,
  Notice,
  PageHeader,
  PostButton,
  Row,
  Stack,
  Stars,
  StatusTag,
  TextArea,
  TextField,
  WorkspacePage,
} from "#platform/ui";
import { decisionActions, decisionKinds } from "../domain/decision.ts";
import { mayDecide, mayPrepareDecision } from "../permissions.ts";
import { certificationUrls as urls } from "../urls.ts";
import { approveDecision, refuseDecision } from "../use-cases/decisions/decide.ts";
import { type DecisionView, submitDecision, viewDecision } from "../use-cases/decisions/prepare-decision.ts";
import { readDecisionPaper, readNoticePaper } from "../use-cases/decisions/read-papers.ts";
import { decisionStates } from "./decision-words.ts";

const id = (request: Request) => request.params.decisionId ?? "";
const version = (request: Request) => Number(textOf(request.fields, "version"));

export function showDecision(request: Request): Promise<Answer> {
  return answer(request, { form: undefined, faults: [] });
}

export async function postSubmit(request: Request): Promise<Answer> {
  const input = { id: id(request), version: version(request), requestId: request.id };
  await submitDecision(request.services, request.requireActor(), input);
  return redirect(urls.decision(id(request)), { kind: "success", text: "Đã trình lãnh đạo." });
}

export async function postApprove(request: Request): Promise<Answer> {
  const text = (name: string) => textOf(request.fields, name);
  const done = await approveDecision(request.services, request.requireActor(), {
    id: id(request),
    version: version(request),
    number: text("number"),
    signedOn: text("signedOn"),
    signerName: text("signerName"),
    signerTitle: text("signerTitle"),
    requestId: request.id,
  });
  if (!done.ok) return answer(request, { form: "approve", faults: done.faults });
  const { certificates } = done.value;
  const said =
    certificates > 0 ? `Đã ban hành. ${certificates} giấy chứng nhận đã được lập.` : "Đã ban hành.";
  return redirect(urls.decision(id(request)), { kind: "success", text: said });
}

export async function postRefuse(request: Request): Promise<Answer> {
  const reason = textOf(request.fields, "reason");
  const input = { id: id(request), version: version(request), reason, requestId: request.id };
  const done = await refuseDecision(request.services, request.requireActor(), input);
  if (!done.ok) return answer(request, { form: "refuse", faults: done.faults });
  return redirect(urls.decision(id(request)), { kind: "info", text: "Đã trả lại cơ quan OCOP kèm lý do." });
}

export async function downloadPaper(request: Request): Promise<Answer> {
  const { kind = "" } = request.params;
  const paper = await readDecisionPaper(request.services, request.requireActor(), id(request), kind);
  return download(paper.content, paper);
}

export async function downloadNotice(request: Request): Promise<Answer> {
  const paper = await readNoticePaper(
    request.services,
    request.requireActor(),
    request.params.noticeId ?? "",
  );
  return download(paper.content, paper);
}

interface Typed {
  form: "approve" | "refuse" | undefined;
  faults: readonly Fault[];
}

async function answer(request: Request, typed: Typed): Promise<Answer> {
  const view = await viewDecision(request.services, request.requireActor(), id(request));
  const status = typed.faults.length > 0 ? 422 : 200;
  return html(<DecisionPage request={request} view={view} typed={typed} />, { status });
}

function DecisionPage({ request, view, typed }: { request: Request; view: DecisionView; typed: Typed }) {
  const { decision, results } = view;
  const actor = request.requireActor();
  const page = request.page();
  const state = decisionStates[decision.status];
  const allowed = decisionActions[decision.status];
  const hidden = { version: `${decision.version}` };
  return (
    <WorkspacePage title="Quyết định" page={page} wide>
      <Stack gap="wide">
        <PageHeader
          title={decision.number ? `Quyết định số ${decision.number}` : decision.title}
          lead={state.next}
          breadcrumb={[
            { href: urls.decisions, label: "Quyết định" },
            { label: decision.number ?? "Dự thảo" },
          ]}
          tags={
            <>
              <StatusTag tone={state.tone}>{state.label}</StatusTag> {decision.isDemo && <DemoMark />}
            </>
          }
        />
        {decision.status === "refused" && (
          <Notice kind="danger" title="Lãnh đạo trả lại">
            {decision.refusalReason}
          </Notice>
        )}
        <Papers view={view} />
        <Card title="Nội dung">
          <DescriptionList items={facts(view)} />
        </Card>
        <DataTable
          caption={`${results.length} sản phẩm`}
          columns={columns}
          rows={results}
          rowKey={({ dossierId }) => dossierId}
          empty=""
        />
        {allowed.submit && mayPrepareDecision(actor, decision) && (
          <PostButton page={page} action={urls.submitDecision(decision.id)} hidden={hidden} icon="send">
            Trình lãnh đạo ký
          </PostButton>
        )}
        {allowed.approve && mayDecide(actor, decision) && (
          <Deciding request={request} view={view} typed={typed} />
        )}
      </Stack>
    </WorkspacePage>
  );
}

function Papers({ view: { decision } }: { view: DecisionView }) {
  const draft = decision.status === "approved" ? "" : " (dự thảo)";
  return (
    <Row>
      <LinkButton href={urls.decisionPaper(decision.id, "pdf")} kind="secondary" icon="printer">
        {`Bản in PDF${draft}`}
      </LinkButton>
      <LinkButton href={urls.decisionPaper(decision.id, "word")} kind="secondary" icon="download">
        {`Word${draft}`}
      </LinkButton>
      {decision.status === "approved" && decision.kind === "recognition" && (
        <LinkButton href={urls.decisionPaper(decision.id, "giay-chung-nhan")} kind="secondary" icon="award">
          Giấy chứng nhận (một tệp)
        </LinkButton>
      )}
    </Row>
  );
}

function facts({ decision }: DecisionView) {
  return [
    { term: "Loại", value: decisionKinds[decision.kind].label },
    { term: "Căn cứ", value: decisionKinds[decision.kind].law },
    { term: "Quy định chấm", value: decision.ruleSet ?? "—" },
    { term: "Lập lúc", value: formatDateTime(decision.preparedAt) },
    { term: "Ngày ký", value: decision.signedOn ? formatDate(decision.signedOn) : "Chưa ký" },
    {
      term: "Người ký",
      value: decision.signerName ? `${decision.signerName}, ${decision.signerTitle}` : "—",
    },
  ];
}

function Deciding({
  request,
  view: { decision },
  typed,
}: {
  request: Request;
  view: DecisionView;
  typed: Typed;
}) {
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

type Result = DecisionView["results"][number];

const columns = [
  { key: "product", label: "Sản phẩm", primary: true, cell: ({ productName }: Result) => productName },
  { key: "producer", label: "Chủ thể", cell: ({ producerName }: Result) => producerName },
  {
    key: "session",
    label: "Phiên họp",
    cell: ({ sessionTitle, heldOn }: Result) => `${sessionTitle}, ${formatDate(heldOn)}`,
  },
  { key: "points", label: "Điểm", align: "end" as const, cell: ({ total }: Result) => formatPoints(total) },
  {
    key: "star",
    label: "Hạng",
    cell: ({ star }: Result) => <Stars value={star as 3 | 4 | 5} size="small" showText />,
  },
];
