import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import { isUuid, uuidv7 } from "#platform/db";
import { startChecks } from "#platform/forms";
import { type Actor, holdsRoleIn, NotFound, type Services } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
import { mayNow } from "../domain/actions.ts";
import { type Audience, audiencesOf, isAudience } from "../domain/audiences.ts";
import { type Completion, completionOf } from "../domain/completion.ts";
import { communeRoles, mayReadClass, provincesOf } from "../permissions.ts";
import { type FeedbackMarks, findFeedback, saveFeedback } from "../store/attendances.store.ts";
import { findClass, type TrainingClass } from "../store/classes.store.ts";
import {
  findOwnLearner,
  insertLearners,
  type ListedLearner,
  listLearners,
  setLearnerStatus,
} from "../store/learners.store.ts";
import { listMaterials, type Material } from "../store/materials.store.ts";
import { listMeetings } from "../store/meetings.store.ts";
import { lockFor } from "./class-records.ts";
import { ownProducers } from "./own-producers.ts";

export interface OwnView {
  training: TrainingClass;
  meetings: Awaited<ReturnType<typeof listMeetings>>;
  place: ListedLearner | undefined;
  completion: Completion;
  materials: Material[];
  feedback: Awaited<ReturnType<typeof findFeedback>>;
  /** As whom the actor may register; empty when the class is not meant for him. */
  joinAs: Audience[];
  taken: number;
  today: string;
}

/** A class as a learner sees it: of his own province and commune, or one he has a place in. */
export async function readOwnClass(services: Services, actor: Actor, classId: string): Promise<OwnView> {
  const db = services.readDb;
  const training = isUuid(classId) ? await findClass(db, classId) : undefined;
  const place = training && (await findOwnLearner(db, training.id, actor.accountId));
  if (!training || !(place || (await mayKnow(services, actor, training))))
    throw new NotFound("Không tìm thấy lớp tập huấn này.");
  const meetings = await listMeetings(db, training.id);
  const completion = completionOf(
    { ...training, meetings: meetings.length },
    place ?? { attended: 0, testPoints: null },
  );
  const learners = await listLearners(db, training.id);
  return {
    training,
    meetings,
    place,
    completion,
    materials: await listMaterials(db, {
      reach: place ? "class" : "public",
      classId: training.id,
      limit: 50,
    }),
    feedback: place && (await findFeedback(db, training.id, place.id)),
    joinAs: audiencesOf(actor.grants.map(({ role }) => role)).filter((each) =>
      training.audiences.includes(each),
    ),
    taken: learners.filter(({ status }) => status === "registered").length,
    today: dayInVietnam(services.now()),
  };
}

async function mayKnow(services: Services, actor: Actor, training: TrainingClass): Promise<boolean> {
  if (mayReadClass(actor, training)) return true;
  if (!provincesOf(actor).includes(training.provinceCode)) return false;
  const { communeCode } = training;
  if (communeCode === null) return true;
  // Its own province's advisory team and councils sit in classes of communes too; agencies only where they are asked.
  if (holdsRoleIn(actor, ["advisory_member", "council_member"], "province", training.provinceCode))
    return true;
  if (holdsRoleIn(actor, communeRoles, "commune", communeCode)) return true;
  return (await ownProducers(services.readDb, actor)).some((each) => each.communeCode === communeCode);
}

export interface RegisterInput {
  classId: string;
  audience: string;
  phone: string;
  jobTitle: string;
  requestId: string;
}

/** Takes a place: an answer to an invitation, or one's own registration while there is room. */
export async function registerSelf(
  services: Services,
  actor: Actor,
  input: RegisterInput,
): Promise<Result<null>> {
  const view = await readOwnClass(services, actor, input.classId);
  const check = startChecks();
  const phone = check.optionalPhone("phone", input.phone);
  const jobTitle = check.optionalLine("jobTitle", input.jobTitle, { label: "chức vụ", max: 120 });
  const audience =
    view.place?.audience ?? view.joinAs.find((each) => each === input.audience) ?? view.joinAs[0];
  if (!view.place && !audience)
    check.add("audience", "Lớp này không dành cho vai trò của bạn. Liên hệ ban tổ chức nếu bạn cần dự.");
  if (
    view.training.capacity !== null &&
    view.taken >= view.training.capacity &&
    view.place?.status !== "registered"
  )
    check.add("audience", "Lớp đã đủ chỗ.");
  const read = check.result({ phone: phone && localPhone(phone), jobTitle });
  if (!read.ok) return read;
  const [producer] = await ownProducers(services.readDb, actor);
  return services.db.transaction().execute(async (tx) => {
    const standing = await lockFor(tx, view.training.id, "register");
    if (view.place) await setLearnerStatus(tx, [view.place.id], "registered");
    else
      await insertLearners(tx, [
        {
          id: uuidv7(),
          classId: standing.id,
          provinceCode: standing.provinceCode,
          communeCode: producer?.communeCode ?? communeOf(actor),
          fullName: actor.displayName,
          audience: audience && isAudience(audience) ? audience : "other",
          accountId: actor.accountId,
          producerId: producer?.id ?? null,
          agency: producer?.name ?? actor.grants[0]?.unitName ?? null,
          ...read.value,
          email: null,
          origin: "self",
          status: "registered",
          testPoints: null,
          certificateNumber: null,
          certifiedOn: null,
          isDemo: standing.isDemo,
        },
      ]);
    await note(tx, actor, standing, { action: "training.register", requestId: input.requestId });
    return ok(null);
  });
}

