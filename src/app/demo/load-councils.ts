import { ruleSetInForce } from "#modules/criteria";
import { getDossier } from "#modules/dossiers";
import { getProduct, issueProductCode } from "#modules/products";
import { addDays, addMonths, dayInVietnam } from "#platform/calendar";
import type { Tx } from "#platform/db";
import type { Services } from "#platform/http";
import { lastValidDay } from "../../modules/certification/domain/validity.ts";
import { issueCertificate } from "../../modules/certification/use-cases/certificates/issue-certificate.ts";
import { approveDecision } from "../../modules/certification/use-cases/decisions/decide.ts";
import {
  prepareDecision,
  submitDecision,
  viewDecision,
} from "../../modules/certification/use-cases/decisions/prepare-decision.ts";
import { notifyNotReached } from "../../modules/certification/use-cases/decisions/write-notice.ts";
import { recordPastRecognition } from "../../modules/certification/use-cases/record-past.ts";
import { legalRounds } from "../../modules/evaluation/domain/round-calendar.ts";
import { createRound } from "../../modules/evaluation/use-cases/create-round.ts";
import { putIntoRound } from "../../modules/evaluation/use-cases/put-into-round.ts";
import { agreed } from "./agreed.ts";
import type { Cast } from "./cast.ts";
import { appoint, closeSitting, markDossier, openSitting } from "./council-steps.ts";
import type { OnItsWay } from "./dossier-steps.ts";
import { inThePast } from "./past.ts";

const requestId = "demo";

/** The round of the year: a first session that has decided, a second that sits today, decisions and certificates. */
export async function holdCouncils(
  services: Services,
  tx: Tx,
  cast: Cast,
  ways: readonly OnItsWay[],
): Promise<void> {
  const at = (...stages: string[]) => ways.filter((way) => stages.includes(way.good.reached));
  const roundId = await openRound(inThePast(services, 60), cast);
  const inRound = at("in_round", "in_session", "scored", "decided");
  const ids = inRound.map((way) => way.dossierId);
  agreed(await putIntoRound(inThePast(services, 58), cast("can-bo-tinh"), roundId, ids));
  const councilId = await appoint(inThePast(services, 30), cast, roundId);

  const decided = at("scored", "decided");
  const first = await openSitting(inThePast(services, 16), cast, {
    councilId,
    title: "Phiên thứ nhất",
    ways: decided,
  });
  for (const way of decided) await markDossier(first, way, 5);
  await closeSitting({ ...first, services: inThePast(services, 16, 16) }, decided);

  const today = at("in_session");
  const second = await openSitting(services, cast, { councilId, title: "Phiên thứ hai", ways: today });
  for (const [place, way] of today.entries()) await markDossier(second, way, place === 0 ? 3 : 1);

  await decide(services, cast, decided);
  await keepEndingCertificate(services, tx, ways);
}

async function openRound(services: Services, cast: Cast): Promise<string> {
  const day = dayInVietnam(services.now());
  const year = day.slice(0, 4);
  const last = legalRounds(ruleSetInForce(day), Number(year)).at(-1);
  if (!last) throw new Error("The rule set names no round");
  const { no, proposalsBefore, doneBefore } = last;
  const round = agreed(
    await createRound(services, cast("can-bo-tinh"), {
      year,
      no: String(no),
      name: `Đợt ${no} năm ${year}`,
      proposalsBefore,
      doneBefore,
      planNumber: "112/KH-UBND (minh hoạ)",
      isDemo: true,
    }),
  );
  return round.id;
}

/** Rice gets its stars, the crab goes on to the ministry, one is told why not, one draft waits for the signature. */
async function decide(services: Services, cast: Cast, ways: readonly OnItsWay[]): Promise<void> {
  const prepared = inThePast(services, 12);
  const idsOf = (...keys: string[]) =>
    ways.filter((way) => keys.includes(way.good.key)).map((way) => way.dossierId);
  await sign(services, cast, await draft(prepared, cast, "recognition", idsOf("gao")), "1930/QĐ-UBND");
  await sign(
    services,
    cast,
    await draft(prepared, cast, "approval_for_ministry", idsOf("cua")),
    "1931/QĐ-UBND",
  );
  agreed(
    await notifyNotReached(prepared, cast("can-bo-tinh"), { dossierIds: idsOf("cha-bay-tho"), requestId }),
  );
  await draft(inThePast(services, 2), cast, "recognition", idsOf("dua-duoc"));
}

async function draft(
  services: Services,
  cast: Cast,
  kind: "recognition" | "approval_for_ministry",
  dossierIds: readonly string[],
): Promise<string> {
  const officer = cast("can-bo-tinh");
  const { id } = agreed(await prepareDecision(services, officer, { kind, dossierIds, requestId }));
  const { decision } = await viewDecision(services, officer, id);
  await submitDecision(services, officer, { id, version: decision.version, requestId });
  return id;
}

async function sign(services: Services, cast: Cast, id: string, number: string): Promise<void> {
  const then = inThePast(services, 7);
  const leader = cast("lanh-dao-tinh");
  const { decision } = await viewDecision(then, leader, id);
  agreed(
    await approveDecision(then, leader, {
      id,
      version: decision.version,
      number,
      signedOn: dayInVietnam(then.now()),
      signerName: leader.displayName,
      signerTitle: "Phó Chủ tịch UBND tỉnh",
      requestId,
    }),
  );
}

/** An earlier certificate of the crab, three years old in 40 days. */
async function keepEndingCertificate(services: Services, tx: Tx, ways: readonly OnItsWay[]): Promise<void> {
  const way = ways.find(({ good }) => good.key === "cua");
  if (!way) throw new Error("The crab is missing");
  const { provinceCode, communeCode, productId } = await getDossier(tx, way.dossierId);
  const recognisedOn = addMonths(addDays(dayInVietnam(services.now()), 40), -36);
  const { producer } = way;
  const recognition = await recordPastRecognition(tx, {
    productId,
    producerId: producer.id,
    provinceCode,
    star: 4,
    points: 78,
    decisionNumber: "2214/QĐ-UBND (minh hoạ)",
    recognisedOn,
    source: "Dữ liệu minh hoạ",
    isDemo: true,
  });
  await issueProductCode(tx, {
    productId,
    provinceCode,
    communeCode,
    year: Number(recognisedOn.slice(0, 4)),
  });
  const { name } = await getProduct(tx, productId);
  await issueCertificate(services, tx, {
    recognitionId: recognition.id,
    provinceCode,
    pattern: "{stt}/{nam}/GCN-OCOP-{tinh}",
    claim: {
      product: name,
      producer: producer.name,
      star: 4,
      issuedOn: recognisedOn,
      validUntil: lastValidDay(recognisedOn),
    },
  });
}
