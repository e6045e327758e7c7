import { addDays, dayInVietnam } from "#platform/calendar";
import { renderPdf } from "#platform/documents";
import { typedTexts } from "#platform/forms";
import type { Actor, Services } from "#platform/http";
import { tickAttendance } from "../../modules/training/use-cases/attendance.ts";
import { certify, markTest } from "../../modules/training/use-cases/certify.ts";
import { checkIn, openCheckIn, readRoom } from "../../modules/training/use-cases/check-in.ts";
import { classFields } from "../../modules/training/use-cases/class-form.ts";
import { inviteLearners, proposeLearners } from "../../modules/training/use-cases/invite.ts";
import { addLearner, learnerFields } from "../../modules/training/use-cases/learners.ts";
import { loadTrainingHistory } from "../../modules/training/use-cases/load-history.ts";
import { addMadeMaterial } from "../../modules/training/use-cases/materials.ts";
import { type Move, moveClass } from "../../modules/training/use-cases/move-class.ts";
import { declineSelf, giveFeedback, registerSelf } from "../../modules/training/use-cases/own-class.ts";
import { planClass } from "../../modules/training/use-cases/plan-class.ts";
import { readClass } from "../../modules/training/use-cases/read-class.ts";
import { agreed } from "./agreed.ts";
import { type Cast, gatherCast } from "./cast.ts";
import { inThePast } from "./past.ts";
import { type DemoClass, demoClasses, demoMaterials } from "./training-content.ts";

const requestId = "demo";

interface Stage {
  services: Services;
  cast: Cast;
  today: string;
}

/** The year's classes of Cà Mau in every state, two of Tây Ninh, the library; and the real class of July 2023. */
export async function loadTraining(services: Services): Promise<void> {
  await loadTrainingHistory(services);
  const stage = { services, cast: await gatherCast(services.db), today: dayInVietnam(services.now()) };
  const ids = new Map<string, string>();
  for (const each of demoClasses) ids.set(each.key, await holdClass(stage, each));
  await fillLibrary(stage, ids);
}

async function holdClass(stage: Stage, demo: DemoClass): Promise<string> {
  const { cast } = stage;
  const officer = cast(demo.by);
  const before = at(stage, demo.day - 20);
  const { id } = agreed(
    await planClass(before, officer, { typed: typedOf(stage, demo), isDemo: true, requestId }),
  );
  if (demo.reached === "planned") return id;
  if (demo.reached === "cancelled") {
    await move(before, officer, { id, to: "cancel", reason: demo.reason ?? "" });
    return id;
  }
  await gather(stage, demo, id);
  if (demo.reached === "inviting") return id;
  await move(at(stage, demo.day), officer, { id, to: "start" });
  await comeWalkIns(stage, demo, id);
  await attend(stage, demo, id);
  if (demo.reached === "closed") await finish(stage, demo, id);
  return id;
}

/** Invitations by rule, answers of those who have an account, and people whom their producers name. */
async function gather(stage: Stage, demo: DemoClass, id: string): Promise<void> {
  const { cast } = stage;
  const officer = cast(demo.by);
  const then = at(stage, demo.day - 12);
  const rule = { audiences: [], communeCodes: [], untrainedOnly: false };
  const { candidates } = await proposeLearners(then, officer, id, rule);
  const wanted = new Set(
    [...demo.comes, ...(demo.refuses ?? []), ...(demo.silent ?? [])].map((key) => cast(key).accountId),
  );
  const keys = candidates
    .filter((each) => each.accountId && wanted.has(each.accountId))
    .map(({ key }) => key);
  agreed(await inviteLearners(then, officer, { classId: id, rule, keys, requestId }));
  const answered = at(stage, demo.day - 8);
  const words = { audience: "", phone: "", jobTitle: "", requestId };
  for (const key of demo.comes) agreed(await registerSelf(answered, cast(key), { classId: id, ...words }));
  for (const key of demo.refuses ?? [])
    agreed(await declineSelf(answered, cast(key), { classId: id, requestId }));
  for (const person of demo.named ?? []) await name(answered, officer, id, person);
}

async function comeWalkIns(stage: Stage, demo: DemoClass, id: string): Promise<void> {
  for (const person of demo.walkIns ?? []) await name(at(stage, demo.day), stage.cast(demo.by), id, person);
}

async function name(
  services: Services,
  officer: Actor,
  classId: string,
  person: Record<string, string>,
): Promise<void> {
  agreed(
    await addLearner(services, officer, { classId, typed: typedTexts(person, learnerFields), requestId }),
  );
}

