import { dayInVietnam } from "#platform/calendar";
import { typedTexts, versionOf } from "#platform/forms";
import { type Answer, download, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Card,
  DemoMark,
  DescriptionList,
  formatDate,
  formatMoney,
  LinkButton,
  Notice,
  PageHeader,
  PostButton,
  Row,
  Stack,
  StatusTag,
  TextLink,
  WorkspacePage,
} from "#platform/ui";
import { rewardListActions } from "../domain/actions.ts";
import { findNorm } from "../domain/norms.ts";
import { mayApprove, mayKeepMoney } from "../permissions.ts";
import { fundingUrls as urls } from "../urls.ts";
import {
  approvalFields,
  approveRewards,
  dropRewards,
  refuseRewards,
  submitRewards,
  takeOut,
} from "../use-cases/rewards/move-rewards.ts";
import { bindRewards, payRewards, rewardPaymentFields } from "../use-cases/rewards/pay-rewards.ts";
import { printRewards } from "../use-cases/rewards/print-rewards.ts";
import { type RewardListView, viewRewardList } from "../use-cases/rewards/read-rewards.ts";
import { Approving, Binding, Paying, type RewardForm, RewardTable } from "./reward-cards.tsx";
import { rewardListStates } from "./words.ts";

const id = (request: Request) => request.params.rewardListId ?? "";
const step = (request: Request) => ({
  id: id(request),
  version: versionOf(request.fields),
  requestId: request.id,
});
const said = (request: Request, text: string) =>
  redirect(urls.rewardList(id(request)), { kind: "success", text });

export function showRewardList(request: Request): Promise<Answer> {
  return answer(request, undefined, []);
}

export async function postTakeOut(request: Request): Promise<Answer> {
  const rewardId = request.params.rewardId ?? "";
  const input = { ...step(request), rewardId, reason: textOf(request.fields, `reason-${rewardId}`) };
  const done = await takeOut(request.services, request.requireActor(), input);
  return done.ok
    ? said(request, "Đã đưa sản phẩm ra khỏi danh sách.")
    : answer(request, "takeOut", done.faults);
}

export async function postSubmit(request: Request): Promise<Answer> {
  const done = await submitRewards(request.services, request.requireActor(), step(request));
  return done.ok ? said(request, "Đã trình lãnh đạo.") : answer(request, "whole", done.faults);
}

export async function postDrop(request: Request): Promise<Answer> {
  const done = await dropRewards(request.services, request.requireActor(), step(request));
  if (!done.ok) return answer(request, "whole", done.faults);
  return said(request, "Đã bỏ danh sách. Các sản phẩm có thể vào danh sách khác.");
}

export async function postApprove(request: Request): Promise<Answer> {
  const typed = typedTexts(request.fields, approvalFields);
  const done = await approveRewards(request.services, request.requireActor(), { ...step(request), typed });
  return done.ok ? said(request, "Đã duyệt danh sách thưởng.") : answer(request, "approve", done.faults);
}

export async function postRefuse(request: Request): Promise<Answer> {
  const input = { ...step(request), reason: textOf(request.fields, "reason") };
  const done = await refuseRewards(request.services, request.requireActor(), input);
  return done.ok
    ? said(request, "Đã trả lại cơ quan OCOP kèm lý do.")
    : answer(request, "refuse", done.faults);
}

export async function postBind(request: Request): Promise<Answer> {
  const input = { ...step(request), lineId: textOf(request.fields, "line") };
  const done = await bindRewards(request.services, request.requireActor(), input);
  return done.ok ? said(request, "Đã bố trí kinh phí cho danh sách.") : answer(request, "bind", done.faults);
}

export async function postPay(request: Request): Promise<Answer> {
  const typed = typedTexts(request.fields, rewardPaymentFields);
  const done = await payRewards(request.services, request.requireActor(), { ...step(request), typed });
  return done.ok ? said(request, "Đã ghi chi thưởng.") : answer(request, "pay", done.faults);
}

export async function downloadRewardPaper(request: Request): Promise<Answer> {
  const { rewardPaper = "" } = request.params;
  const paper = await printRewards(request.services, request.requireActor(), id(request), rewardPaper);
  return download(paper.content, paper);
}

async function answer(request: Request, form: RewardForm, faults: readonly Fault[]): Promise<Answer> {
  const view = await viewRewardList(request.services, request.requireActor(), id(request));
  return html(<RewardListPage request={request} view={view} form={form} faults={faults} />, {
    status: faults.length > 0 ? 422 : 200,
  });
}

