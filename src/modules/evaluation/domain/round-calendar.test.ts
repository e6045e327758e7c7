import { readFileSync } from "node:fs";
import { parseRuleSet } from "@saoque/scoring";
import { expect, test } from "vitest";
import { legalRounds, nextRound } from "./round-calendar.ts";

const parsed = parseRuleSet(JSON.parse(readFileSync("db/reference/criteria/qd26-2026.json", "utf8")));
if (!parsed.ok) throw new Error("rule set");

test("the two rounds of Điều 5, from the rule set and not from code", () => {
  expect(legalRounds(parsed.value, 2027)).toEqual([
    { no: 1, proposalsBefore: "2027-04-30", doneBefore: "2027-06-30" },
    { no: 2, proposalsBefore: "2027-10-30", doneBefore: "2027-12-30" },
  ]);
});

test("suggests the first round not made yet; an extra one has no legal days", () => {
  const legal = legalRounds(parsed.value, 2027);
  expect(nextRound(legal, []).no).toBe(1);
  expect(nextRound(legal, [1])).toEqual({ no: 2, proposalsBefore: "2027-10-30", doneBefore: "2027-12-30" });
  expect(nextRound(legal, [1, 2])).toEqual({ no: 3, proposalsBefore: "", doneBefore: "" });
});
