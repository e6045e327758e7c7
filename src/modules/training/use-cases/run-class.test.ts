import { beforeAll, expect, test } from "vitest";
import { typedTexts } from "#platform/forms";
import { type Actor, Conflict, NotAllowed, type Services } from "#platform/http";
import { withTestDatabase } from "#platform/testing";
import {
  commune,
  officerOf,
  person,
  plan,
  requestId,
  servicesOn,
  step,
  typedClass,
} from "../testing/stage.ts";
import { tickAttendance } from "./attendance.ts";
import { certify, markTest } from "./certify.ts";
import { checkIn, openCheckIn, readRoom } from "./check-in.ts";
import { readCoverage } from "./coverage.ts";
import { inviteLearners, proposeLearners } from "./invite.ts";
import { addLearner, learnerFields, removeLearner } from "./learners.ts";
import { listClassesFor, listOwn } from "./list-classes.ts";
import { loadTrainingHistory } from "./load-history.ts";
import { startClasses } from "./move-class.ts";
import { declineSelf, giveFeedback, readOwnClass, registerSelf } from "./own-class.ts";
import { changeClass } from "./plan-class.ts";
import { printCertificates } from "./print-certificates.ts";
import { readClass } from "./read-class.ts";

const database = withTestDatabase();
let services: Services;
let officer: Actor;
let learner: Actor;

beforeAll(async () => {
  services = servicesOn(database);
  officer = await officerOf(services);
  learner = await person(services, "Cán bộ xã Một", {
    role: "commune_officer",
    unitKind: "commune",
    unitCode: commune,
  });
});

const noRule = { audiences: [], communeCodes: [], untrainedOnly: false };
const join = (classId: string) => ({
  classId,
  audience: "official_commune",
  phone: "",
  jobTitle: "",
  requestId,
});
const noted = () =>
  database.asOwner<{ payload: { subject: string; to: unknown[] } }>(
    "select payload from platform.events where name = 'notices.told' order by id",
  );
const covered = async () =>
  (await readCoverage(services, officer, { year: 2026 })).lines.find(
    ({ code }) => code === "official_commune",
  );

test("a class goes from invitation to certificate, and the coverage rises", async () => {
  const id = await plan(services, officer, { testMax: "100", testPass: "50" });
  expect((await readClass(services, officer, id)).meetings.map(({ part }) => part)).toEqual([
    "morning",
    "afternoon",
  ]);
  const before = await covered();

  const { candidates } = await proposeLearners(services, officer, id, noRule);
  expect(candidates.map(({ name }) => name)).toEqual(["Cán bộ xã Một"]);
  const keys = candidates.map(({ key }) => key);
  const invited = await inviteLearners(services, officer, { classId: id, rule: noRule, keys, requestId });
  expect(invited).toEqual({ ok: true, value: { invited: 1, letters: 1 } });
  expect((await noted()).at(-1)?.payload).toMatchObject({
    subject: "Mời dự lớp tập huấn “Lớp lập hồ sơ OCOP”",
    to: [{ accountId: learner.accountId }],
  });
  expect((await proposeLearners(services, officer, id, noRule)).candidates).toEqual([]);
  expect((await registerSelf(services, learner, join(id))).ok).toBe(true);
  await step(services, officer, id, "start");

  const [morning, afternoon] = (await readClass(services, officer, id)).meetings;
  const { address = "" } = await readRoom(services, officer, id, morning?.id ?? "");
  const code = new URL(address).searchParams.get("ma") ?? "";
  const { pass = "", place } = await openCheckIn(services, learner, {
    meetingId: morning?.id ?? "",
    code,
    pass: "",
  });
  expect(place?.fullName).toBe("Cán bộ xã Một");
  const input = { meetingId: morning?.id ?? "", pass, contact: "" };
  expect(await checkIn(services, learner, input)).toEqual({ noted: "self", name: "Cán bộ xã Một" });
  expect(await checkIn(services, learner, input)).toMatchObject({ noted: "self" });

  const own = (await readClass(services, officer, id)).learners[0];
  expect(own).toMatchObject({ attended: 1, completion: { reached: false } });
  const tick = { classId: id, meetingId: afternoon?.id ?? "", shown: [], fromPaper: false, requestId };
  await tickAttendance(services, officer, { ...tick, present: [own?.id ?? ""] });
  const wrong = await markTest(services, officer, {
    classId: id,
    points: new Map([[own?.id ?? "", "101"]]),
    requestId,
  });
  expect(wrong).toMatchObject({ ok: false, faults: [{ field: `points.${own?.id}` }] });
  await markTest(services, officer, { classId: id, points: new Map([[own?.id ?? "", "80"]]), requestId });
  await step(services, officer, id, "close");
  expect(await certify(services, officer, { classId: id, requestId })).toEqual({
    ok: true,
    value: { certified: 1 },
  });
  expect((await readOwnClass(services, learner, id)).place?.certificateNumber).toBe("0001/2026/CNHT-96");
  const printed = await printCertificates(services, officer, { classId: id, requestId });
  expect("file" in printed && Buffer.from(printed.file.content).subarray(0, 4).toString()).toBe("%PDF");
  const after = await covered();
  expect([before?.trained, after?.trained, after?.whole]).toEqual([0, 1, 1]);
});

