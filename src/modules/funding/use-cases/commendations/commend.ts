import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import { isUuid, type Tx, uuidv7 } from "#platform/db";
import { startChecks, type Typed } from "#platform/forms";
import { type Actor, Conflict, NotAllowed, NotFound, type Services, unitsOf } from "#platform/http";
import { tell } from "#platform/notices";
import { fault, ok, type Result } from "#platform/result";
import { type CommendationAction, commendationActions } from "../../domain/actions.ts";
import {
  leaderRoles,
  mayApprove,
  mayKeepMoney,
  mayReadOffice,
  officeRoles,
  provinceOf,
} from "../../permissions.ts";
import { ofProvince } from "../../store/activities.store.ts";
import {
  type Commendation,
  type CommendationFilter,
  changeCommendation,
  findCommendation,
  insertCommendations,
  listCommendations,
} from "../../store/commendations.store.ts";
import { fundingUrls } from "../../urls.ts";
import { SHEET_ROWS } from "../lines/read-lines.ts";
import { type ApprovalTyped, checkApproval } from "../rewards/move-rewards.ts";

export type { Commendation, CommendationForm, CommendationKind } from "../../store/commendations.store.ts";

const PAGE_SIZE = 50;

export const commendationFields = [
  "year",
  "kind",
  "form",
  "name",
  "unit",
  "achievement",
  "reward",
  "producer",
] as const;
export type CommendationTyped = Typed<(typeof commendationFields)[number]>;

export async function propose(
  services: Services,
  actor: Actor,
  input: { typed: CommendationTyped; requestId: string; isDemo?: boolean },
): Promise<Result<{ id: string }>> {
  const provinceCode = provinceOf(actor);
  if (!provinceCode || !mayKeepMoney(actor, { provinceCode })) throw new NotAllowed();
  const checked = checkCommendation(input.typed);
  if (!checked.ok) return checked;
  const { producer } = input.typed;
  const producerId = isUuid(producer) ? producer : null;
  const known = await ofProvince(services.db, provinceCode, {
    productIds: [],
    producerIds: producerId ? [producerId] : [],
  });
  if (producer !== "" && !(producerId && known.has(producerId)))
    return fault("producer", "Không tìm thấy chủ thể này trong tỉnh.");
  const id = uuidv7();
  await services.db.transaction().execute(async (tx) => {
    await insertCommendations(tx, [
      {
        ...checked.value,
        id,
        provinceCode,
        producerId,
        status: "proposed",
        decisionNumber: null,
        decidedOn: null,
        source: null,
        isDemo: input.isDemo ?? false,
        createdBy: actor.accountId,
      },
    ]);
    await audit(tx, {
      provinceCode,
      actor,
      action: "funding.propose-commendation",
      subject: { kind: "commendation", id },
      requestId: input.requestId,
      details: { year: checked.value.year, kind: checked.value.kind, form: checked.value.form },
    });
  });
  return ok({ id });
}

function checkCommendation(typed: CommendationTyped) {
  const check = startChecks();
  const year = check.optionalWhole("year", typed.year, { label: "năm", min: 2018, max: 2100 });
  if (typed.year === "") check.add("year", "Nhập năm khen thưởng.");
  return check.result({
    year: year ?? 0,
    kind: check.choice("kind", typed.kind, ["collective", "individual"], "Chọn tập thể hay cá nhân."),
    form: check.choice("form", typed.form, ["bang_khen", "giay_khen"], "Chọn hình thức khen."),
    name: check.line("name", typed.name, { label: "tên tập thể hoặc cá nhân", max: 200, min: 2 }),
    unit: check.optionalLine("unit", typed.unit, { label: "đơn vị", max: 200 }),
    achievement:
      check.optionalText("achievement", typed.achievement, { label: "thành tích", max: 2000, min: 10 }) ??
      missingAchievement(check),
    rewardVnd: check.optionalWhole("reward", typed.reward, {
      label: "tiền thưởng kèm theo",
      max: 1_000_000_000,
    }),
  });
}

function missingAchievement(check: ReturnType<typeof startChecks>): string {
  if (!check.faults.some(({ field }) => field === "achievement"))
    check.add("achievement", "Nhập tóm tắt thành tích.");
  return "";
}

