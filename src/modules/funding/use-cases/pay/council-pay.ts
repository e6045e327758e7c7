import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import { isUuid, uuidv7 } from "#platform/db";
import { startChecks, type Typed } from "#platform/forms";
import { type Actor, Conflict, NotAllowed, NotFound, type Services, unitsOf } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
import { formatDate } from "#platform/ui";
import {
  type PaySheet,
  payRoleCodes,
  payRoles,
  payUnitCodes,
  type Rate,
  ratesOn,
  reckonPay,
} from "../../domain/council-pay.ts";
import { mayKeepMoney, mayReadOffice, officeRoles, provinceOf } from "../../permissions.ts";
import { findBinding } from "../../store/commitments.store.ts";
import type { LineMoney } from "../../store/lines.store.ts";
import { findSession, insertRate, listRates, listSessions, type PaidSession } from "../../store/pay.store.ts";
import { bindMoney } from "../money/bind-money.ts";
import { openLines } from "../rewards/read-rewards.ts";

const PAGE_SIZE = 30;

export type SessionLine = PaidSession & { commitmentId: string | null; boundVnd: number | null };

export async function readPaySessions(
  services: Services,
  actor: Actor,
  before: string | undefined,
): Promise<{ sessions: SessionLine[]; rates: Rate[]; next?: string }> {
  const provinceCodes = unitsOf(actor, officeRoles, "province");
  const found = await listSessions(services.readDb, { provinceCodes, before, limit: PAGE_SIZE + 1 });
  const shown = found.slice(0, PAGE_SIZE);
  const [bindings, rates] = await Promise.all([
    findBinding(
      services.readDb,
      "council_session",
      shown.map(({ id }) => id),
    ),
    listRates(services.readDb, provinceOf(actor) ?? ""),
  ]);
  const sessions = shown.map((session) => {
    const binding = bindings.find(({ activityId }) => activityId === session.id);
    return { ...session, commitmentId: binding?.commitmentId ?? null, boundVnd: binding?.amountVnd ?? null };
  });
  const last = shown.at(-1);
  return { sessions, rates, ...(found.length > PAGE_SIZE && last ? { next: last.id } : {}) };
}

export interface PayView {
  session: PaidSession;
  sheet: PaySheet;
  rates: Rate[];
  commitmentId: string | null;
  lines: LineMoney[];
}

/** What a session costs by the province's own rates of its day. */
export async function viewPay(services: Services, actor: Actor, sessionId: string): Promise<PayView> {
  const session = isUuid(sessionId) ? await findSession(services.db, sessionId) : undefined;
  if (!session || !mayReadOffice(actor, session)) throw new NotFound("Không tìm thấy phiên họp này.");
  const rates = ratesOn(await listRates(services.db, session.provinceCode), session.heldOn);
  const [binding] = await findBinding(services.db, "council_session", [sessionId]);
  const sheet = reckonPay(session.attendances, { rates, dossiers: session.dossiers });
  const binds = !binding && mayKeepMoney(actor, session);
  const lines = binds ? await openLines(services, session.provinceCode) : [];
  return { session, sheet, rates, commitmentId: binding?.commitmentId ?? null, lines };
}

