import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { checkArchitecture } from "./cruise.mjs";
import { modules } from "./modules.mjs";
import { foreignTables } from "./store-tables.mjs";

const root = process.cwd();
const planted = mkdtempSync(join(tmpdir(), "saoque-planted-"));
afterAll(() => rmSync(planted, { recursive: true, force: true }));

/** A tiny house with one wrong import in it; says which rule caught it. */
async function violationsOf(files: Record<string, string>): Promise<string[]> {
  const folder = mkdtempSync(join(planted, "case-"));
  const floor = {
    "src/platform/db/index.ts": "export const sql = 1;",
    "src/platform/http/index.ts": "export const html = 1;",
    "src/platform/result/index.ts": "export const ok = 1;",
    "src/modules/territory/index.ts": "export const t = 1;",
    "packages/scoring/src/index.ts": "export const s = 1;",
  };
  cpSync(join(root, "package.json"), join(folder, "package.json"));
  for (const [path, text] of Object.entries({ ...floor, ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const report = await checkArchitecture(folder);
  expect(report.filesRead).toBe(report.filesThere);
  return [...new Set(report.violations.map((v) => v.rule))].sort();
}

describe("each planted violation is caught by its rule", () => {
  const cases: [string, Record<string, string>, string][] = [
    [
      "a module that uses one above it",
      {
        "src/modules/territory/x.ts": 'import { a } from "../dossiers/index.ts"; a;',
        "src/modules/dossiers/index.ts": "export const a = 1;",
      },
      "territory-uses-allowed-modules",
    ],
    [
      "a module entered past its front door",
      {
        "src/modules/dossiers/x.ts": 'import { a } from "../producers/domain/a.ts"; a;',
        "src/modules/producers/domain/a.ts": "export const a = 1;",
      },
      "producers-entered-by-index",
    ],
    [
      "a page that reads the store",
      {
        "src/modules/dossiers/pages/p.ts": 'import { a } from "../store/a.ts"; a;',
        "src/modules/dossiers/store/a.ts": "export const a = 1;",
      },
      "pages-never-use-store",
    ],
    [
      "a domain that reaches for the database",
      { "src/modules/dossiers/domain/d.ts": 'import { sql } from "#platform/db"; sql;' },
      "domain-is-pure",
    ],
    [
      "a domain that reaches for Node",
      { "src/modules/dossiers/domain/d.ts": 'import { readFileSync } from "node:fs"; readFileSync;' },
      "domain-is-pure",
    ],
    [
      "a store that answers HTTP",
      { "src/modules/dossiers/store/s.ts": 'import { html } from "#platform/http"; html;' },
      "store-uses-domain-and-db",
    ],
    [
      "a use case that renders",
      {
        "src/modules/dossiers/use-cases/u.ts": 'import { p } from "../pages/p.ts"; p;',
        "src/modules/dossiers/pages/p.ts": "export const p = 1;",
      },
      "use-cases-use-no-pages",
    ],
    [
      "a floor that knows the programme",
      { "src/platform/db/x.ts": 'import { t } from "#modules/territory"; t;' },
      "platform-knows-no-module",
    ],
    [
      "a package that imports Node",
      { "packages/scoring/src/x.ts": 'import { readFileSync } from "node:fs"; readFileSync;' },
      "scoring-is-a-leaf",
    ],
    [
      "a package that imports the platform",
      { "packages/scoring/src/x.ts": 'import { sql } from "../../../src/platform/db/index.ts"; sql;' },
      "scoring-is-a-leaf",
    ],
    [
      "a circle",
      {
        "src/platform/db/a.ts": 'import { b } from "./b.ts"; export const a = b;',
        "src/platform/db/b.ts": 'import { a } from "./a.ts"; export const b = a;',
      },
      "no-cycle",
    ],
    [
      "code that imports a test",
      {
        "src/platform/db/a.ts": 'import { b } from "./b.test.ts"; b;',
        "src/platform/db/b.test.ts": "export const b = 1;",
      },
      "nothing-imports-tests",
    ],
    [
      "somebody who imports the app",
      {
        "src/modules/territory/x.ts": 'import { a } from "../../app/a.ts"; a;',
        "src/app/a.ts": "export const a = 1;",
      },
      "nobody-imports-app",
    ],
    [
      "an app that reaches into a module",
      {
        "src/app/a.ts": 'import { a } from "../modules/dossiers/use-cases/a.ts"; a;',
        "src/modules/dossiers/use-cases/a.ts": "export const a = 1;",
      },
      "app-uses-only-front-doors",
    ],
    [
      "a demonstration that writes behind the use cases",
      {
        "src/app/demo/a.ts": 'import { a } from "../../modules/dossiers/store/a.ts"; a;',
        "src/modules/dossiers/store/a.ts": "export const a = 1;",
      },
      "demonstration-acts-through-use-cases",
    ],
    ["an import of nothing", { "src/app/a.ts": 'import { a } from "./gone.ts"; a;' }, "no-unresolved"],
    [
      "testing tools in running code",
      {
        "src/platform/db/a.ts": 'import { a } from "../testing/index.ts"; a;',
        "src/platform/testing/index.ts": "export const a = 1;",
      },
      "testing-only-in-tests",
    ],
  ];
  test.each(cases)("%s", async (_name, files, rule) => {
    expect(await violationsOf(files)).toContain(rule);
  });

  test("a house without wrong imports passes", async () => {
    expect(
      await violationsOf({ "src/modules/dossiers/store/s.ts": 'import { sql } from "#platform/db"; sql;' }),
    ).toEqual([]);
  });
});

test("the real house follows the rules and every file was read", async () => {
  const report = await checkArchitecture(root);
  expect(report.violations).toEqual([]);
  expect(report.filesRead).toBe(report.filesThere);
});

test("the list of modules is the list of folders", () => {
  const folders = readdirSync(join(root, "src/modules"), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  expect(modules.map((m) => m.name).sort()).toEqual(folders.map((entry) => entry.name).sort());
});

describe("a store names only its own tables and published views", () => {
  test("the real stores", () => {
    expect(foreignTables(root)).toEqual([]);
  });

  test("a planted foreign table is caught", () => {
    const folder = mkdtempSync(join(planted, "store-"));
    mkdirSync(join(folder, "src/modules/dossiers/store"), { recursive: true });
    const text =
      'const on = tables<"dossiers.dossiers" | "products.public_products" | "producers.representatives">();';
    writeFileSync(join(folder, "src/modules/dossiers/store/a.ts"), text);
    expect(foreignTables(folder)).toEqual(["src/modules/dossiers/store/a.ts: producers.representatives"]);
  });
});

test("no source file is longer than 400 lines, no test longer than 600", () => {
  const long: string[] = [];
  const walk = (folder: string) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.name === "node_modules") continue;
      if (entry.isDirectory()) walk(path);
      else if (/\.(tsx?|mjs|css)$/.test(entry.name)) {
        const lines = readFileSync(join(root, path), "utf8").split("\n").length;
        const limit = entry.name.includes(".test.") ? 600 : 400;
        if (lines > limit) long.push(`${path}: ${lines}`);
      }
    }
  };
  for (const folder of ["src", "packages", "e2e", "bench", "architecture", "scripts"]) walk(folder);
  expect(long).toEqual([]);
});
