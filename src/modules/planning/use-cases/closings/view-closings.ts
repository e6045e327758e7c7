import { createHash } from "node:crypto";
import { audit } from "#platform/audit";
import { isIsoDate } from "#platform/calendar";
import { isUuid, uuidv7 } from "#platform/db";
import { startChecks } from "#platform/forms";
import {
  type Actor,
  Conflict,
  holdsRole,
  NotAllowed,
  NotFound,
  type Services,
  type TaskItem,
  unitsOf,
} from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
import { closingActions } from "../../domain/actions.ts";
import {
  type Closing,
  type ClosingValue,
  type Correction,
  periodOfValue,
  sealText,
  standingValue,
} from "../../domain/closing.ts";
import { nation, type UnitScope } from "../../domain/measure.ts";
import {
  leaderRoles,
  mayEnterFigures,
  mayReadClosing,
  maySignClosing,
  ministryRoles,
} from "../../permissions.ts";
import {
  findClosing,
  insertCorrection,
  listClosings,
  listClosingValues,
  listCorrections,
  signClosingRow,
} from "../../store/closings.store.ts";
import { planningUrls } from "../../urls.ts";
import { computeFigures } from "../indicators/compute-figures.ts";
import { ownPlaceOf } from "../plans/open-plan.ts";

const PAGE_SIZE = 30;

export async function listClosingsFor(services: Services, actor: Actor, after: string, limit = PAGE_SIZE) {
  const [toOn = "", id = ""] = after.split("~");
  const { provinceCode } = ownPlaceOf(actor);
  const found = await listClosings(services.readDb, {
    provinceCode,
    after: isUuid(id) && isIsoDate(toOn) ? { toOn, id } : undefined,
    limit: limit + 1,
  });
  const closings = found.slice(0, limit);
  const last = closings.at(-1);
  return { closings, ...(found.length > limit && last ? { next: `${last.toOn}~${last.id}` } : {}) };
}

async function openClosing(services: Services, actor: Actor, id: string): Promise<Closing> {
  const closing = isUuid(id) ? await findClosing(services.db, id) : undefined;
  if (!closing || !mayReadClosing(actor, closing.provinceCode))
    throw new NotFound("Không tìm thấy lần chốt này.");
  return closing;
}

/** A frozen figure beside what the records say today. */
export interface ClosingRow {
  value: ClosingValue;
  corrections: Correction[];
  /** After its corrections. */
  standing: number | null;
  /** Reckoned again from today's records. */
  now: number | null;
  /** The records have changed since: a correction is proposed. */
  differs: boolean;
}

export interface ClosingView {
  closing: Closing;
  rows: ClosingRow[];
  /** The frozen figures still are what was sealed. */
  sealHolds: boolean;
}

export async function viewClosing(services: Services, actor: Actor, id: string): Promise<ClosingView> {
  const closing = await openClosing(services, actor, id);
  const [values, corrections] = await Promise.all([
    listClosingValues(services.readDb, id),
    listCorrections(services.readDb, id),
  ]);
  const unit = unitOf(values[0]?.unitKey);
  const queries = values.map((each) => ({
    code: each.indicator,
    filter: each.filter,
    ...periodOfValue(closing, each),
  }));
  const figures = await computeFigures(services.readDb, queries, { unit });
  const rows = values.map((value, at): ClosingRow => {
    const own = corrections.filter(({ no }) => no === value.no);
    const standing = standingValue(value, own);
    const now = figures[at]?.value ?? null;
    return { value, corrections: own, standing, now, differs: !same(standing, now) };
  });
  const seal = createHash("sha256").update(sealText(closing, values)).digest("hex");
  return { closing, rows, sealHolds: seal === closing.seal };
}

