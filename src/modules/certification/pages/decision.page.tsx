import { fileUrls } from "#platform/files";
import { type Answer, download, html, listOf, type Request, redirect, textOf } from "#platform/http";
import {
  Card,
  DataTable,
  DemoMark,
  DescriptionList,
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
  WorkspacePage,
} from "#platform/ui";
import { decisionActions, decisionKinds } from "../domain/decision.ts";
import { mayDecide, mayKeepSignedCopy, mayPrepareDecision } from "../permissions.ts";
import { certificationUrls as urls } from "../urls.ts";
import { changeDraft, choicesFor, deleteDecisionDraft } from "../use-cases/decisions/change-draft.ts";
import { approveDecision, refuseDecision } from "../use-cases/decisions/decide.ts";
import { keepSignedCopy } from "../use-cases/decisions/keep-signed-copy.ts";
import { type DecisionView, submitDecision, viewDecision } from "../use-cases/decisions/prepare-decision.ts";
import { readDecisionPaper, readNoticePaper } from "../use-cases/decisions/read-papers.ts";
import { Deciding, Draft, SignedCopy, type Typed } from "./decision-cards.tsx";
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

export async function postChange(request: Request): Promise<Answer> {
  const input = { id: id(request), version: version(request), requestId: request.id };
  const dossierIds = listOf(request.fields, "ho-so");
  const done = await changeDraft(request.services, request.requireActor(), { ...input, dossierIds });
  if (!done.ok) return answer(request, { form: "change", faults: done.faults });
  return redirect(urls.decision(id(request)), { kind: "success", text: "Đã lưu danh sách của dự thảo." });
}

export async function postDelete(request: Request): Promise<Answer> {
  const input = { id: id(request), version: version(request), requestId: request.id };
  const done = await deleteDecisionDraft(request.services, request.requireActor(), input);
  if (!done.ok) return answer(request, { form: "change", faults: done.faults });
  return redirect(urls.decisions, {
    kind: "success",
    text: "Đã xoá dự thảo. Các kết quả trong đó trở lại danh sách chờ lập quyết định.",
  });
}

export async function postSignedCopy(request: Request): Promise<Answer> {
  const file = request.files.find(({ field }) => field === "ban-ky");
  const input = { id: id(request), version: version(request), file, requestId: request.id };
  const done = await keepSignedCopy(request.services, request.requireActor(), input);
  if (!done.ok) return answer(request, { form: "signed", faults: done.faults });
  return redirect(urls.decision(id(request)), { kind: "success", text: "Đã lưu bản ký của quyết định." });
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

async function answer(request: Request, typed: Typed): Promise<Answer> {
  const actor = request.requireActor();
  const view = await viewDecision(request.services, actor, id(request));
  const { decision, results } = view;
  const drafting = decisionActions[decision.status].change && mayPrepareDecision(actor, decision);
  const choices = drafting ? await choicesFor(request.services, decision, results) : [];
  const status = typed.faults.length > 0 ? 422 : 200;
  return html(<DecisionPage {...{ request, view, choices, typed }} />, { status });
}

interface Shown {
  request: Request;
  view: DecisionView;
  /** Empty unless the reader may change the draft. */
  choices: DecisionView["results"];
  typed: Typed;
}

function DecisionPage({ request, view, choices, typed }: Shown) {
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
          lead={nextOf(decision)}
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
        {choices.length > 0 && <Draft {...{ request, view, choices, typed }} />}
        {decision.status === "approved" && mayKeepSignedCopy(actor, decision) && (
          <SignedCopy {...{ request, view, typed }} />
        )}
        {allowed.approve && mayDecide(actor, decision) && (
          <Deciding request={request} view={view} typed={typed} />
        )}
      </Stack>
    </WorkspacePage>
  );
}

/** A result sent to the ministry brings no certificate of the province. */
function nextOf({ status, kind }: DecisionView["decision"]): string {
  if (status === "approved" && kind === "approval_for_ministry")
    return "Đã thông báo cho xã và chủ thể. Bước tiếp theo: gửi hồ sơ theo danh mục về Bộ.";
  return decisionStates[status].next;
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
      {decision.kind === "approval_for_ministry" && (
        <LinkButton href={urls.decisionPaper(decision.id, "gui-bo")} kind="secondary" icon="file-text">
          Văn bản và danh mục hồ sơ gửi Bộ
        </LinkButton>
      )}
      {decision.signedFileId && (
        <LinkButton href={fileUrls.file(decision.signedFileId)} kind="secondary" icon="file-text">
          Bản ký đã tải lên
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
