import { expect, it } from "vitest";
import type { Db } from "#platform/db";
import { withTestDatabase } from "#platform/testing";
import { communeCode, makeWorld, provinceCode } from "../testing/world.ts";
import { communeTabs, listCommuneInbox, listProvinceInbox, provinceTabs } from "./list-inbox.ts";

const database = withTestDatabase();
const many = 60;

/** The same database, counting what is asked of it. */
function counting(db: Db): { db: Db; count(): number } {
  let statements = 0;
  const counted = db.withPlugin({
    transformQuery: ({ node }) => {
      statements += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  return { db: counted, count: () => statements };
}

it("lists by the oldest deadline, page after page without gaps, in two statements a page", async () => {
  const world = await makeWorld(database);
  await database.asOwner(
    `with made as (
       insert into products.products (id, producer_id, province_code, commune_code, name, slug, sector, set_code)
       select gen_random_uuid(), $1, $2, $3, 'Sản phẩm ' || n, 'san-pham-' || n, 'I', 'QD26-03' from generate_series(1, $4) n
       returning id, name)
     insert into dossiers.dossiers (id, kind, product_id, producer_id, province_code, commune_code, rule_set, set_code,
       target_star, status, commune_due_on)
     select gen_random_uuid(), 'first', id, $1, $2, $3, '26/2026', 'QD26-03', 3, 'submitted',
       date '2026-12-01' + (abs(hashtext(name)) % 9) from made`,
    [world.producerId, provinceCode, communeCode, many],
  );
  const [tab] = communeTabs;
  if (!tab) throw new Error("tab");
  const seen: { id: string; due: string | null }[] = [];
  let after = "";
  for (let page = 0; page < 5; page += 1) {
    const counted = counting(world.services.db);
    const inbox = await listCommuneInbox({ ...world.services, db: counted.db }, world.officer, {
      tab,
      search: "",
      after,
    });
    expect(counted.count()).toBe(2);
    expect(inbox.counts.get("moi")).toBe(many);
    seen.push(...inbox.rows.map((row) => ({ id: row.id, due: row.communeDueOn })));
    if (!inbox.next) break;
    after = inbox.next;
  }
  expect(new Set(seen.map((row) => row.id)).size).toBe(many);
  expect(seen.map((row) => row.due)).toEqual(seen.map((row) => row.due).sort());
});

it("finds by name without accents, and nothing of other places", async () => {
  const world = await makeWorld(database);
  const [tab] = communeTabs;
  const [first] = provinceTabs;
  if (!tab || !first) throw new Error("tab");
  const found = await listCommuneInbox(world.services, world.officer, {
    tab,
    search: "san pham 7",
    after: "",
  });
  expect(found.rows.map((row) => row.productName)).toEqual(["Sản phẩm 7"]);
  const percent = await listCommuneInbox(world.services, world.officer, { tab, search: "%", after: "" });
  expect(percent.rows).toEqual([]);
  const elsewhere = await listCommuneInbox(world.services, world.otherOfficer, {
    tab,
    search: "",
    after: "",
  });
  expect([elsewhere.rows, elsewhere.counts.get("moi")]).toEqual([[], 0]);
  const province = await listProvinceInbox(world.services, world.province, {
    tab: first,
    search: "",
    after: "",
  });
  expect(province.rows).toEqual([]);
});
