import { describe, expect, it } from "vitest";
import { riceSet } from "../testing/world.ts";
import { type ChecklistInput, checklistOf, isReady } from "./checklist.ts";
import { compositionItems } from "./composition.ts";
import { communeJudgementContents, samplesNeeded } from "./judgements.ts";
import { registrationSection } from "./sections.ts";
import { levelChoices, readMarks, type SelfMark, sheetFaults, standingOf } from "./self-assessment.ts";

const set = riceSet();
const best: SelfMark[] = set.leaves.map((leaf) => ({
  criterion: leaf.code,
  points: leaf.max,
  caseCode: null,
  reason: "",
}));
const answered = Object.fromEntries(
  registrationSection.groups.flatMap((group) => group.fields.map((field) => [field.name, "1"])),
);

function input(change: Partial<ChecklistInput> = {}): ChecklistInput {
  return {
    set,
    target: 3,
    sections: [{ step: "registration", section: registrationSection, answers: answered }],
    marks: best,
    proofs: [],
    library: [{ kind: 1 }, { kind: 2 }],
    today: "2026-11-23",
    councilOn: "2026-12-20",
    ...change,
  };
}

const codes = (change: Partial<ChecklistInput>, state: "blocked" | "warn") =>
  checklistOf(input(change))
    .filter((item) => item.state === state)
    .map((item) => item.code);

describe("checklist", () => {
  it("blocks nothing when forms, marks and business registration are there", () => {
    expect(codes({}, "blocked")).toEqual([]);
    expect(isReady(checklistOf(input()))).toBe(true);
  });

  it("blocks on an unanswered form, an unmarked criterion and a missing business registration", () => {
    const sections = [{ step: "registration" as const, section: registrationSection, answers: {} }];
    expect(codes({ sections, marks: best.slice(1), library: [] }, "blocked")).toEqual([
      "registration",
      "marks",
      "kind-1",
    ]);
  });

  it("warns of a food-safety certificate the set rejects dossiers for", () => {
    expect(codes({ library: [{ kind: 1 }] }, "warn")).toContain("ATTP_CERT");
    expect(codes({}, "warn")).not.toContain("ATTP_CERT");
  });

  it("warns of every minimum below the target star, of none when it is reached", () => {
    const zero = best.map((mark) => ({ ...mark, points: 0 }));
    expect(codes({ marks: zero }, "warn").filter((code) => code.startsWith("min-"))).toHaveLength(7);
    expect(codes({}, "warn").filter((code) => code.startsWith("min-"))).toEqual([]);
  });

  it("flags papers that lapse before the council, not those that last", () => {
    const paper = (id: string, expiresOn: string) => ({
      id,
      kind: 12,
      title: id,
      expiresOn,
      criteria: ["6.1"],
    });
    const proofs = [paper("a", "2026-11-01"), paper("b", "2026-12-19"), paper("c", "2026-12-20")];
    const flagged = checklistOf(input({ proofs })).filter((item) => item.code.startsWith("expiry-"));
    expect(flagged.map((item) => item.label)).toEqual(["a", "b"]);
    expect(flagged[0]?.note).toContain("Đã hết hạn ngày 01/11/2026");
  });

  it("asks for a citation where evidence is usual and points are claimed", () => {
    const proofs = [{ id: "p", kind: 3, title: "p", expiresOn: null, criteria: ["1.1", "1.2"] }];
    const cites = codes({ proofs }, "warn").filter((code) => code.startsWith("cite-"));
    expect(cites).not.toContain("cite-1.1");
    expect(cites).not.toContain("cite-1.2");
    expect(cites).toContain("cite-1.5");
  });
});

describe("self-marks", () => {
  it("offers 'not reached' wherever the annex prints no 0", () => {
    for (const leaf of set.leaves)
      expect(levelChoices(leaf).filter((choice) => choice.points === 0)).toHaveLength(1);
  });

  it("keeps cases apart in the tourism set", () => {
    const leaf = riceSet("QD26-26").leafOf.get("8");
    expect(leaf && levelChoices(leaf).map((choice) => choice.value)).toEqual([
      "a:0",
      "a:1",
      "a:3",
      "b:0",
      "b:1",
      "b:3",
    ]);
  });

  it("refuses points that are no level, and a reason without a level", () => {
    const { marks, faults } = readMarks(set, [
      { criterion: "1.1", level: "9", reason: "" },
      { criterion: "1.2", level: "", reason: "vì sao" },
      { criterion: "1.3", level: "2", reason: "máy" },
    ]);
    expect(faults.map((fault) => fault.field)).toEqual(["mark.1.1", "mark.1.2"]);
    expect(marks).toEqual([{ criterion: "1.3", points: 2, caseCode: null, reason: "máy" }]);
  });

  it("refuses a story's structure without a story", () => {
    const faults = sheetFaults(set, [
      { criterion: "5.1", points: 0, caseCode: null, reason: "" },
      { criterion: "5.2", points: 2, caseCode: null, reason: "" },
    ]);
    expect(faults.map((fault) => fault.field)).toEqual(["mark.5.2"]);
  });

  it("tells star and the way to the target", () => {
    expect(standingOf(set, best, 5).result.stars).toBe(5);
    expect(standingOf(set, best, 5).gap).toBeNull();
    const none = standingOf(set, [], 3);
    expect(none.result.points.total).toBe(0);
    expect(none.gap?.changes.length).toBeGreaterThan(0);
  });
});

describe("the commune's part", () => {
  it("finds the criterion of each judgement in all 26 sets", () => {
    const carried = set.ruleSet.productSets.map((each) => communeJudgementContents(riceSet(each.code)));
    const tourism = { material: null, labour: "3.3", idea: "2.1", identity: null };
    expect(carried).toEqual(
      carried.map((_, index) =>
        index === 25 ? tourism : { material: "1.1", labour: "3.3", idea: "2.1", identity: "5.3" },
      ),
    );
  });

  it("asks for five samples, for none in tourism", () => {
    expect([samplesNeeded("I"), samplesNeeded("VI")]).toEqual([5, 0]);
  });

  it("checks evidence of the target star, and at the province also what the commune adds", () => {
    const commune = compositionItems(set, 3, "commune").map((item) => item.item);
    const expected = [1, 2, 7, 8, 10, 11, 12, 13, 14].map((no) => `evidence_${no}`);
    expect(commune).toEqual(["mau_01", "mau_02", ...expected]);
    const province = compositionItems(set, 3, "province").map((item) => item.item);
    expect(province).toEqual([...commune, "letter", "mau_03", "samples"]);
    expect(compositionItems(riceSet("QD26-26"), 3, "province").map((item) => item.item)).not.toContain(
      "samples",
    );
  });
});
