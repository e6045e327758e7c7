import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { beforeEach, expect, test } from "vitest";
import { withTestDatabase } from "#platform/testing";
import { migrate, pendingMigrations } from "./migrate.ts";

const database = withTestDatabase();
let folder = "";

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "saoque-migrations-"));
  await database.asOwner("drop schema if exists trial cascade");
  await database.asOwner("delete from platform.migrations where name like 'trial%'");
  write("trial_1.sql", "create schema trial; create table trial.a (n integer)");
  write("trial_2.sql", "insert into trial.a values (1)");
});

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

const run = () => migrate(database.ownerUrl, folder);
const rows = () => database.asOwner("select n from trial.a order by n");

test("new files run once, in the order of their names", async () => {
  expect(await run()).toEqual(["trial_1.sql", "trial_2.sql"]);
  write("trial_3.sql", "insert into trial.a values (3)");
  expect(await run()).toEqual(["trial_3.sql"]);
  expect(await run()).toEqual([]);
  expect(await rows()).toEqual([{ n: 1 }, { n: 3 }]);
});

test("a file that fails leaves nothing behind and is named; those before it stay", async () => {
  write("trial_3.sql", "insert into trial.a values (3); select no_such_function()");
  await expect(run()).rejects.toThrow("Migration trial_3.sql failed");
  expect(await rows()).toEqual([{ n: 1 }]);
  write("trial_3.sql", "insert into trial.a values (33)");
  expect(await run()).toEqual(["trial_3.sql"]);
});

test("a file that was changed after it ran is refused", async () => {
  await run();
  write("trial_2.sql", "insert into trial.a values (2)");
  await expect(run()).rejects.toThrow("Migration trial_2.sql was changed after it ran");
});

test("processes that start together run each file once", async () => {
  const ran = await Promise.all([run(), run(), run()]);
  expect(ran.flat()).toEqual(["trial_1.sql", "trial_2.sql"]);
  expect(await rows()).toEqual([{ n: 1 }]);
});

test("what has not run yet is told", async () => {
  await run();
  write("trial_4.sql", "select 1");
  const pool = new pg.Pool({ connectionString: database.ownerUrl, max: 1 });
  expect(await pendingMigrations(pool, folder)).toEqual(["trial_4.sql"]);
  await pool.end();
});
