import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import { isUuid, type Tx } from "#platform/db";
import { startChecks, type Typed } from "#platform/forms";
import { type Actor, Conflict, NotAllowed, type Services } from "#platform/http";
import { tell } from "#platform/notices";
import { fault, ok, type Result } from "#platform/result";
import { type RewardListAction, type RewardListStatus, rewardListActions } from "../../domain/actions.ts";
import { mayApprove, mayKeepMoney } from "../../permissions.ts";
import {
  changeRewardList,
  findHigherRewards,
  lockRewardList,
  lockRewards,
  type RewardList,
  takeOutAll,
  takeOutReward,
} from "../../store/rewards.store.ts";
import { fundingUrls } from "../../urls.ts";
import { getRewardList } from "./read-rewards.ts";

export interface ListStep {
  id: string;
  version: number;
  requestId: string;
}

type Details = Record<string, unknown>;
type May = typeof mayKeepMoney;

/** One step of a list: right, state and version asked under its lock, audit in the same transaction. */
export async function moveList(
  services: Services,
  actor: Actor,
  { step, action, may }: { step: ListStep; action: RewardListAction; may: May },
  work: (tx: Tx, list: RewardList, status: RewardListStatus) => Promise<Result<Details>>,
): Promise<Result<null>> {
  const seen = await getRewardList(services, actor, step.id);
  if (!may(actor, seen)) throw new NotAllowed();
  return services.db.transaction().execute(async (tx) => {
    await lockRewards(tx, seen.provinceCode);
    const list = await lockRewardList(tx, step.id);
    const status = list && rewardListActions[list.status][action];
    if (!list || !status || list.version !== step.version) throw new Conflict();
    const done = await work(tx, list, status);
    if (!done.ok) return done;
    await audit(tx, {
      provinceCode: list.provinceCode,
      actor,
      action: `funding.${actionNames[action]}`,
      subject: { kind: "reward-list", id: list.id },
      requestId: step.requestId,
      details: done.value,
    });
    return ok(null);
  });
}

const actionNames: Readonly<Record<RewardListAction, string>> = {
  takeOut: "take-out-reward",
  submit: "submit-rewards",
  drop: "drop-rewards",
  approve: "approve-rewards",
  refuse: "refuse-rewards",
  bind: "bind-rewards",
  pay: "pay-rewards",
};

/** A product leaves the list with the reason; its star is free for another list. */
export function takeOut(
  services: Services,
  actor: Actor,
  input: ListStep & { rewardId: string; reason: string },
): Promise<Result<null>> {
  return moveList(
    services,
    actor,
    { step: input, action: "takeOut", may: mayKeepMoney },
    async (tx, list, status) => {
      const check = startChecks();
      const field = `reason-${input.rewardId}`;
      const reason = check.line(field, input.reason, { label: "lý do đưa ra", max: 500, min: 5 });
      if (check.faults.length > 0) return { ok: false, faults: [...check.faults] };
      const rewardId = isUuid(input.rewardId) ? input.rewardId : list.id;
      const higher = await refuseWhenCounted(tx, { listId: list.id, rewardId, field });
      if (!higher.ok) return higher;
      const out = { at: services.now(), reason };
      if (!(await takeOutReward(tx, { id: rewardId, listId: list.id }, out))) throw new Conflict();
      await changeRewardList(tx, list, { status });
      return ok({ rewardId, reason });
    },
  );
}

async function refuseWhenCounted(
  tx: Tx,
  { listId, rewardId, field }: { listId: string; rewardId?: string; field: string },
): Promise<Result<null>> {
  const [higher] = await findHigherRewards(tx, { listId, rewardId });
  if (!higher) return ok(null);
  return fault(
    field,
    `“${higher.productName}” đã có phần chênh lệch ${higher.star} sao trong “${higher.listTitle}”. Bỏ dòng ở danh sách đó trước.`,
  );
}

