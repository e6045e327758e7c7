import { knockOutsOf } from "@saoque/scoring";
import { audit } from "#platform/audit";
import { type Actor, Conflict, NotAllowed, type Services } from "#platform/http";
import { type Fault, fault, ok, type Result, refuse } from "#platform/result";
import { statusAfter } from "../domain/actions.ts";
import { compositionItems, type Verdict } from "../domain/composition.ts";
import { tidyText } from "../domain/form-section.ts";
import { mayCheckAtProvince } from "../permissions.ts";
import { type CompositionCheck, saveCompositionChecks } from "../store/checks.store.ts";
import { changeDossier, getDossier, lockDossier } from "./dossier-records.ts";
import { moveDossier } from "./move-dossier.ts";
import { readSubject } from "./open-dossier.ts";
import { assertOfficer, type OfficeLevel } from "./return-dossier.ts";

export interface TypedCheck {
  item: string;
  verdict: string;
  note: string;
}

export interface CompositionInput {
  dossierId: string;
  level: OfficeLevel;
  version: number;
  checks: readonly TypedCheck[];
  /** True: receive the dossier with this check. */
  accept: boolean;
  requestId: string;
}

/** Goes through the papers one by one; receives the dossier when nothing is missing. Điều 7 khoản 2 and 3. */
export async function checkComposition(
  services: Services,
  actor: Actor,
  input: CompositionInput,
): Promise<Result<null>> {
  const { level } = input;
  const dossier = await getDossier(services.db, input.dossierId);
  assertOfficer(actor, dossier, level);
  const { set } = await readSubject(services.db, dossier);
  const items = compositionItems(set, dossier.targetStar, level);
  const checked = readChecks(items, input);
  if (!checked.ok) return checked;
  const now = services.now();
  const action = level === "commune" ? "acceptByCommune" : "acceptByProvince";
  const { requestId } = input;
  await services.db.transaction().execute(async (tx) => {
    if (input.accept) {
      await moveDossier(services, tx, actor, {
        dossierId: dossier.id,
        action,
        expectedVersion: input.version,
        requestId,
      });
    } else {
      const locked = await lockDossier(tx, dossier.id);
      if (!statusAfter(locked.status, action)) throw new Conflict();
      await changeDossier(tx, locked, {}, { now, seen: input.version });
      await audit(tx, {
        provinceCode: dossier.provinceCode,
        actor,
        action: "dossiers.check-composition",
        subject: { kind: "dossier", id: dossier.id },
        requestId,
        details: { level },
      });
    }
    await saveCompositionChecks(
      tx,
      { dossierId: dossier.id, level, accountId: actor.accountId, now },
      checked.value,
    );
  });
  return ok(null);
}

function readChecks(
  items: readonly { item: string; label: string }[],
  { checks, accept }: CompositionInput,
): Result<CompositionCheck[]> {
  const faults: Fault[] = [];
  const read: CompositionCheck[] = [];
  for (const { item, label } of items) {
    const typed = checks.find((check) => check.item === item);
    const note = tidyText(typed?.note ?? "");
    if (note.length > 500)
      faults.push({ field: `note.${item}`, text: `Ghi chú của “${label}” dài quá 500 ký tự.` });
    const verdict = verdictOf(typed?.verdict);
    if (verdict) read.push({ item, verdict, note: note || null });
    else if (accept) faults.push({ field: `verdict.${item}`, text: `Đánh dấu “${label}” đủ hay thiếu.` });
    if (accept && verdict === "missing") {
      const text = `“${label}” còn thiếu nên chưa tiếp nhận được. Trả lại hồ sơ để chủ thể bổ sung.`;
      faults.push({ field: `verdict.${item}`, text });
    }
  }
  return faults.length > 0 ? refuse(faults) : ok(read);
}

function verdictOf(text: string | undefined): Verdict | undefined {
  return text === "present" || text === "missing" || text === "not_required" ? text : undefined;
}

export interface RejectInput {
  dossierId: string;
  version: number;
  ground: string;
  reason: string;
  requestId: string;
}

/** Ends a dossier for one of the set's own grounds (forged, not compliant, a note that eliminates), with the reason. */
export async function rejectDossier(
  services: Services,
  actor: Actor,
  input: RejectInput,
): Promise<Result<null>> {
  const dossier = await getDossier(services.db, input.dossierId);
  if (!mayCheckAtProvince(actor, dossier))
    throw new NotAllowed("Hồ sơ này không thuộc địa bàn bạn phụ trách.");
  const { set } = await readSubject(services.db, dossier);
  const ground = knockOutsOf(set).find((each) => each.code === input.ground);
  const reason = tidyText(input.reason);
  if (!ground) return fault("ground", "Chọn căn cứ loại hồ sơ.");
  if (reason.length < 10) return fault("reason", "Ghi rõ lý do loại, ít nhất 10 ký tự.");
  if (reason.length > 1000) return fault("reason", "Lý do dài quá 1.000 ký tự.");
  await services.db.transaction().execute((tx) =>
    moveDossier(services, tx, actor, {
      dossierId: dossier.id,
      action: "reject",
      expectedVersion: input.version,
      note: `${ground.text}. ${reason}`,
      law: `QĐ 26/2026/QĐ-TTg, Phụ lục II, bộ ${set.set.no}`,
      requestId: input.requestId,
    }),
  );
  return ok(null);
}
