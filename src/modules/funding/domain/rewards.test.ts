import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rewardLevel, rewardNormOn, type Star } from "./norms.ts";
import { type RecognitionFact, type RewardFact, rewardFor } from "./rewards.ts";

const all = { fromOn: "2023-08-15", asOf: "2030-12-31" };
const fact = (
  id: string,
  star: Star | null,
  on: string | null,
  more: Partial<RecognitionFact> = {},
): RecognitionFact => ({
  id,
  star,
  on,
  year: on ? Number(on.slice(0, 4)) : null,
  revokedOn: null,
  ...more,
});
const due = (verdict: ReturnType<typeof rewardFor>) => ("due" in verdict ? verdict.due : undefined);
const levelOf = (star: Star) => rewardLevel(rewardNormOn("2026-06-01") ?? expect.fail(), star);

const stars = fc.constantFrom<Star>(3, 4, 5);
const days = fc
  .date({ min: new Date("2023-08-15"), max: new Date("2030-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const histories = fc
  .array(fc.record({ star: stars, on: days, revoked: fc.boolean() }), { minLength: 1, maxLength: 6 })
  .map((each) =>
    each.map(({ star, on, revoked }, at) => fact(`${at}`, star, on, { revokedOn: revoked ? on : null })),
  );

/** Makes lists one after another, as an office does, and pays each. */
function payAll(history: readonly RecognitionFact[], listDays: readonly string[]): RewardFact[] {
  const paid: RewardFact[] = [];
  for (const asOf of [...listDays].sort()) {
    const reward = due(rewardFor(history, paid, { ...all, asOf }));
    if (reward) paid.push({ star: reward.star, amountVnd: reward.amountVnd });
  }
  return paid;
}

describe("the reward of a product", () => {
  it("is 8, 10 and 15 million for 3, 4 and 5 stars", () => {
    const amounts = ([3, 4, 5] as const).map(
      (star) => due(rewardFor([fact("a", star, "2026-06-01")], [], all))?.amountVnd,
    );
    expect(amounts).toEqual([8_000_000, 10_000_000, 15_000_000]);
  });

  it("pays an upgrade the difference and says why", () => {
    const history = [fact("a", 3, "2024-01-10"), fact("b", 4, "2026-06-10")];
    const verdict = rewardFor(history, [{ star: 3, amountVnd: 8_000_000 }], all);
    expect(due(verdict)).toEqual({
      recognitionId: "b",
      star: 4,
      levelVnd: 10_000_000,
      alreadyVnd: 8_000_000,
      amountVnd: 2_000_000,
      explanation:
        "Công nhận 4 sao ngày 10/06/2026; mức 10 triệu đồng theo TT 60/2026/TT-BTC; đã thưởng 8 triệu đồng, hưởng phần chênh lệch.",
    });
  });

  it("counts a star of before the period as rewarded, so that a missing book costs nothing", () => {
    const history = [fact("a", 3, null, { year: 2021 }), fact("b", 4, "2026-06-10")];
    const period = { fromOn: "2026-01-01", asOf: "2026-12-31" };
    const reward = due(rewardFor(history, [], period));
    expect([reward?.alreadyVnd, reward?.amountVnd]).toEqual([8_000_000, 2_000_000]);
    expect(reward?.explanation).toContain("chưa có trong sổ");
    expect(rewardFor([fact("a", 4, null, { year: 2021 }), fact("b", 4, "2026-06-10")], [], period)).toEqual({
      leftOut:
        "Đã được công nhận 4 sao từ 31/12/2021: công nhận lại hạng bằng hoặc thấp hơn không thưởng thêm.",
    });
  });

  it("is done for a star that stands in a list, also when a longer period shows the star before it", () => {
    const history = [fact("a", 3, "2023-09-10"), fact("b", 4, "2024-12-31")];
    const short = due(rewardFor(history, [], { fromOn: "2024-01-01", asOf: "2026-01-01" }));
    expect(short?.amountVnd).toBe(2_000_000);
    const again = rewardFor(history, [{ star: 4, amountVnd: 2_000_000 }], all);
    expect(again).toEqual({ leftOut: "Đã có trong danh sách thưởng hạng 4 sao." });
  });

  it("leaves out what was revoked, what no norm covers and what an old register does not tell", () => {
    const period = { fromOn: "2020-01-01", asOf: "2026-12-31" };
    expect(rewardFor([fact("a", 4, "2026-06-01", { revokedOn: "2026-07-01" })], [], period)).toHaveProperty(
      "leftOut",
    );
    expect(rewardFor([fact("a", 4, "2021-06-01")], [], period)).toHaveProperty("leftOut");
    expect(rewardFor([fact("a", null, "2026-06-01")], [], period)).toHaveProperty("leftOut");
    expect(rewardFor([fact("a", 3, "2027-06-01")], [], period)).toEqual({ nothing: true });
    expect(rewardFor([fact("a", 3, null)], [], period)).toEqual({ nothing: true });
  });

  it("falls back to the star that still stands when a higher one was revoked", () => {
    const history = [fact("a", 3, "2026-06-01"), fact("b", 4, "2026-08-01", { revokedOn: "2026-09-01" })];
    expect(due(rewardFor(history, [], all))).toMatchObject({ star: 3, amountVnd: 8_000_000 });
  });
});

describe("over time", () => {
  it("a product gets exactly the amount of its highest star that stood", () => {
    fc.assert(
      fc.property(histories, fc.array(days, { maxLength: 5 }), (history, lists) => {
        const standing = history.filter(({ revokedOn }) => revokedOn === null);
        const top = Math.max(0, ...standing.map(({ star }) => star ?? 0));
        const total = payAll(history, [...lists, all.asOf]).reduce(
          (sum, { amountVnd }) => sum + amountVnd,
          0,
        );
        expect(total).toBe(top === 0 ? 0 : levelOf(top as Star));
      }),
    );
  });

  it("no star is paid twice, and each payment is for a higher star than all before", () => {
    fc.assert(
      fc.property(histories, fc.array(days, { maxLength: 5 }), (history, lists) => {
        const paid = payAll(history, [...lists, all.asOf]).map(({ star }) => star);
        expect(paid).toEqual([...new Set(paid)].sort());
      }),
    );
  });

  it("the order in which recognitions are read does not matter", () => {
    fc.assert(
      fc.property(histories, (history) => {
        expect(rewardFor([...history].reverse(), [], all)).toEqual(rewardFor(history, [], all));
      }),
    );
  });

  it("the same star again, a lower one, or nothing new pays nothing", () => {
    fc.assert(
      fc.property(stars, stars, days, (first, second, on) => {
        const paid = payAll([fact("a", first, "2024-01-01")], [all.asOf]);
        const again = rewardFor([fact("a", first, "2024-01-01"), fact("b", second, on)], paid, all);
        expect(due(again) === undefined).toBe(second <= first);
      }),
    );
  });
});
