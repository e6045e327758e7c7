import { helpKindCodes } from "#modules/consultants";
import { getProducer } from "#modules/producers";
import { isSector, listProductsOf } from "#modules/products";
import { findCommune } from "#modules/territory";
import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import { type Executor, isUuid, uuidv7 } from "#platform/db";
import { type Checks, startChecks } from "#platform/forms";
import { type Actor, Conflict, NotAllowed, type Services } from "#platform/http";
import { ok, type Result } from "#platform/result";
import { isWritable } from "../domain/actions.ts";
import {
  type Candidate,
  type CandidateKind,
  candidateKinds,
  type Potential,
  potentials,
} from "../domain/candidate.ts";
import { mayChangeCandidate } from "../permissions.ts";
import {
  type CandidateDetails,
  insertCandidates,
  type NewCandidate,
  updateCandidate,
} from "../store/candidates.store.ts";
import { insertMoves } from "../store/papers.store.ts";
import { getCandidate } from "./candidate-records.ts";

/** A candidate as typed. */
export interface CandidateForm {
  communeCode: string;
  producerId: string;
  producerName: string;
  productId: string;
  productName: string;
  sector: string;
  kind: string;
  potential: string;
  needs: readonly string[];
  expectedStar: string;
  expectedRound: string;
  note: string;
  year: string;
}

export interface Origin {
  provinceCode: string;
  surveyId?: string | null;
  source?: string | null;
  isDemo?: boolean;
}

/** Takes up a product that could be evaluated: the first step of the cycle. */
export async function addCandidate(
  services: Services,
  actor: Actor,
  form: CandidateForm,
  origin: Origin,
): Promise<Result<{ id: string }>> {
  const checked = await readCandidate(services.db, form, origin.provinceCode, services.now());
  if (!checked.ok) return checked;
  const { year, ...details } = checked.value;
  if (!mayChangeCandidate(actor, { ...details, provinceCode: origin.provinceCode }))
    throw new NotAllowed("Chỉ cán bộ OCOP của tỉnh hoặc của xã đó ghi ứng viên.");
  const candidate = candidateFrom(details, {
    ...origin,
    year,
    at: services.now(),
    createdBy: actor.accountId,
  });
  await services.db.transaction().execute(async (tx) => {
    await insertCandidates(tx, [candidate]);
    await insertMoves(tx, [firstMove(candidate, actor)]);
    await audit(tx, {
      provinceCode: origin.provinceCode,
      actor,
      action: "cycle.add-candidate",
      subject: { kind: "candidate", id: candidate.id },
      details: {
        producer: details.producerName,
        product: details.productName,
        surveyId: origin.surveyId ?? null,
      },
    });
  });
  return ok({ id: candidate.id });
}

/** A row of the first step. */
export function candidateFrom(
  details: CandidateDetails,
  origin: Origin & { year: number; at: Date; createdBy: string | null },
): NewCandidate {
  return {
    ...details,
    id: uuidv7(),
    provinceCode: origin.provinceCode,
    oldPlace: null,
    surveyId: origin.surveyId ?? null,
    year: origin.year,
    pilotKind: null,
    consultantId: null,
    step: "surveyed",
    stepSince: origin.at,
    dossierId: null,
    source: origin.source ?? null,
    isDemo: origin.isDemo ?? false,
    createdBy: origin.createdBy,
  };
}

export function firstMove(
  candidate: Pick<NewCandidate, "id" | "step" | "stepSince" | "surveyId">,
  by: { accountId: string | null; displayName: string | null },
) {
  return {
    id: uuidv7(),
    candidateId: candidate.id,
    fromStep: null,
    toStep: candidate.step,
    note: candidate.surveyId ? "Từ đợt rà soát" : null,
    movedBy: by.accountId,
    movedByName: by.displayName,
    movedAt: candidate.stepSince,
  };
}

export async function changeCandidate(
  services: Services,
  actor: Actor,
  target: { id: string; version: number },
  form: CandidateForm,
): Promise<Result<Candidate>> {
  const standing = await getCandidate(services.db, target.id);
  if (!mayChangeCandidate(actor, standing))
    throw new NotAllowed("Chỉ cán bộ OCOP của tỉnh hoặc của xã này sửa ứng viên.");
  if (!isWritable(standing.step)) throw new Conflict("Ứng viên đã công nhận hoặc đã dừng, không sửa được.");
  const checked = await readCandidate(services.db, form, standing.provinceCode, services.now());
  if (!checked.ok) return checked;
  const { year: _, ...details } = checked.value;
  if (!mayChangeCandidate(actor, { ...details, provinceCode: standing.provinceCode }))
    throw new NotAllowed("Không chuyển ứng viên sang xã khác được.");
  await services.db.transaction().execute(async (tx) => {
    if (!(await updateCandidate(tx, { ...target, at: services.now() }, { details }))) throw new Conflict();
    await audit(tx, {
      provinceCode: standing.provinceCode,
      actor,
      action: "cycle.change-candidate",
      subject: { kind: "candidate", id: target.id },
      details: { before: changed(standing, details), after: changed(details, standing) },
    });
  });
  return ok({ ...standing, ...details });
}

