import { addDays, dayInVietnam } from "#platform/calendar";
import { type Db, tables } from "#platform/db";
import type { Actor, Services } from "#platform/http";
import { addConsultant } from "../../modules/consultants/use-cases/keep-consultant.ts";
import { addEngagement } from "../../modules/consultants/use-cases/keep-engagements.ts";
import { addPerson } from "../../modules/consultants/use-cases/keep-people.ts";
import { addSurveyed, answerSurvey } from "../../modules/cycle/use-cases/answer-survey.ts";
import { getCandidate } from "../../modules/cycle/use-cases/candidate-records.ts";
import { followDossier } from "../../modules/cycle/use-cases/follow-dossier.ts";
import { addCandidate } from "../../modules/cycle/use-cases/keep-candidate.ts";
import { closeSurvey, openSurvey } from "../../modules/cycle/use-cases/keep-survey.ts";
import { loadCycleHistory } from "../../modules/cycle/use-cases/load-history.ts";
import { makePilot } from "../../modules/cycle/use-cases/make-pilot.ts";
import { moveCandidate } from "../../modules/cycle/use-cases/move-candidate.ts";
import { writeIdea } from "../../modules/cycle/use-cases/write-idea.ts";
import { writePlan } from "../../modules/cycle/use-cases/write-plan.ts";
import { agreed } from "./agreed.ts";
import { type Cast, gatherCast } from "./cast.ts";
import {
  type DemoCandidate,
  demoCandidates,
  demoConsultants,
  demoIdea,
  demoPlan,
  demoSurveyed,
} from "./cycle-content.ts";
import { inThePast } from "./past.ts";

const on = tables<"dossiers.public_dossiers">();

interface Stage {
  services: Services;
  cast: Cast;
  consultants: string[];
}

/** The year's cycle of Cà Mau with products at every step, a little of Tây Ninh; and the real models of 2020 and 2021. */
export async function loadCycle(services: Services): Promise<void> {
  await loadCycleHistory(services);
  const cast = await gatherCast(services.db);
  const consultants = await keepConsultants(services, cast);
  const stage = { services, cast, consultants };
  for (const each of demoCandidates) await lead(stage, each);
  await followDossiers(stage);
  await surveyLastYear(stage);
  await surveyNextYear(stage);
}

async function keepConsultants(services: Services, cast: Cast): Promise<string[]> {
  const ids: string[] = [];
  for (const { by, people, helped, ...form } of demoConsultants) {
    const officer = cast(by);
    const then = inThePast(services, 280);
    const { id } = agreed(await addConsultant(then, officer, form, { isDemo: true }));
    for (const fullName of people)
      agreed(await addPerson(then, officer, id, { fullName, email: "", joinedOn: "" }));
    const fromOn = dayInVietnam(then.now());
    for (const { producer, help, contractNumber } of helped) {
      const producerId = producerOf(cast(producer));
      const rest = { productId: "", help, contractNumber, fromOn, toOn: "", note: "" };
      agreed(await addEngagement(then, officer, id, { producerId, ...rest }));
    }
    ids.push(id);
  }
  return ids;
}

async function lead(stage: Stage, demo: DemoCandidate): Promise<void> {
  const { services, cast } = stage;
  const officer = cast(demo.by);
  const then = inThePast(services, demo.days + 60);
  const origin = { provinceCode: demo.province, isDemo: true };
  const { id } = agreed(await addCandidate(then, officer, formOf(stage, demo), origin));
  if (demo.reached === "surveyed") return;
  const mid = inThePast(services, demo.days + 30);
  agreed(
    await writeIdea(
      demo.reached === "idea" ? inThePast(services, demo.days) : mid,
      officer,
      await target(stage, id),
      demoIdea(demo),
    ),
  );
  if (demo.reached === "idea") return;
  const late = inThePast(services, demo.days);
  await press(stage, late, officer, { id, action: "acceptIdea", note: "" });
  if (demo.reached === "stopped") {
    return press(stage, late, officer, { id, action: "stop", note: demo.reason ?? "" });
  }
  const submit = demo.reached !== "business_plan_draft";
  const plan = { candidateId: id, form: demoPlan(demo), file: undefined, submit };
  agreed(await writePlan(late, officer, plan));
  if (demo.reached !== "implementation") return;
  await press(stage, late, cast(demo.approver), { id, action: "approvePlan", note: "" });
  if (demo.consultant === undefined) return;
  agreed(
    await makePilot(late, officer, await target(stage, id), {
      pilotKind: demo.pilotKind ?? "model_product",
      consultantId: stage.consultants[demo.consultant] ?? "",
      contractNumber: "07/2026/HĐTV",
      fromOn: dayInVietnam(late.now()),
    }),
  );
}

interface Press {
  id: string;
  action: "acceptIdea" | "approvePlan" | "stop";
  note: string;
}

async function press(stage: Stage, at: Services, by: Actor, { id, action, note }: Press): Promise<void> {
  const { version } = await target(stage, id);
  agreed(await moveCandidate(at, by, { candidateId: id, version, action, note }));
}

