import { beforeAll, expect, it } from "vitest";
import { uuidv7 } from "#platform/db";
import { servicesFor, withTestDatabase } from "#platform/testing";
import { addClosedResult } from "../../testing/closed-results.ts";
import { recordPastRecognition } from "../record-past.ts";
import { remindEnding } from "./remind-ending.ts";

const database = withTestDatabase();
const on = (day: string) => servicesFor(database.db, { now: `${day}T03:00:00Z` });

async function recognised(name: string, day: string): Promise<string> {
  const { productId, producerId } = await addClosedResult(database, { name, total: 60 });
  const input = { productId, producerId, provinceCode: "96", star: 3, recognisedOn: day };
  return (await database.db.transaction().execute((tx) => recordPastRecognition(tx, input))).id;
}

async function reminders(): Promise<{ recognition_id: string; months: number }[]> {
  return database.asOwner(
    "select recognition_id, months from certification.reminders order by sent_at, recognition_id",
  );
}

let soon = "";
beforeAll(async () => {
  soon = await recognised("Gạo", "2023-12-10");
  await recognised("Mắm", "2020-01-01");
  const revoked = await recognised("Trà", "2023-12-11");
  await database.asOwner(
    "insert into certification.revocations values ($1, '1/QĐ', '2026-01-01', 1, 'lý do', $2)",
    [revoked, uuidv7()],
  );
});

it("tells only the nearest step, once, and nobody whose paper ended or was revoked", async () => {
  expect(await remindEnding(on("2026-11-22"))).toBe(1);
  expect(await reminders()).toEqual([{ recognition_id: soon, months: 1 }]);
  expect(await remindEnding(on("2026-11-22"))).toBe(0);
  expect(await remindEnding(on("2026-11-23"))).toBe(0);
});

it("tells each step as it comes", async () => {
  const later = await recognised("Khô", "2024-11-25");
  expect(await remindEnding(on("2026-11-24"))).toBe(0);
  expect(await remindEnding(on("2026-11-25"))).toBe(1);
  expect(await remindEnding(on("2027-05-25"))).toBe(1);
  expect(
    (await reminders()).filter((each) => each.recognition_id === later).map(({ months }) => months),
  ).toEqual([12, 6]);
});

it("queues a letter for each reminder", async () => {
  const [row] = await database.asOwner<{ n: number }>(
    "select count(*)::int as n from graphile_worker.jobs where task_identifier = 'certification.send-reminder'",
  );
  expect(row?.n).toBe((await reminders()).length);
});
