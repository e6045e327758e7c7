import { regulationOf } from "#modules/criteria";
import { moveDossier } from "#modules/dossiers";
import { issueProductCode } from "#modules/products";
import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import { isUuid, type Tx, uuidv7 } from "#platform/db";
import { startChecks } from "#platform/forms";
import { type Actor, Conflict, NotAllowed, NotFound, type Services } from "#platform/http";
import { announce } from "#platform/jobs";
import { fault, ok, type Result } from "#platform/result";
import { decisionActions, decisionKinds } from "../../domain/decision.ts";
import { lastValidDay } from "../../domain/validity.ts";
import { announceChanged, events } from "../../events.ts";
import { mayDecide } from "../../permissions.ts";
import { insertRecognition } from "../../store/certificates.store.ts";
import {
  changeDecision,
  type Decision,
  findDecision,
  lockDecision,
  lockProvince,
  numberInUse,
} from "../../store/decisions.store.ts";
import { type DecidedResult, listDecisionResults } from "../../store/results.store.ts";
import { issueCertificate } from "../certificates/issue-certificate.ts";
import { writeNotice } from "./write-notice.ts";

export interface Signing {
  id: string;
  version: number;
  number: string;
  signedOn: string;
  signerName: string;
  signerTitle: string;
  requestId: string;
}

type Signed = Pick<Signing, "number" | "signedOn" | "signerName" | "signerTitle">;

/**
 * The leader signs. Recognitions, product codes, certificates, notices, log, audit and events stand together or not
 * at all; of two leaders who sign at once one is told that the other was first.
 */
export async function approveDecision(
  services: Services,
  actor: Actor,
  input: Signing,
): Promise<Result<{ certificates: number }>> {
  const found = await decisionFor(services, actor, input.id);
  const signed = checkSigning(input, dayInVietnam(services.now()));
  if (!signed.ok) return signed;
  return services.db.transaction().execute(async (tx) => {
    const decision = await lockForAction(tx, found.id, input.version, "approve");
    await lockProvince(tx, decision.provinceCode);
    const { number, signedOn } = signed.value;
    const year = Number(signedOn.slice(0, 4));
    if (await numberInUse(tx, { provinceCode: decision.provinceCode, number, year })) {
      return fault("number", `Số ${number} đã dùng cho một quyết định khác trong năm ${year}.`);
    }
    await changeDecision(tx, decision, {
      ...signed.value,
      status: "approved",
      approvedBy: actor.accountId,
      approvedAt: services.now(),
    });
    const results = await listDecisionResults(tx, decision.id);
    const certificates = await carryOut(
      { services, tx, actor, decision, signed: signed.value, requestId: input.requestId },
      results,
    );
    await audit(tx, {
      provinceCode: decision.provinceCode,
      actor,
      action: "certification.approve-decision",
      subject: { kind: "decision", id: decision.id },
      requestId: input.requestId,
      details: { number, signedOn, items: results.length, certificates },
    });
    await announce(tx, events.decisionApproved, {
      decisionId: decision.id,
      provinceCode: decision.provinceCode,
      kind: decision.kind,
      dossierIds: results.map(({ dossierId }) => dossierId),
    });
    return ok({ certificates });
  });
}

/** The leader sends the draft back with the reason; the office may mend and submit again. */
export async function refuseDecision(
  services: Services,
  actor: Actor,
  input: { id: string; version: number; reason: string; requestId: string },
): Promise<Result<void>> {
  const found = await decisionFor(services, actor, input.id);
  const check = startChecks();
  const reason = check.line("reason", input.reason, { label: "lý do trả lại", max: 1000, min: 5 });
  if (check.faults.length > 0) return { ok: false, faults: [...check.faults] };
  return services.db.transaction().execute(async (tx) => {
    const decision = await lockForAction(tx, found.id, input.version, "refuse");
    await changeDecision(tx, decision, { status: "refused", refusalReason: reason });
    await audit(tx, {
      provinceCode: decision.provinceCode,
      actor,
      action: "certification.refuse-decision",
      subject: { kind: "decision", id: decision.id },
      requestId: input.requestId,
      details: { reason },
    });
    return ok(undefined);
  });
}

