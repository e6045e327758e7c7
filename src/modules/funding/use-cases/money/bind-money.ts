import { audit } from "#platform/audit";
import { type Tx, uuidv7 } from "#platform/db";
import { type Actor, Conflict } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
import { formatMoney } from "#platform/ui";
import { lineActions } from "../../domain/actions.ts";
import { leftOf } from "../../domain/line-money.ts";
import type { ActivityKind } from "../../domain/sources.ts";
import { insertCommitment } from "../../store/commitments.store.ts";
import { type LineMoney, lockLine } from "../../store/lines.store.ts";

export interface Binding {
  lineId: string;
  provinceCode: string;
  title: string;
  amountVnd: number;
  committedOn: string;
  contractNumber: string | null;
  payee: string | null;
  producerId: string | null;
  activityKind: ActivityKind | null;
  activityId: string | null;
  productIds: readonly string[];
  note: string | null;
  isDemo: boolean;
  requestId: string;
  /** Fields of the form to which a refusal belongs. */
  fields: { line: string; amount: string };
}

/** Binds money of a line that the transaction holds: of two at once the second sees what the first has left. */
export async function bindMoney(
  tx: Tx,
  actor: Actor,
  binding: Binding,
): Promise<Result<{ id: string; line: LineMoney }>> {
  const line = await lockLine(tx, binding.lineId);
  if (!line || line.provinceCode !== binding.provinceCode) throw new Conflict();
  if (!lineActions[line.status].commit)
    return fault(binding.fields.line, "Dòng kinh phí này đã đóng. Chọn dòng khác hoặc mở lại dòng.");
  const left = leftOf(line);
  if (binding.amountVnd > left) {
    const text = `Dòng “${line.title}” chỉ còn ${formatMoney(left)}. Giảm số tiền hoặc bổ sung phân bổ trước.`;
    return fault(binding.fields.amount, text);
  }
  const id = uuidv7();
  await insertCommitment(
    tx,
    { ...binding, id, year: line.year, isDemo: binding.isDemo, createdBy: actor.accountId },
    binding.productIds,
  );
  await audit(tx, {
    provinceCode: line.provinceCode,
    actor,
    action: "funding.commit",
    subject: { kind: "commitment", id },
    requestId: binding.requestId,
    details: {
      lineId: line.id,
      amountVnd: binding.amountVnd,
      activity: binding.activityKind,
      activityId: binding.activityId,
      leftVnd: left - binding.amountVnd,
    },
  });
  return ok({ id, line });
}
