import { dayInVietnam } from "#platform/calendar";
import type { Tx } from "#platform/db";
import type { Actor, Services } from "#platform/http";
import { freezeFigures } from "../../modules/planning/use-cases/closings/freeze.ts";
import {
  correctFigure,
  signClosing,
  viewClosing,
} from "../../modules/planning/use-cases/closings/view-closings.ts";
import { loadPlanningHistory } from "../../modules/planning/use-cases/load-history.ts";
import { cascadePlan, saveShares } from "../../modules/planning/use-cases/plans/cascade.ts";
import { approvePlan, submitPlan } from "../../modules/planning/use-cases/plans/issue-plan.ts";
import { addBudget, addPlanTask } from "../../modules/planning/use-cases/plans/plan-lines.ts";
import { listPlansFor, viewPlan } from "../../modules/planning/use-cases/plans/read-plans.ts";
import { addTarget } from "../../modules/planning/use-cases/plans/targets.ts";
import { createPlan, savePlan } from "../../modules/planning/use-cases/plans/write-plan.ts";
import {
  addChain,
  addVillage,
  noteExport,
  producersNamed,
} from "../../modules/planning/use-cases/registers/keep-registers.ts";
import { agreed } from "./agreed.ts";
import { type Cast, gatherCast } from "./cast.ts";
import { inThePast } from "./past.ts";
import {
  nationTargets,
  neighbourTargets,
  provinceBudget,
  provinceTargets,
  provinceTasks,
  solutions,
} from "./planning-content.ts";

const requestId = "demo";

/** What articles tell of earlier years; then a plan from ministry to commune, and a half-year that was closed. */
export async function loadPlanning(services: Services, tx: Tx): Promise<void> {
  await loadPlanningHistory(services);
  const cast = await gatherCast(tx);
  const year = dayInVietnam(services.now()).slice(0, 4);
  await issueNation(inThePast(services, 300), cast, year);
  const planId = await issueProvince(inThePast(services, 270), cast, year);
  await issueCommune(inThePast(services, 200), cast, year);
  await submitTayNinh(inThePast(services, 30), cast, year);
  await keepRegisters(services, cast, year);
  await closeHalfYear(services, cast, { planId, year });
}

async function issueNation(services: Services, cast: Cast, year: string): Promise<void> {
  const ministry = cast("can-bo-bo");
  const title = `Kế hoạch Chương trình Mỗi xã một sản phẩm cả nước năm ${year}`;
  const input = {
    title,
    fromYear: year,
    toYear: year,
    basis: "Chương trình Mỗi xã một sản phẩm.",
    solutions: "",
    isDemo: true,
  };
  const { id } = agreed(await createPlan(services, ministry, input));
  for (const { shares, ...sketch } of nationTargets)
    await target(services, ministry, { planId: id, year, sketch, shares });
  await issue(
    services,
    { writer: ministry, leader: ministry },
    { id, number: `${year.slice(2)}01/KH-BNNMT` },
  );
  await cascadePlan(services, ministry, { planId: id, requestId });
}

async function issueProvince(services: Services, cast: Cast, year: string): Promise<string> {
  const writer = cast("can-bo-tinh");
  const id = await draftOf(services, writer, year);
  const { plan } = await viewPlan(services, writer, id);
  const words = {
    title: `Kế hoạch thực hiện Chương trình OCOP tỉnh Cà Mau năm ${year}`,
    basis: plan.basis ?? "",
    solutions,
  };
  agreed(
    await savePlan(services, writer, {
      ...words,
      id,
      fromYear: year,
      toYear: year,
      version: plan.version,
      requestId,
    }),
  );
  for (const { shares, ...sketch } of provinceTargets)
    await target(services, writer, { planId: id, year, sketch, shares });
  for (const [title, requiredResult, lead, due] of provinceTasks)
    agreed(
      await addPlanTask(services, writer, {
        planId: id,
        title,
        requiredResult,
        lead,
        dueOn: `${year}-${due}`,
      }),
    );
  for (const [source, purpose, title, amount] of provinceBudget)
    agreed(await addBudget(services, writer, { planId: id, year, source, purpose, title, amount }));
  await issue(services, { writer, leader: cast("lanh-dao-tinh") }, { id, number: "18/KH-UBND" });
  await cascadePlan(services, writer, { planId: id, requestId });
  return id;
}

async function issueCommune(services: Services, cast: Cast, year: string): Promise<void> {
  const writer = cast("can-bo-xa");
  const id = await draftOf(services, writer, year);
  const lead = "UBND xã";
  agreed(
    await addPlanTask(services, writer, {
      planId: id,
      title: "Vận động hai chủ thể đăng ký ý tưởng sản phẩm",
      requiredResult: "Hai phiếu đăng ký ý tưởng",
      lead,
      dueOn: `${year}-09-30`,
    }),
  );
  await issue(services, { writer, leader: cast("lanh-dao-xa") }, { id, number: "07/KH-UBND" });
  const other = cast("can-bo-cai-nuoc");
  const waiting = await draftOf(services, other, year);
  const { plan } = await viewPlan(services, other, waiting);
  agreed(await submitPlan(services, other, { id: waiting, version: plan.version, requestId }));
}