function changed(one: CandidateDetails, other: CandidateDetails): Record<string, unknown> {
  const names = Object.keys(other) as (keyof CandidateDetails)[];
  return Object.fromEntries(
    names
      .filter((name) => String(one[name]) !== String(other[name]))
      .map((name) => [name, one[name] ?? null]),
  );
}

/** Reads the form; producer and product of the register, where chosen, give their own names. */
export async function readCandidate(
  db: Executor,
  form: CandidateForm,
  provinceCode: string,
  now: Date,
): Promise<Result<CandidateDetails & { year: number }>> {
  const check = startChecks();
  const thisYear = Number(dayInVietnam(now).slice(0, 4));
  const chosen = await readProducer(db, check, form, provinceCode);
  const communeCode = chosen?.communeCode ?? readCommune(check, form.communeCode, provinceCode);
  const year = check.optionalWhole("year", form.year, { label: "năm", min: 2018, max: thisYear + 5 });
  const star = form.expectedStar === "" ? null : Number(form.expectedStar);
  if (star !== null && ![3, 4, 5].includes(star))
    check.add("expectedStar", "Chọn hạng dự kiến từ 3 đến 5 sao.");
  if (!form.needs.every((need) => (helpKindCodes as string[]).includes(need)))
    check.add("needs", "Chọn nhu cầu trong danh sách.");
  if (form.sector !== "" && !isSector(form.sector))
    check.add("sector", "Chọn nhóm sản phẩm trong danh sách.");
  const kinds = Object.keys(candidateKinds) as CandidateKind[];
  const levels = Object.keys(potentials) as Potential[];
  return check.result({
    year: year ?? thisYear,
    communeCode,
    producerId: chosen?.producerId ?? null,
    producerKind: chosen?.producerKind ?? null,
    producerName:
      chosen?.producerName ??
      check.line("producerName", form.producerName, { label: "tên chủ thể", max: 200, min: 2 }),
    productId: chosen?.productId ?? null,
    productName:
      chosen?.productName ??
      check.optionalLine("productName", form.productName, { label: "tên sản phẩm", max: 200, min: 2 }),
    sector: form.sector || (chosen?.sector ?? null),
    kind: check.choice("kind", form.kind, kinds, "Chọn sản phẩm mới, nâng hạng hay đánh giá lại."),
    potential:
      form.potential === "" ? null : check.choice("potential", form.potential, levels, "Chọn mức tiềm năng."),
    needs: [...new Set(form.needs)],
    expectedStar: star,
    expectedRound: check.optionalLine("expectedRound", form.expectedRound, { label: "đợt dự kiến", max: 80 }),
    note: check.optionalText("note", form.note, { label: "ghi chú", max: 1000 }),
  });
}

function readCommune(check: Checks, typed: string, provinceCode: string): string | null {
  const code = typed.split("/")[0] ?? "";
  const commune = findCommune(code);
  if (!commune) check.add("communeCode", "Chọn xã, phường của chủ thể.");
  else if (commune.provinceCode !== provinceCode) check.add("communeCode", "Chọn xã, phường trong tỉnh.");
  return commune?.code ?? null;
}

async function readProducer(db: Executor, check: Checks, form: CandidateForm, provinceCode: string) {
  if (form.producerId === "") return undefined;
  if (!isUuid(form.producerId)) {
    check.add("producerId", "Chọn chủ thể trong danh sách.");
    return undefined;
  }
  const producer = await getProducer(db, form.producerId);
  if (producer.provinceCode !== provinceCode) throw new NotAllowed("Chủ thể này thuộc tỉnh khác.");
  const products = form.productId ? await listProductsOf(db, producer.id) : [];
  const product = products.find(({ id }) => id === form.productId);
  if (form.productId && !product) check.add("productId", "Chọn sản phẩm của chủ thể này.");
  return {
    producerId: producer.id,
    producerName: producer.name,
    producerKind: producer.kind,
    communeCode: producer.communeCode,
    productId: product?.id ?? null,
    productName: product?.name ?? null,
    sector: product?.sector ?? null,
  };
}
