import { beforeAll, describe, expect, test } from "vitest";
import { type Actor, Conflict, NotAllowed, NotFound, type Services } from "#platform/http";
import type { Result } from "#platform/result";
import { servicesFor, testActor, withTestDatabase } from "#platform/testing";
import { freezeFigures } from "../closings/freeze.ts";
import { correctFigure, signClosing, viewClosing } from "../closings/view-closings.ts";
import { cascadePlan, saveShares } from "./cascade.ts";
import { approvePlan, refusePlan, submitPlan } from "./issue-plan.ts";
import { listPlansFor, viewPlan } from "./read-plans.ts";
import { addTarget, saveTarget } from "./targets.ts";
import { copyPlan, createPlan } from "./write-plan.ts";

const database = withTestDatabase();
let services: Services;
const ofProvince = { unitKind: "province", unitCode: "96", provinceCode: "96" } as const;
const officer = testActor("Cán bộ OCOP tỉnh", { role: "province_officer", ...ofProvince });
const leader = testActor("Lãnh đạo tỉnh", { role: "province_leader", ...ofProvince });
const commune = testActor("Cán bộ xã", {
  role: "commune_officer",
  unitKind: "commune",
  unitCode: "32071",
  provinceCode: "96",
});
const neighbour = testActor("Cán bộ tỉnh khác", {
  role: "province_officer",
  unitKind: "province",
  unitCode: "80",
  provinceCode: "80",
});

beforeAll(async () => {
  services = servicesFor(database.db, { now: "2026-11-22T02:00:00.000Z" });
  for (const { accountId, displayName } of [officer, leader, commune, neighbour])
    await database.asOwner(
      "insert into identity.accounts (id, email, display_name, status) values ($1,$2,$3,'active')",
      [accountId, `${accountId}@thu.example`, displayName],
    );
});

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.faults.map(({ text }) => text).join(" "));
  return result.value;
}

const faultsOf = <T>(result: Result<T>) => (result.ok ? [] : result.faults.map(({ field }) => field));
const versionOf = async (actor: Actor, id: string) => (await viewPlan(services, actor, id)).plan.version;
const statusOf = async (id: string) => (await viewPlan(services, officer, id)).plan.status;

const aim = {
  indicator: "products.new",
  filter: {},
  year: "2026",
  reckoning: "in_year",
  comparison: "at_least",
  low: "10",
  high: "",
  wording: "",
};

async function draft(): Promise<{ planId: string; targetId: string }> {
  const input = {
    title: "Kế hoạch OCOP tỉnh năm 2026",
    fromYear: "2026",
    toYear: "",
    basis: "",
    solutions: "",
  };
  const { id: planId } = value(await createPlan(services, officer, input));
  const { id: targetId } = value(await addTarget(services, officer, { ...aim, planId }));
  return { planId, targetId };
}

async function issued(number = "18/KH-UBND") {
  const made = await draft();
  const id = made.planId;
  value(await submitPlan(services, officer, { id, version: await versionOf(officer, id) }));
  const version = await versionOf(leader, id);
  value(await approvePlan(services, leader, { id, version, number, decidedOn: "2026-02-25" }));
  return made;
}

describe("a plan", () => {
  test("without a target is not submitted, and only the leader issues it", async () => {
    const blank = { title: "Kế hoạch trống", fromYear: "2026", toYear: "", basis: "", solutions: "" };
    const { id } = value(await createPlan(services, officer, blank));
    expect(faultsOf(await submitPlan(services, officer, { id, version: 1 }))).toEqual(["submit"]);
    value(await addTarget(services, officer, { ...aim, planId: id }));
    value(await submitPlan(services, officer, { id, version: await versionOf(officer, id) }));
    const step = { id, version: await versionOf(officer, id), number: "1/KH", decidedOn: "2026-02-25" };
    await expect(approvePlan(services, officer, step)).rejects.toThrow(NotAllowed);
    expect(faultsOf(await approvePlan(services, leader, { ...step, number: "", decidedOn: "" }))).toEqual([
      "number",
      "decidedOn",
    ]);
    await expect(approvePlan(services, leader, { ...step, version: 99 })).rejects.toThrow(Conflict);
    value(await refusePlan(services, leader, { ...step, reason: "Bổ sung chỉ tiêu tập huấn." }));
    const { plan } = await viewPlan(services, officer, id);
    expect([plan.status, plan.refusalReason]).toEqual(["draft", "Bổ sung chỉ tiêu tập huấn."]);
  });

  test("issued for the same year replaces the one in force", async () => {
    const first = await issued("18/KH-UBND");
    const { id: adjusted } = await copyPlan(services, officer, { id: first.planId, toNextYears: false });
    const version = await versionOf(officer, adjusted);
    value(await submitPlan(services, officer, { id: adjusted, version }));
    const approval = { id: adjusted, version: version + 1, number: "90/KH-UBND", decidedOn: "2026-08-01" };
    expect(value(await approvePlan(services, leader, approval)).replaced).toBe(1);
    expect([await statusOf(first.planId), await statusOf(adjusted)]).toEqual(["replaced", "approved"]);
    await expect(addTarget(services, officer, { ...aim, planId: first.planId })).rejects.toThrow(Conflict);
  });

  test("is unknown to another province", async () => {
    const { planId } = await draft();
    await expect(viewPlan(services, neighbour, planId)).rejects.toThrow(NotFound);
  });
});

