import { getConsultant } from "#modules/consultants";
import { getProducer } from "#modules/producers";
import { findCommune } from "#modules/territory";
import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import { type Executor, isUuid, uuidv7 } from "#platform/db";
import { startChecks, type Typed } from "#platform/forms";
import { type Actor, Conflict, NotAllowed, type Services } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
import { isStartupStage, stagesAfter, startupStages } from "../../domain/startup.ts";
import { mayRunStartups, provinceOf } from "../../permissions.ts";
import {
  insertStartup,
  insertStartupStep,
  type StartupDetails,
  updateStartup,
} from "../../store/startups.store.ts";
import { inOneStep } from "../in-one-step.ts";
import { readStartup } from "./view-startups.ts";

export const startupFields = [
  "team",
  "leaderName",
  "idea",
  "communeCode",
  "cohortYear",
  "mentorId",
  "note",
] as const;
export type StartupTyped = Typed<(typeof startupFields)[number]>;

export async function addStartup(
  services: Services,
  actor: Actor,
  { typed, requestId, isDemo = false }: { typed: StartupTyped; requestId?: string; isDemo?: boolean },
): Promise<Result<{ id: string }>> {
  const provinceCode = provinceOf(actor);
  if (!provinceCode) throw new NotAllowed();
  const checked = await checkStartup(services, typed, provinceCode);
  if (!checked.ok) return checked;
  const id = uuidv7();
  const at = services.now();
  await services.db.transaction().execute(async (tx) => {
    await insertStartup(tx, { ...checked.value, id, provinceCode, isDemo, createdAt: at }, actor.accountId);
    const by = { by: actor.accountId, byName: actor.displayName };
    await insertStartupStep(tx, uuidv7(), { startupId: id, stage: "applied", note: null, ...by, at });
    await audit(tx, {
      provinceCode,
      actor,
      action: "support.add-startup",
      subject: { kind: "startup", id },
      requestId,
      details: { team: checked.value.team, cohortYear: checked.value.cohortYear },
    });
  });
  return ok({ id });
}

export interface StartupStepOn {
  startupId: string;
  version: number;
  requestId?: string;
}

export async function editStartup(
  services: Services,
  actor: Actor,
  { typed, startupId, version, requestId }: StartupStepOn & { typed: StartupTyped },
): Promise<Result<{ id: string }>> {
  const startup = await startupToRun(services.db, actor, startupId);
  const checked = await checkStartup(services, typed, startup.provinceCode);
  if (!checked.ok) return checked;
  await services.db.transaction().execute(async (tx) => {
    const seen = { id: startup.id, version, at: services.now() };
    if (!(await updateStartup(tx, seen, checked.value))) throw new Conflict();
    await audit(tx, {
      provinceCode: startup.provinceCode,
      actor,
      action: "support.edit-startup",
      subject: { kind: "startup", id: startup.id },
      requestId,
      details: { changed: changedNames(startup, checked.value) },
    });
  });
  return ok({ id: startup.id });
}

async function startupToRun(db: Executor, actor: Actor, id: string) {
  const startup = await readStartup(db, actor, id);
  if (!mayRunStartups(actor, startup.provinceCode)) throw new NotAllowed();
  return startup;
}

function changedNames(before: StartupDetails, after: StartupDetails): string[] {
  return (Object.keys(after) as (keyof StartupDetails)[]).filter((name) => before[name] !== after[name]);
}

export interface StageInput extends StartupStepOn {
  stage: string;
  note: string;
  /** The producer the team became; only for the last stage. */
  producerId: string;
}

/** A team reaches the next stage, leaves with a reason, or becomes a producer of its own. */
export async function moveStartup(
  services: Services,
  actor: Actor,
  { stage, note, producerId, startupId, version, requestId }: StageInput,
): Promise<Result<{ id: string }>> {
  const startup = await startupToRun(services.db, actor, startupId);
  if (!isStartupStage(stage) || !stagesAfter(startup.stage).includes(stage))
    return fault("stage", "Chọn giai đoạn tiếp theo.");
  const check = startChecks();
  const told = check.optionalText("stageNote", note, { label: "ghi chú", max: 1000 });
  if (stage === "left" && told === null) check.add("stageNote", "Ghi lý do nhóm rời chương trình.");
  const became =
    stage === "graduated" ? await producerOf(services.db, producerId, startup.provinceCode) : null;
  if (stage === "graduated" && became === null)
    check.add("becameProducerId", "Chọn chủ thể mà nhóm đã đăng ký thành.");
  const checked = check.result(told);
  if (!checked.ok) return checked;
  return inOneStep(services, async (tx) => {
    const at = services.now();
    const change = { stage, producerId: became };
    if (!(await updateStartup(tx, { id: startup.id, version, at }, change))) throw new Conflict();
    await insertStartupStep(tx, uuidv7(), {
      startupId: startup.id,
      stage,
      note: checked.value,
      by: actor.accountId,
      byName: actor.displayName,
      at,
    });
    await audit(tx, {
      provinceCode: startup.provinceCode,
      actor,
      action: "support.move-startup",
      subject: { kind: "startup", id: startup.id },
      requestId,
      details: { from: startup.stage, to: stage, stage: startupStages[stage], producerId: became },
    });
    return ok({ id: startup.id });
  });
}

async function producerOf(db: Executor, id: string, provinceCode: string): Promise<string | null> {
  if (!isUuid(id)) return null;
  const producer = await getProducer(db, id);
  return producer.provinceCode === provinceCode ? producer.id : null;
}

async function checkStartup(
  services: Services,
  typed: StartupTyped,
  provinceCode: string,
): Promise<Result<StartupDetails>> {
  const check = startChecks();
  const year = Number(dayInVietnam(services.now()).slice(0, 4));
  const team = check.line("team", typed.team, { label: "tên nhóm", min: 2, max: 200 });
  const idea = check.optionalText("idea", typed.idea, { label: "ý tưởng", min: 10, max: 3000 });
  if (typed.idea.trim() === "") check.add("idea", "Nhập ý tưởng.");
  const years = { label: "khoá (năm)", min: 2018, max: year + 1 };
  const cohortYear = check.optionalWhole("cohortYear", typed.cohortYear, years);
  if (typed.cohortYear.trim() === "") check.add("cohortYear", "Nhập năm của khoá.");
  const commune = typed.communeCode === "" ? null : findCommune(typed.communeCode);
  if (typed.communeCode !== "" && commune?.provinceCode !== provinceCode)
    check.add("communeCode", "Chọn xã, phường trong tỉnh.");
  const mentor = typed.mentorId === "" ? undefined : await getConsultant(services.db, typed.mentorId);
  if (typed.mentorId !== "" && mentor?.provinceCode !== provinceCode)
    check.add("mentorId", "Chọn người cố vấn trong danh bạ tư vấn của tỉnh.");
  return check.result({
    team,
    leaderName: check.optionalLine("leaderName", typed.leaderName, { label: "tên trưởng nhóm", max: 120 }),
    idea: idea ?? "",
    cohortYear: cohortYear ?? year,
    communeCode: commune?.code ?? null,
    mentorId: mentor?.id ?? null,
    note: check.optionalText("note", typed.note, { label: "ghi chú", max: 2000 }),
  });
}
