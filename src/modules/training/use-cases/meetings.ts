import { audit } from "#platform/audit";
import { uuidv7 } from "#platform/db";
import { startChecks, type Typed } from "#platform/forms";
import { type Actor, Conflict, type Services } from "#platform/http";
import { ok, type Result } from "#platform/result";
import { type DayPart, dayParts } from "../domain/parts.ts";
import { deleteMeeting, insertMeetings, listMeetings } from "../store/meetings.store.ts";
import { getMeetingOf, getRunClass, lockFor } from "./class-records.ts";

export const meetingFields = ["heldOn", "part", "topic", "teacher"] as const;
export type TypedMeeting = Typed<(typeof meetingFields)[number]>;

const mostMeetings = 60;

/** One more meeting, on a day of the class. */
export async function addMeeting(
  services: Services,
  actor: Actor,
  input: { classId: string; typed: TypedMeeting; requestId: string },
): Promise<Result<{ id: string }>> {
  const seen = await getRunClass(services, actor, input.classId);
  const { typed } = input;
  const check = startChecks();
  const heldOn = check.optionalDay("heldOn", typed.heldOn, { label: "ngày học" }) ?? "";
  if (typed.heldOn.trim() === "") check.add("heldOn", "Chọn ngày học.");
  const part = check.choice<DayPart>("part", typed.part, dayParts, "Chọn buổi trong ngày.");
  const topic = check.optionalLine("topic", typed.topic, { label: "nội dung", max: 250 });
  const teacher = check.optionalLine("teacher", typed.teacher, { label: "giảng viên", max: 150 });
  if (heldOn !== "" && (heldOn < seen.startsOn || heldOn > seen.endsOn))
    check.add("heldOn", "Ngày học nằm ngoài thời gian của lớp; sửa ngày của lớp trước.");
  const read = check.result({ heldOn, part, topic, teacher });
  if (!read.ok) return read;
  return services.db.transaction().execute(async (tx) => {
    const standing = await lockFor(tx, seen.id, "change");
    const meetings = await listMeetings(tx, seen.id);
    if (meetings.length >= mostMeetings)
      return { ok: false, faults: [{ field: "heldOn", text: `Một lớp có tối đa ${mostMeetings} buổi.` }] };
    if (meetings.some((each) => each.heldOn === heldOn && each.part === part))
      return { ok: false, faults: [{ field: "heldOn", text: "Buổi này đã có trong lịch." }] };
    const id = uuidv7();
    const no = Math.max(0, ...meetings.map((each) => each.no)) + 1;
    await insertMeetings(tx, [{ id, classId: seen.id, no, ...read.value }]);
    await audit(tx, {
      provinceCode: standing.provinceCode,
      actor,
      action: "training.add-meeting",
      subject: { kind: "class", id: seen.id },
      requestId: input.requestId,
      details: { meetingId: id, heldOn, part },
    });
    return ok({ id });
  });
}

/** Takes an empty meeting out of the timetable; one with attendance or papers stays. */
export async function removeMeeting(
  services: Services,
  actor: Actor,
  input: { classId: string; meetingId: string; requestId: string },
): Promise<void> {
  const seen = await getRunClass(services, actor, input.classId);
  const meeting = await getMeetingOf(services, seen.id, input.meetingId);
  await services.db.transaction().execute(async (tx) => {
    await lockFor(tx, seen.id, "change");
    if (!(await deleteMeeting(tx, meeting.id)))
      throw new Conflict("Buổi này đã có điểm danh hoặc ảnh danh sách nên không bỏ được.");
    await audit(tx, {
      provinceCode: seen.provinceCode,
      actor,
      action: "training.remove-meeting",
      subject: { kind: "class", id: seen.id },
      requestId: input.requestId,
      details: { meetingId: meeting.id, heldOn: meeting.heldOn, part: meeting.part },
    });
  });
}