export function submitRewards(services: Services, actor: Actor, step: ListStep): Promise<Result<null>> {
  return moveList(
    services,
    actor,
    { step, action: "submit", may: mayKeepMoney },
    async (tx, list, status) => {
      if (list.rewards === 0)
        return fault("submit", "Danh sách không còn sản phẩm nào. Bỏ danh sách này và lập danh sách khác.");
      await changeRewardList(tx, list, { status, submittedAt: services.now(), refusalReason: null });
      await tell(tx, {
        about: { kind: "reward-list", id: list.id },
        to: [{ role: "province_leader", unitKind: "province", unitCode: list.provinceCode }],
        subject: "Danh sách thưởng sản phẩm OCOP chờ duyệt",
        body: `Cơ quan OCOP trình danh sách thưởng ${list.rewards} sản phẩm.`,
        href: fundingUrls.rewardList(list.id),
      });
      return ok({ rewards: list.rewards, totalVnd: list.totalVnd });
    },
  );
}

/** The draft is given up; all its stars are free for another list. */
export function dropRewards(services: Services, actor: Actor, step: ListStep): Promise<Result<null>> {
  return moveList(services, actor, { step, action: "drop", may: mayKeepMoney }, async (tx, list, status) => {
    const higher = await refuseWhenCounted(tx, { listId: list.id, field: "drop" });
    if (!higher.ok) return higher;
    await takeOutAll(tx, list.id, { at: services.now(), reason: "Bỏ danh sách" });
    await changeRewardList(tx, list, { status });
    return ok({ rewards: list.rewards });
  });
}

export const approvalFields = ["decisionNumber", "decidedOn"] as const;
export type ApprovalTyped = Typed<(typeof approvalFields)[number]>;

/** The leader approves by a decision. */
export function approveRewards(
  services: Services,
  actor: Actor,
  input: ListStep & { typed: ApprovalTyped },
): Promise<Result<null>> {
  return moveList(
    services,
    actor,
    { step: input, action: "approve", may: mayApprove },
    async (tx, list, status) => {
      const checked = checkApproval(input.typed, dayInVietnam(services.now()));
      if (!checked.ok) return checked;
      await changeRewardList(tx, list, {
        ...checked.value,
        status,
        approvedBy: actor.accountId,
        approvedByName: actor.displayName,
        approvedAt: services.now(),
      });
      await tellOffice(tx, list, "đã được duyệt. Việc tiếp theo: bố trí kinh phí và chi thưởng.");
      return ok({ ...checked.value, rewards: list.rewards, totalVnd: list.totalVnd });
    },
  );
}

export function checkApproval(typed: ApprovalTyped, today: string) {
  const check = startChecks();
  const decisionNumber = check.line("decisionNumber", typed.decisionNumber, {
    label: "số quyết định",
    max: 80,
  });
  const decidedOn = check.optionalDay("decidedOn", typed.decidedOn, { label: "ngày ký", notAfter: today });
  if (typed.decidedOn === "") check.add("decidedOn", "Nhập ngày ký quyết định.");
  return check.result({ decisionNumber, decidedOn: decidedOn ?? today });
}

/** Back to the office with the reason. */
export function refuseRewards(
  services: Services,
  actor: Actor,
  input: ListStep & { reason: string },
): Promise<Result<null>> {
  return moveList(
    services,
    actor,
    { step: input, action: "refuse", may: mayApprove },
    async (tx, list, status) => {
      const check = startChecks();
      const reason = check.line("reason", input.reason, { label: "lý do trả lại", max: 1000, min: 5 });
      if (check.faults.length > 0) return { ok: false, faults: [...check.faults] };
      await changeRewardList(tx, list, { status, refusalReason: reason });
      await tellOffice(tx, list, "được trả lại kèm lý do.");
      return ok({ reason });
    },
  );
}

async function tellOffice(tx: Tx, list: RewardList, what: string): Promise<void> {
  await tell(tx, {
    about: { kind: "reward-list", id: list.id },
    to: [{ role: "province_officer", unitKind: "province", unitCode: list.provinceCode }],
    subject: "Danh sách thưởng sản phẩm OCOP",
    body: `Danh sách thưởng ${list.rewards} sản phẩm ${what}`,
    href: fundingUrls.rewardList(list.id),
  });
}
