import { dayInVietnam } from "#platform/calendar";
import type { Tx } from "#platform/db";
import type { Actor, Services } from "#platform/http";
import { createLine } from "../../modules/funding/use-cases/lines/create-line.ts";
import { commitMoney, findTies } from "../../modules/funding/use-cases/money/commit.ts";
import { cancel, settle } from "../../modules/funding/use-cases/money/end-commitment.ts";
import { recordPayment, reversePayment } from "../../modules/funding/use-cases/money/pay.ts";
import { viewCommitment } from "../../modules/funding/use-cases/money/read-money.ts";
import { agreed } from "./agreed.ts";
import { gatherCast } from "./cast.ts";
import { type DemoCommitment, type DemoLine, demoCommitments, demoLines } from "./funding-lines.ts";
import { loadRewards } from "./load-rewards.ts";
import { inThePast } from "./past.ts";

const requestId = "demo";
const million = 1_000_000;

/** The year's money of Cà Mau in every state, a little of Tây Ninh; then rewards, pay and commendations. */
export async function loadFunding(services: Services, tx: Tx): Promise<void> {
  const cast = await gatherCast(tx);
  const officer = cast("can-bo-tinh");
  const ids = new Map<string, string>();
  for (const line of demoLines) ids.set(line.key, await openLine(services, officer, line));
  for (const commitment of demoCommitments) {
    await spend(services, officer, { ...commitment, lineId: ids.get(commitment.line) ?? "" });
  }
  const neighbour = cast("can-bo-tinh-tay-ninh");
  for (const line of demoLines.slice(0, 3))
    await openLine(services, neighbour, { ...line, millions: line.millions / 2 });
  await loadRewards(services, cast, {
    rewardLine: ids.get("thuong") ?? "",
    councilLine: ids.get("hoi-dong") ?? "",
  });
}

async function openLine(services: Services, officer: Actor, line: DemoLine): Promise<string> {
  const then = inThePast(services, 200);
  const typed = {
    year: dayInVietnam(services.now()).slice(0, 4),
    source: line.source,
    purpose: line.purpose,
    norm: line.norm ?? "",
    title: line.title,
    amount: `${line.millions * million}`,
    decisionNumber: "215/QĐ-UBND (minh hoạ)",
    decidedOn: dayInVietnam(then.now()),
    commune: line.commune ?? "",
    note: "",
  };
  return agreed(await createLine(then, officer, { typed, requestId, isDemo: true })).id;
}

async function spend(
  services: Services,
  officer: Actor,
  wanted: DemoCommitment & { lineId: string },
): Promise<void> {
  const then = inThePast(services, wanted.days);
  const { lineId } = wanted;
  const look = (text: string | undefined) => findTies(then, officer, { lineId, text: text ?? "" });
  const [activity] = (await look(wanted.activity)).activities;
  const products = (await look(wanted.products)).products.slice(0, 3);
  const producers = new Set(products.map(({ producerId }) => producerId));
  const typed = {
    title: wanted.title,
    amount: `${wanted.millions * million}`,
    committedOn: dayInVietnam(then.now()),
    contractNumber: `${wanted.days}/HĐ (minh hoạ)`,
    payee: wanted.payee ?? "",
    activity: activity ? `${activity.kind}:${activity.id}` : "",
    producer: producers.size === 1 ? (products[0]?.producerId ?? "") : "",
    note: "",
    q: "",
  };
  const productIds = products.map(({ id }) => id);
  const { id } = agreed(
    await commitMoney(then, officer, { lineId, typed, productIds, requestId, isDemo: true }),
  );
  await payAndEnd(services, officer, { ...wanted, id });
}

async function payAndEnd(
  services: Services,
  officer: Actor,
  { id, days, paid = [], end }: DemoCommitment & { id: string },
): Promise<void> {
  for (const [at, millions] of paid.entries()) {
    const then = inThePast(services, Math.max(1, days - 10 - at * 5));
    const typed = {
      amount: `${millions * million}`,
      paidOn: dayInVietnam(then.now()),
      paperNumber: `UNC ${days}-${at + 1}`,
    };
    agreed(await recordPayment(then, officer, { id, typed, file: undefined, requestId }));
  }
  const { commitment, payments } = await viewCommitment(services, officer, id);
  const step = { id, version: commitment.version, requestId };
  if (end === "settle") agreed(await settle(services, officer, step));
  if (end === "cancel")
    agreed(await cancel(services, officer, { ...step, reason: "Chuyển sang năm sau theo kế hoạch" }));
  if (end === "reverse-first") {
    const first = payments[0]?.id ?? "";
    agreed(
      await reversePayment(services, officer, { id: first, reason: "Ghi nhầm tài khoản nhận", requestId }),
    );
  }
}
