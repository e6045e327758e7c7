import { addDays, addMonths, dayInVietnam } from "#platform/calendar";
import type { Services } from "#platform/http";
import { arrange, handOver } from "../../modules/funding/use-cases/commendations/ceremony.ts";
import {
  approveCommendations,
  decline,
  propose,
} from "../../modules/funding/use-cases/commendations/commend.ts";
import { addRate, bindPay, readPaySessions } from "../../modules/funding/use-cases/pay/council-pay.ts";
import {
  approveRewards,
  dropRewards,
  submitRewards,
} from "../../modules/funding/use-cases/rewards/move-rewards.ts";
import { bindRewards, payRewards } from "../../modules/funding/use-cases/rewards/pay-rewards.ts";
import { prepareRewards } from "../../modules/funding/use-cases/rewards/prepare-rewards.ts";
import { viewRewardList } from "../../modules/funding/use-cases/rewards/read-rewards.ts";
import { agreed } from "./agreed.ts";
import type { Cast } from "./cast.ts";
import { inThePast } from "./past.ts";

const requestId = "demo";

interface MoneyLines {
  rewardLine: string;
  councilLine: string;
}

/** A list of rewards in each state, the pay of a session, commendations on their way. */
export async function loadRewards(services: Services, cast: Cast, lines: MoneyLines): Promise<void> {
  await rewardInEveryState(services, cast, lines.rewardLine);
  await payCouncil(services, cast, lines.councilLine);
  await commend(services, cast);
}

type Reached = "draft" | "submitted" | "approved" | "paid" | "dropped";

async function rewardInEveryState(services: Services, cast: Cast, lineId: string): Promise<void> {
  const today = dayInVietnam(services.now());
  const year = today.slice(0, 4);
  // The certificate of the crab is three years old in 40 days: it alone falls before this day.
  const earlier = addMonths(today, -34);
  const periods: readonly [string, string, Reached, number][] = [
    ["2023-08-15", earlier, "paid", 150],
    ["2025-01-01", "2025-12-31", "dropped", 90],
    [addDays(earlier, 1), "2024-12-31", "approved", 60],
    ["2025-01-01", "2025-12-31", "submitted", 20],
    [`${year}-01-01`, today, "draft", 0],
  ];
  for (const [fromOn, asOf, reached, days] of periods) {
    const then = inThePast(services, days);
    const typed = { fromOn, asOf, title: "" };
    const made = await prepareRewards(then, cast("can-bo-tinh"), { typed, requestId, isDemo: true });
    // A register with fewer recognitions leaves a period empty: there is nothing to show then.
    if (made.ok) await carry(then, cast, { id: made.value.id, reached, lineId });
  }
}

async function carry(
  services: Services,
  cast: Cast,
  { id, reached, lineId }: { id: string; reached: Reached; lineId: string },
): Promise<void> {
  const officer = cast("can-bo-tinh");
  const leader = cast("lanh-dao-tinh");
  const step = async () => {
    const { list } = await viewRewardList(services, officer, id);
    return { id, version: list.version, requestId };
  };
  const day = dayInVietnam(services.now());
  if (reached === "draft") return;
  if (reached === "dropped") {
    agreed(await dropRewards(services, officer, await step()));
    return;
  }
  agreed(await submitRewards(services, officer, await step()));
  if (reached === "submitted") return;
  const decision = { decisionNumber: "1620/QĐ-UBND (minh hoạ)", decidedOn: day };
  agreed(await approveRewards(services, leader, { ...(await step()), typed: decision }));
  agreed(await bindRewards(services, officer, { ...(await step()), lineId }));
  if (reached === "approved") return;
  const typed = { paidOn: day, paperNumber: "UNC thưởng 01" };
  agreed(await payRewards(services, officer, { ...(await step()), typed }));
}

const rates = [
  ["chair", "session", 400_000],
  ["deputy", "session", 350_000],
  ["secretary", "session", 250_000],
  ["member", "session", 300_000],
  ["member", "dossier", 20_000],
  ["advisory", "dossier", 30_000],
] as const;

async function payCouncil(services: Services, cast: Cast, lineId: string): Promise<void> {
  const officer = cast("can-bo-tinh");
  const validFrom = dayInVietnam(inThePast(services, 200).now());
  const basis = "Mức minh hoạ, không phải mức chi của tỉnh";
  for (const [role, unit, amount] of rates) {
    const typed = { role, unit, amount: `${amount}`, basis, validFrom, note: "" };
    agreed(await addRate(services, officer, { typed, requestId }));
  }
  const { sessions } = await readPaySessions(services, officer, undefined);
  const first = sessions.at(-1);
  if (first) agreed(await bindPay(services, officer, { sessionId: first.id, lineId, requestId }));
}

const praised = [
  {
    name: "Tổ tư vấn OCOP tỉnh",
    kind: "collective",
    unit: "Tỉnh Cà Mau",
    achievement: "Hướng dẫn hồ sơ đủ, đúng hạn trong cả hai đợt đánh giá của năm.",
  },
  {
    name: "Nhóm cán bộ OCOP các xã vùng lúa – tôm",
    kind: "collective",
    unit: "Tỉnh Cà Mau",
    achievement: "Đồng hành cùng chủ thể hoàn thiện câu chuyện và truy xuất nguồn gốc.",
  },
  {
    name: "Trương Thị Mai",
    kind: "individual",
    unit: "Cán bộ OCOP cấp xã",
    achievement: "Khảo sát đủ sản phẩm tiềm năng, không để hồ sơ quá hạn.",
  },
  {
    name: "Lê Văn Muộn",
    kind: "individual",
    unit: "Chủ thể OCOP",
    achievement: "Đưa sản phẩm vào ba kênh bán hàng hiện đại trong năm.",
  },
  {
    name: "Phạm Thị Bồn",
    kind: "individual",
    unit: "Chủ thể OCOP",
    achievement: "Tạo việc làm thường xuyên cho lao động nữ tại xã.",
  },
  {
    name: "Dương Văn Hùng",
    kind: "individual",
    unit: "Chủ thể OCOP",
    achievement: "Nâng cấp xưởng khô cá đạt điều kiện an toàn thực phẩm.",
  },
] as const;

async function commend(services: Services, cast: Cast): Promise<void> {
  const officer = cast("can-bo-tinh");
  const leader = cast("lanh-dao-tinh");
  const then = inThePast(services, 45);
  const year = dayInVietnam(then.now()).slice(0, 4);
  const ids: string[] = [];
  for (const [at, each] of praised.entries()) {
    const typed = { ...each, year, form: at < 3 ? "bang_khen" : "giay_khen", reward: "", producer: "" };
    ids.push(agreed(await propose(then, officer, { typed, requestId, isDemo: true })).id);
  }
  const [first = "", second = "", third = "", fourth = ""] = ids;
  const decided = dayInVietnam(inThePast(services, 30).now());
  const typed = { decisionNumber: "1540/QĐ-UBND (minh hoạ)", decidedOn: decided };
  agreed(await approveCommendations(services, leader, { ids: [first, second, third], typed, requestId }));
  const reason = "Thành tích đã được khen trong năm";
  agreed(await decline(services, leader, { id: fourth, reason, requestId }));
  const day = dayInVietnam(inThePast(services, 10).now());
  const ceremony = { day, place: "Hội trường tỉnh (minh hoạ)" };
  agreed(await arrange(services, officer, { ids: [first, third], typed: ceremony, requestId }));
  await handOver(services, officer, { day, requestId });
}
