import { addDays, dayInVietnam, isIsoDate } from "#platform/calendar";
import { type Actor, NotAllowed, type Services } from "#platform/http";
import { type Fault, ok, type Result, refuse } from "#platform/result";
import { shortestAnswerDays } from "../domain/clock.ts";
import { tidyText } from "../domain/form-section.ts";
import { mayCheckAtCommune, mayCheckAtProvince } from "../permissions.ts";
import type { Dossier } from "../store/dossiers.store.ts";
import { insertReturn } from "../store/returns.store.ts";
import { getDossier } from "./dossier-records.ts";
import { moveDossier } from "./move-dossier.ts";
import { readSubject } from "./open-dossier.ts";

export type OfficeLevel = "commune" | "province";

export interface ReturnInput {
  dossierId: string;
  level: OfficeLevel;
  version: number;
  reason: string;
  respondBy: string;
  points: readonly { criterion: string; request: string }[];
  requestId: string;
}

/** How many points one return offers to fill in. */
export const returnPointRows = 6;

/** Sends the dossier back with what is asked for, point by point, and until when. */
export async function returnDossier(
  services: Services,
  actor: Actor,
  input: ReturnInput,
): Promise<Result<null>> {
  const dossier = await getDossier(services.db, input.dossierId);
  assertOfficer(actor, dossier, input.level);
  const { set } = await readSubject(services.db, dossier);
  const now = services.now();
  const checked = checkReturn(input, dayInVietnam(now), (code) => set.leafOf.has(code));
  if (!checked.ok) return checked;
  const { reason, respondBy, points } = checked.value;
  await services.db.transaction().execute(async (tx) => {
    await moveDossier(services, tx, actor, {
      dossierId: dossier.id,
      action: input.level === "commune" ? "returnByCommune" : "returnByProvince",
      expectedVersion: input.version,
      note: reason,
      requestId: input.requestId,
    });
    await insertReturn(tx, {
      dossierId: dossier.id,
      level: input.level,
      reason,
      respondBy,
      points,
      actor,
      now,
    });
  });
  return ok(null);
}

/** @throws NotAllowed for anybody but an officer of the dossier's own commune or province. */
export function assertOfficer(actor: Actor, dossier: Dossier, level: OfficeLevel): void {
  const may = level === "commune" ? mayCheckAtCommune(actor, dossier) : mayCheckAtProvince(actor, dossier);
  if (!may) throw new NotAllowed("Hồ sơ này không thuộc địa bàn bạn phụ trách.");
}

interface CheckedReturn {
  reason: string;
  respondBy: string;
  points: { criterion: string | null; request: string }[];
}

function checkReturn(
  input: ReturnInput,
  today: string,
  isCriterion: (code: string) => boolean,
): Result<CheckedReturn> {
  const faults: Fault[] = [];
  const reason = tidyText(input.reason);
  if (reason === "") faults.push({ field: "reason", text: "Ghi lý do trả lại." });
  if (reason.length > 1000) faults.push({ field: "reason", text: "Lý do dài quá 1.000 ký tự." });
  const earliest = addDays(today, shortestAnswerDays);
  const { respondBy } = input;
  if (!isIsoDate(respondBy) || respondBy < earliest || respondBy > addDays(today, 366)) {
    const text = `Chọn hạn bổ sung sau hôm nay ít nhất ${shortestAnswerDays} ngày và trong vòng một năm.`;
    faults.push({ field: "respondBy", text });
  }
  const points: CheckedReturn["points"] = [];
  for (const [index, point] of input.points.slice(0, returnPointRows).entries()) {
    const request = tidyText(point.request);
    if (request === "" && point.criterion === "") continue;
    const field = `request.${index + 1}`;
    if (request === "") faults.push({ field, text: `Ghi yêu cầu cho điểm ${index + 1}.` });
    if (request.length > 1000) faults.push({ field, text: `Yêu cầu ${index + 1} dài quá 1.000 ký tự.` });
    if (point.criterion !== "" && !isCriterion(point.criterion)) {
      faults.push({
        field: `criterion.${index + 1}`,
        text: `Bộ tiêu chí không có tiêu chí đã chọn ở điểm ${index + 1}.`,
      });
    }
    points.push({ criterion: point.criterion || null, request });
  }
  if (points.length === 0) faults.push({ field: "request.1", text: "Ghi ít nhất một điểm cần bổ sung." });
  return faults.length > 0 ? refuse(faults) : ok({ reason, respondBy, points });
}
