import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import { type Executor, uuidv7 } from "#platform/db";
import { startChecks, type Typed } from "#platform/forms";
import { type Actor, NotAllowed, type Services } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
import { formatDate } from "#platform/ui";
import { rewardNormOn } from "../../domain/norms.ts";
import { type DueReward, rewardFor } from "../../domain/rewards.ts";
import { mayKeepMoney, mayReadOffice, provinceOf } from "../../permissions.ts";
import { listRecognised, type RecognisedProduct } from "../../store/recognitions.store.ts";
import { insertRewardList, insertRewards, lockRewards, type NewReward } from "../../store/rewards.store.ts";

export const rewardFields = ["fromOn", "asOf", "title"] as const;
export type RewardTyped = Typed<(typeof rewardFields)[number]>;

interface Period {
  provinceCode: string;
  fromOn: string;
  asOf: string;
}

type Named = Omit<RecognisedProduct, "recognitions" | "rewards">;

export interface RewardPreview {
  due: (Named & DueReward)[];
  leftOut: (Named & { reason: string })[];
}

/** The list as it would be: each product with its reason, and each that is left out with why. */
export async function previewRewards(
  services: Services,
  actor: Actor,
  typed: RewardTyped,
): Promise<Result<RewardPreview>> {
  const provinceCode = provinceOf(actor);
  if (!provinceCode || !mayReadOffice(actor, { provinceCode })) throw new NotAllowed();
  const checked = checkPeriod(typed, dayInVietnam(services.now()));
  return checked.ok ? ok(await reckon(services.readDb, { ...checked.value, provinceCode })) : checked;
}

async function reckon(db: Executor, period: Period): Promise<RewardPreview> {
  const preview: RewardPreview = { due: [], leftOut: [] };
  for (const { recognitions, rewards, ...product } of await listRecognised(db, period)) {
    const verdict = rewardFor(recognitions, rewards, period);
    if ("due" in verdict) preview.due.push({ ...product, ...verdict.due });
    if ("leftOut" in verdict) preview.leftOut.push({ ...product, reason: verdict.leftOut });
  }
  return preview;
}

function checkPeriod(typed: RewardTyped, today: string) {
  const check = startChecks();
  const fromOn = check.optionalDay("fromOn", typed.fromOn, { label: "ngày đầu", notAfter: today });
  const asOf = check.optionalDay("asOf", typed.asOf, { label: "ngày cuối", notAfter: today });
  if (typed.fromOn === "") check.add("fromOn", "Nhập ngày đầu của đợt thưởng.");
  if (typed.asOf === "") check.add("asOf", "Nhập ngày cuối của đợt thưởng.");
  if (fromOn && asOf && fromOn > asOf) check.add("asOf", "Ngày cuối không trước ngày đầu.");
  return check.result({ fromOn: fromOn ?? today, asOf: asOf ?? today });
}

/** Writes the list as computed at this moment; products of other lists are not in it, whoever is faster. */
export async function prepareRewards(
  services: Services,
  actor: Actor,
  input: { typed: RewardTyped; requestId: string; isDemo?: boolean },
): Promise<Result<{ id: string; rewards: number }>> {
  const provinceCode = provinceOf(actor);
  if (!provinceCode || !mayKeepMoney(actor, { provinceCode })) throw new NotAllowed();
  const checked = checkPeriod(input.typed, dayInVietnam(services.now()));
  if (!checked.ok) return checked;
  const { fromOn, asOf } = checked.value;
  const title = titleOf(input.typed.title, { fromOn, asOf });
  if (!title.ok) return title;
  const norm = rewardNormOn(asOf);
  if (!norm) return fault("asOf", "Hệ thống chưa có định mức thưởng của thời gian này.");
  return services.db.transaction().execute(async (tx) => {
    await lockRewards(tx, provinceCode);
    const { due } = await reckon(tx, { provinceCode, fromOn, asOf });
    if (due.length === 0) return fault("fromOn", "Không có sản phẩm nào được thưởng trong khoảng ngày này.");
    const id = uuidv7();
    const isDemo = input.isDemo ?? false;
    await insertRewardList(tx, {
      id,
      provinceCode,
      title: title.value,
      norm: norm.code,
      fromOn,
      asOf,
      kind: "computed",
      status: "draft",
      paidOn: null,
      sourceNote: null,
      isDemo,
      preparedBy: actor.accountId,
      preparedAt: services.now(),
    });
    const rewards = await insertRewards(
      tx,
      due.map((each) => rowOf(each, id, provinceCode)),
    );
    await audit(tx, {
      provinceCode,
      actor,
      action: "funding.prepare-rewards",
      subject: { kind: "reward-list", id },
      requestId: input.requestId,
      details: { fromOn, asOf, norm: norm.code, rewards },
    });
    return ok({ id, rewards });
  });
}

function titleOf(typed: string, { fromOn, asOf }: Omit<Period, "provinceCode">): Result<string> {
  const check = startChecks();
  const title = check.optionalLine("title", typed, { label: "tên danh sách", max: 250, min: 5 });
  return check.result(
    title ?? `Thưởng sản phẩm OCOP được công nhận từ ${formatDate(fromOn)} đến ${formatDate(asOf)}`,
  );
}

function rowOf(each: RewardPreview["due"][number], listId: string, provinceCode: string): NewReward {
  const { productId, producerId, recognitionId, star, levelVnd, alreadyVnd, amountVnd, explanation } = each;
  const reward = { productId, producerId, recognitionId, star, levelVnd, alreadyVnd, amountVnd, explanation };
  return { ...reward, id: uuidv7(), listId, provinceCode };
}