async function decisionFor(services: Services, actor: Actor, id: string): Promise<Decision> {
  const decision = isUuid(id) ? await findDecision(services.db, id) : undefined;
  if (!decision) throw new NotFound("Không tìm thấy quyết định này.");
  if (!mayDecide(actor, decision)) throw new NotAllowed();
  return decision;
}

async function lockForAction(
  tx: Tx,
  id: string,
  version: number,
  action: "approve" | "refuse",
): Promise<Decision> {
  const decision = await lockDecision(tx, id);
  if (!decision || decision.version !== version || !decisionActions[decision.status][action])
    throw new Conflict();
  return decision;
}

function checkSigning(input: Signing, today: string): Result<Signed> {
  const check = startChecks();
  const number = check.line("number", input.number, { label: "số quyết định", max: 80 });
  const signerName = check.line("signerName", input.signerName, {
    label: "họ tên người ký",
    max: 120,
    min: 2,
  });
  const signerTitle = check.line("signerTitle", input.signerTitle, {
    label: "chức vụ người ký",
    max: 120,
    min: 2,
  });
  const signedOn = check.optionalDay("signedOn", input.signedOn, { label: "ngày ký", notAfter: today }) ?? "";
  if (signedOn === "" && !check.faults.some(({ field }) => field === "signedOn")) {
    check.add("signedOn", "Nhập ngày ký.");
  }
  return check.result({ number, signedOn, signerName, signerTitle });
}

interface Carrying {
  services: Services;
  tx: Tx;
  actor: Actor;
  decision: Decision;
  signed: Signed;
  requestId: string;
}

async function carryOut(carrying: Carrying, results: readonly DecidedResult[]): Promise<number> {
  const { tx, decision, signed } = carrying;
  const recognises = decision.kind === "recognition";
  const regulation = await regulationOf(tx, decision.provinceCode, signed.signedOn);
  for (const result of results) {
    await moveItem(carrying, result);
    if (recognises) await recognise(carrying, result, regulation.certificateNumberPattern);
    await writeNotice(carrying, result, recognises ? "recognised" : "sent_to_ministry");
  }
  if (recognises) await announceChanged(tx, [...new Set(results.map(({ productId }) => productId))]);
  return recognises ? results.length : 0;
}

async function moveItem(
  { services, tx, actor, decision, signed, requestId }: Carrying,
  result: DecidedResult,
) {
  await moveDossier(services, tx, actor, {
    dossierId: result.dossierId,
    action: decision.kind === "recognition" ? "recognise" : "sendToMinistry",
    note: `Quyết định số ${signed.number}`,
    law: decisionKinds[decision.kind].law,
    requestId,
  });
}

async function recognise(
  { services, tx, decision, signed }: Carrying,
  result: DecidedResult,
  pattern: string,
) {
  const id = uuidv7();
  const { provinceCode, productId, communeCode } = result;
  const validUntil = lastValidDay(signed.signedOn);
  await insertRecognition(tx, {
    id,
    productId,
    producerId: result.producerId,
    provinceCode,
    dossierId: result.dossierId,
    decisionId: decision.id,
    star: result.star,
    points: result.total,
    ruleSet: result.ruleSet,
    recognisedOn: signed.signedOn,
    validUntil,
    isDemo: decision.isDemo,
  });
  // QĐ 26/2026/QĐ-TTg, Phụ lục II: the code carries the year of the evaluation.
  await issueProductCode(tx, {
    productId,
    provinceCode,
    communeCode,
    year: Number(result.heldOn.slice(0, 4)),
  });
  await issueCertificate(services, tx, {
    recognitionId: id,
    provinceCode,
    pattern,
    claim: {
      product: result.productName,
      producer: result.producerName,
      star: result.star,
      issuedOn: signed.signedOn,
      validUntil,
    },
  });
}
