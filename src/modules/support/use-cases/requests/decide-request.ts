import { endEngagement } from "#modules/consultants";
import { startChecks, type Typed } from "#platform/forms";
import type { Actor, Services } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
import { formatMoney } from "#platform/ui";
import type { SupportRequest } from "../../domain/request.ts";
import { moveRequest, type StepOn } from "./move-request.ts";

export const budgetFields = ["budget", "budgetSource", "ownShare", "acceptNote"] as const;
export type BudgetTyped = Typed<(typeof budgetFields)[number]>;

const MOST_MONEY = 100_000_000_000;

interface Budget {
  budgetVnd: number;
  budgetSource: string;
  ownShareVnd: number;
  note: string | null;
}

/** Takes a request on with its money, or mends the money of one that goes on. */
export function acceptRequest(
  services: Services,
  actor: Actor,
  { typed, mend = false, ...on }: StepOn & { typed: BudgetTyped; mend?: boolean },
): Promise<Result<SupportRequest>> {
  const action = mend ? "budget" : "accept";
  return moveRequest(services, actor, action, on, async () => {
    const checked = checkBudget(typed);
    if (!checked.ok) return checked;
    const { note, ...change } = checked.value;
    const money = `Kinh phí hỗ trợ ${formatMoney(change.budgetVnd)} (${change.budgetSource}), chủ thể góp ${formatMoney(change.ownShareVnd)}.`;
    const told = [mend ? `Sửa kinh phí. ${money}` : money, note].filter(Boolean).join(" ");
    if (mend) return ok({ change, note: told });
    const letter = {
      to: "producer" as const,
      subject: "Yêu cầu hỗ trợ đã được nhận",
      body: "Tỉnh đã nhận hỗ trợ. Mở yêu cầu để xem kinh phí và bước tiếp theo.",
    };
    return ok({ change, note: told, letter });
  });
}

function checkBudget(typed: BudgetTyped): Result<Budget> {
  const check = startChecks();
  const most = { max: MOST_MONEY };
  const budgetVnd = check.optionalWhole("budget", typed.budget, { label: "kinh phí hỗ trợ", ...most });
  const ownShareVnd = check.optionalWhole("ownShare", typed.ownShare, { label: "phần chủ thể góp", ...most });
  if (typed.budget.trim() === "")
    check.add("budget", "Nhập kinh phí hỗ trợ; ghi 0 nếu không dùng ngân sách.");
  const budgetSource = check.line("budgetSource", typed.budgetSource, { label: "nguồn kinh phí", max: 200 });
  return check.result({
    budgetVnd: budgetVnd ?? 0,
    budgetSource,
    ownShareVnd: ownShareVnd ?? 0,
    note: check.optionalText("acceptNote", typed.acceptNote, { label: "ghi chú", max: 1000 }),
  });
}

/** The office does not help, or stops helping before a contract; the producer is told why. */
export function declineRequest(
  services: Services,
  actor: Actor,
  { reason, ...on }: StepOn & { reason: string },
): Promise<Result<SupportRequest>> {
  return moveRequest(services, actor, "decline", on, async ({ tx, request, today }) => {
    const told = readReason("declineReason", reason);
    if (!told.ok) return told;
    await endHelp(tx, request, today);
    return ok({
      change: { declineReason: told.value, consultantId: null },
      note: told.value,
      letter: {
        to: "producer",
        subject: "Yêu cầu hỗ trợ chưa được nhận",
        body: "Tỉnh chưa hỗ trợ được yêu cầu này. Mở yêu cầu để xem lý do.",
      },
    });
  });
}

/** The producer, or the commune for it, takes its request back. */
export function withdrawRequest(
  services: Services,
  actor: Actor,
  { reason, ...on }: StepOn & { reason: string },
): Promise<Result<SupportRequest>> {
  return moveRequest(services, actor, "withdraw", on, async ({ tx, request, today }) => {
    const told = readReason("withdrawReason", reason);
    if (!told.ok) return told;
    await endHelp(tx, request, today);
    return ok({
      change: { consultantId: null },
      note: told.value,
      letter: {
        to: "office",
        subject: `Chủ thể rút yêu cầu ${request.number}`,
        body: "Chủ thể không cần hỗ trợ nữa. Mở yêu cầu để xem lý do.",
      },
    });
  });
}

export function readReason(field: string, typed: string): Result<string> {
  const check = startChecks();
  const reason = check.optionalText(field, typed, { label: "lý do", min: 5, max: 1000 });
  return reason === null && check.faults.length === 0
    ? fault(field, "Nhập lý do để người nhận hiểu và sửa được.")
    : check.result(reason ?? "");
}

export async function endHelp(
  tx: Parameters<typeof endEngagement>[0],
  request: Pick<SupportRequest, "id" | "consultantId">,
  today: string,
): Promise<void> {
  if (request.consultantId)
    await endEngagement(tx, { sourceKind: "support_request", sourceId: request.id, toOn: today });
}
