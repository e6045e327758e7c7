import { beforeAll, expect, test } from "vitest";
import { NotAllowed, NotFound, type Services } from "#platform/http";
import { servicesFor, testActor, withTestDatabase } from "#platform/testing";
import { recogniseProduct } from "../../testing/recognised.ts";
import type { MinistryTables } from "./build-tables.ts";
import { requestExport, runExport } from "./export-data.ts";
import { listExportsFor, openCsv, openFaults, openJson, openXlsx, viewExport } from "./read-exports.ts";

const database = withTestDatabase();
const officer = testActor("Cán bộ tỉnh", { role: "province_officer", unitKind: "province", unitCode: "96" });
const leader = testActor("Lãnh đạo tỉnh", { role: "province_leader", unitKind: "province", unitCode: "96" });
const far = testActor("Cán bộ tỉnh khác", { role: "province_officer", unitKind: "province", unitCode: "80" });
const commune = testActor("Cán bộ xã", { role: "commune_officer", unitKind: "commune", unitCode: "32014" });
let services: Services;

beforeAll(async () => {
  services = servicesFor(database.db, { now: "2026-11-22T02:00:00Z" });
  await recogniseProduct(database, { communeCode: "32014", name: "Khô cá bổi", star: 4, on: "2026-08-12" });
  await recogniseProduct(database, { communeCode: "32071", name: "Mắm ba khía", star: 3, on: "2020-03-01" });
  await recogniseProduct(database, { communeCode: "32071", name: "Tôm khô", star: 3, on: "2025-05-06" });
});

/** Asks for an export and does its job, as the worker would. */
async function exported(standard = "qd5277", asOf = "2026-11-22", actor = officer): Promise<string> {
  const asked = await requestExport(services, actor, { standard, asOf });
  if (!asked.ok) throw new Error(JSON.stringify(asked.faults));
  await runExport(services, { exportId: asked.value.id });
  return asked.value.id;
}

async function tablesOf(id: string): Promise<MinistryTables> {
  const { content } = await openJson(services, officer, id);
  return JSON.parse(content.toString("utf8")) as MinistryTables;
}
const keysOf = (tables: MinistryTables) =>
  new Map((tables.PTNT_OCOP ?? []).map((row) => [row.TenSanPham, row.MA_OCOP]));

test("an export holds each recognised product once, in the ministry's columns, and waits for its job", async () => {
  const asked = await requestExport(services, officer, { standard: "qd5277", asOf: "2026-11-22" });
  const id = asked.ok ? asked.value.id : "";
  expect((await viewExport(services, officer, id)).found.status).toBe("waiting");
  await expect(openJson(services, officer, id)).rejects.toThrow("đang được xuất");
  await runExport(services, { exportId: id });
  const { found, report } = await viewExport(services, officer, id);
  expect(found).toMatchObject({ status: "done", failure: null });
  const rows = (await tablesOf(id)).PTNT_OCOP ?? [];
  expect(rows.map((row) => [row.TenSanPham, row.XepHang, row.TrangThai, row.Ma_DonViHanhChinh])).toEqual([
    ["Khô cá bổi", "4*", "1", "32014"],
    ["Mắm ba khía", "3*", "2", "32071"],
    ["Tôm khô", "3*", "1", "32071"],
  ]);
  for (const row of rows) {
    expect(Number.isInteger(row.MA_OCOP)).toBe(true);
    expect(String(row.Ma_SanPham)).toMatch(/^SP\d{8}$/);
    expect(row.Ma_ThoiGian).toBe("2026");
  }
  expect(report?.tables.find(({ name }) => name === "PTNT_OCOP")).toMatchObject({ rows: 3, faults: 0 });
  expect(found.rowsTotal).toBe(report?.tables.reduce((sum, each) => sum + each.rows, 0));
  expect((await openXlsx(services, officer, id)).content.subarray(0, 2).toString()).toBe("PK");
  const csv = (await openCsv(services, officer, { id, table: "PTNT_OCOP" })).content.toString("utf8");
  expect(csv.trim().split(/\r?\n/)).toHaveLength(4);
});

test("a product keeps its number in every later export, and a new one gets a number nobody had", async () => {
  const first = keysOf(await tablesOf(await exported()));
  await recogniseProduct(database, {
    communeCode: "32014",
    name: "An Xuyên bánh in",
    star: 5,
    on: "2026-11-02",
  });
  const second = keysOf(await tablesOf(await exported()));
  expect(second.size).toBe(first.size + 1);
  for (const [name, key] of first) expect([name, second.get(name)]).toEqual([name, key]);
  expect([...first.values()]).not.toContain(second.get("An Xuyên bánh in"));
});

test("an export of an earlier day tells the register of that day", async () => {
  const rows = (await tablesOf(await exported("qd5277", "2021-12-31"))).PTNT_OCOP ?? [];
  expect(rows.map((row) => [row.TenSanPham, row.TrangThai, row.Ma_ThoiGian])).toEqual([
    ["Mắm ba khía", "1", "2021"],
  ]);
});

test("what the register does not tell stays empty and is named by table, line and column", async () => {
  const { productId } = await recogniseProduct(database, {
    communeCode: "32014",
    name: "Rượu nếp",
    star: 3,
    on: "2026-09-01",
  });
  await database.asOwner("update certification.recognitions set star = null where product_id = $1", [
    productId,
  ]);
  const id = await exported();
  const { found, report } = await openFaults(services, officer, id);
  const rows = (await tablesOf(id)).PTNT_OCOP ?? [];
  const line = rows.findIndex((row) => row.TenSanPham === "Rượu nếp") + 1;
  expect(rows[line - 1]?.XepHang).toBeNull();
  const ours = report.faults.filter(({ table }) => table === "PTNT_OCOP");
  expect(ours.map((each) => [each.line, each.column, each.name])).toEqual([[line, "XepHang", "Rượu nếp"]]);
  expect(found.faults).toBe(report.faults.length);
  await database.asOwner("update certification.recognitions set star = 3 where product_id = $1", [productId]);
});

test("a job that runs twice leaves one result; the second structure exports what is known of it", async () => {
  const id = await exported("qd5333");
  const { found } = await viewExport(services, officer, id);
  await runExport(services, { exportId: id });
  expect((await viewExport(services, officer, id)).found).toEqual(found);
  expect((await tablesOf(id)).CoSoSanXuat?.length).toBeGreaterThan(0);
});

test("only the office that answers for the data exports; its leader reads, others know of nothing", async () => {
  const id = await exported();
  expect((await viewExport(services, leader, id)).found.id).toBe(id);
  for (const stranger of [far, commune])
    await expect(viewExport(services, stranger, id)).rejects.toThrow(NotFound);
  for (const actor of [leader, commune])
    await expect(requestExport(services, actor, { standard: "qd5277", asOf: "" })).rejects.toThrow(
      NotAllowed,
    );
  expect((await listExportsFor(services, far, "")).exports).toEqual([]);
  const wrong = await requestExport(services, officer, { standard: "x", asOf: "2027-01-01" });
  expect(wrong.ok ? [] : wrong.faults.map(({ field }) => field).sort()).toEqual(["cau-truc", "ngay"]);
});
