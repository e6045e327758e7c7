import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import { uuidv7 } from "#platform/db";
import { acceptUpload } from "#platform/files";
import { type Actor, NotAllowed, type Services, type UploadedFile } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
import { mayReadPapers, mayRunClass } from "../permissions.ts";
import {
  type AttendanceWay,
  deleteAttendances,
  insertAttendances,
  insertPaper,
  listAttendances,
  listPapers,
} from "../store/attendances.store.ts";
import { listLearners, setLearnerStatus } from "../store/learners.store.ts";
import { getMeetingOf, getReadableClass, getRunClass, lockFor } from "./class-records.ts";

/** The list of one meeting to tick, with the photos that it may be typed from. */
export async function readSheet(services: Services, actor: Actor, classId: string, meetingId: string) {
  const training = await getReadableClass(services, actor, classId);
  if (!mayReadPapers(actor, training)) throw new NotAllowed();
  const meeting = await getMeetingOf(services, training.id, meetingId);
  const [learners, attendances, papers] = await Promise.all([
    listLearners(services.db, training.id),
    listAttendances(services.db, training.id),
    listPapers(services.db, training.id),
  ]);
  return {
    training,
    meeting,
    learners,
    present: new Map(
      attendances.filter((each) => each.meetingId === meeting.id).map((each) => [each.learnerId, each.way]),
    ),
    papers: papers.filter((each) => each.meetingId === meeting.id),
    mayRun: mayRunClass(actor, training),
    today: dayInVietnam(services.now()),
  };
}

export interface TickInput {
  classId: string;
  meetingId: string;
  present: readonly string[];
  /** Learners the form showed: others that came in meanwhile stay as they are. */
  shown: readonly string[];
  fromPaper: boolean;
  requestId: string;
}

/** What the list of one meeting says now: new ticks are noted, taken ones removed; the change is kept in the trail. */
export async function tickAttendance(
  services: Services,
  actor: Actor,
  input: TickInput,
): Promise<Result<{ added: number; removed: number }>> {
  const seen = await getRunClass(services, actor, input.classId);
  const meeting = await getMeetingOf(services, seen.id, input.meetingId);
  if (meeting.heldOn > dayInVietnam(services.now()))
    return fault("present", "Buổi này chưa tới ngày học nên chưa điểm danh được.");
  return services.db.transaction().execute(async (tx) => {
    const standing = await lockFor(tx, seen.id, "noteAttendance");
    const learners = new Map((await listLearners(tx, seen.id)).map((each) => [each.id, each]));
    const before = (await listAttendances(tx, seen.id)).filter((each) => each.meetingId === meeting.id);
    const noted = new Set(before.map(({ learnerId }) => learnerId));
    const wanted = new Set(input.present.filter((id) => learners.has(id)));
    const added = [...wanted].filter((id) => !noted.has(id));
    const removed = input.shown.filter((id) => noted.has(id) && !wanted.has(id));
    const kept = removed.find((id) => learners.get(id)?.certifiedOn);
    if (kept)
      return fault(
        "present",
        `${learners.get(kept)?.fullName} đã được cấp chứng nhận nên không bỏ điểm danh được.`,
      );
    const way: AttendanceWay = input.fromPaper ? "paper" : "list";
    await insertAttendances(
      tx,
      added.map((learnerId) => ({
        meetingId: meeting.id,
        learnerId,
        classId: seen.id,
        provinceCode: standing.provinceCode,
        attendedOn: meeting.heldOn,
        way,
        notedBy: actor.accountId,
        notedAt: services.now(),
      })),
    );
    if (removed.length > 0) await deleteAttendances(tx, meeting.id, removed);
    const came = added.filter((id) => learners.get(id)?.status !== "registered");
    if (came.length > 0) await setLearnerStatus(tx, came, "registered");
    if (added.length + removed.length > 0)
      await audit(tx, {
        provinceCode: standing.provinceCode,
        actor,
        action: "training.tick-attendance",
        subject: { kind: "class", id: seen.id },
        requestId: input.requestId,
        details: { meetingId: meeting.id, way, added, removed },
      });
    return ok({ added: added.length, removed: removed.length });
  });
}

/** Keeps the photo of the signed list: personal data, every reading of it is noted. */
export async function keepPaper(
  services: Services,
  actor: Actor,
  input: {
    classId: string;
    meetingId: string;
    file: UploadedFile | undefined;
    note: string;
    requestId: string;
  },
): Promise<Result<null>> {
  const seen = await getRunClass(services, actor, input.classId);
  const meeting = await getMeetingOf(services, seen.id, input.meetingId);
  const { file } = input;
  if (!file) return fault("paper", "Chọn ảnh chụp hoặc bản quét danh sách đã ký.");
  return services.db.transaction().execute(async (tx) => {
    const standing = await lockFor(tx, seen.id, "noteAttendance");
    const stored = await acceptUpload(tx, services.storage, file, {
      ownerModule: "training",
      ownerKind: "attendance-paper",
      ownerId: seen.id,
      provinceCode: standing.provinceCode,
      sensitivity: "sensitive",
      uploadedBy: actor.accountId,
      accept: "either",
    });
    if (!stored.ok) return stored;
    await insertPaper(tx, {
      id: uuidv7(),
      classId: seen.id,
      meetingId: meeting.id,
      fileId: stored.value.id,
      note: input.note.slice(0, 300) || null,
      by: actor.accountId,
      at: services.now(),
    });
    await audit(tx, {
      provinceCode: standing.provinceCode,
      actor,
      action: "training.keep-paper",
      subject: { kind: "class", id: seen.id },
      requestId: input.requestId,
      details: { meetingId: meeting.id, fileId: stored.value.id, sha256: stored.value.sha256 },
    });
    return ok(null);
  });
}