/** Binds the money of a session once, for exactly what its list comes to. */
export async function bindPay(
  services: Services,
  actor: Actor,
  input: { sessionId: string; lineId: string; requestId: string },
): Promise<Result<{ commitmentId: string }>> {
  const { session, sheet, commitmentId } = await viewPay(services, actor, input.sessionId);
  if (!mayKeepMoney(actor, session)) throw new NotAllowed();
  if (commitmentId) throw new Conflict("Phiên họp này đã có cam kết chi thù lao.");
  if (sheet.missing.length > 0) {
    const roles = sheet.missing.map((role) => payRoles[role]).join(", ");
    return fault(
      "line",
      `Chưa có mức chi của tỉnh cho: ${roles}. Nhập mức chi áp dụng ngày ${formatDate(session.heldOn)}.`,
    );
  }
  if (sheet.totalVnd <= 0) return fault("line", "Danh sách chưa có khoản nào để chi.");
  if (!isUuid(input.lineId)) return fault("line", "Chọn dòng kinh phí.");
  return services.db.transaction().execute(async (tx) => {
    const [taken] = await findBinding(tx, "council_session", [session.id]);
    if (taken) throw new Conflict("Phiên họp này đã có cam kết chi thù lao.");
    const bound = await bindMoney(tx, actor, {
      lineId: input.lineId,
      provinceCode: session.provinceCode,
      title: `Thù lao ${session.title} ngày ${formatDate(session.heldOn)}`.slice(0, 250),
      amountVnd: sheet.totalVnd,
      committedOn: dayInVietnam(services.now()),
      contractNumber: null,
      payee: "Thành viên Hội đồng theo danh sách",
      producerId: null,
      activityKind: "council_session",
      activityId: session.id,
      productIds: [],
      note: null,
      isDemo: session.isDemo,
      requestId: input.requestId,
      fields: { line: "line", amount: "line" },
    });
    return bound.ok ? ok({ commitmentId: bound.value.id }) : bound;
  });
}

export const rateFields = ["role", "unit", "amount", "basis", "validFrom", "note"] as const;
export type RateTyped = Typed<(typeof rateFields)[number]>;

/** The province's own rate with its basis: the circular gives the frame, so there is no default to fall back to. */
// TT 60/2026/TT-BTC, Điều 7 leads to TT 38/2025/TT-BTC, Điều 4 for council and advisory team.
export async function addRate(
  services: Services,
  actor: Actor,
  input: { typed: RateTyped; requestId: string },
): Promise<Result<null>> {
  const provinceCode = provinceOf(actor);
  if (!provinceCode || !mayKeepMoney(actor, { provinceCode })) throw new NotAllowed();
  const checked = checkRate(input.typed);
  if (!checked.ok) return checked;
  const id = uuidv7();
  return services.db.transaction().execute(async (tx) => {
    const added = await insertRate(tx, { ...checked.value, id, provinceCode, createdBy: actor.accountId });
    if (!added)
      return fault(
        "validFrom",
        "Đã có mức chi cho chức danh và cách tính này từ đúng ngày đó. Chọn ngày áp dụng khác.",
      );
    await audit(tx, {
      provinceCode,
      actor,
      action: "funding.add-rate",
      subject: { kind: "pay-rate", id },
      requestId: input.requestId,
      details: checked.value,
    });
    return ok(null);
  });
}

function checkRate(typed: RateTyped) {
  const check = startChecks();
  const amountVnd = check.optionalWhole("amount", typed.amount, {
    label: "mức chi",
    min: 1,
    max: 100_000_000,
  });
  if (typed.amount === "") check.add("amount", "Nhập mức chi.");
  const validFrom = check.optionalDay("validFrom", typed.validFrom, { label: "ngày áp dụng" });
  if (typed.validFrom === "") check.add("validFrom", "Nhập ngày bắt đầu áp dụng.");
  return check.result({
    role: check.choice("role", typed.role, payRoleCodes, "Chọn chức danh."),
    unit: check.choice("unit", typed.unit, payUnitCodes, "Chọn cách tính."),
    amountVnd: amountVnd ?? 0,
    validFrom: validFrom ?? "",
    basis: check.line("basis", typed.basis, {
      label: "căn cứ (nghị quyết, quyết định của tỉnh)",
      max: 250,
      min: 5,
    }),
    note: check.optionalLine("note", typed.note, { label: "ghi chú", max: 500 }),
  });
}

/** Rates of the reader's province, newest first. */
export function readRates(services: Services, actor: Actor): Promise<Rate[]> {
  return listRates(services.readDb, provinceOf(actor) ?? "");
}
