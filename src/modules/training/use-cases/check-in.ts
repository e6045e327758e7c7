import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import { isUuid } from "#platform/db";
import { type Actor, NotFound, type Services } from "#platform/http";
import { mayNow } from "../domain/actions.ts";
import { insertAttendances } from "../store/attendances.store.ts";
import { checkInSecret, findClass, type TrainingClass } from "../store/classes.store.ts";
import { findByContact, findOwnLearner, type Learner, setLearnerStatus } from "../store/learners.store.ts";
import { findMeeting, type Meeting } from "../store/meetings.store.ts";
import { trainingUrls as urls } from "../urls.ts";
import { codeAt, codeHolds, passAt, passHolds, secondsLeft } from "./check-in-code.ts";
import { getMeetingOf, getRunClass, lockFor } from "./class-records.ts";
import { localPhone } from "./own-class.ts";

export interface Room {
  training: TrainingClass;
  meeting: Meeting;
  /** Address behind the code; undefined when nobody may check in now, with the reason. */
  address: string | undefined;
  why: string;
  refreshSeconds: number;
}

/** What the screen in the room shows right now. */
export async function readRoom(
  services: Services,
  actor: Actor,
  classId: string,
  meetingId: string,
): Promise<Room> {
  const training = await getRunClass(services, actor, classId);
  const meeting = await getMeetingOf(services, training.id, meetingId);
  const at = services.now();
  const why = whyNot(training, meeting, dayInVietnam(at));
  const code = codeAt(await checkInSecret(services.db, training.id), meeting.id, at);
  return {
    training,
    meeting,
    address:
      why === "" ? `${services.config.SAOQUE_ORIGIN}${urls.checkIn(meeting.id)}?ma=${code}` : undefined,
    why,
    refreshSeconds: secondsLeft(at),
  };
}

function whyNot(training: TrainingClass, meeting: Meeting, today: string): string {
  if (!mayNow(training.status, "noteAttendance")) return "Mã chỉ hiện khi lớp đang học.";
  return meeting.heldOn === today ? "" : "Mã chỉ hiện trong ngày của buổi học.";
}

export interface CheckIn {
  training: TrainingClass;
  meeting: Meeting;
  /** undefined: the code is too old or wrong. */
  pass: string | undefined;
  /** The signed-in visitor's own place. */
  place: Learner | undefined;
}

/** The page behind the code: anybody may open it, and it names nobody but the visitor himself. */
export async function openCheckIn(
  services: Services,
  actor: Actor | null,
  input: { meetingId: string; code: string; pass: string },
): Promise<CheckIn> {
  const meeting = isUuid(input.meetingId) ? await findMeeting(services.db, input.meetingId) : undefined;
  const training = meeting && (await findClass(services.db, meeting.classId));
  if (!meeting || !training) throw new NotFound("Không tìm thấy buổi học này.");
  const at = services.now();
  const secret = await checkInSecret(services.db, training.id);
  const seen = codeHolds(secret, meeting.id, input.code, at);
  const kept = passHolds(secret, meeting.id, input.pass, at);
  const open = (seen || kept) && whyNot(training, meeting, dayInVietnam(at)) === "";
  return {
    training,
    meeting,
    pass: open ? (kept ? input.pass : passAt(secret, meeting.id, at)) : undefined,
    place: actor && open ? await findOwnLearner(services.db, training.id, actor.accountId) : undefined,
  };
}

export type CheckInAnswer = { noted: "self"; name: string } | { noted: "unsaid" } | { noted: "expired" };

/**
 * Notes a learner as present. Signed in: oneself. Otherwise by the phone or address of the list, and the answer is the
 * same whether it was on the list or not, so that nobody learns who is.
 */
export async function checkIn(
  services: Services,
  actor: Actor | null,
  input: { meetingId: string; pass: string; contact: string },
): Promise<CheckInAnswer> {
  const opened = await openCheckIn(services, actor, { ...input, code: "" });
  if (!opened.pass) return { noted: "expired" };
  const { training, meeting, place } = opened;
  const own = input.contact === "" ? place : undefined;
  const found = own ? [own] : await byContact(services, training.id, input.contact);
  // A family with one phone cannot be told apart: the teacher ticks them.
  const [learner] = found.length === 1 ? found : [];
  if (learner) await note(services, { training, meeting, learner, by: own ? actor : null });
  return own ? { noted: "self", name: own.fullName } : { noted: "unsaid" };
}

function byContact(services: Services, classId: string, typed: string): Promise<Learner[]> {
  const text = typed.trim().toLowerCase();
  if (text.includes("@")) return findByContact(services.db, classId, { email: text });
  const phone = localPhone(text.replace(/[\s.\-()]/g, ""));
  return /^0\d{8,10}$/.test(phone) ? findByContact(services.db, classId, { phone }) : Promise.resolve([]);
}

interface Noting {
  training: TrainingClass;
  meeting: Meeting;
  learner: Learner;
  by: Actor | null;
}

async function note(services: Services, { training, meeting, learner, by }: Noting): Promise<void> {
  await services.db.transaction().execute(async (tx) => {
    const standing = await lockFor(tx, training.id, "noteAttendance");
    const added = await insertAttendances(tx, [
      {
        meetingId: meeting.id,
        learnerId: learner.id,
        classId: standing.id,
        provinceCode: standing.provinceCode,
        attendedOn: meeting.heldOn,
        way: "qr",
        notedBy: by?.accountId ?? null,
        notedAt: services.now(),
      },
    ]);
    if (added === 0) return;
    if (learner.status !== "registered") await setLearnerStatus(tx, [learner.id], "registered");
    await audit(tx, {
      provinceCode: standing.provinceCode,
      actor: by,
      action: "training.check-in",
      subject: { kind: "class", id: standing.id },
      details: { meetingId: meeting.id, learnerId: learner.id },
    });
  });
}