test("feedback is for those who were there, and shows as averages without names", async () => {
  const [closed] = (await listOwn(services, learner)).filter(({ status }) => status === "closed");
  const classId = closed?.id ?? "";
  const marks = { content: "5", teacher: "4", organisation: "3", usefulness: "x" };
  const refused = await giveFeedback(services, learner, { classId, marks, comment: "", requestId });
  expect(refused).toMatchObject({ ok: false, faults: [{ field: "usefulness" }] });
  const given = { ...marks, usefulness: "4" };
  await giveFeedback(services, learner, { classId, marks: given, comment: "Hay", requestId });
  const { feedback, comments } = await readClass(services, officer, classId);
  expect(feedback).toMatchObject({ count: 1, content: 5, usefulness: 4 });
  expect(comments).toEqual(["Hay"]);
  const trail = await database.asOwner(
    "select actor_id from audit.entries where action = 'training.give-feedback'",
  );
  expect(trail).toEqual([{ actor_id: null }]);
});

test("a closed class is changed by nobody, and opened again only with a reason", async () => {
  const [closed] = (await listOwn(services, learner)).filter(({ status }) => status === "closed");
  const id = closed?.id ?? "";
  const { meetings, learners, training } = await readClass(services, officer, id);
  const tick = { classId: id, meetingId: meetings[0]?.id ?? "", present: [], fromPaper: false, requestId };
  const shown = learners.map((each) => each.id);
  await expect(tickAttendance(services, officer, { ...tick, shown })).rejects.toThrow(Conflict);
  const input = { id, version: training.version, typed: typedClass(), requestId };
  await expect(changeClass(services, officer, input)).rejects.toThrow(Conflict);
  await expect(step(services, officer, id, "reopen")).rejects.toThrow("Ghi lý do");
  await expect(step(services, learner, id, "reopen", "Sửa điểm danh buổi sáng")).rejects.toThrow(NotAllowed);
  await step(services, officer, id, "reopen", "Sửa điểm danh buổi sáng");
  const kept = await tickAttendance(services, officer, { ...tick, shown });
  expect(kept).toMatchObject({ ok: false, faults: [{ field: "present" }] });
  expect((await readClass(services, officer, id)).counts.certified).toBe(1);
});

