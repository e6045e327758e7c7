import { findCommune } from "#modules/territory";
import { audit } from "#platform/audit";
import { isUuid, uuidv7 } from "#platform/db";
import { startChecks, type Typed } from "#platform/forms";
import { type Actor, NotFound, type Services } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
import { type Audience, audiences } from "../domain/audiences.ts";
import { listAttendances } from "../store/attendances.store.ts";
import {
  findByContact,
  findLearner,
  insertLearners,
  type Learner,
  setLearnerStatus,
} from "../store/learners.store.ts";
import { accountsByEmail, producersByName } from "../store/own-producers.store.ts";
import { getRunClass, lockFor } from "./class-records.ts";
import { localPhone } from "./own-class.ts";

export const learnerFields = [
  "fullName",
  "audience",
  "agency",
  "jobTitle",
  "phone",
  "email",
  "producer",
  "communeCode",
] as const;
export type TypedLearner = Typed<(typeof learnerFields)[number]>;

/** Puts a person on the list by hand: named by an office, or come without an invitation. */
export async function addLearner(
  services: Services,
  actor: Actor,
  input: { classId: string; typed: TypedLearner; requestId: string },
): Promise<Result<{ id: string }>> {
  const seen = await getRunClass(services, actor, input.classId);
  const read = await readLearner(services, seen.provinceCode, input.typed);
  if (!read.ok) return read;
  const { phone, email } = read.value;
  return services.db.transaction().execute(async (tx) => {
    const standing = await lockFor(tx, seen.id, "addLearner");
    const twin = phone ? await findByContact(tx, seen.id, { phone }) : [];
    const same = email ? await findByContact(tx, seen.id, { email }) : [];
    if ([...twin, ...same].some((each) => each.fullName === read.value.fullName))
      return fault("fullName", "Người này đã có trong danh sách lớp.");
    const id = uuidv7();
    const added = await insertLearners(tx, [
      {
        ...read.value,
        id,
        classId: seen.id,
        provinceCode: standing.provinceCode,
        origin: standing.status === "running" ? "walk_in" : "list",
        status: "registered",
        testPoints: null,
        certificateNumber: null,
        certifiedOn: null,
        isDemo: standing.isDemo,
      },
    ]);
    if (added.length === 0) return fault("email", "Tài khoản của thư này đã có trong danh sách lớp.");
    await audit(tx, {
      provinceCode: standing.provinceCode,
      actor,
      action: "training.add-learner",
      subject: { kind: "class", id: seen.id },
      requestId: input.requestId,
      details: { learnerId: id, audience: read.value.audience },
    });
    return ok({ id });
  });
}

type LearnerAbout = Pick<
  Learner,
  | "fullName"
  | "audience"
  | "agency"
  | "jobTitle"
  | "phone"
  | "email"
  | "producerId"
  | "communeCode"
  | "accountId"
>;

async function readLearner(
  services: Services,
  provinceCode: string,
  typed: TypedLearner,
): Promise<Result<LearnerAbout>> {
  const check = startChecks();
  const fullName = check.line("fullName", typed.fullName, { label: "họ và tên", min: 2, max: 120 });
  const audience = check.choice<Audience>("audience", typed.audience, audiences, "Chọn đối tượng.");
  const agency = check.optionalLine("agency", typed.agency, { label: "cơ quan, cơ sở", max: 200 });
  const jobTitle = check.optionalLine("jobTitle", typed.jobTitle, { label: "chức vụ", max: 120 });
  const phone = check.optionalPhone("phone", typed.phone);
  const email = typed.email.trim() === "" ? null : check.email("email", typed.email);
  const producer = typed.producer.trim();
  const found = producer === "" ? [] : await producersByName(services.readDb, provinceCode, [producer]);
  if (producer !== "" && found.length !== 1)
    check.add(
      "producer",
      found.length === 0
        ? "Không có chủ thể nào của tỉnh mang đúng tên này."
        : "Có nhiều chủ thể cùng tên; ghi vào ô cơ quan, cơ sở rồi bổ sung sau.",
    );
  const commune = typed.communeCode === "" ? undefined : findCommune(typed.communeCode);
  if (typed.communeCode !== "" && commune?.provinceCode !== provinceCode)
    check.add("communeCode", "Chọn xã, phường của tỉnh.");
  const [account] = email ? await accountsByEmail(services.readDb, provinceCode, [email]) : [];
  return check.result({
    fullName,
    audience,
    agency: agency ?? (found.length === 1 ? (found[0]?.name ?? null) : null),
    jobTitle,
    phone: phone && localPhone(phone),
    email,
    producerId: found[0]?.id ?? null,
    communeCode: commune?.code ?? found[0]?.communeCode ?? null,
    accountId: account?.id ?? null,
  });
}

/** Takes a person off the list; not one who was present or holds a certificate. */
export async function removeLearner(
  services: Services,
  actor: Actor,
  input: { classId: string; learnerId: string; requestId: string },
): Promise<Result<{ name: string }>> {
  const seen = await getRunClass(services, actor, input.classId);
  const learner = isUuid(input.learnerId) ? await findLearner(services.db, input.learnerId) : undefined;
  if (!learner || learner.classId !== seen.id) throw new NotFound("Không tìm thấy học viên này trong lớp.");
  return services.db.transaction().execute(async (tx) => {
    const standing = await lockFor(tx, seen.id, "addLearner");
    const present = (await listAttendances(tx, seen.id)).some((each) => each.learnerId === learner.id);
    if (present || learner.certifiedOn)
      return fault(
        "learners",
        `${learner.fullName} đã được điểm danh hoặc cấp chứng nhận nên không bỏ được.`,
      );
    await setLearnerStatus(tx, [learner.id], "removed");
    await audit(tx, {
      provinceCode: standing.provinceCode,
      actor,
      action: "training.remove-learner",
      subject: { kind: "class", id: seen.id },
      requestId: input.requestId,
      details: { learnerId: learner.id },
    });
    return ok({ name: learner.fullName });
  });
}
