import { readFileSync } from "node:fs";
import pg from "pg";
import { expect, test } from "vitest";
import { describeLaw } from "../../scripts/describe-law.mjs";
import { floorModule } from "./floor.ts";
import { modules } from "./modules.ts";
import { permissionDocument } from "./permission-document.ts";

test("docs/permissions.md is the table of the running system (npm run saoque -- permissions writes it)", () => {
  const current = permissionDocument([floorModule({ pool: new pg.Pool() }, modules), ...modules]);
  expect(readFileSync("docs/permissions.md", "utf8")).toBe(current);
});

test("every article that the code cites stands in docs/law with its files (node scripts/describe-law.mjs writes it)", () => {
  const current = readFileSync("docs/law/README.md", "utf8");
  const { text, faults } = describeLaw(current);
  expect(faults).toEqual([]);
  expect(text).toBe(current);
});
