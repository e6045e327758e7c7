import { getCommune, getProvince, listCommunes, listProvinces } from "#modules/territory";
import { type Tx, uuidv7 } from "#platform/db";
import { startChecks } from "#platform/forms";
import { type Actor, Conflict, NotFound, type Services } from "#platform/http";
import { tell } from "#platform/notices";
import { ok, type Result } from "#platform/result";
import { findIndicator } from "../../domain/indicators.ts";
import { missingInShares, type Plan, type PlanLevel, type Target } from "../../domain/plan.ts";
import {
  insertTargets,
  listShares,
  listTargets,
  replaceShares,
  type Share,
} from "../../store/plan-parts.store.ts";
import { insertPlan, listStandingPlans, lockPlan } from "../../store/plans.store.ts";
import { planningUrls } from "../../urls.ts";
import { openPlan, planFor } from "./open-plan.ts";
import { note } from "./write-plan.ts";

export interface UnitBelow {
  code: string;
  name: string;
}

/** The units a plan's targets are shared out to; none under a commune or an old province. */
export function unitsBelow(plan: Pick<Plan, "level" | "provinceCode" | "oldProvinceCode">): UnitBelow[] {
  if (plan.oldProvinceCode || plan.level === "commune") return [];
  const units = plan.level === "nation" ? listProvinces() : listCommunes(plan.provinceCode);
  return units.map(({ code, fullName }) => ({ code, name: fullName }));
}

export async function viewShares(
  services: Services,
  actor: Actor,
  { planId, targetId }: { planId: string; targetId: string },
): Promise<{ plan: Plan; target: Target; shares: Share[]; units: UnitBelow[] }> {
  const plan = await openPlan(services.db, actor, planId);
  const target = (await listTargets(services.db, [plan.id])).find(({ id }) => id === targetId);
  if (!target) throw new NotFound("Không tìm thấy chỉ tiêu này.");
  return { plan, target, shares: await listShares(services.db, [target.id]), units: unitsBelow(plan) };
}

/** Shares a target out; the difference to the target is told, and whoever leaves one says so by saving. */
export async function saveShares(
  services: Services,
  actor: Actor,
  input: {
    planId: string;
    targetId: string;
    shares: ReadonlyMap<string, string>;
    requestId?: string;
  },
): Promise<Result<{ missing: number }>> {
  const found = await planFor(services, actor, input.planId, "share");
  const { target, units } = await viewShares(services, actor, input);
  const check = startChecks();
  const shares = units.flatMap(({ code, name }) => {
    const typed = input.shares.get(code) ?? "";
    const low = check.optionalDecimal(`share.${code}`, typed, { label: `mức giao cho ${name}`, min: 0 });
    return low === null || low === 0 ? [] : [{ unitCode: code, low, note: null }];
  });
  const checked = check.result(shares);
  if (!checked.ok) return checked;
  await services.db.transaction().execute(async (tx) => {
    await lockPlan(tx, found.id);
    await replaceShares(tx, target.id, checked.value);
    await note(tx, actor, found, "planning.share-target", input.requestId, {
      target: target.id,
      units: checked.value.length,
      missing: missingInShares(target, checked.value),
    });
  });
  const additive = findIndicator(target.indicator)?.additive ?? false;
  return ok({ missing: additive ? Math.max(missingInShares(target, checked.value), 0) : 0 });
}

const levelBelow: Readonly<Partial<Record<PlanLevel, PlanLevel>>> = {
  nation: "province",
  province: "commune",
};

/**
 * Lays every share on the unit it is for: as a target of the unit's plan for these years, a draft being opened where
 * there is none. What a unit has submitted or issued is left as it is, and told.
 */