/** Tây Ninh's plan waits for its leader. */
async function submitTayNinh(services: Services, cast: Cast, year: string): Promise<void> {
  const writer = cast("can-bo-tinh-tay-ninh");
  const id = await draftOf(services, writer, year);
  for (const sketch of neighbourTargets) await target(services, writer, { planId: id, year, sketch });
  const { plan } = await viewPlan(services, writer, id);
  agreed(await submitPlan(services, writer, { id, version: plan.version, requestId }));
}

/** The draft that the plan above opened for the person's unit. */
async function draftOf(services: Services, writer: Actor, year: string): Promise<string> {
  const { plans } = await listPlansFor(services, writer, { year: Number(year), status: "draft" });
  const own = plans.find(({ parentId }) => parentId !== null);
  if (!own) throw new Error("The plan above opened no draft for this unit");
  return own.id;
}

interface Aim {
  planId: string;
  year: string;
  sketch: Partial<Parameters<typeof addTarget>[2]> & { indicator: string; low: string };
  shares?: Readonly<Record<string, string>> | undefined;
}

async function target(
  services: Services,
  writer: Actor,
  { planId, year, sketch, shares }: Aim,
): Promise<void> {
  const plain = { filter: {}, year, reckoning: "in_year", comparison: "at_least", high: "", wording: "" };
  const { id: targetId } = agreed(
    await addTarget(services, writer, { ...plain, ...sketch, planId, requestId }),
  );
  if (!shares) return;
  const given = new Map(Object.entries(shares));
  agreed(await saveShares(services, writer, { planId, targetId, shares: given, requestId }));
}

async function issue(
  services: Services,
  { writer, leader }: { writer: Actor; leader: Actor },
  { id, number }: { id: string; number: string },
): Promise<void> {
  const drafted = await viewPlan(services, writer, id);
  agreed(await submitPlan(services, writer, { id, version: drafted.plan.version, requestId }));
  const decidedOn = dayInVietnam(services.now());
  const version = drafted.plan.version + 1;
  agreed(await approvePlan(services, leader, { id, version, number, decidedOn, requestId }));
}

async function keepRegisters(services: Services, cast: Cast, year: string): Promise<void> {
  const office = cast("can-bo-tinh");
  const village = { communeCode: "32201", decisionNumber: "", recognisedOn: "2015-06-10", isDemo: true };
  agreed(
    await addVillage(services, office, {
      ...village,
      name: "Làng nghề than đước Năm Căn",
      kind: "craft_village",
      craft: "Hầm than đước",
    }),
  );
  agreed(
    await addVillage(services, office, {
      ...village,
      name: "Nghề gác kèo ong U Minh",
      kind: "traditional_craft",
      craft: "Gác kèo ong",
      communeCode: "32044",
    }),
  );
  const producers = await producersNamed(services, office, "");
  for (const [at, { id: producerId }] of producers.slice(0, 2).entries())
    agreed(
      await addChain(services, office, {
        producerId,
        name:
          at === 0
            ? "Chuỗi tôm – lúa, tận dụng phụ phẩm làm phân hữu cơ"
            : "Chuỗi liên kết thu mua nguyên liệu",
        circular: at === 0,
        description: "",
        since: `${year}-02-01`,
        isDemo: true,
      }),
    );
  const exporter = producers.at(-1);
  if (exporter)
    agreed(
      await noteExport(services, office, {
        producerId: exporter.id,
        year: String(Number(year) - 1),
        market: "Nhật Bản",
        value: "42000",
        source: "Dữ liệu minh hoạ",
      }),
    );
}

async function closeHalfYear(
  services: Services,
  cast: Cast,
  { planId, year }: { planId: string; year: string },
): Promise<void> {
  const office = cast("can-bo-tinh");
  const period = { fromOn: `${year}-01-01`, toOn: `${year}-06-30` };
  const title = `Số liệu OCOP Cà Mau 6 tháng đầu năm ${year}`;
  const past = inThePast(services, 120);
  const { id } = agreed(
    await freezeFigures(past, office, { ...period, title, planId, requestId, isDemo: true }),
  );
  await signClosing(past, cast("lanh-dao-tinh"), { id, version: 1, requestId });
  const { rows } = await viewClosing(services, office, id);
  const row = rows.find(({ value }) => value.indicator === "training.classes") ?? rows[0];
  if (!row) return;
  const value = String((row.standing ?? 0) + 1);
  const reason = "Bổ sung một lớp do xã tổ chức, gửi danh sách sau ngày chốt.";
  agreed(await correctFigure(services, office, { id, no: String(row.value.no), value, reason, requestId }));
  const whole = { title: `Bộ chỉ số OCOP Cà Mau đến hết quý III năm ${year}`, planId: "" };
  const third = { fromOn: `${year}-01-01`, toOn: `${year}-09-30` };
  agreed(
    await freezeFigures(inThePast(services, 40), office, { ...third, ...whole, requestId, isDemo: true }),
  );
}
