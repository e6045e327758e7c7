import { dayInVietnam } from "#platform/calendar";
import { isUuid, type Tx, uuidv7 } from "#platform/db";
import { startChecks, type Typed } from "#platform/forms";
import { type Actor, Conflict, type Services } from "#platform/http";
import { tell } from "#platform/notices";
import { fault, ok, type Result } from "#platform/result";
import { formatDate } from "#platform/ui";
import { commitmentActions } from "../../domain/actions.ts";
import { mayKeepMoney } from "../../permissions.ts";
import { type Commitment, changeCommitment, lockCommitment } from "../../store/commitments.store.ts";
import { changeRewardList, listRewards, type RewardList } from "../../store/rewards.store.ts";
import { fundingUrls } from "../../urls.ts";
import { bindMoney } from "../money/bind-money.ts";
import { writePayment } from "../money/pay.ts";
import { type ListStep, moveList } from "./move-rewards.ts";

/** Finds the money: one commitment for the whole list on a line of the province. */
export function bindRewards(
  services: Services,
  actor: Actor,
  input: ListStep & { lineId: string },
): Promise<Result<null>> {
  return moveList(
    services,
    actor,
    { step: input, action: "bind", may: mayKeepMoney },
    async (tx, list, status) => {
      if (list.commitmentId) throw new Conflict();
      if (!isUuid(input.lineId)) return fault("line", "Chọn dòng kinh phí để chi thưởng.");
      const rewards = (await listRewards(tx, list.id)).filter((each) => each.takenOutReason === null);
      const bound = await bindMoney(tx, actor, {
        lineId: input.lineId,
        provinceCode: list.provinceCode,
        title: list.title,
        amountVnd: list.totalVnd,
        committedOn: list.decidedOn ?? dayInVietnam(services.now()),
        contractNumber: list.decisionNumber,
        payee: "Các chủ thể trong danh sách",
        producerId: null,
        activityKind: "reward_list",
        activityId: list.id,
        productIds: rewards.map(({ productId }) => productId),
        note: null,
        isDemo: list.isDemo,
        requestId: input.requestId,
        fields: { line: "line", amount: "line" },
      });
      if (!bound.ok) return bound;
      const commitmentId = bound.value.id;
      await changeRewardList(tx, list, { status, lineId: input.lineId, commitmentId });
      return ok({ lineId: input.lineId, commitmentId, totalVnd: list.totalVnd });
    },
  );
}

export const rewardPaymentFields = ["paidOn", "paperNumber"] as const;
export type RewardPaymentTyped = Typed<(typeof rewardPaymentFields)[number]>;

/** All of the list is paid; each producer hears of it. */
export function payRewards(
  services: Services,
  actor: Actor,
  input: ListStep & { typed: RewardPaymentTyped },
): Promise<Result<null>> {
  return moveList(
    services,
    actor,
    { step: input, action: "pay", may: mayKeepMoney },
    async (tx, list, status) => {
      if (!list.commitmentId) return fault("paidOn", "Chọn dòng kinh phí trước khi ghi chi.");
      const commitment = await lockCommitment(tx, list.commitmentId);
      if (!commitment || !commitmentActions[commitment.status].pay)
        return fault("paidOn", "Cam kết của danh sách đã đóng. Mở lại cam kết trước khi ghi chi.");
      const checked = checkPayment(input.typed, commitment, dayInVietnam(services.now()));
      if (!checked.ok) return checked;
      const left = commitment.amountVnd - commitment.paidVnd;
      if (left > 0) {
        const payment = { ...checked.value, id: uuidv7(), commitment, amountVnd: left, fileId: null };
        await writePayment(tx, actor, { ...payment, requestId: input.requestId });
      }
      await changeCommitment(tx, commitment, { status: "settled", settledVnd: commitment.amountVnd });
      await changeRewardList(tx, list, { status, paidOn: checked.value.paidOn });
      await tellProducers(tx, list);
      return ok({ ...checked.value, totalVnd: list.totalVnd });
    },
  );
}

function checkPayment(typed: RewardPaymentTyped, commitment: Commitment, today: string) {
  const check = startChecks();
  const paidOn = check.optionalDay("paidOn", typed.paidOn, { label: "ngày chi", notAfter: today });
  if (typed.paidOn === "") check.add("paidOn", "Nhập ngày chi.");
  if (paidOn && paidOn < commitment.committedOn)
    check.add("paidOn", `Ngày chi không trước ngày quyết định ${formatDate(commitment.committedOn)}.`);
  const paperNumber = check.line("paperNumber", typed.paperNumber, { label: "số chứng từ", max: 80 });
  return check.result({ paidOn: paidOn ?? today, paperNumber });
}

async function tellProducers(tx: Tx, list: RewardList): Promise<void> {
  const rewards = (await listRewards(tx, list.id)).filter((each) => each.takenOutReason === null);
  for (const producerId of new Set(rewards.map((each) => each.producerId))) {
    await tell(tx, {
      about: { kind: "reward-list", id: list.id },
      to: [{ producerId }],
      subject: "Thưởng sản phẩm OCOP đã được chi",
      body: "Tỉnh đã chi thưởng cho sản phẩm OCOP của cơ sở theo hạng sao được công nhận.",
      href: fundingUrls.producer(producerId),
    });
  }
}
