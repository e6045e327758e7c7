import { audit } from "#platform/audit";
import { isIsoDate } from "#platform/calendar";
import { uuidv7 } from "#platform/db";
import { type Actor, holdsRoleIn, NotAllowed, type Services } from "#platform/http";
import { type Fault, ok, type Result, refuse } from "#platform/result";
import { runners, seatOf } from "../permissions.ts";
import { listMembers } from "../store/councils.store.ts";
import { insertSession } from "../store/sessions.store.ts";
import { getCouncil } from "./read-councils.ts";

export interface SessionInput {
  title: string;
  heldOn: string;
  place: string;
}

export async function planSession(
  services: Services,
  actor: Actor,
  councilId: string,
  input: SessionInput,
): Promise<Result<{ id: string }>> {
  const council = await getCouncil(services.db, councilId);
  const seat = seatOf(actor, { members: await listMembers(services.db, councilId) })?.seat;
  const { provinceCode } = council;
  if (seat !== "chair" && seat !== "secretary" && !holdsRoleIn(actor, runners, "province", provinceCode)) {
    throw new NotAllowed("Chỉ Chủ tịch, Thư ký Hội đồng hoặc cán bộ OCOP của tỉnh lập phiên họp.");
  }
  const faults = sessionFaults(input, council.decidedOn);
  if (faults.length > 0) return refuse(faults);
  const id = uuidv7();
  const { title, heldOn } = input;
  await services.db.transaction().execute(async (tx) => {
    await insertSession(tx, {
      id,
      councilId,
      provinceCode,
      title,
      heldOn,
      place: input.place || null,
      isDemo: council.isDemo,
    });
    await audit(tx, {
      provinceCode,
      actor,
      action: "evaluation.plan-session",
      subject: { kind: "session", id },
      details: { title, heldOn },
    });
  });
  return ok({ id });
}

function sessionFaults(input: SessionInput, decidedOn: string): Fault[] {
  const faults: Fault[] = [];
  if (input.title.length < 3 || input.title.length > 160)
    faults.push({ field: "title", text: "Tên phiên họp dài từ 3 đến 160 ký tự." });
  if (input.place.length > 200) faults.push({ field: "place", text: "Địa điểm dài quá 200 ký tự." });
  if (!isIsoDate(input.heldOn)) faults.push({ field: "heldOn", text: "Chọn ngày họp." });
  else if (input.heldOn < decidedOn)
    faults.push({ field: "heldOn", text: "Ngày họp phải từ ngày thành lập Hội đồng trở đi." });
  return faults;
}
