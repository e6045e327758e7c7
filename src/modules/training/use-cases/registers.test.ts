import { beforeAll, expect, test } from "vitest";
import { type Actor, NotAllowed, type Services } from "#platform/http";
import { importForTest } from "#platform/imports/testing";
import { withTestDatabase } from "#platform/testing";
import { commune, officerOf, person, plan, servicesOn, step } from "../testing/stage.ts";
import { listClassesFor } from "./list-classes.ts";
import { readClass } from "./read-class.ts";
import { classesRegister, pastClassesRegister } from "./register-classes.ts";
import { learnersRegister } from "./register-learners.ts";

const database = withTestDatabase();
let services: Services;
let officer: Actor;

beforeAll(async () => {
  services = servicesOn(database);
  officer = await officerOf(services);
});

test("a plan of classes becomes classes with meetings; what cannot be is told row by row", async () => {
  const table = [
    ["Tên lớp", "Khai giảng", "Bế giảng", "Thành phần", "Kinh phí (triệu đồng)", "Số lượng"],
    ["Tập huấn bộ tiêu chí", "05/12/2026", "06/12/2026", "Cán bộ xã; Tổ tư vấn", 35, 40],
    ["Tập huấn bao bì", "07/12/2026", "06/12/2026", "Chủ thể", 20, 30],
    ["Tập huấn cho ai đó", "07/12/2026", null, "Người ngoài hành tinh", null, null],
    ["Tập huấn năm ngoái", "07/12/2025", null, "Chủ thể", null, null],
  ];
  const { report } = await importForTest(services, officer, classesRegister, table);
  expect(report.map(({ verdict }) => verdict)).toEqual(["new", "faulty", "faulty", "faulty"]);
  const { classes } = await listClassesFor(services, officer, { year: 2026, text: "bo tieu chi" });
  expect(classes).toMatchObject([
    {
      code: "TH-01",
      plannedCost: 35_000_000,
      capacity: 40,
      audiences: ["official_commune", "advisory"],
      status: "planned",
    },
  ]);
  expect((await readClass(services, officer, classes[0]?.id ?? "")).meetings).toHaveLength(4);
  const again = await importForTest(services, officer, classesRegister, table.slice(0, 2));
  expect(again.report.map(({ verdict }) => verdict)).toEqual(["known"]);
});

test("old classes keep their totals apart from what is counted", async () => {
  await importForTest(services, officer, pastClassesRegister, [
    ["Tên lớp", "Từ ngày", "Số học viên", "Lượt người"],
    ["Lớp cán bộ huyện", "12/10/2020", 34, 60],
  ]);
  const { totals } = await listClassesFor(services, officer, { year: 2020 });
  expect(totals).toMatchObject({ classes: 1, learners: 0, reportedLearners: 34, reportedAttendances: 60 });
});

test("a list of learners comes with its attendance, only into a class that is running", async () => {
  const id = await plan(services, officer, {
    startsOn: "2026-11-21",
    endsOn: "2026-11-22",
    testMax: "10",
    testPass: "5",
  });
  const table = [
    ["Học viên", "Đối tượng", "Đơn vị công tác", "SĐT", "Buổi có mặt", "Điểm"],
    ["Lê Thị Ba", "Cán bộ cấp xã", "UBND xã Trí Phải", "0912 000 111", "1, 2, 4", 8],
    ["Trần Văn Bốn", "Khác", "Hội Nông dân", "0912.000.222", "đủ", null],
    ["Trần Văn Bốn", "Khác", "Hội Nông dân", "0912000222", null, null],
    ["Võ Năm", "Khác", "Đoàn xã", null, "9", null],
    ["Hồ Sáu", "Khác", "Đoàn xã", null, null, 11],
  ];
  const early = await importForTest(services, officer, learnersRegister, table.slice(0, 3), { parentId: id });
  expect(early.report.map(({ verdict }) => verdict)).toEqual(["faulty", "faulty"]);
  await step(services, officer, id, "open");
  await step(services, officer, id, "start");
  const { report } = await importForTest(services, officer, learnersRegister, table, { parentId: id });
  expect(report.map(({ verdict }) => verdict)).toEqual(["new", "new", "known", "faulty", "faulty"]);
  const { learners, counts } = await readClass(services, officer, id);
  expect(learners.map(({ fullName, attended, testPoints }) => [fullName, attended, testPoints])).toEqual([
    ["Lê Thị Ba", 3, 8],
    ["Trần Văn Bốn", 4, null],
  ]);
  expect(counts.attendances).toBe(7);
});

test("nobody brings a list into a class of others", async () => {
  const id = await plan(services, officer);
  const stranger = await person(services, "Cán bộ xã", {
    role: "commune_officer",
    unitKind: "commune",
    unitCode: commune,
  });
  const table = [
    ["Họ tên", "Đối tượng"],
    ["Lê Thị Ba", "Khác"],
  ];
  await expect(importForTest(services, stranger, learnersRegister, table, { parentId: id })).rejects.toThrow(
    NotAllowed,
  );
});

test("a cancelled class is told beside the figure it does not enter", async () => {
  const kept = await plan(services, officer, { startsOn: "2031-03-04", endsOn: "2031-03-04" });
  const gone = await plan(services, officer, { startsOn: "2031-03-05", endsOn: "2031-03-05" });
  await step(services, officer, gone, "cancel", "Trùng lịch hội nghị");
  const { classes, totals } = await listClassesFor(services, officer, { year: 2031 });
  expect(classes.map(({ id }) => id).sort()).toEqual([kept, gone].sort());
  expect(totals).toMatchObject({ classes: 1, cancelled: 1 });
});
