import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import type { Tx } from "#platform/db";
import { startChecks, type Typed } from "#platform/forms";
import { type Actor, Conflict, NotAllowed, type Services } from "#platform/http";
import { type Fault, ok, type Result, refuse } from "#platform/result";
import { tidyText } from "../domain/form-section.ts";
import {
  communeJudgementContents,
  type JudgementContent,
  judgementContents,
  judgementTitles,
  samplesNeeded,
} from "../domain/judgements.ts";
import { levelChoices } from "../domain/self-assessment.ts";
import { mayCheckAtCommune } from "../permissions.ts";
import {
  type CommuneJudgement,
  type CommuneReport,
  findReport,
  listJudgements,
  saveJudgements,
  saveReport,
} from "../store/checks.store.ts";
import type { Dossier } from "../store/dossiers.store.ts";
import { changeDossier, getDossier, lockDossier } from "./dossier-records.ts";
import { moveDossier } from "./move-dossier.ts";
import { readSubject, type Subject } from "./open-dossier.ts";

interface Step {
  dossierId: string;
  version: number;
  requestId: string;
}

export interface JudgeInput extends Step {
  typed: ReadonlyMap<JudgementContent, { level: string; conclusion: string }>;
}

/** The commune's four judgements (Điều 7 khoản 2); may be kept half-done, all are asked for before forwarding. */
export async function judgeContents(
  services: Services,
  actor: Actor,
  input: JudgeInput,
): Promise<Result<null>> {
  const subject = await openForReport(services, actor, input.dossierId);
  const checked = readJudgements(subject, input.typed);
  if (!checked.ok) return checked;
  const now = services.now();
  await atCommune(services, actor, { ...input, what: "judge-contents" }, (tx) =>
    saveJudgements(tx, { dossierId: input.dossierId, accountId: actor.accountId, now }, checked.value),
  );
  return ok(null);
}

function readJudgements({ set }: Subject, typed: JudgeInput["typed"]): Result<CommuneJudgement[]> {
  const faults: Fault[] = [];
  const carried = communeJudgementContents(set);
  const judgements = judgementContents.flatMap((content): CommuneJudgement[] => {
    const { level = "", conclusion: text = "" } = typed.get(content) ?? {};
    const conclusion = tidyText(text);
    const criterion = carried[content];
    const leaf = criterion ? set.leafOf.get(criterion) : undefined;
    const choice = leaf && levelChoices(leaf).find((each) => each.value === level);
    const title = judgementTitles[content].toLowerCase();
    if (leaf && level !== "" && !choice)
      faults.push({ field: `level.${content}`, text: `Chọn lại mức về ${title}.` });
    if (conclusion.length > 2000)
      faults.push({ field: `conclusion.${content}`, text: "Kết luận dài quá 2.000 ký tự." });
    if (level === "" && conclusion === "") return [];
    if (conclusion === "") faults.push({ field: `conclusion.${content}`, text: `Ghi kết luận về ${title}.` });
    if (leaf && level === "") faults.push({ field: `level.${content}`, text: `Chọn mức về ${title}.` });
    return [{ content, criterion, points: choice?.points ?? null, conclusion }];
  });
  return faults.length > 0 ? refuse(faults) : ok(judgements);
}

export const reportFields = [
  "reportNumber",
  "letterNumber",
  "reportedOn",
  "meetingHeld",
  "proposal",
  "comment",
  "samples",
  "samplesDeliveredOn",
  "signedBy",
] as const;
export type ReportField = (typeof reportFields)[number];

export interface ReportInput extends Step {
  typed: Typed<ReportField>;
}

/** Mẫu 03 and the letter of proposal: numbers, day, meeting, proposal, samples. */
export async function writeReport(
  services: Services,
  actor: Actor,
  input: ReportInput,
): Promise<Result<null>> {
  const { set } = await openForReport(services, actor, input.dossierId);
  const report = readReport(input.typed, samplesNeeded(set.set.sector), dayInVietnam(services.now()));
  if (!report.ok) return report;
  const now = services.now();
  await atCommune(services, actor, { ...input, what: "write-report" }, (tx) =>
    saveReport(tx, { dossierId: input.dossierId, accountId: actor.accountId, now }, report.value),
  );
  return ok(null);
}

