import { audit } from "#platform/audit";
import type { Tx } from "#platform/db";
import { startChecks } from "#platform/forms";
import { type Actor, Conflict, NotAllowed, type Services } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
import { formatMoney } from "#platform/ui";
import { commitmentActions } from "../../domain/actions.ts";
import { leftOf } from "../../domain/line-money.ts";
import { mayKeepMoney } from "../../permissions.ts";
import { type Commitment, changeCommitment, lockCommitment } from "../../store/commitments.store.ts";
import { lockLine } from "../../store/lines.store.ts";
import { getCommitment } from "./read-money.ts";

interface Step {
  id: string;
  version: number;
  requestId: string;
}

/** What was paid is final; the rest goes back to the line. */
export async function settle(services: Services, actor: Actor, input: Step): Promise<Result<null>> {
  return within(services, actor, { ...input, action: "settle" }, async (tx, commitment) => {
    if (commitment.paidVnd <= 0)
      return fault("settle", "Cam kết chưa có khoản chi nào. Nếu không thực hiện, hãy huỷ cam kết.");
    await changeCommitment(tx, commitment, { status: "settled", settledVnd: commitment.paidVnd });
    return ok({ paidVnd: commitment.paidVnd, backVnd: commitment.amountVnd - commitment.paidVnd });
  });
}

/** Nothing came of it; only while nothing is paid. */
export async function cancel(
  services: Services,
  actor: Actor,
  input: Step & { reason: string },
): Promise<Result<null>> {
  const check = startChecks();
  const reason = check.line("cancelReason", input.reason, { label: "lý do huỷ", max: 500, min: 5 });
  return within(services, actor, { ...input, action: "cancel" }, async (tx, commitment) => {
    if (check.faults.length > 0) return { ok: false, faults: [...check.faults] };
    if (commitment.paidVnd !== 0) {
      const paid = formatMoney(commitment.paidVnd);
      return fault(
        "cancelReason",
        `Cam kết đã chi ${paid}. Hoàn các khoản chi trước, hoặc quyết toán thay vì huỷ.`,
      );
    }
    if (commitment.activityKind === "reward_list")
      return fault("cancelReason", "Cam kết của danh sách thưởng đã duyệt không huỷ được.");
    await changeCommitment(tx, commitment, { status: "cancelled", cancelReason: reason });
    return ok({ reason, backVnd: commitment.amountVnd });
  });
}

/** For a late correction: the whole amount is bound again, if the line still has it. */
export async function reopen(services: Services, actor: Actor, input: Step): Promise<Result<null>> {
  return within(services, actor, { ...input, action: "reopen" }, async (tx, commitment) => {
    const line = await lockLine(tx, commitment.lineId);
    const needed = commitment.amountVnd - (commitment.settledVnd ?? 0);
    if (!line || leftOf(line) < needed)
      return fault(
        "reopen",
        `Dòng kinh phí không còn đủ ${formatMoney(needed)} để giữ lại toàn bộ cam kết. Bổ sung phân bổ trước.`,
      );
    await changeCommitment(tx, commitment, { status: "open", settledVnd: null });
    return ok({ boundAgainVnd: needed });
  });
}

async function within(
  services: Services,
  actor: Actor,
  input: Step & { action: "settle" | "cancel" | "reopen" },
  work: (tx: Tx, commitment: Commitment) => Promise<Result<Record<string, unknown>>>,
): Promise<Result<null>> {
  const seen = await getCommitment(services, actor, input.id);
  if (!mayKeepMoney(actor, seen)) throw new NotAllowed();
  return services.db.transaction().execute(async (tx) => {
    const commitment = await lockCommitment(tx, input.id);
    const stands =
      commitment?.version === input.version && commitmentActions[commitment.status][input.action];
    if (!commitment || !stands) throw new Conflict();
    const done = await work(tx, commitment);
    if (!done.ok) return done;
    await audit(tx, {
      provinceCode: commitment.provinceCode,
      actor,
      action: `funding.${input.action}`,
      subject: { kind: "commitment", id: commitment.id },
      requestId: input.requestId,
      details: done.value,
    });
    return ok(null);
  });
}
