import { beforeEach, expect, test } from "vitest";
import { sql } from "#platform/db";
import { testActor, withTestDatabase } from "#platform/testing";
import { type AuditEntry, audit, verifyAudit } from "./index.ts";

const database = withTestDatabase();
const officer = testActor("Lê Thị Mẫu");

async function write(provinceCode: string, action: string, extra: Partial<AuditEntry> = {}): Promise<void> {
  const entry = { provinceCode, actor: officer, action, subject: { kind: "dossier", id: "1" }, ...extra };
  await database.db.transaction().execute((tx) => audit(tx, entry));
}

beforeEach(async () => {
  await database.asOwner("truncate audit.entries, audit.chains");
  for (const action of ["dossiers.start", "dossiers.submit", "dossiers.accept", "dossiers.forward"]) {
    await write("96", action, { details: { "ghi chú": "đủ dấu: Ặ ễ", points: 12.5, empty: null } });
    await write("80", action);
  }
});

test("an untouched trail holds, one chain a province", async () => {
  expect(await verifyAudit(database.db)).toEqual({ entries: 8, chains: 2, faults: [] });
});

const everyColumn: [string, string][] = [
  ["what was done", "action = 'dossiers.reject'"],
  ["who did it", "actor_name = 'Người khác'"],
  ["whose account", "actor_id = gen_random_uuid()"],
  ["on whose behalf", "on_behalf_of = 'x'"],
  ["when", "occurred_at = occurred_at + interval '1 microsecond'"],
  ["which record", "subject_id = '2'"],
  ["which kind of record", "subject_kind = 'product'"],
  ["in which request", "request_id = 'r'"],
  ["the details", `details = details || '{"points": 13}'`],
];
test.each(everyColumn)("a change of %s is found at its row", async (_what, change) => {
  await database.asOwner(`update audit.entries set ${change} where province_code = '96' and seq = 2`);
  expect((await verifyAudit(database.db)).faults).toEqual([{ provinceCode: "96", seq: 2, what: "changed" }]);
});

test("a change with its hash computed anew breaks the next row", async () => {
  await database.asOwner(
    `update audit.entries set action = 'dossiers.reject' where province_code = '96' and seq = 2`,
  );
  await database.asOwner(`update audit.entries e set hash = audit.row_hash(previous_hash, province_code, seq, occurred_at,
    actor_id, actor_name, action, subject_kind, subject_id, on_behalf_of, request_id, details)
    where province_code = '96' and seq = 2`);
  expect((await verifyAudit(database.db)).faults).toEqual([{ provinceCode: "96", seq: 3, what: "changed" }]);
});

test("a row taken out leaves a gap, a row cut off the end is missed", async () => {
  await database.asOwner("delete from audit.entries where province_code = '96' and seq = 2");
  await database.asOwner("delete from audit.entries where province_code = '80' and seq = 4");
  expect((await verifyAudit(database.db)).faults).toEqual([
    { provinceCode: "80", seq: 4, what: "end" },
    { provinceCode: "96", seq: 3, what: "missing" },
  ]);
});

test("a whole chain taken out is missed", async () => {
  await database.asOwner("delete from audit.entries where province_code = '80'");
  expect((await verifyAudit(database.db)).faults).toEqual([{ provinceCode: "80", seq: 4, what: "end" }]);
});

test.each([
  "update audit.entries set action = 'dossiers.reject'",
  "delete from audit.entries",
  "truncate audit.entries",
  "update audit.chains set last_seq = 0",
  "insert into audit.chains values ('01', 0, '\\x00')",
  "insert into audit.entries select * from audit.entries limit 0",
  "drop table audit.entries",
  "alter table audit.entries disable trigger all",
])("the application may not: %s", async (statement) => {
  await expect(sql.raw(statement).execute(database.db)).rejects.toThrow(/permission denied|must be owner/);
});

test("a change that fails leaves no row", async () => {
  const failing = database.db.transaction().execute(async (tx) => {
    await audit(tx, {
      provinceCode: "96",
      actor: null,
      action: "dossiers.reject",
      subject: { kind: "d", id: "1" },
    });
    throw new Error("undone");
  });
  await expect(failing).rejects.toThrow("undone");
  expect((await verifyAudit(database.db)).entries).toBe(8);
});

test("many at once keep one unbroken chain, the system's own rows among them", async () => {
  await Promise.all(
    Array.from({ length: 40 }, (_, i) => write("96", `many.${i}`, i % 2 ? {} : { actor: null })),
  );
  expect(await verifyAudit(database.db)).toEqual({ entries: 48, chains: 2, faults: [] });
  const [end] = await database.asOwner<{ last_seq: number }>(
    "select last_seq from audit.chains where province_code = '96'",
  );
  expect(Number(end?.last_seq)).toBe(44);
});