/** Everybody but the absent at every meeting so far; the last meeting of a running class by the code of the room. */
async function attend(stage: Stage, demo: DemoClass, id: string): Promise<void> {
  const { cast, today, services } = stage;
  const officer = cast(demo.by);
  const { meetings, learners } = await readClass(services, officer, id);
  const coming = learners.filter(({ status }) => status === "registered");
  for (const [no, meeting] of meetings.entries()) {
    if (meeting.heldOn > today) continue;
    if (meeting.heldOn === today) {
      await scan(stage, { classId: id, meetingId: meeting.id, keys: demo.scans ?? [], by: demo.by });
      continue;
    }
    const absent = new Set((demo.absent ?? []).filter(([, at]) => at === no).map(([who]) => who));
    const present = coming.filter(({ fullName }) => !absent.has(fullName)).map((each) => each.id);
    agreed(
      await tickAttendance(on(services, meeting.heldOn), officer, {
        classId: id,
        meetingId: meeting.id,
        present,
        shown: [],
        fromPaper: no % 2 === 1,
        requestId,
      }),
    );
  }
}

interface Scanning {
  classId: string;
  meetingId: string;
  keys: readonly string[];
  by: string;
}

async function scan({ services, cast }: Stage, { classId, meetingId, keys, by }: Scanning): Promise<void> {
  const { address = "" } = await readRoom(services, cast(by), classId, meetingId);
  const code = new URL(address).searchParams.get("ma") ?? "";
  for (const key of keys) {
    const { pass = "" } = await openCheckIn(services, cast(key), { meetingId, code, pass: "" });
    await checkIn(services, cast(key), { meetingId, pass, contact: "" });
  }
}

async function finish(stage: Stage, demo: DemoClass, id: string): Promise<void> {
  const { cast } = stage;
  const officer = cast(demo.by);
  const after = at(stage, demo.day + 5);
  const { learners } = await readClass(after, officer, id);
  const sitting = learners.filter(({ status }) => status === "registered");
  if (demo.testMax) {
    const points = new Map(
      sitting.map(({ id: learner }, no) => [learner, String(demo.marks?.[no % demo.marks.length] ?? 80)]),
    );
    agreed(await markTest(after, officer, { classId: id, points, requestId }));
  }
  await move(after, officer, { id, to: "close" });
  if (demo.certifies !== false) agreed(await certify(after, officer, { classId: id, requestId }));
  for (const [no, key] of demo.comes.entries()) {
    const mark = (offset: number) => String(3 + ((no + offset) % 3));
    const marks = { content: mark(1), teacher: mark(2), organisation: mark(0), usefulness: mark(2) };
    const comment = demo.comments?.[no] ?? "";
    agreed(await giveFeedback(after, cast(key), { classId: id, marks, comment, requestId }));
  }
}

async function move(
  services: Services,
  officer: Actor,
  { id, to, reason = "" }: { id: string; to: Move; reason?: string },
): Promise<void> {
  const { training } = await readClass(services, officer, id);
  agreed(await moveClass(services, officer, { id, version: training.version, move: to, reason, requestId }));
}

function typedOf({ today }: Stage, demo: DemoClass) {
  const startsOn = addDays(today, demo.day);
  const texts = {
    ...typedTexts({}, classFields),
    title: demo.title,
    organiser: demo.organiser,
    partner: demo.partner ?? "",
    teachers: demo.teachers ?? "",
    place: demo.place,
    startsOn,
    endsOn: addDays(startsOn, demo.days - 1),
    capacity: String(demo.capacity ?? ""),
    planNumber: "47/KH-UBND (minh hoạ)",
    plannedCost: String(demo.cost ?? ""),
    testMax: String(demo.testMax ?? ""),
    testPass: demo.testMax ? String(demo.testMax / 2) : "",
    attendanceShare: "75",
    rhythm: demo.rhythm ?? "half",
  };
  return { texts, topics: demo.topics, audiences: demo.audiences };
}

/** The services on a day counted from today; a day to come is done today. */
function at({ services }: Stage, day: number): Services {
  return day < 0 ? inThePast(services, -day) : services;
}

function on(services: Services, day: string): Services {
  const moment = new Date(`${day}T16:40:00+07:00`);
  return moment < services.now() ? { ...services, now: () => moment } : services;
}

async function fillLibrary({ services, cast }: Stage, ids: ReadonlyMap<string, string>): Promise<void> {
  for (const { by, classKey, ...about } of demoMaterials) {
    const officer = cast(by);
    const [grant] = officer.grants;
    const content = await renderPdf({
      title: about.title,
      kind: "Tài liệu tập huấn",
      abstract: about.title,
      footnote: "Dữ liệu minh hoạ",
      blocks: about.points.map((text) => ({ type: "paragraph" as const, text })),
    });
    await addMadeMaterial(services, officer, {
      ...about,
      provinceCode: grant?.unitCode ?? "",
      classId: classKey ? (ids.get(classKey) ?? null) : null,
      content,
      name: `${about.file}.pdf`,
    });
  }
}