export async function signClosing(
  services: Services,
  actor: Actor,
  input: { id: string; version: number; requestId?: string },
): Promise<void> {
  const { closing, sealHolds } = await viewClosing(services, actor, input.id);
  if (!maySignClosing(actor, closing.provinceCode))
    throw new NotAllowed("Lãnh đạo của đơn vị ký số liệu đã chốt.");
  if (!closingActions[closing.status].sign || !sealHolds) throw new Conflict();
  await services.db.transaction().execute(async (tx) => {
    const signed = await signClosingRow(
      tx,
      { id: closing.id, version: input.version },
      { by: actor, at: services.now() },
    );
    if (!signed) throw new Conflict();
    await audit(tx, {
      provinceCode: closing.provinceCode,
      actor,
      action: "planning.sign-closing",
      subject: { kind: "closing", id: closing.id },
      requestId: input.requestId,
      details: { seal: closing.seal },
    });
  });
}

/** The row of a frozen figure, for its correction. */
export async function viewClosingRow(
  services: Services,
  actor: Actor,
  { id, no }: { id: string; no: string },
): Promise<{ closing: Closing; row: ClosingRow }> {
  const { closing, rows } = await viewClosing(services, actor, id);
  const row = rows.find(({ value }) => String(value.no) === no);
  if (!row) throw new NotFound("Không tìm thấy số liệu này.");
  if (!mayEnterFigures(actor, closing.provinceCode))
    throw new NotAllowed("Cơ quan OCOP của đơn vị điều chỉnh số liệu.");
  if (!closingActions[closing.status].correct)
    throw new Conflict("Số liệu chưa ký thì chốt lại, không cần điều chỉnh.");
  return { closing, row };
}

/** The frozen figure stays; the corrected one stands beside it with its reason and author. */
export async function correctFigure(
  services: Services,
  actor: Actor,
  input: { id: string; no: string; value: string; reason: string; requestId?: string },
): Promise<Result<void>> {
  const { closing, row } = await viewClosingRow(services, actor, input);
  const check = startChecks();
  const newValue = check.optionalDecimal("value", input.value, { label: "số điều chỉnh", min: 0 });
  if (input.value.trim() === "") check.add("value", "Nhập số điều chỉnh.");
  const reason = check.line("reason", input.reason, { label: "lý do điều chỉnh", max: 1000, min: 5 });
  if (check.faults.length > 0) return { ok: false, faults: [...check.faults] };
  if (same(newValue, row.standing))
    return fault("value", "Số này trùng với số đang có, không cần điều chỉnh.");
  await services.db.transaction().execute(async (tx) => {
    await insertCorrection(tx, closing.id, {
      id: uuidv7(),
      no: row.value.no,
      oldValue: row.standing,
      newValue,
      reason,
      correctedAt: services.now(),
      by: actor,
    });
    await audit(tx, {
      provinceCode: closing.provinceCode,
      actor,
      action: "planning.correct-figure",
      subject: { kind: "closing", id: closing.id },
      requestId: input.requestId,
      details: {
        indicator: row.value.indicator,
        no: row.value.no,
        before: row.standing,
        after: newValue,
        reason,
      },
    });
  });
  return ok(undefined);
}

/** Frozen figures that wait for the leader's signature. */
export async function closingTasks(services: Services, actor: Actor): Promise<TaskItem[]> {
  const provinces = unitsOf(actor, leaderRoles, "province");
  const codes = holdsRole(actor, ministryRoles) ? [...provinces, "00"] : provinces;
  const found = await Promise.all(
    codes
      .slice(0, 3)
      .map((provinceCode) => listClosings(services.readDb, { provinceCode, status: "frozen", limit: 5 })),
  );
  return found.flat().map((closing) => ({
    title: "Ký số liệu đã chốt",
    href: planningUrls.closing(closing.id),
    note: closing.title,
    since: closing.frozenAt,
  }));
}

// Shares are told to one decimal place: a difference in the last bit of a division is none.
function same(one: number | null, other: number | null): boolean {
  return one === null || other === null ? one === other : Math.abs(one - other) < 1e-6;
}

function unitOf(key: string | undefined): UnitScope {
  const [era, level, code = ""] = (key ?? "").split(".");
  if (era !== "2025" && era !== "pre2025") return nation;
  return { era, level: level as UnitScope["level"], code };
}
