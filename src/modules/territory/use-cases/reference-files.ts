import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type DatedName,
  type Era,
  FIRST_DAY_OF_2025_UNITS,
  type Level,
  type Succession,
  splitFullName,
  type Unit,
} from "../domain/unit.ts";

export interface TerritoryFiles {
  units: Unit[];
  successions: Succession[];
  /** Key: `level/code` of a unit of the 2025 era. */
  renamed: Map<string, DatedName[]>;
  checksum: string;
}

const names = ["units.csv", "successions.csv", "name-changes.csv"] as const;

/** Reads the official lists that ship with the platform: about 14,000 units and 10,600 ways from old to new. */
export function readTerritoryFiles(): TerritoryFiles {
  const folder = referenceFolder();
  const [units, successions, changes] = names.map((name) => readFileSync(join(folder, name), "utf8"));
  const renamed = new Map<string, DatedName[]>();
  const list = toUnits(rows(units ?? ""));
  applyNameChanges(list, rows(changes ?? ""), renamed);
  return {
    units: list,
    successions: rows(successions ?? "").map(toSuccession),
    renamed,
    checksum: createHash("sha256").update([units, successions, changes].join("\n\n")).digest("hex"),
  };
}

/** The code may run from its sources or from one built file: the folder is looked for upwards. */
function referenceFolder(): string {
  for (let at = dirname(fileURLToPath(import.meta.url)); ; at = dirname(at)) {
    const folder = join(at, "db", "reference", "territory");
    if (existsSync(join(folder, names[0]))) return folder;
    if (at === dirname(at)) throw new Error("db/reference/territory is missing from this installation");
  }
}

// Our own files: no name holds a comma or a quote, which scripts/build-territory.mjs checks.
function rows(text: string): string[][] {
  return text
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","));
}

function toUnits(lines: string[][]): Unit[] {
  const districtHome = new Map<string, string>();
  for (const [era, level, code, parent] of lines) {
    if (era === "pre2025" && level === "district" && code && parent) districtHome.set(code, parent);
  }
  return lines.map(([era = "", level = "", code = "", parent = "", fullName = ""]) => ({
    era: era as Era,
    level: level as Level,
    code,
    parentCode: parent || null,
    provinceCode:
      level === "province" ? code : era === "pre2025" ? (districtHome.get(parent) ?? parent) : parent,
    ...withoutWord(fullName),
    fullName,
  }));
}

function withoutWord(fullName: string): Pick<Unit, "name" | "type"> {
  const { name, type } = splitFullName(fullName);
  return { name, type };
}

function toSuccession([oldLevel, oldCode, newLevel, newCode, extent]: string[]): Succession {
  return { oldLevel, oldCode, newLevel, newCode, extent } as Succession;
}

function applyNameChanges(units: Unit[], lines: string[][], renamed: Map<string, DatedName[]>): void {
  const current = new Map(units.filter((u) => u.era === "2025").map((u) => [`${u.level}/${u.code}`, u]));
  for (const [level, code, fullName = "", validFrom = "", legalBasis = ""] of lines) {
    const unit = current.get(`${level}/${code}`);
    if (!unit) throw new Error(`name-changes.csv: no unit ${level} ${code}`);
    renamed.set(`${level}/${code}`, [
      {
        fullName: unit.fullName,
        validFrom: FIRST_DAY_OF_2025_UNITS,
        validTo: dayBefore(validFrom),
        legalBasis: "Nghị quyết 202/2025/QH15",
      },
      { fullName, validFrom, validTo: null, legalBasis },
    ]);
    Object.assign(unit, { fullName }, withoutWord(fullName));
  }
}

function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
