import { actingFor, getProducer, mayActForProducer } from "#modules/producers";
import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import { isUuid } from "#platform/db";
import { startChecks } from "#platform/forms";
import { type Actor, Conflict, NotAllowed, type Services } from "#platform/http";
import { fault, ok, type Result, refuse } from "#platform/result";
import { stepAfter } from "../domain/actions.ts";
import { titleOf } from "../domain/candidate.ts";
import { isOwnProducer, mayWriteFor } from "../permissions.ts";
import { insertCandidates } from "../store/candidates.store.ts";
import { findIdea, insertMoves, saveIdea } from "../store/papers.store.ts";
import { getCandidate } from "./candidate-records.ts";
import { type CandidateForm, candidateFrom, firstMove, readCandidate } from "./keep-candidate.ts";
import { tellOffice } from "./letters.ts";
import { recordMove } from "./move-candidate.ts";

export interface IdeaFormTexts {
  idea: string;
  materials: string;
  market: string;
  wishes: string;
}

export type NewIdea = IdeaFormTexts &
  Pick<CandidateForm, "producerId" | "productId" | "productName" | "kind" | "sector">;

/** A producer, or its commune in its name, registers an idea that no survey has named yet. */
export async function registerIdea(
  services: Services,
  actor: Actor,
  form: NewIdea,
  { isDemo = false }: { isDemo?: boolean } = {},
): Promise<Result<{ id: string }>> {
  if (!isUuid(form.producerId)) return fault("producerId", "Chọn chủ thể đăng ký ý tưởng.");
  const producer = await getProducer(services.db, form.producerId);
  if (!mayActForProducer(actor, producer))
    throw new NotAllowed("Chỉ người của chủ thể hoặc cán bộ xã làm thay đăng ký ý tưởng.");
  const { provinceCode } = producer;
  const now = services.now();
  const blank = {
    communeCode: producer.communeCode ?? "",
    producerName: "",
    potential: "",
    needs: [],
    expectedStar: "",
  };
  const typed = { ...blank, ...form, expectedRound: "", note: "", year: "" };
  const checked = await readCandidate(services.db, typed, provinceCode, now);
  const idea = readIdea(form);
  const nameless = form.productId === "" && form.productName === "";
  const faults = [
    ...(nameless ? [{ field: "productName", text: "Nhập tên sản phẩm." }] : []),
    ...(checked.ok ? [] : checked.faults),
    ...(idea.ok ? [] : idea.faults),
  ];
  if (faults.length > 0 || !checked.ok || !idea.ok) return refuse(faults);
  const { year, ...details } = checked.value;
  const candidate = {
    ...candidateFrom(details, { provinceCode, isDemo, year, at: now, createdBy: actor.accountId }),
    step: "idea" as const,
  };
  await services.db.transaction().execute(async (tx) => {
    await insertCandidates(tx, [candidate]);
    await insertMoves(tx, [firstMove(candidate, actor)]);
    await saveIdea(tx, candidate.id, { ...idea.value, registeredOn: dayInVietnam(now) }, now);
    await audit(tx, {
      provinceCode,
      actor: actingFor(actor, producer),
      action: "cycle.register-idea",
      subject: { kind: "candidate", id: candidate.id },
      details: { producerId: producer.id, product: details.productName },
    });
    await tellOfIdea(tx, candidate, actor);
  });
  return ok({ id: candidate.id });
}

/** The idea form of a candidate that a survey named, or its correction until it is accepted. */
export async function writeIdea(
  services: Services,
  actor: Actor,
  target: { id: string; version: number },
  form: IdeaFormTexts,
): Promise<Result<{ id: string }>> {
  const candidate = await getCandidate(services.db, target.id);
  if (!mayWriteFor(actor, candidate))
    throw new NotAllowed("Bạn không lập phiếu ý tưởng cho sản phẩm này được.");
  const to = stepAfter(candidate.step, "registerIdea");
  if (!to && candidate.step !== "idea")
    throw new Conflict("Ý tưởng đã được chấp nhận, không sửa phiếu được nữa.");
  const idea = readIdea(form);
  if (!idea.ok) return idea;
  const now = services.now();
  await services.db.transaction().execute(async (tx) => {
    const standing = await findIdea(tx, target.id);
    const registeredOn = standing?.registeredOn ?? dayInVietnam(now);
    await saveIdea(tx, target.id, { ...idea.value, registeredOn }, now);
    if (to) {
      await recordMove(services, tx, candidate, { to, note: null, version: target.version, by: actor });
      await tellOfIdea(tx, candidate, actor);
    }
    await audit(tx, {
      provinceCode: candidate.provinceCode,
      actor,
      action: "cycle.write-idea",
      subject: { kind: "candidate", id: target.id },
      details: { before: standing ?? null, after: idea.value },
    });
  });
  return ok({ id: target.id });
}

type Told = Parameters<typeof tellOffice>[1] & { producerId: string | null };

/** The commune need not be told of what it has written itself. */
async function tellOfIdea(
  tx: Parameters<typeof tellOffice>[0],
  candidate: Told,
  actor: Actor,
): Promise<void> {
  if (!isOwnProducer(actor, candidate)) return;
  await tellOffice(tx, candidate, {
    subject: `Ý tưởng sản phẩm mới: ${titleOf(candidate)}`,
    body: `${candidate.producerName} đã đăng ký ý tưởng sản phẩm. Hãy xem và chấp nhận hoặc trao đổi lại với chủ thể.`,
  });
}

function readIdea(form: IdeaFormTexts) {
  const check = startChecks();
  const idea = check.optionalText("idea", form.idea, { label: "ý tưởng", max: 4000, min: 20 });
  if (form.idea === "") check.add("idea", "Mô tả ý tưởng sản phẩm.");
  return check.result({
    idea: idea ?? "",
    materials: check.optionalText("materials", form.materials, { label: "nguyên liệu", max: 2000 }),
    market: check.optionalText("market", form.market, { label: "thị trường", max: 2000 }),
    wishes: check.optionalText("wishes", form.wishes, { label: "đề nghị hỗ trợ", max: 2000 }),
  });
}
