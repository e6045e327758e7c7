import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import { type Tx, uuidv7 } from "#platform/db";
import { startChecks, type Typed } from "#platform/forms";
import { type Actor, Conflict, NotAllowed, type Services } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
import { formatMoney, parseNumber } from "#platform/ui";
import { lineActions } from "../../domain/actions.ts";
import { leftOf } from "../../domain/line-money.ts";
import { mayKeepMoney } from "../../permissions.ts";
import { changeLine, insertAllocations, type LineMoney, lockLine } from "../../store/lines.store.ts";
import { getLine } from "./read-lines.ts";

interface Step {
  id: string;
  version: number;
  requestId: string;
}

export const allocationFields = ["change", "direction", "decisionNumber", "decidedOn", "reason"] as const;
export type AllocationTyped = Typed<(typeof allocationFields)[number]>;

/** More or less money for a line, by a decision; never below what is bound already. */
export async function allocate(
  services: Services,
  actor: Actor,
  input: Step & { typed: AllocationTyped },
): Promise<Result<null>> {
  const seen = await getLine(services, actor, input.id);
  if (!mayKeepMoney(actor, seen)) throw new NotAllowed();
  const checked = checkAllocation(input.typed, dayInVietnam(services.now()));
  if (!checked.ok) return checked;
  const { changeVnd } = checked.value;
  return services.db.transaction().execute(async (tx) => {
    const line = await lockFor(tx, input, "allocate");
    const allocatedVnd = line.allocatedVnd + changeVnd;
    if (allocatedVnd < line.boundVnd) {
      const most = formatMoney(leftOf(line));
      return fault("change", `Chỉ giảm được tối đa ${most}: phần còn lại đã cam kết.`);
    }
    await changeLine(tx, line, { allocatedVnd });
    await insertAllocations(tx, [
      {
        ...checked.value,
        id: uuidv7(),
        lineId: line.id,
        notedBy: actor.accountId,
        notedByName: actor.displayName,
      },
    ]);
    await audit(tx, {
      provinceCode: line.provinceCode,
      actor,
      action: "funding.allocate",
      subject: { kind: "budget-line", id: line.id },
      requestId: input.requestId,
      details: { changeVnd, before: line.allocatedVnd, after: allocatedVnd, reason: checked.value.reason },
    });
    return ok(null);
  });
}

function checkAllocation(typed: AllocationTyped, today: string) {
  const check = startChecks();
  const amount = parseNumber(typed.change) ?? 0;
  if (!Number.isInteger(amount) || amount <= 0 || amount > 1e15)
    check.add("change", "Nhập số tiền điều chỉnh bằng số nguyên lớn hơn 0.");
  const direction = check.choice("direction", typed.direction, ["more", "less"], "Chọn bổ sung hay giảm.");
  const decidedOn = check.optionalDay("decidedOn", typed.decidedOn, {
    label: "ngày quyết định",
    notAfter: today,
  });
  if (typed.decidedOn === "") check.add("decidedOn", "Nhập ngày quyết định.");
  return check.result({
    changeVnd: direction === "less" ? -amount : amount,
    decisionNumber: check.optionalLine("decisionNumber", typed.decisionNumber, {
      label: "số quyết định",
      max: 80,
    }),
    decidedOn: decidedOn ?? today,
    reason: check.line("reason", typed.reason, { label: "lý do điều chỉnh", max: 500, min: 5 }),
  });
}

/** No more commitments from this line; payments of open ones go on. */
export function closeLine(services: Services, actor: Actor, input: Step): Promise<void> {
  return move(services, actor, { ...input, action: "close" });
}

export function reopenLine(services: Services, actor: Actor, input: Step): Promise<void> {
  return move(services, actor, { ...input, action: "reopen" });
}

async function move(
  services: Services,
  actor: Actor,
  input: Step & { action: "close" | "reopen" },
): Promise<void> {
  const seen = await getLine(services, actor, input.id);
  if (!mayKeepMoney(actor, seen)) throw new NotAllowed();
  await services.db.transaction().execute(async (tx) => {
    const line = await lockFor(tx, input, input.action);
    const status = lineActions[line.status][input.action];
    if (!status) throw new Conflict();
    await changeLine(tx, line, { status });
    await audit(tx, {
      provinceCode: line.provinceCode,
      actor,
      action: `funding.${input.action}-line`,
      subject: { kind: "budget-line", id: line.id },
      requestId: input.requestId,
      details: { leftVnd: leftOf(line) },
    });
  });
}

async function lockFor(
  tx: Tx,
  { id, version }: Step,
  action: "allocate" | "close" | "reopen",
): Promise<LineMoney> {
  const line = await lockLine(tx, id);
  if (!line || line.version !== version || !lineActions[line.status][action]) throw new Conflict();
  return line;
}
