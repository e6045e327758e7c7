// Writes into docs/law/README.md which files carry out each article, read from the notes in the code itself.
// With --check it changes nothing and fails when the document is stale.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { root } from "./prepare.mjs";

const document = join(root, "docs/law/README.md");
const decree = "QĐ 26/2026/QĐ-TTg";
const folders = ["src", "packages", "db/migrations", "scripts"];
const isCode = (path) =>
  /\.(tsx?|sql|mjs)$/.test(path) &&
  !/\.test\.|\/gallery\/|\/testing\/|sample-|describe-law|node_modules/.test(path);

function codeFiles(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter(isCode)
    .sort();
}

/** Comments as they read: without the line breaks in the middle of a sentence. */
const readable = (text) => text.replace(/\n\s*(?:\*|\/\/|--)\s?/g, " ");

const others = [
  /Bộ luật Dân sự 2015, Điều \d+(?: khoản \d+)?/g,
  /Bộ luật Lao động 2019, Điều \d+(?: khoản \d+)?/g,
  /Luật 91\/2025\/QH15/g,
  /Luật Sở hữu trí tuệ, Điều \d+/g,
  /NĐ 30\/2020\/NĐ-CP/g,
  /TCVN 14423(?::2026)?/g,
  /TT (?:60\/2026|55\/2023|38\/2025)\/TT-BTC, Điều \d+/g,
];
const foreign =
  /(?:Bộ luật [\p{L} ]+\d{4}|Luật Sở hữu trí tuệ|Luật \d+\/\d+\S*|NĐ \d+\/\d+\S*|TT \d+\/\d+\S*|QĐ (?!26\/)\d+\S*)[^.;]{0,20}$/u;

/** Every article of a law that a text names, each as the most exact words: "Điều 7 khoản 3 điểm b". */
export function citationsIn(text) {
  const found = new Set();
  const clean = readable(text);
  for (const pattern of others)
    for (const [words] of clean.matchAll(pattern))
      found.add(words.replace(/^TCVN 14423$/, "TCVN 14423:2026"));
  for (const match of clean.matchAll(
    /Điều (\d+)((?:(?:, | and | và )\d+)*)(?: khoản (\d+)((?:(?:, | and | và )\d+)*)(?:(?: điểm )?([a-zđ])\b)?)?/g,
  )) {
    if (isOfAPaper(clean, match)) continue;
    if (foreign.test(clean.slice(Math.max(0, match.index - 60), match.index))) continue;
    const [, first, more, clause, clauses, point] = match;
    for (const article of [first, ...numbers(more)]) {
      if (!clause) found.add(`Điều ${article}`);
      for (const each of clause ? [clause, ...numbers(clauses)] : [])
        found.add(`Điều ${article} khoản ${each}${point ? ` điểm ${point}` : ""}`);
    }
  }
  for (const [, article, clause] of clean.matchAll(/article: "(\d+)"(?:, clause: "(\d+)")?/g))
    found.add(`Điều ${article}${clause ? ` khoản ${clause}` : ""}`);
  for (const [, annex] of clean.matchAll(/Phụ lục (I{1,3})\b(?! Mẫu)/g))
    if (annex !== "III") found.add(`Phụ lục ${annex}`);
  for (const [, form] of clean.matchAll(/Mẫu (0[123])\b/g)) found.add(`Phụ lục III Mẫu ${form}`);
  return found;
}

/** A decision that the platform prints has articles of its own: "Điều 1. …", "Như Điều 3". */
function isOfAPaper(text, match) {
  return text.startsWith('. "', match.index + match[0].length) || text.slice(0, match.index).endsWith("Như ");
}

const numbers = (list) => [...(list ?? "").matchAll(/\d+/g)].map(([digits]) => digits);

/** Gives every citation to the most exact row that holds it. */
function filesByRow(keys) {
  const files = new Map(keys.map((key) => [key, []]));
  const homeless = [];
  for (const path of folders.flatMap(codeFiles)) {
    const text = readFileSync(join(root, path), "utf8");
    if (!/Điều|Phụ lục|Mẫu 0|TCVN|Luật 91|NĐ 30|article: "/.test(text)) continue;
    for (const citation of citationsIn(text)) {
      const key = keys
        .filter((row) => citation === row || citation.startsWith(`${row} `))
        .sort((a, b) => b.length - a.length)[0];
      if (key === undefined) homeless.push(`${path}: ${citation}`);
      else if (!files.get(key).includes(path)) files.get(key).push(path);
    }
  }
  return { files, homeless };
}

/** @returns {{ text: string, faults: string[] }} the document as it should be, and what no row can cure */
export function describeLaw(current) {
  const rows = current
    .split("\n")
    .map((line) => (/^\| (?!Điều \||---)/.test(line) ? line.split("|").map((cell) => cell.trim()) : line));
  const keys = rows.filter(Array.isArray).map(([, key]) => key);
  const { files, homeless } = filesByRow(keys);
  const lines = rows.map((row) => {
    if (!Array.isArray(row)) return row;
    const [, key, about] = row;
    const links = files.get(key).map((path) => `[${basename(path)}](../../${path})`);
    return `| ${key} | ${about} | ${links.join(" · ")} |`;
  });
  const empty = keys.filter((key) => files.get(key).length === 0).map((key) => `không tệp nào: ${key}`);
  return {
    text: lines.join("\n"),
    faults: [...homeless.map((each) => `chưa có dòng (${decree}): ${each}`), ...empty],
  };
}

if (process.argv[1] === join(root, "scripts/describe-law.mjs")) {
  const current = readFileSync(document, "utf8");
  const { text, faults } = describeLaw(current);
  const check = process.argv.includes("--check");
  if (!check) writeFileSync(document, text);
  for (const fault of faults) process.stdout.write(`${fault}\n`);
  if (check && text !== current)
    process.stdout.write("docs/law/README.md đã cũ: chạy node scripts/describe-law.mjs\n");
  process.exit(faults.length > 0 || (check && text !== current) ? 1 : 0);
}
