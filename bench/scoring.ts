import { readFileSync } from "node:fs";
import { councilResult, type PreparedSet, parseRuleSet, prepareSet, type Sheet } from "@saoque/scoring";
import { inTurns, millisecondsOf, type Row, steadyRandom } from "./measure.ts";

const dossiers = 17_000;
const members = 9;

interface Case {
  set: PreparedSet;
  sheets: Sheet[];
}

/** As many dossiers as the country has recognised products, each marked by a council of nine. */
export async function scoringRows(): Promise<Row[]> {
  const cases = makeCases();
  const time = await inTurns(5, {
    ours: () => millisecondsOf(() => scoreAll(cases)),
    limit: () => millisecondsOf(() => addAll(cases)),
  });
  return [
    {
      what: `Chấm cả nước: ${dossiers.toLocaleString("vi-VN")} hồ sơ × ${members} phiếu`,
      unit: "ms",
      ...time,
      limitWas: "chỉ cộng cùng những điểm ấy",
      ratio: time.limit / time.ours,
      aim: { text: "≤ 1.000 ms", reached: time.ours <= 1000 },
    },
  ];
}

function makeCases(): Case[] {
  const parsed = parseRuleSet(JSON.parse(readFileSync("db/reference/criteria/qd26-2026.json", "utf8")));
  if (!parsed.ok) throw new Error("qd26-2026.json is not a rule set");
  const sets = parsed.value.productSets.map((set) => {
    const prepared = prepareSet(parsed.value, set.code);
    if (!prepared.ok) throw new Error(`${set.code} cannot be scored`);
    return prepared.value;
  });
  const random = steadyRandom(26);
  return Array.from({ length: dossiers }, (_, at) => {
    const set = sets[at % sets.length] as PreparedSet;
    return { set, sheets: Array.from({ length: members }, () => makeSheet(set, random)) };
  });
}

function makeSheet(set: PreparedSet, random: (below: number) => number): Sheet {
  const marks: Record<string, number> = {};
  for (const leaf of set.leaves) {
    const levels = [...(leaf.allowed.values().next().value ?? [0])];
    // Members mostly agree: two of three give one of the two best levels.
    const best = levels.slice(-2);
    const from = random(3) === 0 ? levels : best;
    marks[leaf.code] = from[random(from.length)] ?? 0;
  }
  return { marks };
}

function scoreAll(cases: readonly Case[]): number {
  let stars = 0;
  for (const { set, sheets } of cases) stars += councilResult(set, sheets, { minimumRule: "majority" }).stars;
  return stars;
}

function addAll(cases: readonly Case[]): number {
  let sum = 0;
  for (const { set, sheets } of cases) {
    for (const leaf of set.leaves) for (const sheet of sheets) sum += sheet.marks[leaf.code] ?? 0;
  }
  return sum;
}
