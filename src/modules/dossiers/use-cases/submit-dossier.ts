import { ruleSetInForce } from "#modules/criteria";
import { addWorkingDays, dayInVietnam } from "#platform/calendar";
import { type Actor, NotAllowed, type Services } from "#platform/http";
import { type Fault, ok, type Result, refuse } from "#platform/result";
import { communeWorkingDays } from "../domain/clock.ts";
import { receiptNumber } from "../domain/receipt.ts";
import { mayAssist, maySubmit } from "../permissions.ts";
import { nextReceiptSerial } from "../store/dossiers.store.ts";
import { lockDossier } from "./dossier-records.ts";
import { moveDossier } from "./move-dossier.ts";
import { behalfOf, openToWrite, readSubject } from "./open-dossier.ts";
import { readChecklist } from "./read-checklist.ts";

export interface SubmitInput {
  dossierId: string;
  version: number;
  pledge: boolean;
  requestId: string;
}

/**
 * Hands the dossier to the commune: receipt number, day and the 15 working days.
 * QĐ 26/2026/QĐ-TTg, Điều 7 khoản 1: a file put into the software counts as the paper one.
 */
export async function submitDossier(
  services: Services,
  actor: Actor,
  input: SubmitInput,
): Promise<Result<{ receiptNumber: string; dueOn: string }>> {
  const opened = await openToWrite(services.db, actor, input.dossierId);
  if (!maySubmit(actor, opened.dossier)) {
    throw new NotAllowed("Người đại diện (chủ tài khoản của chủ thể) mới được nộp hồ sơ.");
  }
  const now = services.now();
  const today = dayInVietnam(now);
  return services.db.transaction().execute(async (tx) => {
    const dossier = await lockDossier(tx, input.dossierId);
    const subject = await readSubject(tx, dossier);
    const faults = dossier.status === "draft" ? await submitFaults() : [];
    if (faults.length > 0) return refuse(faults);
    const { provinceCode, communeCode } = dossier;
    const year = Number(today.slice(0, 4));
    const serial = await nextReceiptSerial(tx, communeCode, year);
    const receipt = receiptNumber({ serial, provinceCode, communeCode, year });
    const dueOn = addWorkingDays(today, communeWorkingDays);
    await moveDossier(services, tx, actor, {
      dossierId: dossier.id,
      action: "submit",
      expectedVersion: input.version,
      onBehalfOf: mayAssist(actor, dossier) ? behalfOf(actor, subject) : undefined,
      requestId: input.requestId,
      note: `Phiếu số ${receipt}`,
      change: { receiptNumber: receipt, submittedAt: now, communeDueOn: dueOn },
    });
    return ok({ receiptNumber: receipt, dueOn });

    async function submitFaults(): Promise<Fault[]> {
      const { items } = await readChecklist(services, tx, subject);
      const blocked = items
        .filter((item) => item.state === "blocked")
        .map((item) => ({ field: `item-${item.code}`, text: `${item.label}: ${item.note ?? "chưa đủ"}` }));
      const pledge = input.pledge ? [] : [{ field: "pledge", text: "Đánh dấu cam kết trước khi nộp hồ sơ." }];
      const inForce = ruleSetInForce(today).id === dossier.ruleSet;
      const stale = inForce
        ? []
        : [{ field: "", text: "Bộ tiêu chí đã thay đổi. Hãy rút hồ sơ này và lập hồ sơ mới." }];
      return [...blocked, ...pledge, ...stale];
    }
  });
}
