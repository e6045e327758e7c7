import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import { isUuid, type Tx, uuidv7 } from "#platform/db";
import { acceptUpload } from "#platform/files";
import { startChecks, type Typed } from "#platform/forms";
import { type Actor, Conflict, NotAllowed, NotFound, type Services, type UploadedFile } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
import { formatDate, formatMoney } from "#platform/ui";
import { commitmentActions } from "../../domain/actions.ts";
import { mayKeepMoney, mayReadLine } from "../../permissions.ts";
import { type Commitment, lockCommitment } from "../../store/commitments.store.ts";
import { findPayment, insertPayments } from "../../store/disbursements.store.ts";
import { getCommitment } from "./read-money.ts";

export const paymentFields = ["amount", "paidOn", "paperNumber"] as const;
export type PaymentTyped = Typed<(typeof paymentFields)[number]>;

/** Money paid, with its paper; never more than the commitment. */
export async function recordPayment(
  services: Services,
  actor: Actor,
  input: {
    id: string;
    typed: PaymentTyped;
    file: UploadedFile | undefined;
    requestId: string;
  },
): Promise<Result<{ id: string }>> {
  const seen = await getCommitment(services, actor, input.id);
  if (!mayKeepMoney(actor, seen)) throw new NotAllowed();
  const checked = checkPayment(input.typed, dayInVietnam(services.now()));
  if (!checked.ok) return checked;
  return services.db.transaction().execute(async (tx) => {
    const commitment = await lockFor(tx, input.id, "pay");
    const held = withinCommitment(commitment, checked.value);
    if (!held.ok) return held;
    const id = uuidv7();
    const file = await keepPaper(services, tx, actor, { file: input.file, commitment, paymentId: id });
    if (!file.ok) return file;
    await writePayment(tx, actor, {
      ...checked.value,
      id,
      commitment,
      fileId: file.value,
      requestId: input.requestId,
    });
    return ok({ id });
  });
}

function checkPayment(typed: PaymentTyped, today: string) {
  const check = startChecks();
  const amountVnd = check.optionalWhole("amount", typed.amount, {
    label: "số tiền chi",
    min: 1,
    max: 1_000_000_000_000_000,
  });
  if (typed.amount === "") check.add("amount", "Nhập số tiền chi.");
  const paidOn = check.optionalDay("paidOn", typed.paidOn, { label: "ngày chi", notAfter: today });
  if (typed.paidOn === "") check.add("paidOn", "Nhập ngày chi.");
  const paperNumber = check.line("paperNumber", typed.paperNumber, { label: "số chứng từ", max: 80 });
  return check.result({ amountVnd: amountVnd ?? 0, paidOn: paidOn ?? today, paperNumber });
}

function withinCommitment(
  commitment: Commitment,
  { amountVnd, paidOn }: { amountVnd: number; paidOn: string },
): Result<null> {
  const left = commitment.amountVnd - commitment.paidVnd;
  if (amountVnd > left)
    return fault("amount", `Cam kết này chỉ còn ${formatMoney(left)} chưa chi. Kiểm tra lại số tiền.`);
  if (paidOn < commitment.committedOn)
    return fault("paidOn", `Ngày chi không trước ngày cam kết ${formatDate(commitment.committedOn)}.`);
  return ok(null);
}

async function keepPaper(
  services: Services,
  tx: Tx,
  actor: Actor,
  {
    file,
    commitment,
    paymentId,
  }: { file: UploadedFile | undefined; commitment: Commitment; paymentId: string },
): Promise<Result<string | null>> {
  if (!file) return ok(null);
  const stored = await acceptUpload(tx, services.storage, file, {
    ownerModule: "funding",
    ownerKind: "payment",
    ownerId: paymentId,
    provinceCode: commitment.provinceCode,
    sensitivity: "internal",
    uploadedBy: actor.accountId,
    accept: "either",
  });
  return stored.ok ? ok(stored.value.id) : stored;
}

interface Written {
  id: string;
  commitment: Commitment;
  amountVnd: number;
  paidOn: string;
  paperNumber: string;
  fileId: string | null;
  requestId: string;
}

/** The row of a payment with its audit entry, in the caller's transaction that holds the commitment. */
export async function writePayment(tx: Tx, actor: Actor, written: Written): Promise<void> {
  const { commitment } = written;
  await insertPayments(tx, [
    {
      id: written.id,
      commitmentId: commitment.id,
      lineId: commitment.lineId,
      provinceCode: commitment.provinceCode,
      year: commitment.year,
      source: commitment.source,
      paidOn: written.paidOn,
      amountVnd: written.amountVnd,
      paperNumber: written.paperNumber,
      fileId: written.fileId,
      reversesId: null,
      reason: null,
      isDemo: commitment.isDemo,
      createdBy: actor.accountId,
      createdByName: actor.displayName,
    },
  ]);
  await audit(tx, {
    provinceCode: commitment.provinceCode,
    actor,
    action: "funding.pay",
    subject: { kind: "payment", id: written.id },
    requestId: written.requestId,
    details: {
      commitmentId: commitment.id,
      amountVnd: written.amountVnd,
      paidOn: written.paidOn,
      paper: written.paperNumber,
    },
  });
}

/** Takes a payment back with the reason: the row stays, a row with minus stands beside it. */
export async function reversePayment(
  services: Services,
  actor: Actor,
  input: { id: string; reason: string; requestId: string },
): Promise<Result<{ commitmentId: string }>> {
  const payment = isUuid(input.id) ? await findPayment(services.db, input.id) : undefined;
  if (!payment || !mayReadLine(actor, payment)) throw new NotFound("Không tìm thấy khoản chi này.");
  if (!mayKeepMoney(actor, payment)) throw new NotAllowed();
  const check = startChecks();
  const reason = check.line("reason", input.reason, { label: "lý do hoàn", max: 500, min: 5 });
  if (check.faults.length > 0) return { ok: false, faults: [...check.faults] };
  return services.db.transaction().execute(async (tx) => {
    await lockFor(tx, payment.commitmentId, "reverse");
    const now = await findPayment(tx, payment.id);
    if (!now || now.reversedById !== null || now.reversesId !== null) throw new Conflict();
    const id = uuidv7();
    await insertPayments(tx, [
      {
        id,
        commitmentId: now.commitmentId,
        lineId: now.lineId,
        provinceCode: now.provinceCode,
        year: now.year,
        source: now.source,
        paidOn: dayInVietnam(services.now()),
        amountVnd: -now.amountVnd,
        paperNumber: now.paperNumber,
        fileId: null,
        reversesId: now.id,
        reason,
        isDemo: now.isDemo,
        createdBy: actor.accountId,
        createdByName: actor.displayName,
      },
    ]);
    await audit(tx, {
      provinceCode: now.provinceCode,
      actor,
      action: "funding.reverse-payment",
      subject: { kind: "payment", id: now.id },
      requestId: input.requestId,
      details: { reversedBy: id, amountVnd: now.amountVnd, reason },
    });
    return ok({ commitmentId: now.commitmentId });
  });
}

async function lockFor(tx: Tx, id: string, action: "pay" | "reverse"): Promise<Commitment> {
  const commitment = await lockCommitment(tx, id);
  if (!commitment || !commitmentActions[commitment.status][action])
    throw new Conflict("Cam kết này đã quyết toán hoặc đã huỷ. Mở lại cam kết trước khi ghi chi.");
  return commitment;
}
