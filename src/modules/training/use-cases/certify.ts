import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import { type Actor, NotAllowed, type Services } from "#platform/http";
import { tell } from "#platform/notices";
import { fault, ok, type Result } from "#platform/result";
import { certificateNumber, completionOf } from "../domain/completion.ts";
import { mayRunClass } from "../permissions.ts";
import { lockNumbers } from "../store/classes.store.ts";
import {
  listLearners,
  nextCertificateSerial,
  setCertificates,
  setTestPoints,
} from "../store/learners.store.ts";
import { listMeetings } from "../store/meetings.store.ts";
import { trainingUrls as urls } from "../urls.ts";
import { getRunClass, lockFor } from "./class-records.ts";

/** Points of the test, many learners at once; "" takes a mark away. */
export async function markTest(
  services: Services,
  actor: Actor,
  input: { classId: string; points: ReadonlyMap<string, string>; requestId: string },
): Promise<Result<{ marked: number }>> {
  const seen = await getRunClass(services, actor, input.classId);
  const { testMax } = seen;
  if (testMax === null)
    return fault(
      "test",
      "Lớp này không có bài kiểm tra; ghi điểm tối đa và điểm đạt vào thông tin lớp trước.",
    );
  return services.db.transaction().execute(async (tx) => {
    const standing = await lockFor(tx, seen.id, "markTest");
    const learners = (await listLearners(tx, seen.id)).filter(({ id }) => input.points.has(id));
    const read = learners.map((learner) => ({ learner, typed: (input.points.get(learner.id) ?? "").trim() }));
    const faults = read
      .filter(({ typed }) => typed !== "" && !(/^\d{1,4}$/.test(typed) && Number(typed) <= testMax))
      .map(({ learner }) => ({
        field: `points.${learner.id}`,
        text: `Điểm của ${learner.fullName} là số nguyên từ 0 đến ${testMax}.`,
      }));
    const kept = read
      .filter(({ learner, typed }) => learner.certifiedOn && typed !== String(learner.testPoints ?? ""))
      .map(({ learner }) => ({
        field: `points.${learner.id}`,
        text: `${learner.fullName} đã được cấp chứng nhận nên không sửa điểm được.`,
      }));
    if (faults.length + kept.length > 0) return { ok: false, faults: [...faults, ...kept] };
    const marks = read
      .map(({ learner, typed }) => ({ learner, points: typed === "" ? null : Number(typed) }))
      .filter(({ learner, points }) => points !== learner.testPoints);
    await setTestPoints(
      tx,
      seen.id,
      marks.map(({ learner, points }) => ({ learnerId: learner.id, points })),
    );
    if (marks.length > 0)
      await audit(tx, {
        provinceCode: standing.provinceCode,
        actor,
        action: "training.mark-test",
        subject: { kind: "class", id: seen.id },
        requestId: input.requestId,
        details: {
          marks: marks.map(({ learner, points }) => ({
            learnerId: learner.id,
            from: learner.testPoints,
            to: points,
          })),
        },
      });
    return ok({ marked: marks.length });
  });
}

/** Gives every learner who has earned it a numbered certificate; a second time only those who are new. */
export async function certify(
  services: Services,
  actor: Actor,
  input: { classId: string; requestId: string },
): Promise<Result<{ certified: number }>> {
  const seen = await getRunClass(services, actor, input.classId);
  if (!mayRunClass(actor, seen)) throw new NotAllowed();
  const today = dayInVietnam(services.now());
  const year = Number(today.slice(0, 4));
  return services.db.transaction().execute(async (tx) => {
    const standing = await lockFor(tx, seen.id, "certify");
    const meetings = (await listMeetings(tx, seen.id)).length;
    const earned = (await listLearners(tx, seen.id)).filter(
      (each) =>
        each.certificateNumber === null &&
        each.status === "registered" &&
        completionOf({ ...standing, meetings }, each).reached,
    );
    if (earned.length === 0) return fault("certificates", "Không có học viên nào mới đủ điều kiện.");
    await lockNumbers(tx, standing.provinceCode);
    const first = await nextCertificateSerial(tx, standing.provinceCode, year);
    const certificates = earned.map((learner, at) => ({
      learnerId: learner.id,
      serial: first + at,
      number: certificateNumber(first + at, year, standing.provinceCode),
    }));
    await setCertificates(tx, today, certificates);
    await audit(tx, {
      provinceCode: standing.provinceCode,
      actor,
      action: "training.certify",
      subject: { kind: "class", id: seen.id },
      requestId: input.requestId,
      details: { numbers: certificates.map(({ number }) => number) },
    });
    const to = earned.flatMap(({ accountId }) => (accountId ? [{ accountId }] : []));
    if (to.length > 0)
      await tell(tx, {
        about: { kind: "class", id: seen.id },
        to,
        subject: `Chứng nhận hoàn thành lớp “${standing.title}”`,
        body: "Bạn đã đủ điều kiện và được cấp giấy chứng nhận hoàn thành. Mở trang lớp để tải giấy và góp ý về lớp.",
        href: urls.ownClass(seen.id),
      });
    return ok({ certified: earned.length });
  });
}
