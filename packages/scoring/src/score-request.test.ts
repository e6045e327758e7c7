import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ScoreResult, scoreRequest } from "./score-request.ts";
import { prepared, qd26, qd148, qd1048, topSheet } from "./testing/reference.ts";

const ruleSets = [qd26, qd1048, qd148];
const rice = prepared("QD26-03");
const tourism = prepared("QD26-26");

function score(body: object): ScoreResult {
  const outcome = scoreRequest(ruleSets, { ruleSet: "26/2026", productSet: "QD26-03", ...body });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  return outcome.result;
}

function faults(body: unknown): [string, string][] {
  const outcome = scoreRequest(ruleSets, body);
  return outcome.ok ? [] : outcome.faults.map((fault) => [fault.path, fault.code]);
}

const riceFaults = (sheet: unknown, more: object = {}) =>
  faults({ ruleSet: "26/2026", productSet: "QD26-03", sheets: [sheet], ...more });

describe("scoreRequest answers", () => {
  it("gives five stars and the ministry to a full sheet", () => {
    expect(score({ sheets: [topSheet(rice)] })).toEqual({
      points: { A: 40, B: 25, C: 35, total: 100 },
      stars: 5,
      level: "ministry",
      blockedBy: [],
      knockedOutBy: [],
      missing: [],
      nextStar: null,
    });
  });

  it("gives the highest star whose band and cumulative minimums both hold, and says what blocks the rest", () => {
    const sheet = topSheet(rice, { "4.1": 1, "1.3": 2 });
    expect(score({ sheets: [sheet] })).toEqual({
      points: { A: 39, B: 21, C: 35, total: 95 },
      stars: 2,
      level: null,
      blockedBy: [
        { star: 5, criterion: "1.3", have: 2, need: 3 },
        { star: 3, criterion: "4.1", have: 1, need: 2 },
        { star: 4, criterion: "4.1", have: 1, need: 3 },
        { star: 5, criterion: "4.1", have: 1, need: 5 },
      ],
      knockedOutBy: [],
      missing: [],
      nextStar: { star: 3, changes: [{ criterion: "4.1", from: 1, to: 2, points: 1 }] },
    });
  });

  it("lists criteria without a mark as missing", () => {
    const sheet = topSheet(rice);
    const { "1.1": _, ...marks } = sheet.marks;
    expect(score({ sheets: [{ marks }] })).toMatchObject({
      missing: ["1.1"],
      points: { total: 97 },
      stars: 5,
    });
  });

  it("accepts 0 where the annex prints no such level", () => {
    expect(score({ sheets: [topSheet(rice, { "1.1": 0, "3.4": 0 })] }).points.total).toBe(95);
  });

  it("gives no star to a knocked-out dossier", () => {
    const result = score({ sheets: [{ ...topSheet(rice), knockOuts: ["FORGED", "1.1:precondition"] }] });
    expect(result).toMatchObject({ stars: 0, level: null, nextStar: null });
    expect(result.knockedOutBy).toEqual(["FORGED", "1.1:precondition"]);
  });

  it("ignores a case named for a criterion without alternatives", () => {
    expect(score({ sheets: [{ ...topSheet(rice), cases: { "8": "a" } }] }).stars).toBe(5);
  });

  it("scores tourism by the chosen cases", () => {
    const body = { productSet: "QD26-26", sheets: [topSheet(tourism)] };
    expect(score(body)).toMatchObject({ stars: 5, points: { total: 100 } });
  });

  it("scores an old set by points alone and says so", () => {
    const old = prepared("QD781-08", qd1048);
    const body = { ruleSet: "1048/781", productSet: "QD781-08", sheets: [topSheet(old)] };
    const outcome = scoreRequest(ruleSets, body);
    expect(outcome.ok && [outcome.result.stars, outcome.detail.council.caveats.length]).toEqual([5, 1]);
  });

  it("judges minimums by the level the council agreed on", () => {
    const agreed = { ...topSheet(rice).marks, "4.1": 2 };
    const result = score({ sheets: [topSheet(rice)], minimumRule: "agreed", agreed });
    expect(result).toMatchObject({ stars: 3, level: "province" });
    expect(result.nextStar).toEqual({ star: 4, changes: [{ criterion: "4.1", from: 2, to: 3, points: 0 }] });
  });
});