function readReport(typed: Typed<ReportField>, needed: number, today: string): Result<CommuneReport> {
  const check = startChecks();
  const reportedOn = check.optionalDay("reportedOn", typed.reportedOn, {
    label: "ngày báo cáo",
    notAfter: today,
  });
  if (typed.reportedOn === "") check.add("reportedOn", "Nhập ngày báo cáo.");
  const samples = check.optionalWhole("samples", typed.samples, { label: "số sản phẩm mẫu", max: 100 }) ?? 0;
  // Điều 7 khoản 2 điểm b: 05 samples, none for tourism.
  if (samples < needed) check.add("samples", `Hồ sơ gửi tỉnh cần 0${needed} sản phẩm mẫu.`);
  return check.result({
    reportNumber: check.line("reportNumber", typed.reportNumber, { label: "số báo cáo", max: 60 }),
    letterNumber: check.line("letterNumber", typed.letterNumber, { label: "số văn bản đề nghị", max: 60 }),
    reportedOn: reportedOn ?? today,
    meetingHeld: typed.meetingHeld === "1",
    proposal: check.choice(
      "proposal",
      typed.proposal,
      ["propose", "not_propose"] as const,
      "Chọn đề nghị của xã.",
    ),
    comment: check.optionalText("comment", typed.comment, { label: "ý kiến", max: 2000 }),
    samples,
    samplesDeliveredOn: check.optionalDay("samplesDeliveredOn", typed.samplesDeliveredOn, {
      label: "ngày giao mẫu",
    }),
    signedBy: check.line("signedBy", typed.signedBy, { label: "người ký", max: 120 }),
  });
}

/** What still keeps a dossier at the commune. */
export function forwardFaults(
  judgements: readonly CommuneJudgement[],
  report: CommuneReport | undefined,
): Fault[] {
  const missing = judgementContents.filter((content) => !judgements.some((each) => each.content === content));
  return [
    ...missing.map((content) => ({
      field: "",
      text: `Chưa đánh giá: ${judgementTitles[content].toLowerCase()}.`,
    })),
    ...(report ? [] : [{ field: "", text: "Chưa lập báo cáo Mẫu 03 và văn bản đề nghị." }]),
  ];
}

/** Sends the dossier with Mẫu 03, letter and samples to the province. */
export async function forwardDossier(services: Services, actor: Actor, input: Step): Promise<Result<null>> {
  await openForReport(services, actor, input.dossierId);
  return services.db.transaction().execute(async (tx) => {
    const dossier = await lockDossier(tx, input.dossierId);
    const report = await findReport(tx, dossier.id);
    const faults = forwardFaults(await listJudgements(tx, dossier.id), report);
    if (faults.length > 0 && dossier.status === "commune_accepted") return refuse(faults);
    await moveDossier(services, tx, actor, {
      dossierId: dossier.id,
      action: "forward",
      expectedVersion: input.version,
      note: report && `Báo cáo số ${report.reportNumber}, văn bản đề nghị số ${report.letterNumber}.`,
      requestId: input.requestId,
    });
    return ok(null);
  });
}

async function openForReport(services: Services, actor: Actor, dossierId: string): Promise<Subject> {
  const dossier = await getDossier(services.db, dossierId);
  if (!mayCheckAtCommune(actor, dossier))
    throw new NotAllowed("Hồ sơ này không thuộc địa bàn bạn phụ trách.");
  return readSubject(services.db, dossier);
}

/** One step of the commune on a dossier it has received. */
async function atCommune(
  services: Services,
  actor: Actor,
  step: Step & { what: string },
  save: (tx: Tx) => Promise<void>,
): Promise<void> {
  await services.db.transaction().execute(async (tx) => {
    const dossier: Dossier = await lockDossier(tx, step.dossierId);
    if (dossier.status !== "commune_accepted") {
      throw new Conflict("Chỉ đánh giá và lập báo cáo khi xã đã tiếp nhận và chưa chuyển hồ sơ lên tỉnh.");
    }
    await changeDossier(tx, dossier, {}, { now: services.now(), seen: step.version });
    await save(tx);
    await audit(tx, {
      provinceCode: dossier.provinceCode,
      actor,
      action: `dossiers.${step.what}`,
      subject: { kind: "dossier", id: dossier.id },
      requestId: step.requestId,
    });
  });
}
