import { beforeAll, expect, test } from "vitest";
import { createProducer } from "#modules/producers";
import { importForTest } from "#platform/imports/testing";
import { servicesFor, testActor, withTestDatabase } from "#platform/testing";
import { ipRegister } from "./ip/import-ip-rights.ts";
import { listIpRightsFor } from "./ip/view-ip-rights.ts";
import { requestsRegister } from "./requests/import-requests.ts";
import { listRequestsFor, totalsFor } from "./requests/list-requests.ts";

const database = withTestDatabase();
const services = () => servicesFor(database.db, { now: "2026-11-22T02:00:00Z" });
const officer = testActor("Cán bộ tỉnh", { role: "province_officer", unitKind: "province", unitCode: "96" });
const anything = {
  text: "",
  kind: "",
  status: "",
  communeCode: "",
  year: "",
  due: "",
  ending: "",
  cursor: "",
};

beforeAll(async () => {
  const place = {
    provinceCode: "96",
    communeCode: "32014",
    kind: "cooperative",
    name: "HTX Ông Muộn",
  } as const;
  await database.db.transaction().execute((tx) => createProducer(tx, place));
});

test("help of past years comes in once, with its money, under numbers of its year", async () => {
  const table = [
    ["Năm", "Đơn vị được hỗ trợ", "Nội dung", "Loại hỗ trợ", "Kinh phí (triệu đồng)", "Ngày nghiệm thu"],
    [2023, "HTX Ông Muộn", "Thiết kế hộp cá bổi", "Bao bì", 30, "15/11/2023"],
    [2023, "HTX ông muộn", "Làm tem truy xuất", "Truy xuất nguồn gốc", "12,5", ""],
    [2023, "HTX Không Có", "Thiết kế nhãn", "Nhãn", 5, ""],
    [2024, "HTX Ông Muộn", "Kiểm nghiệm", "Kiểm nghiệm", 4, "01/02/2023"],
  ];
  const { report } = await importForTest(services(), officer, requestsRegister, table);
  expect(report.map(({ verdict }) => verdict)).toEqual(["new", "new", "faulty", "faulty"]);
  const totals = await totalsFor(services(), officer, "2023");
  expect(totals.kinds.map(({ kind, completed, budgetVnd }) => [kind, completed, budgetVnd]).sort()).toEqual([
    ["packaging", 1, 30_000_000],
    ["traceability", 1, 12_500_000],
  ]);
  const { lines } = await listRequestsFor(services(), officer, anything);
  expect(lines.map(({ number }) => number).sort()).toEqual(["HT-96-2023-0001", "HT-96-2023-0002"]);
  const again = await importForTest(services(), officer, requestsRegister, table.slice(0, 3));
  expect(again.report.map(({ verdict }) => verdict)).toEqual(["known", "known"]);
});

test("rights come in with the communes they cover; an unknown commune is told", async () => {
  const table = [
    ["Tên nhãn hiệu", "Loại", "Chủ sở hữu", "Tình trạng", "Số văn bằng", "Xã, phường"],
    ["Cá khô Bến Thử", "NHTT", "Hội Nông dân", "Còn hiệu lực", "500001", "Lý Văn Lâm; Phường Tân Thành"],
    ["Mật Bến Thử", "Chỉ dẫn địa lý", "Sở", "Đã nộp đơn", "", "Xã Không Có"],
  ];
  const { report } = await importForTest(services(), officer, ipRegister, table);
  expect(report.map(({ verdict }) => verdict)).toEqual(["new", "faulty"]);
  const { lines } = await listIpRightsFor(services(), officer, anything);
  expect(lines.map(({ kind, status, communeCodes }) => [kind, status, [...communeCodes].sort()])).toEqual([
    ["collective_mark", "granted", ["32014", "32025"]],
  ]);
});
