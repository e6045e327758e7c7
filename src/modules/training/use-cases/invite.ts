import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import { uuidv7 } from "#platform/db";
import type { Actor, Services } from "#platform/http";
import { tell } from "#platform/notices";
import { fault, ok, type Result } from "#platform/result";
import { isAudience, rolesOf } from "../domain/audiences.ts";
import { type Candidate, proposeCandidates } from "../store/candidates.store.ts";
import { changeStatus, type TrainingClass } from "../store/classes.store.ts";
import { insertLearners } from "../store/learners.store.ts";
import { trainingUrls as urls } from "../urls.ts";
import { getRunClass, lockFor } from "./class-records.ts";
import { dmy } from "./plan-class.ts";

export interface InviteRule {
  audiences: readonly string[];
  communeCodes: readonly string[];
  untrainedOnly: boolean;
  text?: string | undefined;
}

/** So many are proposed at once; whoever is left shows at the next look. */
export const mostProposed = 200;

export interface Proposal {
  training: TrainingClass;
  candidates: Candidate[];
}

/** Whom the rule names: by audience, communes, and whether trained this year already. */
export async function proposeLearners(
  services: Services,
  actor: Actor,
  classId: string,
  rule: InviteRule,
): Promise<Proposal> {
  const training = await getRunClass(services, actor, classId);
  const candidates = await candidatesOf(services, training, rule);
  return { training, candidates };
}

function candidatesOf(services: Services, training: TrainingClass, rule: InviteRule): Promise<Candidate[]> {
  const chosen = rule.audiences.filter(isAudience).filter((each) => training.audiences.includes(each));
  const audiences = chosen.length > 0 ? chosen : training.audiences.filter(isAudience);
  const communes = training.communeCode === null ? rule.communeCodes : [training.communeCode];
  return proposeCandidates(services.readDb, {
    classId: training.id,
    provinceCode: training.provinceCode,
    roles: audiences.flatMap((audience) => rolesOf(audience).map((role) => ({ audience, role }))),
    communeCodes: communes,
    untrainedSince: rule.untrainedOnly ? `${dayInVietnam(services.now()).slice(0, 4)}-01-01` : null,
    text: rule.text,
    limit: mostProposed,
  });
}

export interface Invited {
  invited: number;
  /** Got a letter; the others have no account and are invited on paper. */
  letters: number;
}

/** Gives the chosen a place that waits for their answer; those with an account get a letter. */
export async function inviteLearners(
  services: Services,
  actor: Actor,
  input: { classId: string; rule: InviteRule; keys: readonly string[]; requestId: string },
): Promise<Result<Invited>> {
  const { training, candidates } = await proposeLearners(services, actor, input.classId, input.rule);
  const chosen = candidates.filter(({ key }) => input.keys.includes(key));
  if (chosen.length === 0) return fault("people", "Chọn ít nhất một người để mời.");
  return services.db.transaction().execute(async (tx) => {
    const standing = await lockFor(tx, training.id, "invite");
    const learners = chosen.map((each) => learnerOf(standing, each));
    const added = new Set(await insertLearners(tx, learners));
    const to = learners.flatMap(({ id, accountId }) => (accountId && added.has(id) ? [{ accountId }] : []));
    if (standing.status === "planned")
      await changeStatus(tx, standing, { status: "inviting", at: services.now() });
    if (to.length > 0)
      await tell(tx, {
        about: { kind: "class", id: standing.id },
        to,
        subject: `Mời dự lớp tập huấn “${standing.title}”`,
        body: `Lớp học từ ngày ${dmy(standing.startsOn)} đến ngày ${dmy(standing.endsOn)}${standing.place ? `, tại ${standing.place}` : ""}.\nHãy trả lời nhận lời hoặc từ chối để ban tổ chức chuẩn bị chỗ và tài liệu.`,
        href: urls.ownClass(standing.id),
      });
    await audit(tx, {
      provinceCode: standing.provinceCode,
      actor,
      action: "training.invite-learners",
      subject: { kind: "class", id: standing.id },
      requestId: input.requestId,
      details: { invited: added.size, letters: to.length },
    });
    return ok({ invited: added.size, letters: to.length });
  });
}

function learnerOf(training: TrainingClass, candidate: Candidate) {
  return {
    id: uuidv7(),
    classId: training.id,
    provinceCode: training.provinceCode,
    communeCode: candidate.communeCode,
    fullName: candidate.name,
    audience: isAudience(candidate.audience) ? candidate.audience : ("other" as const),
    accountId: candidate.accountId,
    producerId: candidate.producerId,
    agency: candidate.unitName || null,
    jobTitle: null,
    phone: null,
    email: null,
    origin: "invited" as const,
    status: "invited" as const,
    testPoints: null,
    certificateNumber: null,
    certifiedOn: null,
    isDemo: training.isDemo,
  };
}
