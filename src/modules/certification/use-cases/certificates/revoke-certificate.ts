import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import { startChecks } from "#platform/forms";
import { type Actor, Conflict, NotAllowed, type Services } from "#platform/http";
import { announce } from "#platform/jobs";
import { ok, type Result } from "#platform/result";
import { revocationGrounds } from "../../domain/decision.ts";
import { announceChanged, events } from "../../events.ts";
import { mayRevoke } from "../../permissions.ts";
import { insertRevocation } from "../../store/certificates.store.ts";
import { appendLog } from "../../store/public-log.store.ts";
import { getCertificate } from "./read-certificate.ts";

export interface RevocationInput {
  slug: string;
  decisionNumber: string;
  revokedOn: string;
  ground: string;
  reason: string;
  requestId: string;
}

/**
 * QĐ 26/2026/QĐ-TTg, Điều 8: the chair of the province takes back a 3–4 star recognition on one of six grounds.
 * The public page says so from the same moment.
 */
export async function revokeCertificate(
  services: Services,
  actor: Actor,
  input: RevocationInput,
): Promise<Result<void>> {
  const certificate = await getCertificate(services.db, input.slug);
  if (!mayRevoke(actor, certificate)) throw new NotAllowed();
  const today = dayInVietnam(services.now());
  const read = readRevocation(input, { issuedOn: certificate.issuedOn, today });
  if (!read.ok) return read;
  const { recognitionId, number, productId, producerId, provinceCode } = certificate;
  return services.db.transaction().execute(async (tx) => {
    const row = { ...read.value, recognitionId, revokedBy: actor.accountId };
    if (!(await insertRevocation(tx, row))) throw new Conflict("Giấy chứng nhận này đã bị thu hồi trước đó.");
    await appendLog(tx, { certificateNumber: number, event: "revoked", happenedOn: row.revokedOn });
    await audit(tx, {
      provinceCode,
      actor,
      action: "certification.revoke",
      subject: { kind: "certificate", id: number },
      requestId: input.requestId,
      details: { ground: row.ground, decisionNumber: row.decisionNumber, revokedOn: row.revokedOn },
    });
    const fact = { recognitionId, certificateNumber: number, productId, producerId, ground: row.ground };
    await announce(tx, events.certificateRevoked, fact);
    await announceChanged(tx, [productId]);
    return ok(undefined);
  });
}

function readRevocation(input: RevocationInput, days: { issuedOn: string; today: string }) {
  const check = startChecks();
  const decisionNumber = check.line("decisionNumber", input.decisionNumber, {
    label: "số quyết định",
    max: 80,
  });
  const reason = check.line("reason", input.reason, { label: "lý do cụ thể", max: 1000, min: 10 });
  const ground = Number(
    check.choice("ground", input.ground, Object.keys(revocationGrounds), "Chọn căn cứ thu hồi."),
  );
  const revokedOn =
    check.optionalDay("revokedOn", input.revokedOn, { label: "ngày thu hồi", notAfter: days.today }) ?? "";
  const told = check.faults.some(({ field }) => field === "revokedOn");
  if (revokedOn === "" && !told) check.add("revokedOn", "Nhập ngày thu hồi.");
  if (revokedOn !== "" && revokedOn < days.issuedOn) {
    check.add("revokedOn", "Ngày thu hồi không thể trước ngày cấp giấy.");
  }
  return check.result({ decisionNumber, revokedOn, ground, reason });
}
