import { describe, expect, it } from "vitest";
import { cheapestChoice } from "./cheapest-choice.ts";
import type { GapOption } from "./gap-options.ts";

const option = (count: number, gain: number): GapOption => ({ count, gain, raise: [] });
const free = (...gains: number[]) => ({ options: [option(0, 0), ...gains.map((gain) => option(1, gain))] });

describe("cheapestChoice", () => {
  it("prefers fewer criteria, then fewer points", () => {
    expect(cheapestChoice([free(2), free(2, 7), free(5)], 4)).toEqual([0, 0, 1]);
  });

  it("changes nothing when nothing is lacking", () => {
    expect(cheapestChoice([free(2), free(5)], 0)).toEqual([0, 0]);
  });

  it("takes what a minimum forces, and lets it count towards the points", () => {
    const forced = { options: [option(1, 1), option(1, 6)] };
    expect(cheapestChoice([forced, free(9)], 5)).toEqual([1, 0]);
  });

  it("raises two criteria of one group when only that is enough", () => {
    const pair = { options: [option(0, 0), option(1, 3), option(2, 8)] };
    expect(cheapestChoice([pair, free(1)], 9)).toEqual([2, 1]);
  });

  it("says when no choice is enough", () => {
    expect(cheapestChoice([free(2), free(3)], 6)).toBeNull();
    expect(cheapestChoice([free(2), { options: [] }], 1)).toBeNull();
  });
});
