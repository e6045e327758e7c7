import { audit } from "#platform/audit";
import { addDays, dayInVietnam } from "#platform/calendar";
import { isUuid, uuidv7 } from "#platform/db";
import { startChecks } from "#platform/forms";
import { type Actor, Conflict, NotAllowed, NotFound, type Services } from "#platform/http";
import { ok, type Result } from "#platform/result";
import { isReportKind, lastPeriod, nextSending, periodWords, type ReportKind } from "../../domain/period.ts";
import type { Schedule } from "../../domain/report.ts";
import { mayWriteReport } from "../../permissions.ts";
import {
  claimSending,
  findSchedule,
  insertSchedule,
  listDue,
  listSchedules,
  stopSchedule,
} from "../../store/schedules.store.ts";
import { composeDraft, keepDraft } from "../reports/create-report.ts";
import { reportUnitOf } from "../unit.ts";

export const SEND_TASK = "reporting.send-report";
export const SCHEDULE_TASK = "reporting.make-scheduled";
const MOST_ADDRESSES = 20;
const AT_ONCE = 200;

export function listSchedulesFor(services: Services, actor: Actor): Promise<Schedule[]> {
  return listSchedules(services.readDb, reportUnitOf(actor));
}

export interface ScheduleInput {
  kind: string;
  sendDay: string;
  recipients: string;
  requestId?: string | undefined;
  isDemo?: boolean;
}

export async function createSchedule(
  services: Services,
  actor: Actor,
  input: ScheduleInput,
): Promise<Result<{ id: string }>> {
  const unit = reportUnitOf(actor);
  if (!mayWriteReport(actor, unit)) throw new NotAllowed("Chỉ cơ quan lập báo cáo được đặt lịch gửi.");
  const checked = checkInput(input);
  if (!checked.ok) return checked;
  const { kind, sendDay, recipients } = checked.value;
  const id = uuidv7();
  const nextOn = nextSending(kind, sendDay, dayInVietnam(services.now()));
  await services.db.transaction().execute(async (tx) => {
    const made = { id, ...unit, kind, sendDay, recipients, nextOn, isDemo: input.isDemo ?? false };
    await insertSchedule(tx, { ...made, createdBy: actor });
    await audit(tx, {
      provinceCode: unit.provinceCode,
      actor,
      action: "reporting.create-schedule",
      subject: { kind: "schedule", id },
      requestId: input.requestId,
      details: { kind, sendDay, recipients },
    });
  });
  return ok({ id });
}

function checkInput(
  input: ScheduleInput,
): Result<{ kind: ReportKind; sendDay: number; recipients: string[] }> {
  const check = startChecks();
  const kind = isReportKind(input.kind) ? input.kind : "month";
  if (!isReportKind(input.kind)) check.add("loai", "Chọn loại báo cáo.");
  const sendDay = check.optionalWhole("ngay-gui", input.sendDay, { label: "ngày gửi", min: 1, max: 28 }) ?? 5;
  const typed = [...new Set(input.recipients.split(/[\s,;]+/).filter(Boolean))];
  if (typed.length === 0) check.add("dia-chi", "Nhập ít nhất một địa chỉ e-mail.");
  if (typed.length > MOST_ADDRESSES) check.add("dia-chi", `Tối đa ${MOST_ADDRESSES} địa chỉ.`);
  const recipients: string[] = [];
  for (const address of typed.slice(0, MOST_ADDRESSES)) {
    if (check.faults.some(({ field }) => field === "dia-chi")) break;
    recipients.push(check.email("dia-chi", address));
  }
  return check.result({ kind, sendDay, recipients });
}

export async function endSchedule(
  services: Services,
  actor: Actor,
  { id, requestId }: { id: string; requestId?: string | undefined },
): Promise<void> {
  const found = isUuid(id) ? await findSchedule(services.db, id) : undefined;
  if (!found || !mayWriteReport(actor, found)) throw new NotFound("Không tìm thấy lịch gửi này.");
  await services.db.transaction().execute(async (tx) => {
    if (!(await stopSchedule(tx, id, services.now()))) throw new Conflict("Lịch này đã dừng.");
    await audit(tx, {
      provinceCode: found.provinceCode,
      actor,
      action: "reporting.stop-schedule",
      subject: { kind: "schedule", id },
      requestId,
    });
  });
}

/** Once a day: what is due becomes a draft for the office and a letter to each address; never a signed report. */
export async function makeScheduled(services: Services): Promise<number> {
  const today = dayInVietnam(services.now());
  const failures: unknown[] = [];
  let made = 0;
  let after: string | undefined;
  do {
    const due = await listDue(services.db, today, { after, limit: AT_ONCE });
    for (const schedule of due) {
      // One office's trouble must not keep the reports of the others.
      const done = await makeOne(services, schedule, today).catch((error: unknown) => {
        failures.push(error);
        return false;
      });
      if (done) made += 1;
    }
    after = due.length < AT_ONCE ? undefined : due.at(-1)?.id;
  } while (after);
  if (failures.length > 0) throw new AggregateError(failures, "Some scheduled reports were not made");
  return made;
}

/** False when another worker took this sending: its claim, the draft and the letters stand or fall together. */
async function makeOne(services: Services, schedule: Schedule, today: string): Promise<boolean> {
  const period = lastPeriod(schedule.kind, today);
  const draft = await composeDraft(services, schedule, period);
  const next = nextSending(schedule.kind, schedule.sendDay, addDays(today, 1));
  return services.db.transaction().execute(async (tx) => {
    if (!(await claimSending(tx, schedule, { sentOn: today, next }))) return false;
    const drafting = { recipient: null, isDemo: schedule.isDemo, actor: null };
    const { id: reportId } = await keepDraft(tx, draft, drafting);
    for (const to of schedule.recipients)
      await services.jobs.enqueue(
        tx,
        SEND_TASK,
        { reportId, to, period: periodWords(period) },
        { key: `${SEND_TASK}:${reportId}:${to}` },
      );
    return true;
  });
}