test("strangers at the door get one answer whether they are on the list or not", async () => {
  const id = await plan(services, officer);
  const typed = {
    ...typedTexts({}, learnerFields),
    fullName: "Trần Văn Tư",
    audience: "other",
    phone: "+84 912 000 333",
  };
  expect((await addLearner(services, officer, { classId: id, typed, requestId })).ok).toBe(true);
  expect((await addLearner(services, officer, { classId: id, typed, requestId })).ok).toBe(false);
  await step(services, officer, id, "open");
  await step(services, officer, id, "start");
  const meetingId = (await readClass(services, officer, id)).meetings[0]?.id ?? "";
  const { address = "" } = await readRoom(services, officer, id, meetingId);
  const code = new URL(address).searchParams.get("ma") ?? "";
  const { pass = "" } = await openCheckIn(services, null, { meetingId, code, pass: "" });
  const ask = (contact: string) => checkIn(services, null, { meetingId, pass, contact });
  expect([await ask("0912 000 333"), await ask("0999 999 999"), await ask("x")]).toEqual([
    { noted: "unsaid" },
    { noted: "unsaid" },
    { noted: "unsaid" },
  ]);
  const { learners } = await readClass(services, officer, id);
  expect(learners.map(({ attended }) => attended)).toEqual([1]);
  const removed = await removeLearner(services, officer, {
    classId: id,
    learnerId: learners[0]?.id ?? "",
    requestId,
  });
  expect(removed.ok).toBe(false);
  const late = servicesOn(database, undefined, "05:12:00");
  expect(await checkIn(late, null, { meetingId, pass, contact: "0912000333" })).toEqual({ noted: "expired" });
  const tomorrow = servicesOn(database, "2026-11-23");
  expect((await readRoom(tomorrow, officer, id, meetingId)).address).toBeUndefined();
});

test("a person may decline and come back, while there is room", async () => {
  const id = await plan(services, officer, { title: "Lớp hai chỗ" });
  await step(services, officer, id, "open");
  expect((await registerSelf(services, learner, join(id))).ok).toBe(true);
  expect((await declineSelf(services, learner, { classId: id, requestId })).ok).toBe(true);
  expect((await readOwnClass(services, learner, id)).place?.status).toBe("declined");
  expect((await registerSelf(services, learner, join(id))).ok).toBe(true);
});

test("classes begin by themselves on their day, when they have meetings", async () => {
  const id = await plan(services, officer, {
    title: "Lớp ngày mai",
    startsOn: "2026-11-23",
    endsOn: "2026-11-23",
  });
  await step(services, officer, id, "open");
  await startClasses(services);
  expect((await readClass(services, officer, id)).training.status).toBe("inviting");
  await startClasses(servicesOn(database, "2026-11-23"));
  expect((await readClass(services, officer, id)).training.status).toBe("running");
});

test("two who change one class do not overwrite each other", async () => {
  const id = await plan(services, officer, { title: "Lớp đổi tên" });
  const typed = typedClass({ title: "Lớp đã đổi tên" });
  expect((await changeClass(services, officer, { id, version: 1, typed, requestId })).ok).toBe(true);
  await expect(changeClass(services, officer, { id, version: 1, typed, requestId })).rejects.toThrow(
    Conflict,
  );
  const elsewhere = { ...typed, texts: { ...typed.texts, startsOn: "2027-01-04", endsOn: "2027-01-05" } };
  const moved = await changeClass(services, officer, { id, version: 2, typed: elsewhere, requestId });
  expect(moved).toMatchObject({ ok: false, faults: [{ field: "startsOn" }] });
});

test("the class of July 2023 stands with sixty learners as told, once, and in no list", async () => {
  expect(await loadTrainingHistory(services)).toEqual({ added: 1 });
  expect(await loadTrainingHistory(services)).toEqual({ added: 0 });
  const { classes, totals } = await listClassesFor(services, officer, { year: 2023 });
  expect(classes).toHaveLength(1);
  expect(classes[0]).toMatchObject({
    startsOn: "2023-07-28",
    endsOn: "2023-07-30",
    reportedLearners: 60,
    isDemo: false,
  });
  expect(totals).toMatchObject({ classes: 1, learners: 0, attendances: 0, reportedLearners: 60 });
});
