import { mkdirSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { beforeAll, beforeEach, expect, test } from "vitest";
import type { Services } from "#platform/http";
import { startWorker } from "#platform/jobs";
import { servicesFor, testActor, withTestDatabase } from "#platform/testing";
import { recogniseProduct } from "../../testing/recognised.ts";
import { createSchedule, endSchedule, listSchedulesFor, makeScheduled, SEND_TASK } from "./schedules.ts";
import { sendReport } from "./send-report.ts";

const database = withTestDatabase();
const officer = testActor("Cán bộ tỉnh", { role: "province_officer", unitKind: "province", unitCode: "96" });
const far = testActor("Cán bộ tỉnh khác", { role: "province_officer", unitKind: "province", unitCode: "80" });
const at = (now: string): Services => {
  const services = servicesFor(database.db, { now });
  mkdirSync(join(services.config.SAOQUE_DATA, "mail"), { recursive: true });
  return services;
};
const before = () => at("2026-09-20T02:00:00Z");
const dueDay = () => at("2026-10-05T23:30:00Z");

beforeAll(async () => {
  await recogniseProduct(database, { communeCode: "32014", name: "Khô cá bổi", star: 4, on: "2026-08-12" });
});
beforeEach(async () => {
  await database.asOwner("delete from graphile_worker._private_jobs");
  await database.asOwner("truncate reporting.reports, reporting.report_sections, reporting.schedules");
});

async function schedule(recipients: string, kind = "quarter"): Promise<string> {
  const made = await createSchedule(before(), officer, { kind, sendDay: "5", recipients });
  if (!made.ok) throw new Error(JSON.stringify(made.faults));
  return made.value.id;
}

const drafts = () =>
  database.asOwner<{ kind: string; year: number; period_no: number; status: string; created_by: string }>(
    "select kind, year, period_no, status, created_by from reporting.reports order by id",
  );
const waitingLetters = async () =>
  (
    await database.asOwner<{ n: number }>(
      `select count(*)::int as n from graphile_worker.jobs where task_identifier = '${SEND_TASK}'`,
    )
  )[0]?.n;

/** Lets a real worker do what waits, until the letters lie in the folder. */
async function deliver(services: Services, letters: number): Promise<string[]> {
  const folder = join(services.config.SAOQUE_DATA, "mail");
  const definitions = [{ task: SEND_TASK, run: sendReport }];
  const worker = await startWorker({ ownerUrl: database.ownerUrl, services, definitions, listeners: [] });
  try {
    for (let tries = 0; tries < 400; tries += 1) {
      if ((await readdir(folder)).length >= letters && (await waitingLetters()) === 0) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  } finally {
    await worker.stop();
  }
  const names = await readdir(folder);
  return Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
}

/** The text of the Word file that hangs on a letter. */
function wordOf(letter: string): string {
  const part = letter.split(/\r\n--/).find((each) => /^Content-Disposition: attachment/im.test(each)) ?? "";
  const zip = Buffer.from(part.slice(part.indexOf("\r\n\r\n")).replace(/\s/g, ""), "base64");
  const name = zip.indexOf("word/document.xml");
  const header = name - 30;
  const from = name + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
  const packed = zip.subarray(from, from + zip.readUInt32LE(header + 18));
  return inflateRawSync(packed)
    .toString("utf8")
    .replace(/<[^>]+>/g, "")
    .normalize("NFC");
}

const toOf = (letter: string) => /^To: (.*)$/m.exec(letter)?.[1]?.trim();

test("two workers on the due day make one draft, and each address gets one letter with it in Word", async () => {
  await schedule("so.nn@camau.example, van.phong@camau.example");
  const services = dueDay();
  const made = await Promise.all([makeScheduled(services), makeScheduled(services), makeScheduled(services)]);
  expect(made.reduce((sum, each) => sum + each, 0)).toBe(1);
  expect(await drafts()).toEqual([
    { kind: "quarter", year: 2026, period_no: 3, status: "draft", created_by: null },
  ]);
  expect(await waitingLetters()).toBe(2);

  const letters = await deliver(services, 2);
  expect(letters.map(toOf).sort()).toEqual(["so.nn@camau.example", "van.phong@camau.example"]);
  for (const letter of letters) {
    expect(letter).toContain("bao-cao-ocop-2026-3.docx");
    expect(wordOf(letter)).toContain("quý III/2026");
    expect(wordOf(letter)).toContain("Khô cá bổi");
  }
  const [next] = await listSchedulesFor(services, officer);
  expect(next).toMatchObject({ lastSentOn: "2026-10-06", nextOn: "2027-01-05" });
});

test("the next runs send nothing until the next period is over", async () => {
  await schedule("so.nn@camau.example");
  expect(await makeScheduled(before())).toBe(0);
  expect(await makeScheduled(dueDay())).toBe(1);
  expect(await makeScheduled(dueDay())).toBe(0);
  expect(await makeScheduled(at("2027-01-04T01:00:00Z"))).toBe(0);
  expect(await makeScheduled(at("2027-01-05T01:00:00Z"))).toBe(1);
  expect((await drafts()).map(({ year, period_no }) => [year, period_no])).toEqual([
    [2026, 3],
    [2026, 4],
  ]);
});

test("a run that was missed is made up for by one report of the last period", async () => {
  await schedule("so.nn@camau.example", "month");
  expect(await makeScheduled(at("2027-03-20T01:00:00Z"))).toBe(1);
  expect((await drafts()).map(({ year, period_no }) => [year, period_no])).toEqual([[2027, 2]]);
  const [next] = await listSchedulesFor(dueDay(), officer);
  expect(next?.nextOn).toBe("2027-04-05");
});

test("a letter that cannot be queued leaves neither draft nor a moved day, and the other offices get theirs", async () => {
  const broken = await schedule("hong@camau.example");
  await schedule("so.nn@camau.example", "month");
  const services = dueDay();
  const failing: Services = {
    ...services,
    jobs: {
      enqueue: async (tx, task, payload, options) => {
        if (payload.to === "hong@camau.example") throw new Error("queue is away");
        await services.jobs.enqueue(tx, task, payload, options);
      },
    },
  };
  await expect(makeScheduled(failing)).rejects.toThrow("not made");
  expect((await drafts()).map(({ kind }) => kind)).toEqual(["month"]);
  const left = (await listSchedulesFor(services, officer)).find(({ id }) => id === broken);
  expect(left).toMatchObject({ nextOn: "2026-10-05", lastSentOn: null });
  expect(await makeScheduled(services)).toBe(1);
});

test("a stopped schedule sends nothing, and only its own office stops it", async () => {
  const id = await schedule("so.nn@camau.example");
  await expect(endSchedule(before(), far, { id })).rejects.toThrow("Không tìm thấy");
  await endSchedule(before(), officer, { id });
  expect(await makeScheduled(dueDay())).toBe(0);
  expect(await drafts()).toEqual([]);
});

test("a report that was dropped before its letter left is not sent", async () => {
  await schedule("so.nn@camau.example");
  const services = dueDay();
  await makeScheduled(services);
  await database.asOwner("update reporting.reports set status = 'dropped'");
  expect(await deliver(services, 0)).toEqual([]);
});

test("addresses are asked for, checked and counted once", async () => {
  const faultsOf = async (recipients: string) => {
    const made = await createSchedule(before(), officer, { kind: "month", sendDay: "5", recipients });
    return made.ok ? [] : made.faults.map(({ field }) => field);
  };
  expect(await faultsOf("  ")).toEqual(["dia-chi"]);
  expect(await faultsOf("khong-phai-thu")).toEqual(["dia-chi"]);
  expect(await faultsOf("a@b.example; a@b.example\na@b.example")).toEqual([]);
  const [made] = await listSchedulesFor(before(), officer);
  expect(made?.recipients).toEqual(["a@b.example"]);
});
