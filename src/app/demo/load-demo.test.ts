import { beforeAll, expect, test } from "vitest";
import { roles } from "#modules/identity";
import { verifyAudit } from "#platform/audit";
import { addDays, dayInVietnam } from "#platform/calendar";
import { sql } from "#platform/db";
import type { Services } from "#platform/http";
import { servicesFor, withTestDatabase } from "#platform/testing";
import { modules } from "../modules.ts";
import { loadDemo } from "./load-demo.ts";
import { demoEmail, demoPeople } from "./people.ts";

const database = withTestDatabase();
let services: Services;

beforeAll(async () => {
  services = servicesFor(database.db, { env: { SAOQUE_DEMO: "1" } });
  for (const module of modules) await module.loadReference?.(services.db);
  await loadDemo(services);
}, 120_000);

async function rows<T>(statement: string): Promise<T[]> {
  return (await sql.raw<T>(statement).execute(database.db)).rows;
}

test("dossiers stand at every step of the way, all marked as invented", async () => {
  const found = await rows<{ status: string }>("select distinct status from dossiers.dossiers order by 1");
  expect(found.map(({ status }) => status)).toEqual([
    "commune_accepted",
    "commune_returned",
    "draft",
    "forwarded",
    "in_council",
    "not_reached",
    "province_accepted",
    "recognised",
    "scored",
    "sent_to_ministry",
    "submitted",
  ]);
  const unmarked = await rows(
    "select id from dossiers.dossiers where not is_demo union all select id from certification.recognitions where dossier_id is not null and not is_demo",
  );
  expect(unmarked).toEqual([]);
});

test("each of the nine pilot producers of 2020 has a dossier", async () => {
  const found = await rows<{ count: number }>(
    "select count(distinct producer_id)::int as count from dossiers.dossiers",
  );
  expect(found).toEqual([{ count: 9 }]);
});

test("one council sits with sheets handed in and sheets still open", async () => {
  const found = await rows<{ title: string; submitted: number; drafts: number }>(`
    select s.title, count(*) filter (where h.status = 'submitted')::int as submitted,
      count(*) filter (where h.status = 'draft')::int as drafts
    from evaluation.sessions s join evaluation.score_sheets h on h.session_id = s.id
    where s.status = 'open' group by s.id, s.title`);
  expect(found).toEqual([{ title: "Phiên thứ hai", submitted: 4, drafts: 2 }]);
});

test("one certificate has 40 days left, another was signed this month", async () => {
  const found = await rows<{ valid_until: string }>(
    "select valid_until::text from certification.certificates order by issued_on",
  );
  expect(found).toHaveLength(2);
  expect(found[0]).toEqual({ valid_until: addDays(dayInVietnam(services.now()), 40) });
});

test("there is an account for every role, and everybody holds one", async () => {
  const found = await rows<{ role: string }>("select distinct role from identity.grants order by 1");
  expect(found.map(({ role }) => role)).toEqual(Object.keys(roles).sort());
  const people = await rows<{ email: string }>("select email from identity.public_accounts order by email");
  expect(people.map(({ email }) => email)).toEqual(demoPeople.map(({ key }) => demoEmail(key)).sort());
});

test("the public list is full before the first visitor comes", async () => {
  const found = await rows<{ listed: number; demo: number }>(`
    select count(*) filter (where not is_demo)::int as listed, count(*) filter (where is_demo)::int as demo
    from catalogue.entries`);
  expect(found[0]?.listed).toBeGreaterThan(250);
  expect(found[0]?.demo).toBe(2);
});

test("a second start changes nothing, and the audit trail holds", async () => {
  const count = () =>
    rows(
      "select (select count(*) from audit.entries) as audit, (select count(*) from platform.events) as events",
    );
  const before = await count();
  await loadDemo(services);
  expect(await count()).toEqual(before);
  expect((await verifyAudit(database.db)).faults).toEqual([]);
});