export async function getCommendation(services: Services, actor: Actor, id: string): Promise<Commendation> {
  const found = isUuid(id) ? await findCommendation(services.db, id) : undefined;
  if (!found || !mayReadOffice(actor, found)) throw new NotFound("Không tìm thấy khen thưởng này.");
  return found;
}

type Search = Omit<CommendationFilter, "limit" | "provinceCodes">;

export async function readCommendations(services: Services, actor: Actor, search: Search) {
  const provinceCodes = unitsOf(actor, officeRoles, "province");
  const found = await listCommendations(services.readDb, { ...search, provinceCodes, limit: PAGE_SIZE + 1 });
  const rows = found.slice(0, PAGE_SIZE);
  const last = rows.at(-1);
  return { rows, ...(found.length > PAGE_SIZE && last ? { next: last.id } : {}) };
}

export function readAllCommendations(
  services: Services,
  actor: Actor,
  search: Search,
): Promise<Commendation[]> {
  const provinceCodes = unitsOf(actor, officeRoles, "province");
  return listCommendations(services.readDb, {
    ...search,
    before: undefined,
    provinceCodes,
    limit: SHEET_ROWS,
  });
}

/** One decision for several: all are approved or none. */
export async function approveCommendations(
  services: Services,
  actor: Actor,
  input: { ids: readonly string[]; typed: ApprovalTyped; requestId: string },
): Promise<Result<{ approved: number }>> {
  const [provinceCode] = unitsOf(actor, leaderRoles, "province");
  if (!provinceCode || !mayApprove(actor, { provinceCode })) throw new NotAllowed();
  const checked = checkApproval(input.typed, dayInVietnam(services.now()));
  const wanted = [...new Set(input.ids.filter(isUuid))].slice(0, 500);
  const none = wanted.length === 0 ? [{ field: "ids", text: "Chọn ít nhất một tập thể, cá nhân." }] : [];
  if (!checked.ok || none.length > 0)
    return { ok: false, faults: [...none, ...(checked.ok ? [] : checked.faults)] };
  return services.db.transaction().execute(async (tx) => {
    for (const id of wanted) {
      const each = await stepped(tx, { id, provinceCode, action: "approve" });
      await changeCommendation(tx, each, { ...checked.value, status: "approved" });
    }
    await audit(tx, {
      provinceCode,
      actor,
      action: "funding.approve-commendations",
      subject: { kind: "commendation", id: wanted[0] ?? "" },
      requestId: input.requestId,
      details: { ...checked.value, ids: wanted },
    });
    await tell(tx, {
      about: { kind: "commendation", id: wanted[0] ?? "" },
      to: [{ role: "province_officer", unitKind: "province", unitCode: provinceCode }],
      subject: "Khen thưởng đã được duyệt",
      body: `Lãnh đạo tỉnh đã duyệt ${wanted.length} tập thể, cá nhân. Việc tiếp theo: lập danh sách buổi lễ.`,
      href: fundingUrls.commendations,
    });
    return ok({ approved: wanted.length });
  });
}

export async function decline(
  services: Services,
  actor: Actor,
  input: { id: string; reason: string; requestId: string },
): Promise<Result<null>> {
  const seen = await getCommendation(services, actor, input.id);
  if (!mayApprove(actor, seen)) throw new NotAllowed();
  const check = startChecks();
  const reason = check.line("reason", input.reason, { label: "lý do", max: 500, min: 5 });
  if (check.faults.length > 0) return { ok: false, faults: [...check.faults] };
  return services.db.transaction().execute(async (tx) => {
    const each = await stepped(tx, { id: seen.id, provinceCode: seen.provinceCode, action: "decline" });
    await changeCommendation(tx, each, { status: "declined", declineReason: reason });
    await audit(tx, {
      provinceCode: seen.provinceCode,
      actor,
      action: "funding.decline-commendation",
      subject: { kind: "commendation", id: seen.id },
      requestId: input.requestId,
      details: { reason },
    });
    return ok(null);
  });
}

/** The record as it stands in this transaction, if the step is open for it. */
export async function stepped(
  tx: Tx,
  { id, provinceCode, action }: { id: string; provinceCode: string; action: CommendationAction },
): Promise<Commendation> {
  const found = await findCommendation(tx, id);
  if (!found || found.provinceCode !== provinceCode || !commendationActions[found.status][action])
    throw new Conflict();
  return found;
}
