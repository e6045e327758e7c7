import { beforeAll, describe, expect, it } from "vitest";
import { servicesFor, withTestDatabase } from "#platform/testing";
import { loadRegister } from "./load-register.ts";

const database = withTestDatabase();

describe("the register that ships with the platform", () => {
  let seconds = 0;
  beforeAll(async () => {
    const started = performance.now();
    await loadRegister(servicesFor(database.db, { now: "2026-11-22T03:00:00Z" }));
    seconds = (performance.now() - started) / 1000;
  });

  it("comes in within 1.5 seconds", () => expect(seconds).toBeLessThan(1.5));

  it("gives 44 products of 25 producers in Cà Mau in 2021", async () => {
    const [counted] = await database.asOwner(`
      select count(distinct product_id)::int as products, count(distinct producer_id)::int as producers
      from certification.recognitions where province_code = '96' and recognition_year = 2021`);
    expect(counted).toEqual({ products: 44, producers: 25 });
  });

  it("keeps every line: 315 recognised, 43 candidates", async () => {
    const [counted] = await database.asOwner(`select
      (select count(*)::int from certification.recognitions) as recognised,
      (select count(*)::int from certification.candidacies) as candidates,
      (select count(*)::int from products.products) as products,
      (select count(*)::int from producers.producers where name not like 'Chủ thể chưa rõ tên%') as producers`);
    expect(counted).toEqual({ recognised: 315, candidates: 43, products: 354, producers: 175 });
  });

  it("gives 36 months from the day of issue, and no date where the day is not known", async () => {
    const [counted] = await database.asOwner(`select
      count(*) filter (where recognised_on is null and valid_until is not null)::int as invented,
      count(*) filter (where recognised_on is not null and valid_until is distinct from (recognised_on + interval '36 months')::date)::int as wrong,
      count(*) filter (where valid_until is not null)::int as dated from certification.recognitions`);
    expect(counted).toEqual({ invented: 0, wrong: 0, dated: 48 });
  });

  it("leaves the commune open where the old one was divided", async () => {
    const rows =
      await database.asOwner(`select distinct commune_code, old_commune_code, old_place from producers.producers
      where old_commune_code = '32141'`);
    expect(rows).toEqual([
      { commune_code: null, old_commune_code: "32141", old_place: "Hòa Mỹ, Cái Nước, Cà Mau" },
    ]);
  });

  it("shows no private person's name: households are known by a code", async () => {
    const rows = await database.asOwner<{ name: string }>(
      "select name from producers.producers where name like 'Hộ sản xuất %'",
    );
    expect(rows).toHaveLength(17);
    expect(rows.every(({ name }) => /^Hộ sản xuất \d\d-\d{3}$/.test(name))).toBe(true);
  });

  it("changes nothing when it runs again", async () => {
    const again = await loadRegister(servicesFor(database.db, { now: "2026-11-22T03:00:00Z" }));
    expect(again).toEqual({ producers: 0, products: 0, recognitions: 0, candidacies: 0 });
  });
});