async function target({ services }: Stage, id: string): Promise<{ id: string; version: number }> {
  const { version } = await getCandidate(services.db, id);
  return { id, version };
}

function formOf({ services, cast }: Stage, demo: DemoCandidate) {
  const producerId = demo.producer ? producerOf(cast(demo.producer)) : "";
  return {
    communeCode: demo.commune,
    producerId,
    producerName: demo.producerName ?? "",
    productId: "",
    productName: demo.product,
    sector: demo.sector,
    kind: demo.kind ?? "first",
    potential: demo.potential,
    needs: demo.needs,
    expectedStar: String(demo.star),
    expectedRound: "",
    note: "",
    year: dayInVietnam(services.now()).slice(0, 4),
  };
}

function producerOf(owner: Actor): string {
  return owner.grants.find(({ unitKind }) => unitKind === "producer")?.unitCode ?? "";
}

/** The demonstration's dossiers in evaluation and with a decision stand on the board too. */
async function followDossiers({ services, cast }: Stage): Promise<void> {
  for (const dossier of await demoDossiers(services.db)) {
    const owner = { provinceCode: dossier.provinceCode, isDemo: true };
    const form = {
      communeCode: dossier.communeCode,
      producerId: dossier.producerId,
      producerName: "",
      productId: dossier.productId,
      productName: "",
      sector: "",
      kind: dossier.kind,
      potential: "high",
      needs: [],
      expectedStar: String(dossier.star),
      expectedRound: "",
      note: "",
      year: dayInVietnam(services.now()).slice(0, 4),
    };
    const then = inThePast(services, 90);
    agreed(await addCandidate(then, cast("can-bo-tinh"), form, owner));
    const { dossierId, productId, producerId } = dossier;
    const steps =
      dossier.status === "recognised" ? (["submitted", "recognised"] as const) : (["submitted"] as const);
    await services.db.transaction().execute(async (tx) => {
      for (const to of steps) await followDossier(services, tx, { dossierId, productId, producerId, to });
    });
  }
}

async function demoDossiers(db: Db) {
  return on(db)
    .selectFrom("dossiers.public_dossiers as d")
    .select([
      "d.id as dossierId",
      "d.product_id as productId",
      "d.producer_id as producerId",
      "d.province_code as provinceCode",
      "d.commune_code as communeCode",
      "d.kind",
      "d.target_star as star",
      "d.status",
    ])
    .where("d.is_demo", "=", true)
    .where("d.province_code", "=", "96")
    .where("d.status", "in", ["forwarded", "in_council", "scored", "recognised"])
    .orderBy("d.id")
    .limit(6)
    .execute();
}

const communeKeys = ["can-bo-xa", "can-bo-ly-van-lam", "can-bo-cai-nuoc", "can-bo-dat-moi"] as const;

/** Closed: every one of the communes with an account answered, one of them with nothing. */
async function surveyLastYear({ services, cast }: Stage): Promise<void> {
  const officer = cast("can-bo-tinh");
  const then = inThePast(services, 330);
  const year = Number(dayInVietnam(services.now()).slice(0, 4));
  const dueOn = addDays(dayInVietnam(then.now()), 20);
  const survey = agreed(
    await openSurvey(
      then,
      officer,
      {
        title: `Rà soát sản phẩm năm ${year}`,
        year: String(year),
        letterNumber: "3120/SNNMT-PTNT",
        dueOn,
        note: "",
      },
      { isDemo: true },
    ),
  );
  for (const key of communeKeys)
    agreed(
      await answerSurvey(inThePast(services, 320), cast(key), survey.id, { answer: "nothing", note: "" }),
    );
  await closeSurvey(inThePast(services, 300), officer, survey.id);
}

/** Open and past its day: two communes answered with products, one with nothing, the rest are late. */
async function surveyNextYear({ services, cast }: Stage): Promise<void> {
  const officer = cast("can-bo-tinh");
  const then = inThePast(services, 30);
  const year = Number(dayInVietnam(services.now()).slice(0, 4)) + 1;
  const dueOn = addDays(dayInVietnam(services.now()), -3);
  const note = "Ghi sản phẩm có tiềm năng, nhu cầu hỗ trợ và hạng dự kiến; không có thì báo không có.";
  const survey = agreed(
    await openSurvey(
      then,
      officer,
      {
        title: `Rà soát sản phẩm năm ${year}`,
        year: String(year),
        letterNumber: "2981/SNNMT-PTNT",
        dueOn,
        note,
      },
      { isDemo: true },
    ),
  );
  for (const { by, ...form } of demoSurveyed)
    agreed(await addSurveyed(inThePast(services, 15), cast(by), survey.id, form));
  const answered = inThePast(services, 12);
  const done = { answer: "done", note: "" };
  for (const key of ["can-bo-xa", "can-bo-ly-van-lam"] as const)
    agreed(await answerSurvey(answered, cast(key), survey.id, done));
  agreed(
    await answerSurvey(answered, cast("can-bo-cai-nuoc"), survey.id, {
      answer: "nothing",
      note: "Xã đang chuẩn bị cho năm sau nữa.",
    }),
  );
}