export async function cascadePlan(
  services: Services,
  actor: Actor,
  input: { planId: string; requestId?: string },
): Promise<{ plans: number; skipped: string[] }> {
  const plan = await planFor(services, actor, input.planId, "cascade");
  const targets = await listTargets(services.db, [plan.id]);
  const shares = await listShares(
    services.db,
    targets.map(({ id }) => id),
  );
  const byUnit = Map.groupBy(shares, ({ unitCode }) => unitCode);
  return services.db.transaction().execute(async (tx) => {
    await lockPlan(tx, plan.id);
    const skipped: string[] = [];
    let plans = 0;
    for (const [unitCode, own] of byUnit) {
      const child = await childFor(tx, plan, unitCode);
      if (!child) {
        skipped.push(nameOf(plan, unitCode));
        continue;
      }
      plans += 1;
      await layTargets(tx, child, { targets, shares: own });
      await tellUnit(tx, plan, { childId: child.id, unitCode });
    }
    await note(tx, actor, plan, "planning.cascade-plan", input.requestId, { plans, skipped: skipped.length });
    return { plans, skipped };
  });
}

/** The unit's draft for the same years; undefined when its plan is past the drafting. */
async function childFor(tx: Tx, plan: Plan, unitCode: string): Promise<{ id: string } | undefined> {
  const level = levelBelow[plan.level];
  if (!level) throw new Conflict("Kế hoạch cấp xã không giao tiếp chỉ tiêu.");
  const unit = {
    level,
    provinceCode: level === "province" ? unitCode : plan.provinceCode,
    communeCode: level === "commune" ? unitCode : null,
    fromYear: plan.fromYear,
    toYear: plan.toYear,
  };
  const standing = await listStandingPlans(tx, unit, ["draft", "submitted", "approved"]);
  if (standing.some(({ status }) => status !== "draft")) return undefined;
  const [draft] = standing;
  if (draft) return draft;
  const id = uuidv7();
  const name = nameOf(plan, unitCode);
  const years = plan.fromYear === plan.toYear ? `${plan.fromYear}` : `${plan.fromYear}–${plan.toYear}`;
  // Within a sentence the kind of unit is written small: "Chương trình OCOP xã Trí Phải".
  const place = name.charAt(0).toLowerCase() + name.slice(1);
  const title = `Kế hoạch thực hiện Chương trình OCOP ${place} năm ${years}`;
  const basis = `Chỉ tiêu giao tại “${plan.title}”${plan.number ? `, số ${plan.number}` : ""}.`;
  await insertPlan(tx, {
    id,
    ...unit,
    title,
    basis,
    parentId: plan.id,
    isDemo: plan.isDemo,
    preparedBy: null,
  });
  return { id };
}

async function layTargets(
  tx: Tx,
  child: { id: string; parentId?: string | null },
  { targets, shares }: { targets: readonly Target[]; shares: readonly Share[] },
): Promise<void> {
  const standing = await listTargets(tx, [child.id]);
  const laid = new Set(standing.map(({ parentTargetId }) => parentTargetId));
  const fresh = shares.flatMap(({ targetId, low }) => {
    const target = targets.find(({ id }) => id === targetId);
    if (!target || laid.has(targetId)) return [];
    const { version: _, ...rest } = target;
    return [
      {
        ...rest,
        id: uuidv7(),
        planId: child.id,
        comparison: "at_least" as const,
        low,
        high: null,
        wording: null,
        parentTargetId: targetId,
      },
    ];
  });
  await insertTargets(tx, fresh);
}

function tellUnit(
  tx: Tx,
  plan: Plan,
  { childId, unitCode }: { childId: string; unitCode: string },
): Promise<void> {
  const [role, unitKind] =
    plan.level === "nation" ? ["province_officer", "province"] : ["commune_officer", "commune"];
  return tell(tx, {
    about: { kind: "plan", id: childId },
    to: [{ role, unitKind, unitCode }],
    subject: "Chỉ tiêu OCOP được giao",
    body: `Cấp trên đã giao chỉ tiêu cho đơn vị theo “${plan.title}”.\nMở kế hoạch, bổ sung nhiệm vụ, kinh phí rồi trình lãnh đạo phê duyệt.`,
    href: planningUrls.plan(childId),
  });
}

function nameOf(plan: Plan, unitCode: string): string {
  return plan.level === "nation" ? getProvince(unitCode).fullName : getCommune(unitCode).fullName;
}
