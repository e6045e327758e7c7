import { beforeEach, describe, expect, it } from "vitest";
import type { SheetCell } from "#platform/documents";
import type { Services } from "#platform/http";
import { dryRunForTest, importForTest, openDesk, takeForTest } from "#platform/imports/testing";
import { servicesFor, testActor, withTestDatabase } from "#platform/testing";
import { ocopRegister } from "./ocop-register.ts";

const database = withTestDatabase();
const at = { unitKind: "province", unitCode: "96", provinceCode: "96" };
const officer = testActor("Cán bộ OCOP", { role: "province_officer", ...at });
const headings = ["Tên sản phẩm", "Chủ thể", "Xã", "Huyện", "Nhóm", "Hạng sao", "Quyết định", "Ngày QĐ"];
let services: Services;

beforeEach(async () => {
  services = servicesFor(database.db, { now: "2026-11-22T03:00:00Z" });
  await database.asOwner(
    "truncate platform.imports, certification.recognitions, certification.candidacies, products.products, producers.producers cascade",
  );
});

function bring(rows: SheetCell[][], heads = headings) {
  return importForTest(services, officer, ocopRegister, [heads, ...rows]);
}

const gao: SheetCell[] = [
  "Gạo ST24",
  "HTX Trí Lực",
  "Trí Lực",
  "Thới Bình",
  "Thực phẩm",
  "3 sao",
  "86/QĐ-UBND",
  "12/01/2022",
];

describe("an office's register", () => {
  it("comes in with commune, decision and validity", async () => {
    const { record } = await bring([gao]);
    expect(record).toMatchObject({
      status: "done",
      counts: { total: 1, fresh: 1, known: 0, faulty: 0 },
      taken: { producers: 1, products: 1, recognitions: 1, candidacies: 0 },
    });
    const rows =
      await database.asOwner(`select p.name, c.name as producer, c.kind, p.commune_code, c.old_commune_code, r.star, r.rule_set, r.decision_number, r.valid_until
      from certification.recognitions r join products.products p on p.id = r.product_id join producers.producers c on c.id = r.producer_id`);
    expect(rows).toEqual([
      {
        name: "Gạo ST24",
        producer: "HTX Trí Lực",
        kind: "cooperative",
        commune_code: "32071",
        old_commune_code: "32072",
        star: 3,
        rule_set: "1048/781",
        decision_number: "86/QĐ-UBND",
        valid_until: "2025-01-12",
      },
    ]);
  });

  it("tells faulty, repeated and known rows apart, and takes over only the new", async () => {
    const upgraded = [...gao];
    upgraded[5] = 4;
    upgraded[6] = "9/QĐ-UBND";
    upgraded[7] = "05/02/2025";
    await bring([gao]);
    const { report } = await bring([
      gao,
      upgraded,
      upgraded,
      ["Trà", null, null, null, "Đồ uống", "bảy", null, "31/02/2022"],
    ]);
    expect(report.map(({ line, verdict }) => [line, verdict])).toEqual([
      [2, "known"],
      [3, "new"],
      [4, "known"],
      [5, "faulty"],
    ]);
    expect(report[3]).toMatchObject({ shown: ["Trà", ""] });
    expect(report[3]?.notes).toHaveLength(3);
    const [counted] = await database.asOwner(
      `select (select count(*)::int from products.products) as products, (select count(*)::int from certification.recognitions) as recognitions`,
    );
    expect(counted).toEqual({ products: 1, recognitions: 2 });
  });

  it("brings tax codes along: one producer each, in the file and beside what stands", async () => {
    const heads = [...headings, "Mã số thuế"];
    const line = (product: string, producer: string, taxCode: SheetCell) => [
      product,
      producer,
      ...gao.slice(2),
      taxCode,
    ];
    await bring([line("Gạo A", "HTX A", 301234567)], heads);
    expect(await database.asOwner("select name, tax_code from producers.producers")).toEqual([
      { name: "HTX A", tax_code: "0301234567" },
    ]);
    const rows = [
      line("Gạo A2", "HTX A", "0301234567"),
      line("Gạo B", "HTX B", "0301234567"),
      line("Gạo C", "HTX C", "2001234567"),
      line("Gạo D", "HTX D", "2001234567"),
      line("Gạo C2", "HTX C", "2009999999"),
      line("Gạo E", "HTX E", "12"),
    ];
    const { report } = await bring(rows, heads);
    expect(report.filter(({ verdict }) => verdict === "faulty").map((each) => each.line)).toEqual([
      3, 5, 6, 7,
    ]);
    expect(await database.asOwner("select name, tax_code from producers.producers order by name")).toEqual([
      { name: "HTX A", tax_code: "0301234567" },
      { name: "HTX C", tax_code: "2001234567" },
    ]);
  });

  it("leaves the commune open where the old one was divided", async () => {
    await bring([["Cá khô", "HTX Cái Bát", "Hòa Mỹ", "Cái Nước", "Thực phẩm", "3", null, "2021"]]);
    const rows = await database.asOwner("select commune_code, old_place from producers.producers");
    expect(rows).toEqual([{ commune_code: null, old_place: "Hòa Mỹ, Cái Nước" }]);
  });

  it("writes all rows of a long file or none", async () => {
    const many = Array.from({ length: 3000 }, (_, at): SheetCell[] => [
      `Sản phẩm ${at}`,
      `HTX ${at % 700}`,
      null,
      null,
      "Thực phẩm",
      3,
      `${at}/QĐ`,
      "01/02/2024",
    ]);
    const desk = await openDesk(ocopRegister, { services, actor: officer });
    const { id } = await dryRunForTest(desk, [headings, ...many]);
    await database.asOwner(`create function certification.refuse() returns trigger language plpgsql as $$ begin
      if new.decision_number = '2900/QĐ' then raise exception 'late fault'; end if; return new; end $$;
      create trigger refuse before insert on certification.recognitions for each row execute function certification.refuse()`);
    expect((await takeForTest(desk, id)).record).toMatchObject({ status: "failed", rowsTaken: 0 });
    expect(await database.asOwner("select id from producers.producers")).toEqual([]);
    await database.asOwner("drop function certification.refuse cascade");
    const started = performance.now();
    const { record } = await importForTest(services, officer, ocopRegister, [headings, ...many]);
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(record).toMatchObject({ status: "done", counts: { fresh: 3000 }, rowsTaken: 3000 });
  });
});
