import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import { uuidv7 } from "#platform/db";
import { startChecks } from "#platform/forms";
import { type Actor, Conflict, NotFound, type Services } from "#platform/http";
import { ok, type Result } from "#platform/result";
import type { Report } from "../../domain/report.ts";
import { writeSections } from "../../domain/sections.ts";
import {
  changeReport,
  copySections,
  findFigures,
  findNextEdition,
  insertReport,
  listSections,
  saveEdit,
  writeAnew,
} from "../../store/reports.store.ts";
import { lockFor, reportFor, subjectOf } from "./open-report.ts";
import { reckonFigures } from "./reckon-figures.ts";

const LONGEST_SECTION = 20_000;

interface Step {
  id: string;
  version: number;
  requestId?: string | undefined;
}

/** Figures of today and the text that follows from them; what people wrote stays. */
export async function refreshReport(services: Services, actor: Actor, step: Step): Promise<void> {
  const report = await reportFor(services.db, actor, step.id, "refresh");
  const period = { kind: report.kind, year: report.year, no: report.periodNo };
  const figures = await reckonFigures(services, report, period);
  await services.db.transaction().execute(async (tx) => {
    const locked = await lockFor(tx, { ...step, action: "refresh" });
    if (!(await changeReport(tx, locked, { figures, figuresAt: services.now() }))) throw new Conflict();
    await writeAnew(tx, report.id, writeSections(figures, subjectOf(report)));
    await audit(tx, entry(report, actor, "reporting.refresh-report", step));
  });
}

/** What a person writes in place of a section; an empty text would leave a heading without words. */
export async function editSection(
  services: Services,
  actor: Actor,
  { key, text, ...step }: Step & { key: string; text: string },
): Promise<Result<null>> {
  const report = await reportFor(services.db, actor, step.id, "edit");
  await sectionOf(services, report, key);
  const check = startChecks();
  const edited = check.optionalText("loi-van", text, { label: "nội dung", max: LONGEST_SECTION });
  if (edited === null && check.faults.length === 0)
    check.add("loi-van", "Nhập nội dung, hoặc chọn trở về bản tự viết.");
  if (check.faults.length > 0 || edited === null) return check.result(null);
  await services.db.transaction().execute(async (tx) => {
    const locked = await lockFor(tx, { ...step, action: "edit" });
    await saveEdit(
      tx,
      { reportId: report.id, key },
      { text: edited, accountId: actor.accountId, displayName: actor.displayName, at: services.now() },
    );
    if (!(await changeReport(tx, locked, {}))) throw new Conflict();
    await audit(tx, entry(report, actor, "reporting.edit-section", step, { section: key }));
  });
  return ok(null);
}

/** Lets go of what was written by hand. */
export async function backToWritten(
  services: Services,
  actor: Actor,
  { key, ...step }: Step & { key: string },
): Promise<void> {
  const report = await reportFor(services.db, actor, step.id, "edit");
  const section = await sectionOf(services, report, key);
  await services.db.transaction().execute(async (tx) => {
    const locked = await lockFor(tx, { ...step, action: "edit" });
    await saveEdit(tx, { reportId: report.id, key }, null);
    if (!(await changeReport(tx, locked, {}))) throw new Conflict();
    const details = { section: key, droppedText: section.edited };
    await audit(tx, entry(report, actor, "reporting.back-to-written", step, details));
  });
}

async function sectionOf(services: Services, report: Report, key: string) {
  const section = (await listSections(services.db, report.id)).find((each) => each.key === key);
  if (!section) throw new NotFound("Báo cáo không có phần này.");
  return section;
}

export interface Signing {
  number: string;
  signedOn: string;
  signerName: string;
  signerTitle: string;
}

/** The report as it was signed: from now on nothing in it changes. */
export async function finishReport(
  services: Services,
  actor: Actor,
  { signing, ...step }: Step & { signing: Signing },
): Promise<Result<null>> {
  const report = await reportFor(services.db, actor, step.id, "finish");
  const check = startChecks();
  const number = check.line("so", signing.number, { label: "số báo cáo", max: 60 });
  const signedOn = check.optionalDay("ngay-ky", signing.signedOn, {
    label: "ngày ký",
    notAfter: dayInVietnam(services.now()),
  });
  if (!signedOn && signing.signedOn.trim() === "") check.add("ngay-ky", "Nhập ngày ký.");
  if (signedOn && signedOn < report.fromOn) check.add("ngay-ky", "Ngày ký không thể trước kỳ báo cáo.");
  const signerName = check.line("nguoi-ky", signing.signerName, { label: "họ tên người ký", max: 120 });
  const signerTitle = check.line("chuc-vu", signing.signerTitle, { label: "chức vụ người ký", max: 160 });
  if (check.faults.length > 0) return check.result(null);
  await services.db.transaction().execute(async (tx) => {
    const locked = await lockFor(tx, { ...step, action: "finish" });
    const at = services.now();
    const change = { number, signedOn, signerName, signerTitle, finishedAt: at, finishedBy: actor };
    if (!(await changeReport(tx, locked, { ...change, status: "final" }))) throw new Conflict();
    await audit(tx, entry(report, actor, "reporting.finish-report", step, { number, signedOn }));
  });
  return ok(null);
}

/** The next edition of a finished report, beginning with its text; the finished one stays as it is. */
export async function reopenReport(services: Services, actor: Actor, step: Step): Promise<{ id: string }> {
  const report = await reportFor(services.db, actor, step.id, "reopen");
  const figures = await findFigures(services.db, report.id);
  if (!figures) throw new NotFound();
  return services.db.transaction().execute(async (tx) => {
    await lockFor(tx, { ...step, action: "reopen" });
    // Two people may ask at once: the lock lets the second find the edition of the first.
    const opened = await findNextEdition(tx, report.id);
    if (opened) return { id: opened };
    const id = uuidv7();
    const { number: _number, status: _status, ...kept } = report;
    await insertReport(tx, {
      ...kept,
      id,
      edition: report.edition + 1,
      replacesId: report.id,
      figures,
      createdBy: actor,
    });
    await copySections(tx, report.id, id);
    await audit(
      tx,
      entry(report, actor, "reporting.reopen-report", step, { edition: report.edition + 1, id }),
    );
    return { id };
  });
}

export async function dropReport(services: Services, actor: Actor, step: Step): Promise<void> {
  const report = await reportFor(services.db, actor, step.id, "drop");
  await services.db.transaction().execute(async (tx) => {
    const locked = await lockFor(tx, { ...step, action: "drop" });
    if (!(await changeReport(tx, locked, { status: "dropped" }))) throw new Conflict();
    await audit(tx, entry(report, actor, "reporting.drop-report", step));
  });
}

function entry(
  report: Report,
  actor: Actor,
  action: string,
  { requestId }: Step,
  details: Record<string, unknown> = {},
) {
  return {
    provinceCode: report.provinceCode,
    actor,
    action,
    subject: { kind: "report", id: report.id },
    requestId,
    details,
  };
}
