import { unitName } from "#modules/planning";
import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import { type Tx, uuidv7 } from "#platform/db";
import { startChecks } from "#platform/forms";
import { type Actor, NotAllowed, type Services } from "#platform/http";
import { ok, type Result } from "#platform/result";
import {
  daysOf,
  isReportKind,
  nextPeriod,
  periodWords,
  type ReportPeriod,
  reportKinds,
} from "../../domain/period.ts";
import type { ReportUnit } from "../../domain/report.ts";
import { type WrittenSection, writeSections } from "../../domain/sections.ts";
import { mayWriteReport } from "../../permissions.ts";
import { insertReport, type NewReport, writeAnew } from "../../store/reports.store.ts";
import { reportUnitOf, scopeOfReport } from "../unit.ts";
import { reckonFigures } from "./reckon-figures.ts";

export interface ReportInput {
  kind: string;
  year: string;
  no: string;
  recipient: string;
  requestId?: string | undefined;
  isDemo?: boolean;
}

/** A new draft: figures reckoned and text written at once; nothing is sent or signed. */
export async function createReport(
  services: Services,
  actor: Actor,
  input: ReportInput,
): Promise<Result<{ id: string }>> {
  const unit = reportUnitOf(actor);
  if (!mayWriteReport(actor, unit)) throw new NotAllowed("Chỉ cán bộ OCOP của đơn vị lập báo cáo.");
  const checked = checkPeriod(services, input);
  if (!checked.ok) return checked;
  const { recipient, ...period } = checked.value;
  const draft = await composeDraft(services, unit, period);
  const drafting = { recipient, isDemo: input.isDemo ?? false, actor, requestId: input.requestId };
  return ok(await services.db.transaction().execute((tx) => keepDraft(tx, draft, drafting)));
}

export interface Drafting {
  recipient: string | null;
  isDemo: boolean;
  /** null: made by the schedule. */
  actor: Actor | null;
  requestId?: string | undefined;
}

export type Draft = Omit<NewReport, "id" | "recipient" | "isDemo" | "createdBy"> & {
  sections: WrittenSection[];
};

/** Figures and text of a report that begins; reads only, so that the write that follows is short. */
export async function composeDraft(
  services: Services,
  unit: ReportUnit,
  period: ReportPeriod,
): Promise<Draft> {
  const figures = await reckonFigures(services, unit, period);
  const words = periodWords(period);
  return {
    level: unit.level,
    provinceCode: unit.provinceCode,
    communeCode: unit.communeCode,
    kind: period.kind,
    year: period.year,
    periodNo: period.no,
    ...daysOf(period),
    title: `Kết quả thực hiện Chương trình mỗi xã một sản phẩm ${words}`,
    edition: 1,
    replacesId: null,
    figures,
    figuresAt: services.now(),
    sections: writeSections(figures, {
      level: unit.level,
      unitName: unitName(scopeOfReport(unit)),
      period: words,
      next: periodWords(nextPeriod(period)),
    }),
  };
}

export async function keepDraft(
  tx: Tx,
  { sections, ...draft }: Draft,
  { recipient, isDemo, actor, requestId }: Drafting,
): Promise<{ id: string }> {
  const id = uuidv7();
  await insertReport(tx, { ...draft, id, recipient, isDemo, createdBy: actor });
  await writeAnew(tx, id, sections);
  await audit(tx, {
    provinceCode: draft.provinceCode,
    actor,
    action: "reporting.create-report",
    subject: { kind: "report", id },
    requestId,
    details: { kind: draft.kind, year: draft.year, no: draft.periodNo },
  });
  return { id };
}

function checkPeriod(
  services: Services,
  input: ReportInput,
): Result<ReportPeriod & { recipient: string | null }> {
  const check = startChecks();
  const kind = isReportKind(input.kind) ? input.kind : "quarter";
  if (!isReportKind(input.kind)) check.add("loai", "Chọn loại báo cáo.");
  const year = check.optionalWhole("nam", input.year, { label: "năm", min: 2018, max: 2100 }) ?? 0;
  if (year === 0 && check.faults.length === 0) check.add("nam", "Nhập năm báo cáo.");
  const no =
    kind === "year" ? 1 : (check.optionalWhole("ky", input.no, { label: "kỳ", min: 1, max: 12 }) ?? 0);
  const recipient = check.optionalLine("noi-nhan", input.recipient, { label: "nơi nhận", max: 300 });
  if (check.faults.length === 0) {
    if (no < 1 || no > reportKinds[kind].periods)
      check.add(
        "ky",
        `Chọn kỳ từ 1 đến ${reportKinds[kind].periods} cho ${reportKinds[kind].label.toLowerCase()}.`,
      );
    else if (daysOf({ kind, year, no }).fromOn > dayInVietnam(services.now()))
      check.add("nam", "Kỳ này chưa bắt đầu nên chưa có số liệu.");
  }
  return check.result({ kind, year, no, recipient });
}