function communeOf(actor: Actor): string | null {
  return actor.grants.find(({ unitKind }) => unitKind === "commune")?.unitCode ?? null;
}

/** "+84912…" and "0912…" are one number. */
export function localPhone(phone: string): string {
  return phone.replace(/^\+84/, "0");
}

/** Gives the place back; whoever was present already stays on the list. */
export async function declineSelf(
  services: Services,
  actor: Actor,
  input: { classId: string; requestId: string },
): Promise<Result<null>> {
  const { training, place } = await readOwnClass(services, actor, input.classId);
  if (!place) return fault("place", "Bạn chưa có chỗ trong lớp này.");
  if (place.attended > 0) return fault("place", "Bạn đã được điểm danh nên không rút tên được nữa.");
  return services.db.transaction().execute(async (tx) => {
    const standing = await lockFor(tx, training.id, "register");
    await setLearnerStatus(tx, [place.id], "declined");
    await note(tx, actor, standing, { action: "training.decline", requestId: input.requestId });
    return ok(null);
  });
}

export interface FeedbackInput {
  classId: string;
  marks: Readonly<Record<keyof FeedbackMarks, string>>;
  comment: string;
  requestId: string;
}

export const feedbackQuestions: Readonly<Record<keyof FeedbackMarks, string>> = {
  content: "Nội dung",
  teacher: "Giảng viên",
  organisation: "Tổ chức lớp",
  usefulness: "Áp dụng được vào công việc",
};

/** What a learner who was present thinks of the class; nobody is shown who said what. */
export async function giveFeedback(
  services: Services,
  actor: Actor,
  input: FeedbackInput,
): Promise<Result<null>> {
  const { training, place } = await readOwnClass(services, actor, input.classId);
  const check = startChecks();
  const read = (key: keyof FeedbackMarks): number => {
    const typed = input.marks[key];
    if (!/^[1-5]$/.test(typed)) check.add(key, `Chấm mục “${feedbackQuestions[key]}” từ 1 đến 5.`);
    return Number(typed);
  };
  if (!place || place.attended === 0) check.add("content", "Chỉ học viên đã dự lớp được đánh giá lớp.");
  const marks = {
    content: read("content"),
    teacher: read("teacher"),
    organisation: read("organisation"),
    usefulness: read("usefulness"),
  };
  const comment = check.optionalText("comment", input.comment, { label: "góp ý", max: 1000 });
  const done = check.result(null);
  if (!done.ok || !place) return done;
  return services.db.transaction().execute(async (tx) => {
    const standing = await lockFor(tx, training.id, "giveFeedback");
    await saveFeedback(tx, {
      ...marks,
      comment,
      classId: training.id,
      learnerId: place.id,
      at: services.now(),
    });
    // The trail tells that feedback came, not from whom: it is unsigned.
    await note(tx, null, standing, { action: "training.give-feedback", requestId: input.requestId });
    return ok(null);
  });
}

export function mayGiveFeedback({ training, place }: OwnView): boolean {
  return place !== undefined && place.attended > 0 && mayNow(training.status, "giveFeedback");
}

function note(
  tx: Parameters<typeof audit>[0],
  actor: Actor | null,
  training: TrainingClass,
  { action, requestId }: { action: string; requestId: string },
): Promise<void> {
  return audit(tx, {
    provinceCode: training.provinceCode,
    actor,
    action,
    subject: { kind: "class", id: training.id },
    ...(actor ? { requestId } : {}),
  });
}