interface Shown {
  request: Request;
  view: RewardListView;
  form: RewardForm;
  faults: readonly Fault[];
}

function RewardListPage({ request, view, form, faults }: Shown) {
  const { list } = view;
  const state = rewardListStates[list.status];
  const allowed = rewardListActions[list.status];
  const keeps = mayKeepMoney(request.actor, list);
  const errors = formErrors(faults);
  const card = { request, view, form, errors, today: dayInVietnam(request.services.now()) };
  return (
    <WorkspacePage title={list.title} page={request.page()} wide>
      <Stack gap="wide">
        <PageHeader
          title={list.title}
          lead={state.next}
          breadcrumb={[{ href: urls.rewards, label: "Thưởng sao" }, { label: state.label }]}
          tags={
            <>
              <StatusTag tone={state.tone}>{state.label}</StatusTag> {list.isDemo && <DemoMark />}
            </>
          }
        />
        {form === "whole" && faults.map(({ text }) => <Notice key={text} kind="danger" title={text} />)}
        {list.refusalReason && list.status === "draft" && (
          <Notice kind="danger" title="Lãnh đạo trả lại">
            {list.refusalReason}
          </Notice>
        )}
        <Papers view={view} />
        <Card title="Nội dung">
          <DescriptionList items={facts(view)} />
        </Card>
        <RewardTable {...card} mayTakeOut={keeps && allowed.takeOut !== undefined} />
        {keeps && <Draft {...{ request, view }} />}
        {allowed.approve && mayApprove(request.actor, list) && <Approving {...card} />}
        {allowed.bind && keeps && !list.commitmentId && <Binding {...card} />}
        {allowed.pay && keeps && list.commitmentId && <Paying {...card} />}
      </Stack>
    </WorkspacePage>
  );
}

function Draft({ request, view: { list } }: Pick<Shown, "request" | "view">) {
  const page = request.page();
  const allowed = rewardListActions[list.status];
  const hidden = { version: `${list.version}` };
  return (
    <Row>
      {allowed.submit && (
        <PostButton page={page} action={urls.submitRewards(list.id)} hidden={hidden} icon="send">
          Trình lãnh đạo duyệt
        </PostButton>
      )}
      {allowed.drop && (
        <PostButton page={page} action={urls.dropRewards(list.id)} hidden={hidden} kind="quiet">
          Bỏ danh sách này
        </PostButton>
      )}
    </Row>
  );
}

function Papers({ view: { list } }: Pick<Shown, "view">) {
  if (list.status === "dropped" || list.kind === "past") return null;
  const draft = list.decisionNumber ? "" : " (dự thảo)";
  return (
    <Row>
      <LinkButton href={urls.rewardPaper(list.id, "quyet-dinh.docx")} kind="secondary" icon="download">
        {`Quyết định Word${draft}`}
      </LinkButton>
      <LinkButton href={urls.rewardPaper(list.id, "quyet-dinh.pdf")} kind="secondary" icon="printer">
        {`Quyết định PDF${draft}`}
      </LinkButton>
      <LinkButton href={urls.rewardPaper(list.id, "danh-sach.xlsx")} kind="secondary" icon="download">
        Danh sách Excel
      </LinkButton>
    </Row>
  );
}

function facts({ list }: RewardListView) {
  const norm = findNorm(list.norm);
  return [
    { term: "Công nhận", value: `từ ${formatDate(list.fromOn)} đến ${formatDate(list.asOf)}` },
    { term: "Định mức", value: norm ? `${norm.act}, Điều ${norm.article}` : "Theo sổ cũ" },
    { term: "Số sản phẩm", value: `${list.rewards}` },
    { term: "Tổng tiền", value: formatMoney(list.totalVnd) },
    ...(list.decisionNumber
      ? [
          {
            term: "Quyết định",
            value: `${list.decisionNumber}${list.decidedOn ? `, ngày ${formatDate(list.decidedOn)}` : ""}`,
          },
        ]
      : []),
    ...(list.approvedByName ? [{ term: "Người duyệt", value: list.approvedByName }] : []),
    ...(list.commitmentId
      ? [
          {
            term: "Kinh phí",
            value: <TextLink href={urls.commitment(list.commitmentId)}>Cam kết chi của danh sách</TextLink>,
          },
        ]
      : []),
    ...(list.paidOn ? [{ term: "Ngày chi", value: formatDate(list.paidOn) }] : []),
    ...(list.sourceNote ? [{ term: "Lấy từ", value: list.sourceNote }] : []),
  ];
}
