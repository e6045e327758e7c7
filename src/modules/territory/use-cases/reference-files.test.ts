import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Era, inSentence, type Level, type Unit } from "../domain/unit.ts";
import { readTerritoryFiles } from "./reference-files.ts";

const files = readTerritoryFiles();
const shared = join(
  process.env.SAOQUE_SHARED ?? join(process.cwd(), "..", "shared"),
  "reference/territory/units",
);
const sharedIsHere = existsSync(shared);

describe("the shipped lists", () => {
  it("know every parent and every unit they point to", () => {
    const keys = new Set(files.units.map((unit) => `${unit.era}/${unit.level}/${unit.code}`));
    expect(keys.size).toBe(files.units.length);
    const orphans = files.units.filter(
      (unit) => unit.parentCode && !keys.has(`${unit.era}/${parentLevel(unit)}/${unit.parentCode}`),
    );
    expect(orphans).toEqual([]);
    const lost = files.successions.filter(
      (edge) =>
        !keys.has(`pre2025/${edge.oldLevel}/${edge.oldCode}`) ||
        !keys.has(`2025/${edge.newLevel}/${edge.newCode}`),
    );
    expect(lost).toEqual([]);
  });

  it("leave no commune without a successor and none without a predecessor", () => {
    const gone = new Set(files.successions.map((edge) => `${edge.oldLevel}/${edge.oldCode}`));
    const old = files.units.filter((unit) => unit.era === "pre2025" && unit.level !== "district");
    expect(old.filter((unit) => !gone.has(`${unit.level}/${unit.code}`))).toEqual([]);
    const made = new Set(files.successions.map((edge) => `${edge.newLevel}/${edge.newCode}`));
    const current = files.units.filter((unit) => unit.era === "2025");
    expect(current.filter((unit) => !made.has(`${unit.level}/${unit.code}`))).toEqual([]);
  });

  it("write every name in one Unicode form, with its kind in front", () => {
    expect(files.units.filter((unit) => unit.fullName !== unit.fullName.normalize("NFC"))).toEqual([]);
    expect(new Set(files.units.map((unit) => inSentence(unit.fullName).slice(0, 2)))).toEqual(
      new Set(["tỉ", "th", "qu", "hu", "xã", "ph", "đặ"]),
    );
  });
});

describe.runIf(sharedIsHere)("compares with the shared reference when present", () => {
  it("every unit of both eras: code, name, parent", () => {
    const theirs = [
      ...sharedUnits("2025", "province", "provinces-2025.csv"),
      ...sharedUnits("2025", "commune", "communes-2025.csv", "province_code"),
      ...sharedUnits("pre2025", "province", "provinces-pre2025.csv"),
      ...sharedUnits("pre2025", "district", "districts-pre2025.csv", "province_code"),
      ...sharedUnits("pre2025", "commune", "communes-pre2025.csv", "district_code"),
    ];
    const ours = files.units.map((unit) =>
      [unit.era, unit.level, unit.code, unit.parentCode ?? "", nameBefore2026(unit)].join(","),
    );
    expect(ours.sort()).toEqual(theirs.sort());
  });

  it("every way from old to new, with its extent", () => {
    const communes = rows("commune-mapping-pre2025-to-2025.csv").map(
      (r) => `commune,${r.old_code},${r.new_code},${r.extent}`,
    );
    const zones = rows("district-to-special-zone.csv").map(
      (r) => `district,${r.old_district_code},${r.new_code},whole`,
    );
    const provinces = rows("provinces-pre2025.csv").map(
      (r) => `province,${r.code},${r.merged_into_code},whole`,
    );
    const ours = files.successions.map(
      (edge) => `${edge.oldLevel},${edge.oldCode},${edge.newCode},${edge.extent}`,
    );
    expect(ours.sort()).toEqual([...communes, ...zones, ...provinces].sort());
  });

  it("every renaming of 2026 with its day and its legal basis", () => {
    const theirs = rows("changes-2026.csv").map((r) =>
      [r.level, r.code, r.full_name_before, r.full_name_after, r.effective_from, r.legal_basis].join(","),
    );
    const ours = [...files.renamed].map(([key, [before, after]]) =>
      [key.replace("/", ","), before?.fullName, after?.fullName, after?.validFrom, after?.legalBasis].join(
        ",",
      ),
    );
    expect(ours.sort()).toEqual(theirs.sort());
  });
});

function sharedUnits(era: Era, level: Level, file: string, parent?: string): string[] {
  // The reference shortens "Nông trường" to "NT" in five names; the law writes it out.
  return rows(file).map((r) =>
    [
      era,
      level,
      r.code,
      parent ? r[parent] : "",
      r.full_name?.replace(/^Thị trấn NT /, "Thị trấn Nông trường "),
    ].join(","),
  );
}

/** The shared lists are of July 2025; their later renamings are compared on their own. */
function nameBefore2026(unit: Unit): string {
  const names = unit.era === "2025" ? files.renamed.get(`${unit.level}/${unit.code}`) : undefined;
  return names?.[0]?.fullName ?? unit.fullName;
}

function parentLevel(unit: Unit): Level {
  return unit.era === "pre2025" && unit.level === "commune" ? "district" : "province";
}

function rows(file: string): Record<string, string>[] {
  const [header = "", ...lines] = readFileSync(join(shared, file), "utf8").trim().split("\n");
  const columns = header.split(",");
  return lines.map((line) =>
    Object.fromEntries(line.split(",").map((cell, at) => [columns[at] ?? "", cell])),
  );
}
