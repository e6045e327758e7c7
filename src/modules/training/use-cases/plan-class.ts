import { randomBytes } from "node:crypto";
import { findCommune } from "#modules/territory";
import { audit } from "#platform/audit";
import { addDays, daysBetween } from "#platform/calendar";
import { type Tx, uuidv7 } from "#platform/db";
import { type Actor, Conflict, NotAllowed, type Services, unitsOf } from "#platform/http";
import { tell } from "#platform/notices";
import { ok, type Result } from "#platform/result";
import { planMeetings } from "../domain/parts.ts";
import { mayRunClass, officerRoles } from "../permissions.ts";
import {
  changeContent,
  insertClasses,
  lockNumbers,
  nextClassNo,
  type TrainingClass,
} from "../store/classes.store.ts";
import { listLearners } from "../store/learners.store.ts";
import { insertMeetings, listMeetings, type Meeting } from "../store/meetings.store.ts";
import { trainingUrls as urls } from "../urls.ts";
import { daysOf, readClassForm, type TypedClass } from "./class-form.ts";
import { getReadableClass, lockFor } from "./class-records.ts";

/** For which unit an actor makes classes: the province, else the commune. @throws NotAllowed */
export function unitForClasses(actor: Actor): { provinceCode: string; communeCode: string | null } {
  const [provinceCode] = unitsOf(actor, officerRoles, "province");
  if (provinceCode) return { provinceCode, communeCode: null };
  const [communeCode] = unitsOf(actor, ["commune_officer"], "commune");
  const commune = communeCode ? findCommune(communeCode) : undefined;
  if (!commune) throw new NotAllowed();
  return { provinceCode: commune.provinceCode, communeCode: commune.code };
}

export interface PlanInput {
  typed: TypedClass;
  /** Class whose meetings are taken over, moved to the new first day. */
  copyOf?: string;
  isDemo?: boolean;
  requestId: string;
}

/** A new class with its meetings; its code is the next of the province and year. */
export async function planClass(
  services: Services,
  actor: Actor,
  input: PlanInput,
): Promise<Result<{ id: string }>> {
  const unit = unitForClasses(actor);
  const read = readClassForm(input.typed);
  if (!read.ok) return read;
  const model = input.copyOf ? await getReadableClass(services, actor, input.copyOf) : undefined;
  const id = uuidv7();
  const at = services.now();
  await services.db.transaction().execute(async (tx) => {
    await lockNumbers(tx, unit.provinceCode);
    const no = await nextClassNo(tx, unit.provinceCode, read.value.year);
    const code = `TH-${String(no).padStart(2, "0")}`;
    const content = { ...read.value, ...unit, code };
    await insertClasses(tx, [
      {
        ...content,
        id,
        status: "planned",
        isDemo: input.isDemo ?? false,
        checkInSecret: randomBytes(32),
        createdBy: actor.accountId,
        createdAt: at,
        closedAt: null,
      },
    ]);
    const meetings = model
      ? await movedMeetings(tx, model, content.startsOn)
      : plannedMeetings(content, input.typed.texts.rhythm);
    await insertMeetings(tx, numbered(id, meetings));
    await audit(tx, {
      provinceCode: unit.provinceCode,
      actor,
      action: "training.plan-class",
      subject: { kind: "class", id },
      requestId: input.requestId,
      details: {
        code,
        title: content.title,
        meetings: meetings.length,
        ...(model ? { copyOf: model.id } : {}),
      },
    });
  });
  return ok({ id });
}

type Plan = Pick<Meeting, "heldOn" | "part" | "topic" | "teacher">;

function plannedMeetings(days: { startsOn: string; endsOn: string }, rhythm: string): Plan[] {
  if (rhythm !== "half" && rhythm !== "day") return [];
  return planMeetings(daysOf(days), rhythm).map((each) => ({ ...each, topic: null, teacher: null }));
}

async function movedMeetings(tx: Tx, model: TrainingClass, startsOn: string): Promise<Plan[]> {
  const shift = daysBetween(model.startsOn, startsOn);
  const meetings = await listMeetings(tx, model.id);
  return meetings.map((each) => ({ ...each, heldOn: addDays(each.heldOn, shift) }));
}

function numbered(classId: string, plans: readonly Plan[]): Meeting[] {
  return plans.map(({ heldOn, part, topic, teacher }, at) => ({
    id: uuidv7(),
    classId,
    no: at + 1,
    heldOn,
    part,
    topic,
    teacher,
  }));
}

/** Changes what is planned; everybody with a place hears of other days or another place. */
export async function changeClass(
  services: Services,
  actor: Actor,
  input: { id: string; version: number; typed: TypedClass; requestId: string },
): Promise<Result<null>> {
  const seen = await getReadableClass(services, actor, input.id);
  if (!mayRunClass(actor, seen)) throw new NotAllowed();
  const read = readClassForm(input.typed);
  if (!read.ok) return read;
  return services.db.transaction().execute(async (tx) => {
    const standing = await lockFor(tx, seen.id, "change");
    if (standing.version !== input.version) throw new Conflict();
    // The year is part of the class's code: another year would be another class.
    const content = { ...read.value, code: standing.code, year: standing.year };
    if (content.startsOn.slice(0, 4) !== String(standing.year)) {
      const text = `Lớp thuộc năm ${standing.year}; để tổ chức năm khác hãy sao chép thành lớp mới.`;
      return { ok: false, faults: [{ field: "startsOn", text }] };
    }
    await changeContent(tx, standing, content, services.now());
    await audit(tx, {
      provinceCode: standing.provinceCode,
      actor,
      action: "training.change-class",
      subject: { kind: "class", id: standing.id },
      requestId: input.requestId,
      details: {
        title: content.title,
        startsOn: content.startsOn,
        endsOn: content.endsOn,
        place: content.place,
      },
    });
    const moved = content.startsOn !== standing.startsOn || content.endsOn !== standing.endsOn;
    if (moved || content.place !== standing.place)
      await tellLearners(tx, standing, {
        subject: `Lớp “${content.title}” đổi lịch hoặc địa điểm`,
        body: `Lớp học từ ngày ${dmy(content.startsOn)} đến ngày ${dmy(content.endsOn)}${content.place ? `, tại ${content.place}` : ""}.`,
      });
    return ok(null);
  });
}

export function dmy(day: string): string {
  return day.split("-").reverse().join("/");
}

/** A letter to everyone with an account and a place in the class. */
export async function tellLearners(
  tx: Tx,
  { id }: Pick<TrainingClass, "id">,
  letter: { subject: string; body: string },
): Promise<void> {
  const learners = await listLearners(tx, id);
  const to = learners.flatMap(({ accountId, status }) =>
    accountId && status !== "declined" ? [{ accountId }] : [],
  );
  if (to.length === 0) return;
  await tell(tx, { about: { kind: "class", id }, to, ...letter, href: urls.ownClass(id) });
}
