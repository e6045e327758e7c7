import { getPreparedSet, ruleSetInForce } from "#modules/criteria";
import { listProofs } from "#modules/producers";
import { addVariant, addZone, createProduct, getProduct } from "#modules/products";
import { dayInVietnam } from "#platform/calendar";
import type { Tx } from "#platform/db";
import type { Services } from "#platform/http";
import { startDossier } from "../../modules/dossiers/use-cases/start-dossier.ts";

import { agreed } from "./agreed.ts";
import { type Cast, gatherCast } from "./cast.ts";
import {
  answerSections,
  judge,
  markParts,
  type OnItsWay,
  receive,
  reportAndForward,
  sendBack,
  submit,
} from "./dossier-steps.ts";
import { type DemoGood, demoGoods } from "./goods.ts";
import { holdCouncils } from "./load-councils.ts";
import { producerOf } from "./load-makers.ts";
import { demoMakers } from "./makers.ts";
import { levelsFor } from "./marks.ts";
import { inThePast } from "./past.ts";

/** Days before today on which the steps of a dossier were taken, for those that have come far and those just begun. */
const far = { start: 88, submit: 84, receive: 78, forward: 71, province: 66 } as const;
const near = { start: 30, submit: 19, receive: 13, forward: 7, province: 3 } as const;

/** Makes the products and takes each dossier as far as the offices of commune and province carry it. */
export async function loadDossiers(services: Services, tx: Tx): Promise<void> {
  const cast = await gatherCast(tx);
  const ways: OnItsWay[] = [];
  for (const [at, good] of demoGoods.entries()) {
    const hasGoneFar = ["in_round", "in_session", "scored", "decided"].includes(good.reached);
    const days = hasGoneFar ? far : near;
    const way = await begin(inThePast(services, days.start), tx, cast, good);
    await carry(services, cast, way, { days, serial: 20 + at });
    ways.push(way);
  }
  await holdCouncils(services, tx, cast, ways);
}

async function begin(services: Services, tx: Tx, cast: Cast, good: DemoGood): Promise<OnItsWay> {
  const maker = demoMakers.find((each) => each.row === good.maker);
  if (!maker) throw new Error(`${good.key} has no maker`);
  const producer = await producerOf(tx, maker);
  const owner = cast(maker.owner);
  const productId = await makeProduct(services, tx, { good, owner, producer });
  const { dossierId } = agreed(
    await startDossier(services, owner, {
      productId,
      targetStar: String(good.targetStar),
      councilOn: "",
      requestId: "demo",
    }),
  );
  const set = getPreparedSet(ruleSetInForce(dayInVietnam(services.now())).id, good.setCode);
  const proofs = await listProofs(tx, producer.id);
  return {
    dossierId,
    good,
    maker,
    producer,
    set,
    owner,
    officer: cast(maker.officer),
    levels: levelsFor(set, good.star, good.points),
    papers: new Map(proofs.map((proof) => [proof.kind, proof.id])),
  };
}

type Making = Pick<OnItsWay, "good" | "owner" | "producer">;

async function makeProduct(services: Services, tx: Tx, { good, owner, producer }: Making): Promise<string> {
  const { name, sector, setCode, description, story, specification, ingredients, shelfLife } = good;
  const { id } = await createProduct(
    tx,
    {
      producerId: producer.id,
      provinceCode: producer.provinceCode,
      communeCode: producer.communeCode,
      ...{ name, sector, setCode, description, story, specification, ingredients, shelfLife },
      storageGuide: good.storage,
      isDemo: true,
      source: "Dữ liệu minh hoạ",
    },
    { actor: owner },
  );
  const { pack, zone } = good;
  const target = async () => ({ productId: id, version: (await getProduct(tx, id)).version });
  const variant = { name: pack.name, netContent: pack.content, gtin: "", priceVnd: pack.price };
  agreed(await addVariant(services, owner, await target(), variant));
  agreed(await addZone(services, owner, await target(), { ...zone, place: "" }));
  return id;
}

interface Carrying {
  days: typeof far | typeof near;
  serial: number;
}

/** The steps in the order of Điều 6 and 7; stops where the story of the product stops. */
async function carry(
  services: Services,
  cast: Cast,
  way: OnItsWay,
  { days, serial }: Carrying,
): Promise<void> {
  const { reached } = way.good;
  const begun = inThePast(services, days.start, 14);
  if (reached === "draft") {
    await answerSections(begun, way, ["registration", "general"]);
    return markParts(begun, way, ["A"]);
  }
  await answerSections(begun, way, ["registration", "general", "results", "plan"]);
  await markParts(begun, way, ["A", "B", "C"]);
  await submit(inThePast(services, reached === "submitted" ? 8 : days.submit), way);
  if (reached === "submitted") return;
  if (reached === "returned") return sendBack(inThePast(services, days.receive), way);
  await receive(inThePast(services, days.receive), way.officer, way, "commune");
  if (reached === "commune_accepted") return judge(inThePast(services, days.receive, 15), way, 2);
  await judge(inThePast(services, days.forward), way, 4);
  await reportAndForward(inThePast(services, days.forward, 15), way, serial);
  if (reached === "forwarded") return;
  await receive(inThePast(services, days.province), cast("can-bo-tinh"), way, "province");
}