describe("a target shared out", () => {
  test("tells what the shares miss, lays them on communes, and holds a commune to its share", async () => {
    const { planId, targetId } = await issued("20/KH-UBND");
    const sharing = { planId, targetId };
    const six = new Map([
      ["32071", "4"],
      ["32014", "2"],
    ]);
    expect(value(await saveShares(services, officer, { ...sharing, shares: six })).missing).toBe(4);
    const whole = new Map([...six, ["32128", "4"]]);
    expect(value(await saveShares(services, officer, { ...sharing, shares: whole })).missing).toBe(0);
    expect(await cascadePlan(services, officer, { planId })).toEqual({ plans: 3, skipped: [] });
    // A second time lays nothing twice.
    await cascadePlan(services, officer, { planId });
    const { plans } = await listPlansFor(services, commune, { status: "draft" });
    const own = plans.find(({ parentId }) => parentId === planId);
    const { targets } = await viewPlan(services, commune, own?.id ?? "");
    expect(targets.map(({ low, parentTargetId }) => [low, parentTargetId])).toEqual([[4, targetId]]);
    const [target] = targets;
    const lower = {
      ...aim,
      planId: own?.id ?? "",
      targetId: target?.id ?? "",
      version: target?.version ?? 0,
    };
    expect(faultsOf(await saveTarget(services, commune, { ...lower, low: "3" }))).toEqual(["belowShare"]);
    value(await saveTarget(services, commune, { ...lower, low: "3", belowShare: true }));
  });
});

describe("figures that were closed", () => {
  const period = { title: "Số liệu 6 tháng đầu năm 2026", fromOn: "2026-01-01", toOn: "2026-06-30" };

  test("are frozen, signed by the leader, corrected beside and never in place", async () => {
    const { planId } = await issued("30/KH-UBND");
    const { id } = value(await freezeFigures(services, officer, { ...period, planId }));
    const change = { id, no: "1", value: "2", reason: "Bổ sung hai sản phẩm gửi muộn." };
    await expect(correctFigure(services, officer, change)).rejects.toThrow(Conflict);
    await expect(signClosing(services, officer, { id, version: 1 })).rejects.toThrow(NotAllowed);
    await signClosing(services, leader, { id, version: 1 });
    await expect(signClosing(services, leader, { id, version: 2 })).rejects.toThrow(Conflict);
    expect(faultsOf(await correctFigure(services, officer, { ...change, value: "0" }))).toEqual(["value"]);
    expect(faultsOf(await correctFigure(services, officer, { ...change, reason: "" }))).toEqual(["reason"]);
    value(await correctFigure(services, officer, change));
    const { rows, sealHolds } = await viewClosing(services, leader, id);
    const [row] = rows;
    expect([row?.value.value, row?.standing, row?.differs, sealHolds]).toEqual([0, 2, true, true]);
    const trail = await database.asOwner<{ action: string }>(
      "select action from audit.entries where subject_id = $1",
      [id],
    );
    expect(trail.map(({ action }) => action).sort()).toEqual([
      "planning.correct-figure",
      "planning.freeze-figures",
      "planning.sign-closing",
    ]);
  });

  test("changed behind the platform's back break the seal and are not signed", async () => {
    const { id } = value(await freezeFigures(services, officer, { ...period, planId: "" }));
    expect((await viewClosing(services, officer, id)).sealHolds).toBe(true);
    await database.asOwner(
      "update planning.closing_values set value = coalesce(value, 0) + 5 where closing_id = $1 and no = 1",
      [id],
    );
    expect((await viewClosing(services, officer, id)).sealHolds).toBe(false);
    await expect(signClosing(services, leader, { id, version: 1 })).rejects.toThrow(Conflict);
  });

  test("belong to their province", async () => {
    const { id } = value(await freezeFigures(services, officer, { ...period, planId: "" }));
    await expect(viewClosing(services, neighbour, id)).rejects.toThrow(NotFound);
    await expect(freezeFigures(services, commune, { ...period, planId: "" })).rejects.toThrow(NotAllowed);
  });
});
