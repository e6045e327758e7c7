import { beforeAll, expect, test } from "vitest";
import { uuidv7 } from "#platform/db";
import type { Actor, Services } from "#platform/http";
import { withTestDatabase } from "#platform/testing";
import { officerOf, person, plan, servicesOn, step } from "../testing/stage.ts";
import { tickAttendance } from "./attendance.ts";
import { listCoverageRecords, readCoverage, readSharesByCommune } from "./coverage.ts";
import { listOutcomeRecords, readOutcomes } from "./outcomes.ts";
import { readClass } from "./read-class.ts";

const database = withTestDatabase();
let services: Services;
let officer: Actor;
let ministry: Actor;
const producer = uuidv7();

/** A producer recognised before the class, with ten workers; its leader and two of them came, one twice by name. */
beforeAll(async () => {
  services = servicesOn(database);
  officer = await officerOf(services);
  ministry = { ...officer, grants: [{ role: "ministry_officer", unitKind: "nation", unitCode: "vn" }] };
  const own = (statement: string, values: unknown[]) => database.asOwner(statement, values);
  const product = uuidv7();
  await own(
    "insert into producers.producers (id, province_code, commune_code, kind, name, slug, status) values ($1, '96', '32071', 'cooperative', 'HTX Thử', 'htx-thu', 'active')",
    [producer],
  );
  await own(
    "insert into producers.workforces (producer_id, year, workers, local_workers) values ($1, 2025, 10, 10)",
    [producer],
  );
  await own(
    "insert into products.products (id, producer_id, province_code, commune_code, name, slug, sector, set_code) values ($1, $2, '96', '32071', 'Gạo', 'gao-thu', 'I', 'QD26-03')",
    [product, producer],
  );
  const recognise = (day: string) =>
    own(
      "insert into certification.recognitions (id, product_id, producer_id, province_code, star, rule_set, recognised_on, recognition_year, valid_until, source) values ($1, $2, $3, '96', 3, '26/2026', $4, 2026, '2029-01-01', 'thử')",
      [uuidv7(), product, producer, day],
    );
  await recognise("2026-02-01");
  const classId = await plan(services, officer, { startsOn: "2026-11-20", endsOn: "2026-11-20" });
  await step(services, officer, classId, "open");
  await step(services, officer, classId, "start");
  for (const [name, audience] of [
    ["Lê Văn Trưởng", "leader"],
    ["Trần Thợ Một", "worker"],
    ["Trần Thợ Hai", "worker"],
    ["TRẦN THỢ HAI", "worker"],
    ["Trần Vắng Mặt", "worker"],
  ])
    await own(
      "insert into training.learners (id, class_id, province_code, commune_code, full_name, audience, producer_id, origin) values ($1, $2, '96', '32071', $3, $4, $5, 'list')",
      [uuidv7(), classId, name, audience, producer],
    );
  const { meetings, learners } = await readClass(services, officer, classId);
  const present = learners.filter(({ fullName }) => fullName !== "Trần Vắng Mặt").map(({ id }) => id);
  const tick = { classId, meetingId: meetings[0]?.id ?? "", shown: [], fromPaper: true };
  await tickAttendance(services, officer, { ...tick, present, requestId: "test" });
  await recognise("2026-11-21");
  await person(services, "Cán bộ xã khác", {
    role: "commune_officer",
    unitKind: "commune",
    unitCode: "32014",
  });
});

const year = 2026;

test("shares count people once, and the nation's are the province's", async () => {
  const { lines } = await readCoverage(services, officer, { year });
  const of = (code: string) => lines.find((each) => each.code === code);
  expect(of("leader")).toMatchObject({ trained: 1, whole: 1 });
  expect(of("worker")).toMatchObject({ trained: 2, whole: 10 });
  expect(of("official_commune")).toMatchObject({ trained: 0, whole: 1 });
  expect((await readCoverage(services, ministry, { year })).lines).toEqual(lines);
});

test("as of a day before the class nobody was trained", async () => {
  const { lines } = await readCoverage(services, officer, { year, on: "2026-11-19" });
  expect(lines.map(({ trained }) => trained)).toEqual([0, 0, 0, 0, 0, 0]);
});

test("each share opens its records, which add up to it, also commune by commune", async () => {
  for (const code of ["leader", "worker", "official_commune"] as const) {
    const search = { year, code, only: "all" as const };
    const { share, records } = await listCoverageRecords(services, officer, search);
    const sum = (rows: readonly { trained: number; whole: number }[]) => ({
      trained: rows.reduce((all, row) => all + row.trained, 0),
      whole: rows.reduce((all, row) => all + row.whole, 0),
    });
    expect(sum(records)).toEqual(share);
    expect(sum(await readSharesByCommune(services, officer, search))).toEqual(share);
  }
});

test("what became of a producer counts only from the day it was present", async () => {
  const { totals, classes } = await readOutcomes(services, officer, { year, only: "all" });
  expect(totals).toEqual({ trained: 1, filed: 0, recognised: 1 });
  expect(classes).toMatchObject([{ trained: 1, filed: 0, recognised: 1 }]);
  const { records } = await listOutcomeRecords(services, officer, { year, only: "recognised" });
  expect(records).toMatchObject([
    { producerId: producer, trainedOn: "2026-11-20", recognised: 1, bestStar: 3 },
  ]);
});