describe("scoreRequest refuses", () => {
  it.each([
    ["nothing", undefined, [["", "WRONG_SHAPE"]]],
    ["a list", [], [["", "WRONG_SHAPE"]]],
    [
      "an empty object",
      {},
      [
        ["ruleSet", "UNKNOWN_RULE_SET"],
        ["sheets", "WRONG_SHAPE"],
      ],
    ],
    ["an unknown rule set", { ruleSet: "9/2099", sheets: [{}] }, [["ruleSet", "UNKNOWN_RULE_SET"]]],
    ["a frame", { ruleSet: "148", sheets: [{}] }, [["ruleSet", "FRAME_ONLY"]]],
    [
      "an absent set",
      { ruleSet: "1048/781", productSet: "QD781-03", sheets: [{}] },
      [["productSet", "SET_ABSENT"]],
    ],
    [
      "an incomplete set",
      { ruleSet: "1048/781", productSet: "QD781-10", sheets: [{}] },
      [["productSet", "SET_INCOMPLETE"]],
    ],
    [
      "a set of another rule set",
      { ruleSet: "26/2026", productSet: "QD781-01", sheets: [{}] },
      [["productSet", "UNKNOWN_SET"]],
    ],
    ["no sheets", { ruleSet: "26/2026", productSet: "QD26-03", sheets: [] }, [["sheets", "EMPTY_SHEETS"]]],
    [
      "too many sheets",
      { ruleSet: "26/2026", productSet: "QD26-03", sheets: Array(51).fill({ marks: {} }) },
      [["sheets", "TOO_MANY"]],
    ],
  ])("%s", (_, body, expected) => {
    expect(faults(body)).toEqual(expected);
  });

  it.each([
    ["a sheet that is no object", 7, [["sheets[0]", "WRONG_SHAPE"]]],
    ["a sheet without marks", {}, [["sheets[0].marks", "WRONG_SHAPE"]]],
    ["an empty sheet", { marks: {} }, [["sheets[0].marks", "EMPTY_SHEET"]]],
    ["only abstentions", { marks: {}, abstained: true }, [["sheets", "EMPTY_SHEETS"]]],
    ["points that are no level", { marks: { "4.1": 4 } }, [["sheets[0].marks.4.1", "NOT_A_LEVEL"]]],
    ["points that are no number", { marks: { "4.1": "5" } }, [["sheets[0].marks.4.1", "NOT_A_LEVEL"]]],
    ["half points", { marks: { "4.1": 1.5 } }, [["sheets[0].marks.4.1", "NOT_A_LEVEL"]]],
    ["an unknown criterion", { marks: { "9.9": 1 } }, [["sheets[0].marks.9.9", "UNKNOWN_CRITERION"]]],
    ["a heading", { marks: { "1": 18 } }, [["sheets[0].marks.1", "NOT_MARKABLE"]]],
    [
      "a prototype name",
      { marks: JSON.parse('{"__proto__": 1}') },
      [["sheets[0].marks.__proto__", "UNKNOWN_CRITERION"]],
    ],
    ["5.2 without a story", { marks: { "5.1": 0, "5.2": 2 } }, [["sheets[0].marks.5.2", "GATE_CLOSED"]]],
    [
      "an unknown knock-out",
      { marks: { "1.1": 1 }, knockOuts: ["GMP"] },
      [["sheets[0].knockOuts[0]", "KNOCK_OUT_UNKNOWN"]],
    ],
    [
      "knock-outs of a wrong shape",
      { marks: { "1.1": 1 }, knockOuts: "FORGED" },
      [["sheets[0].knockOuts", "WRONG_SHAPE"]],
    ],
    [
      "a mark and an abstention at once",
      { marks: { "1.1": 1 }, abstained: ["1.1"] },
      [["sheets[0].abstained[0]", "ABSTAINED_AND_MARKED"]],
    ],
    [
      "a case of an unknown criterion",
      { marks: { "1.1": 1 }, cases: { x: "a" } },
      [["sheets[0].cases.x", "UNKNOWN_CRITERION"]],
    ],
  ])("%s", (_, sheet, expected) => {
    expect(riceFaults(sheet)).toEqual(expected);
  });

  it("names every fault of every sheet at once", () => {
    const body = {
      ruleSet: "26/2026",
      productSet: "QD26-03",
      sheets: [{ marks: { x: 1, "1.1": 9 } }, { marks: { "4.1": 4 } }],
    };
    expect(faults({ ...body, minimumRule: "most" }).map(([path]) => path)).toEqual([
      "minimumRule",
      "sheets[0].marks.x",
      "sheets[0].marks.1.1",
      "sheets[1].marks.4.1",
    ]);
  });

  it("asks for a case where the set has alternatives, and for one that exists", () => {
    const { marks } = topSheet(tourism);
    const ask = (cases: object) =>
      faults({ ruleSet: "26/2026", productSet: "QD26-26", sheets: [{ marks, cases }] });
    expect(ask({ "8": "a", "9": "b" })).toEqual([["sheets[0].cases.15", "CASE_MISSING"]]);
    expect(ask({ "8": "a", "9": "b", "15": "c" })).toEqual([["sheets[0].cases.15", "CASE_UNKNOWN"]]);
  });

  it("asks for the agreed levels the rule needs", () => {
    const more = { minimumRule: "agreed" };
    expect(riceFaults(topSheet(rice), more)).toEqual([["agreed", "AGREED_MISSING"]]);
    const { "4.1": _, ...agreed } = topSheet(rice).marks;
    expect(riceFaults(topSheet(rice), { ...more, agreed })).toEqual([["agreed.4.1", "AGREED_MISSING"]]);
    expect(riceFaults(topSheet(rice), { ...more, agreed: { ...agreed, "4.1": 4 } })).toEqual([
      ["agreed.4.1", "NOT_A_LEVEL"],
    ]);
  });

  it("whatever is thrown at it, without throwing back", () => {
    const names = fc.constantFrom("1.1", "4.1", "8", "__proto__", "constructor", "1");
    const marks = fc.oneof(
      fc.dictionary(names, fc.oneof(fc.integer({ min: -2, max: 6 }), fc.anything())),
      fc.anything(),
    );
    const sheet = fc.oneof(
      fc.record(
        { marks, cases: fc.anything(), knockOuts: fc.anything(), abstained: fc.anything() },
        { requiredKeys: [] },
      ),
      fc.anything(),
    );
    const body = fc.record(
      {
        ruleSet: fc.constantFrom("26/2026", "1048/781", "148", 26),
        productSet: fc.constantFrom("QD26-03", "QD26-26", "QD781-08", null),
        sheets: fc.oneof(fc.array(sheet, { maxLength: 3 }), fc.anything()),
        minimumRule: fc.constantFrom("majority", "agreed", undefined, 3),
        agreed: fc.oneof(marks, fc.anything()),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(body, fc.anything()), (any) => {
        const outcome = scoreRequest(ruleSets, any);
        if (!outcome.ok) expect(outcome.faults.length).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });

  it("cuts the list of faults of a hostile body", () => {
    const marks = Object.fromEntries(Array.from({ length: 150 }, (_, i) => [`x${i}`, 1]));
    expect(riceFaults({ marks }).length).toBe(100);
    const flood = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`x${i}`, 1]));
    expect(riceFaults({ marks: flood })).toEqual([["sheets[0].marks", "TOO_MANY"]]);
  });
});
