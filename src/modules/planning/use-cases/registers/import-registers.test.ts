import { beforeAll, expect, test } from "vitest";
import { loadRegister } from "#modules/certification";
import type { Services } from "#platform/http";
import { importForTest } from "#platform/imports/testing";
import { servicesFor, testActor, withTestDatabase } from "#platform/testing";
import { provinceUnit } from "../../domain/measure.ts";
import { computeFigures } from "../indicators/compute-figures.ts";
import { chainsRegister, exportsRegister } from "./import-chains-exports.ts";
import { figuresRegister } from "./import-figures.ts";
import { villagesRegister } from "./import-villages.ts";

const database = withTestDatabase();
let services: Services;
let producer = "";
const officer = testActor("Cán bộ tỉnh", {
  role: "province_officer",
  unitKind: "province",
  unitCode: "96",
  provinceCode: "96",
});

beforeAll(async () => {
  services = servicesFor(database.db, { now: "2026-11-22T02:00:00.000Z" });
  await database.asOwner(
    "insert into identity.accounts (id, email, display_name, status) values ($1,$2,$3,'active')",
    [officer.accountId, "can-bo@thu.example", officer.displayName],
  );
  await loadRegister(services);
  const [named] = await database.asOwner<{ name: string }>(
    "select name from producers.public_producers where province_code = '96' group by name having count(*) = 1 order by name limit 1",
  );
  producer = named?.name ?? "";
});

type Table = Parameters<typeof importForTest>[3];
const verdictsOf = async (register: Parameters<typeof importForTest>[2], table: Table) =>
  (await importForTest(services, officer, register, table)).report.map(({ verdict }) => verdict);

test("craft villages come in once, with the commune of today", async () => {
  const table: Table = [
    ["Tên làng nghề", "Loại", "Nghề", "Xã, phường", "Ngày công nhận"],
    ["Làng nghề chiếu", "Làng nghề", "Dệt chiếu", "Trí Phải", "10/06/2015"],
    ["Nghề ong", "Nghề truyền thống", "Gác kèo ong", "", ""],
    ["Làng lạ", "Làng nghề", "", "Xã Không Có", ""],
    ["Làng mai sau", "Làng nghề", "", "", "10/06/2030"],
  ];
  expect(await verdictsOf(villagesRegister, table)).toEqual(["new", "new", "faulty", "faulty"]);
  expect(await verdictsOf(villagesRegister, table)).toEqual(["known", "known", "faulty", "faulty"]);
  const rows = await database.asOwner(
    "select name, kind, commune_code from planning.craft_villages order by name",
  );
  expect(rows).toEqual([
    { name: "Làng nghề chiếu", kind: "craft_village", commune_code: "32071" },
    { name: "Nghề ong", kind: "traditional_craft", commune_code: null },
  ]);
});

test("chains and exports hang on a producer of the province", async () => {
  const chains: Table = [
    ["Tên chủ thể", "Tên chuỗi", "Kinh tế tuần hoàn", "Từ ngày"],
    [producer, "Chuỗi tôm – lúa", "Có", "01/02/2026"],
    ["HTX Không Có Thật", "Chuỗi khác", "Không", "01/02/2026"],
  ];
  expect(await verdictsOf(chainsRegister, chains)).toEqual(["new", "faulty"]);
  expect(await verdictsOf(chainsRegister, chains)).toEqual(["known", "faulty"]);
  const exports: Table = [
    ["Chủ thể", "Năm", "Thị trường", "Giá trị (USD)"],
    [producer, 2025, "Nhật Bản", 42_000],
    [producer, 2030, "Nhật Bản", 1],
  ];
  expect(await verdictsOf(exportsRegister, exports)).toEqual(["new", "faulty"]);
  const [figure] = await computeFigures(
    services.readDb,
    [{ code: "economy.exports", fromOn: "2025-01-01", toOn: "2025-12-31" }],
    { unit: provinceUnit("96") },
  );
  expect(figure).toMatchObject({ value: 42_000, origin: "records" });
});

test("told figures name an indicator, a period and a paper, and stand in where records are silent", async () => {
  const table: Table = [
    ["Chỉ số", "Hạng sao", "Từ ngày", "Đến ngày", "Giá trị", "Nguồn công bố"],
    ["Lớp tập huấn", "", "01/01/2024", "31/12/2024", 7, "Báo cáo 15/BC-SNN"],
    ["Lớp tập huấn", "", "", "31/12/2024", 7, "Báo cáo 16/BC-SNN"],
    ["Chỉ số lạ", "", "01/01/2024", "31/12/2024", 7, "Báo cáo 15/BC-SNN"],
    ["Lớp tập huấn", "4 sao", "01/01/2024", "31/12/2024", 7, "Báo cáo 15/BC-SNN"],
  ];
  expect(await verdictsOf(figuresRegister, table)).toEqual(["new", "faulty", "faulty", "faulty"]);
  expect((await verdictsOf(figuresRegister, table))[0]).toBe("known");
  const [figure] = await computeFigures(
    services.readDb,
    [{ code: "training.classes", fromOn: "2024-01-01", toOn: "2024-12-31" }],
    { unit: provinceUnit("96") },
  );
  expect(figure).toMatchObject({ value: 7, origin: "manual", told: { source: "Báo cáo 15/BC-SNN" } });
});
