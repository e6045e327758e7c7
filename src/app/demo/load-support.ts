import type { Producer } from "#modules/producers";
import { addDays, dayInVietnam } from "#platform/calendar";
import type { Tx } from "#platform/db";
import { typedTexts } from "#platform/forms";
import type { Actor, Services } from "#platform/http";
import { addConsultant } from "../../modules/consultants/use-cases/keep-consultant.ts";
import { askFields, askSupport } from "../../modules/support/use-cases/requests/ask-support.ts";
import { attachFiles } from "../../modules/support/use-cases/requests/attach-files.ts";
import { completeSupport } from "../../modules/support/use-cases/requests/close-request.ts";
import {
  acceptRequest,
  declineRequest,
  withdrawRequest,
} from "../../modules/support/use-cases/requests/decide-request.ts";
import {
  chooseProvider,
  deliverSupport,
  noteContract,
} from "../../modules/support/use-cases/requests/run-contract.ts";
import { agreed } from "./agreed.ts";
import { type Cast, gatherCast } from "./cast.ts";
import { producerOf } from "./load-makers.ts";
import { loadDesigns, loadRights, loadStartups } from "./load-support-centre.ts";
import { demoMakers } from "./makers.ts";
import { inThePast } from "./past.ts";
import { type DemoRequest, demoConsultants, demoRequests } from "./support-content.ts";
import { type Drawings, drawForSupport } from "./support-pictures.ts";

export interface SupportStage {
  services: Services;
  tx: Tx;
  cast: Cast;
  today: string;
  drawings: Drawings;
  /** Ids by the keys of the demonstration. */
  consultants: ReadonlyMap<string, string>;
  requests: Map<string, string>;
  makerOf(row: string): Promise<Producer>;
}

/** A year of help in Cà Mau, a request of every state, work of the design centre, start-ups, marks. */
export async function loadSupport(services: Services, tx: Tx): Promise<void> {
  const drawings = await drawForSupport();
  try {
    const cast = await gatherCast(tx);
    const stage: SupportStage = {
      services,
      tx,
      cast,
      today: dayInVietnam(services.now()),
      drawings,
      consultants: await addConsultants(services, cast("can-bo-tinh")),
      requests: new Map(),
      makerOf: async (row) => {
        const maker = demoMakers.find((each) => each.row === row);
        if (!maker) throw new Error(`The demonstration has no maker ${row}`);
        return producerOf(tx, maker);
      },
    };
    for (const each of demoRequests) stage.requests.set(each.key, await runRequest(stage, each));
    await loadDesigns(stage);
    await loadStartups(stage);
    await loadRights(stage);
  } finally {
    await drawings.remove();
  }
}

async function addConsultants(services: Services, officer: Actor): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { key, kind, name, fields } of demoConsultants) {
    const blank = { agency: "", taxCode: "", phone: "", email: "", address: "", note: "" };
    const form = { ...blank, kind, name, fields };
    ids.set(key, agreed(await addConsultant(services, officer, form, { isDemo: true })).id);
  }
  return ids;
}

const order = ["submitted", "accepted", "contracted", "delivered", "completed"];

async function runRequest(stage: SupportStage, demo: DemoRequest): Promise<string> {
  const { services, cast, drawings } = stage;
  const producer = await stage.makerOf(demo.maker);
  const asker = cast(demo.by);
  const at = (share: number) => inThePast(services, Math.round(demo.askedDays * share));
  const typed = { ...typedTexts({}, askFields), ...askedOf(demo, producer.id) };
  const uploads = [drawings.upload("files", "paper")];
  const { id } = agreed(await askSupport(at(1), asker, { typed, uploads, isDemo: true }));
  const office = cast(demo.office);
  const reached = order.indexOf(demo.reached);
  let version = 1;
  const on = () => ({ supportId: id, version: version++ });
  if (demo.reached === "withdrawn") {
    agreed(await withdrawRequest(at(0.8), asker, { ...on(), reason: demo.reason }));
    return id;
  }
  if (demo.reached === "declined") {
    agreed(await declineRequest(at(0.9), office, { ...on(), reason: demo.reason }));
    return id;
  }
  if (reached < 1) return id;
  agreed(await acceptRequest(at(0.9), office, { ...on(), typed: budgetOf(demo) }));
  if (demo.consultant) {
    const consultantId = stage.consultants.get(demo.consultant) ?? "";
    agreed(await chooseProvider(at(0.8), office, { ...on(), consultantId }));
  }
  if (reached >= 2) await runContract(stage, demo, { office, asker, reached, at, on });
  return id;
}

interface Running {
  office: Actor;
  asker: Actor;
  reached: number;
  at(share: number): Services;
  on(): { supportId: string; version: number };
}

async function runContract(
  { drawings, today }: SupportStage,
  demo: DemoRequest,
  { office, asker, reached, at, on }: Running,
): Promise<void> {
  const signedAt = at(0.7);
  const signedOn = dayInVietnam(signedAt.now());
  const overdue = reached === 2 || demo.dueIn !== 0;
  const contract = {
    contractNumber: `${demo.key.length + 10}/2026/HĐ-HT (minh hoạ)`,
    contractOn: signedOn,
    contractValue: String(demo.value),
    dueOn: overdue ? addDays(today, demo.dueIn) : addDays(signedOn, 60),
  };
  const paper = [drawings.upload("contractFile", "paper")];
  agreed(await noteContract(signedAt, office, { ...on(), typed: contract, uploads: paper }));
  const before = [drawings.upload("attachFiles", demo.before)];
  agreed(
    await attachFiles(at(0.65), asker, {
      ...on(),
      role: "before",
      caption: "Bao bì đang dùng (hình vẽ minh hoạ)",
      uploads: before,
    }),
  );
  if (reached < 3) return;
  const handedAt = at(0.25);
  agreed(
    await deliverSupport(handedAt, office, {
      ...on(),
      typed: { deliveredOn: dayInVietnam(handedAt.now()), deliverResult: demo.result },
      uploads: [drawings.upload("afterFiles", demo.after)],
    }),
  );
  if (reached < 4) return;
  const rated = { rating: demo.rating, ratingNote: "Khách quen nhận ra ngay, đơn vị làm đúng hẹn." };
  agreed(await completeSupport(at(0.2), asker, { ...on(), typed: rated, uploads: [] }));
}

function askedOf(demo: DemoRequest, producerId: string) {
  return { producerId, kind: demo.kind, title: demo.title, need: demo.need };
}

function budgetOf(demo: DemoRequest) {
  return {
    budget: String(demo.budget),
    budgetSource: demo.source,
    ownShare: String(demo.own),
    acceptNote: "",
  };
}
