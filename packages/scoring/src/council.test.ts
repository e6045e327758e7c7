import { describe, expect, it } from "vitest";
import { councilResult } from "./council.ts";
import { prepared, topSheet } from "./testing/reference.ts";

const rice = prepared("QD26-03");
const water = prepared("QD26-16");
const sheets = (...marks: Record<string, number>[]) => marks.map((each) => topSheet(rice, each));

describe("councilResult", () => {
  it("keeps the mean exact: a true 90 is never 89.999…", () => {
    // Three members, each 10 points short in other criteria: (90 + 90 + 90) / 3.
    const three = sheets(
      { "1.1": 0, "1.3": 0, "3.1": 0, "2.4": 0 },
      { "6.1": 0, "6.2": 0, "6.3": 0, "2.4": 0 },
      { "5.3": 0, "4.3": 0 },
    );
    const result = councilResult(rice, three);
    expect(result.points.total).toBe(90);
    expect(result.reasons[0]?.pointsReached).toBe(true);
  });

  it("leaves an abstention out of the mean instead of counting it as 0", () => {
    const { "1.1": _, ...blank } = topSheet(rice).marks;
    const result = councilResult(rice, [topSheet(rice, { "1.1": 2 }), { marks: blank, abstained: ["1.1"] }]);
    expect(result.criteria.find((each) => each.code === "1.1")).toMatchObject({ points: 2, marked: 1 });
    expect([result.points.total, result.missing]).toEqual([99, []]);
  });

  it("counts a member who abstains from the whole sheet as absent", () => {
    const result = councilResult(rice, [topSheet(rice), { marks: {}, abstained: true }]);
    expect([result.points.total, result.present, result.abstained, result.missing]).toEqual([100, 1, 1, []]);
  });

  it("names a criterion one member left blank, without lowering the mean", () => {
    const { "1.1": _, ...blank } = topSheet(rice).marks;
    const result = councilResult(rice, [topSheet(rice), { marks: blank }]);
    expect([result.points.total, result.missing]).toEqual([100, ["1.1"]]);
  });

  it("adds means over different numbers of members exactly", () => {
    const { "1.1": _, ...two } = topSheet(rice, { "1.2": 1 }).marks;
    const result = councilResult(rice, [topSheet(rice, { "1.1": 2 }), topSheet(rice), { marks: two }]);
    // 1.1: (2 + 3) / 2; 1.2: (2 + 2 + 1) / 3.
    expect(result.points.total).toBeCloseTo(100 - 0.5 - 1 / 3, 12);
  });

  it("holds a minimum by more than half of the members who marked the criterion", () => {
    const tie = councilResult(rice, sheets({ "4.1": 1 }, {}));
    expect(tie.blockedBy.filter((each) => each.criterion === "4.1")).toEqual([
      { star: 3, criterion: "4.1", have: 1, need: 2 },
      { star: 4, criterion: "4.1", have: 1, need: 3 },
      { star: 5, criterion: "4.1", have: 1, need: 5 },
    ]);
    expect(councilResult(rice, sheets({ "4.1": 1 }, {}, {})).blockedBy).toEqual([]);
  });

  it("holds a minimum by all members when the Quy chế says so", () => {
    const result = councilResult(rice, sheets({ "4.1": 2 }, {}, {}), { minimumRule: "all" });
    expect([result.stars, result.level]).toEqual([3, "province"]);
  });

  it("explains every star from the highest down", () => {
    const result = councilResult(rice, sheets({ "4.1": 2, "5.3": 0, "4.3": 0 }));
    expect(
      result.reasons.map(({ star, holds, pointsReached, unmet }) => [
        star,
        holds,
        pointsReached,
        unmet.length,
      ]),
    ).toEqual([
      [5, false, false, 3],
      [4, false, true, 2],
      [3, false, true, 1],
      [2, true, true, 0],
      [1, true, true, 0],
    ]);
  });

  it("asks for more than half of those who marked where the rule says so, and names what fell short", () => {
    const named = { ...topSheet(rice), knockOuts: ["ATTP_CERT"] };
    const away = { marks: {}, abstained: true as const, knockOuts: ["ATTP_CERT"] };
    const by = (...list: Parameters<typeof councilResult>[1]) => {
      const result = councilResult(rice, list, { knockOutRule: "majority" });
      return [result.stars, result.knockedOutBy, result.unconfirmed.map((each) => each.raisedBy)];
    };
    expect(by(named, topSheet(rice))).toEqual([5, [], [1]]);
    expect(by(named, named, topSheet(rice))).toEqual([0, ["ATTP_CERT"], []]);
    expect(by(named, away, topSheet(rice))).toEqual([5, [], [1]]);
  });

  it("lets one member's knock-out end the evaluation and says how many raised it", () => {
    const result = councilResult(rice, [topSheet(rice), { ...topSheet(rice), knockOuts: ["ATTP_CERT"] }]);
    expect([result.stars, result.knockOuts.map((each) => [each.code, each.raisedBy])]).toEqual([
      0,
      [["ATTP_CERT", 1]],
    ]);
  });

  it("stops water whose sensory indicator most members mark 0", () => {
    const zero = topSheet(water, { "6.2": 0 });
    const once = councilResult(water, [zero, topSheet(water)]);
    const most = councilResult(water, [zero, zero, topSheet(water)]);
    expect([once.knockedOutBy, most.knockedOutBy, most.stars]).toEqual([[], ["6.4:stop"], 0]);
  });
});
