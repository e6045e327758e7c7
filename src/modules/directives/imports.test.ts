import { beforeAll, expect, it } from "vitest";
import { importForTest } from "#platform/imports/testing";
import { withTestDatabase } from "#platform/testing";
import { type Stage, setStage, today } from "./testing/stage.ts";
import { agenciesRegister } from "./use-cases/import-agencies.ts";
import { tasksRegister } from "./use-cases/import-tasks.ts";

const database = withTestDatabase();
let stage: Stage;
beforeAll(async () => {
  stage = await setStage(database);
});

it("takes tasks of agencies and communes over, and says what it cannot place", async () => {
  const table = [
    ["Nhiệm vụ", "Đơn vị chủ trì", "Hạn hoàn thành", "Ngày giao", "Số văn bản", "Ngày hoàn thành"],
    ["Rà soát danh sách", "SO THU", "30/06/2026", "01/06/2026", null, "25/06/2026"],
    ["Rà soát danh sách", "Xã Trí Phải", "30/06/2026", null, null, null],
    ["Rà soát danh sách", "Sở Không Có", "30/06/2026", null, null, null],
    ["Việc theo văn bản", "Hội thử", "30/06/2026", null, "99/KH", null],
  ];
  const services = stage.at(today);
  const { report } = await importForTest(services, stage.officer, tasksRegister, table);
  expect(report.map(({ verdict }) => verdict)).toEqual(["new", "new", "faulty", "faulty"]);
  const rows = await database.asOwner(
    "select title, status, progress, commune_code from directives.tasks order by status",
  );
  expect(rows).toEqual([
    { title: "Rà soát danh sách", status: "assigned", progress: 0, commune_code: "32071" },
    { title: "Rà soát danh sách", status: "done", progress: 100, commune_code: null },
  ]);
  const again = await importForTest(services, stage.officer, tasksRegister, table.slice(0, 3));
  expect(again.report.map(({ verdict }) => verdict)).toEqual(["known", "known"]);
});

it("takes agencies over and leaves those that stand", async () => {
  const table = [
    ["Tên cơ quan", "Loại"],
    ["Sở Thử", "Sở, ngành"],
    ["Hội Làm vườn tỉnh", "Hội"],
  ];
  const { report } = await importForTest(stage.at(today), stage.officer, agenciesRegister, table);
  expect(report.map(({ verdict }) => verdict)).toEqual(["known", "new"]);
});
