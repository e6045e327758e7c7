import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { helpersOf } from "#modules/consultants";
import { createProducer } from "#modules/producers";
import { uuidv7 } from "#platform/db";
import { typedTexts } from "#platform/forms";
import { Conflict, NotAllowed, type UploadedFile } from "#platform/http";
import { servicesFor, testActor, withTestDatabase } from "#platform/testing";
import { mayReadContract } from "../permissions.ts";
import { supportFiles } from "./read-files.ts";
import { askFields, askSupport } from "./requests/ask-support.ts";
import { completeSupport, reopenRequest } from "./requests/close-request.ts";
import { acceptRequest, declineRequest, withdrawRequest } from "./requests/decide-request.ts";
import { listRequestsFor, requestTasks, totalsFor } from "./requests/list-requests.ts";
import { chooseProvider, deliverSupport, noteContract } from "./requests/run-contract.ts";
import { viewRequest } from "./requests/view-request.ts";

const database = withTestDatabase();
const services = () => servicesFor(database.db, { now: "2026-11-22T02:00:00Z" });
const officer = testActor("Cán bộ tỉnh", { role: "province_officer", unitKind: "province", unitCode: "96" });
const far = testActor("Cán bộ tỉnh khác", { role: "province_officer", unitKind: "province", unitCode: "80" });
const commune = testActor("Cán bộ xã", { role: "commune_officer", unitKind: "commune", unitCode: "32014" });
const owner = (producerId: string) =>
  testActor("Chủ thể", { role: "producer_owner", unitKind: "producer", unitCode: producerId });
const nothing = { budget: "", budgetSource: "", ownShare: "", acceptNote: "" };
let producerId: string;
let consultantId: string;
let picture: string;

beforeAll(async () => {
  const place = {
    provinceCode: "96",
    communeCode: "32014",
    kind: "cooperative",
    name: "HTX Ông Muộn",
  } as const;
  producerId = (await database.db.transaction().execute((tx) => createProducer(tx, place))).id;
  consultantId = uuidv7();
  await database.asOwner(
    `insert into consultants.consultants (id, province_code, kind, name, fields) values ($1, '96', 'organisation', 'Xưởng thiết kế', '{packaging}')`,
    [consultantId],
  );
  picture = join(tmpdir(), `support-${uuidv7()}.png`);
  const drawn = sharp({ create: { width: 40, height: 40, channels: 3, background: "#2e6b3e" } });
  await writeFile(picture, await drawn.png().toBuffer());
});

const upload = (field: string): UploadedFile => {
  return { field, name: "anh.png", declaredType: "image/png", path: picture, bytes: 0, truncated: false };
};
const asked = (change: Record<string, string> = {}) => ({
  ...typedTexts({}, askFields),
  producerId,
  kind: "packaging",
  title: "Thiết kế hộp khô cá bổi",
  need: "Hộp đang dùng mỏng, khách chê.",
  ...change,
});
async function agreed<T>(work: Promise<{ ok: true; value: T } | { ok: false; faults: unknown }>): Promise<T> {
  const done = await work;
  if (!done.ok) throw new Error(JSON.stringify(done.faults));
  return done.value;
}
const ask = (actor = owner(producerId), change: Record<string, string> = {}) =>
  agreed(askSupport(services(), actor, { typed: asked(change), uploads: [] }));
const state = async (id: string) => (await viewRequest(services(), officer, id)).request;

async function contracted(): Promise<string> {
  const { id } = await ask();
  const typed = { ...nothing, budget: "30.000.000", budgetSource: "Khuyến công", ownShare: "5.000.000" };
  await agreed(acceptRequest(services(), officer, { supportId: id, version: 1, typed }));
  await agreed(chooseProvider(services(), officer, { supportId: id, version: 2, consultantId }));
  const contract = {
    contractNumber: "12/HĐ",
    contractOn: "2026-11-20",
    contractValue: "38.000.000",
    dueOn: "2026-11-21",
  };
  const uploads = [upload("contractFile")];
  await agreed(noteContract(services(), officer, { supportId: id, version: 3, typed: contract, uploads }));
  return id;
}

describe("asking", () => {
  test("numbers requests of a province in turn and names the commune's officer with the producer", async () => {
    const first = await ask();
    const second = await ask(commune);
    expect(Number(second.number.slice(-4))).toBe(Number(first.number.slice(-4)) + 1);
    expect((await state(second.id)).onBehalfOf).toBe("HTX Ông Muộn");
    const [row] = await database.asOwner(
      "select on_behalf_of from audit.entries where action = 'support.ask' and subject_id = $1",
      [second.id],
    );
    expect(row).toEqual({ on_behalf_of: "HTX Ông Muộn" });
  });

  test("says everything that is missing at once and keeps nothing", async () => {
    const typed = asked({ title: "", need: "", kind: "x", wantedBy: "2026-11-22" });
    const done = await askSupport(services(), owner(producerId), { typed, uploads: [] });
    expect(done.ok ? [] : done.faults.map(({ field }) => field).sort()).toEqual([
      "kind",
      "need",
      "title",
      "wantedBy",
    ]);
  });

  test("is not done for producers of others", async () => {
    const stranger = owner(uuidv7());
    await expect(askSupport(services(), stranger, { typed: asked(), uploads: [] })).rejects.toThrow(
      NotAllowed,
    );
  });
});

describe("from contract to acceptance", () => {
  test("the provider stands among the producer's helpers until acceptance, and after", async () => {
    const id = await contracted();
    const helpers = await helpersOf(database.db, [producerId]);
    expect(helpers.some((each) => each.consultantId === consultantId && each.toOn === null)).toBe(true);
    const typed = { deliveredOn: "2026-11-22", deliverResult: "Bộ hộp ba quy cách" };
    await agreed(deliverSupport(services(), officer, { supportId: id, version: 4, typed, uploads: [] }));
    const rating = { rating: "4", ratingNote: "Đẹp" };
    const on = { supportId: id, version: 5, typed: rating };
    const bare = await completeSupport(services(), owner(producerId), { ...on, uploads: [] });
    expect(bare.ok ? [] : bare.faults.map(({ field }) => field)).toEqual(["afterPictures"]);
    const uploads = [upload("beforePictures"), upload("afterPictures")];
    await agreed(completeSupport(services(), owner(producerId), { ...on, uploads }));
    const { request, files } = await viewRequest(services(), officer, id);
    expect(request).toMatchObject({ status: "completed", rating: 4, completedOn: "2026-11-22" });
    expect(files.map(({ role }) => role).sort()).toEqual(["after", "before", "contract"]);
    const rows = await database.asOwner("select to_on from consultants.engagements where source_id = $1", [
      id,
    ]);
    expect(rows).toEqual([{ to_on: "2026-11-22" }]);
  });

  test("a contract past its day is found, asked about and listed among the officer's tasks", async () => {
    const id = await contracted();
    const search = { text: "", kind: "", status: "", communeCode: "", year: "", due: "qua-han", cursor: "" };
    const { lines } = await listRequestsFor(services(), officer, search);
    expect(lines.map((line) => line.id)).toContain(id);
    expect((await requestTasks(services(), officer)).some(({ dueOn }) => dueOn === "2026-11-21")).toBe(true);
  });

  test("contract files are for the office, the leader and the producer alone", async () => {
    const id = await contracted();
    const request = await state(id);
    const file = (await viewRequest(services(), officer, id)).files.find(({ role }) => role === "contract");
    if (!file) throw new Error("no contract");
    expect(file.file.sensitivity).toBe("sensitive");
    expect((await viewRequest(services(), commune, id)).files).toEqual([]);
    expect(await supportFiles.mayRead(database.db, commune, file.file)).toBe("deny");
    expect(await supportFiles.mayRead(database.db, owner(producerId), file.file)).toBe("allow");
    expect(mayReadContract(far, request)).toBe(false);
  });

  test("two officers on one request: the second is told, nothing is overwritten", async () => {
    const { id } = await ask();
    const typed = { ...nothing, budget: "1.000.000", budgetSource: "Khuyến nông" };
    await agreed(acceptRequest(services(), officer, { supportId: id, version: 1, typed }));
    const again = acceptRequest(services(), officer, { supportId: id, version: 1, typed });
    await expect(again).rejects.toThrow(Conflict);
    expect((await state(id)).budgetVnd).toBe(1_000_000);
  });
});

describe("declining, withdrawing, stepping back", () => {
  test("needs a reason and the right side", async () => {
    const { id } = await ask();
    const on = { supportId: id, version: 1 };
    const bare = await declineRequest(services(), officer, { ...on, reason: "" });
    expect(bare.ok ? [] : bare.faults.map(({ field }) => field)).toEqual(["declineReason"]);
    await expect(declineRequest(services(), far, { ...on, reason: "Không thuộc" })).rejects.toThrow(
      NotAllowed,
    );
    await expect(withdrawRequest(services(), officer, { ...on, reason: "Không cần" })).rejects.toThrow(
      NotAllowed,
    );
    await agreed(declineRequest(services(), officer, { ...on, reason: "Hết nguồn năm nay" }));
    await agreed(reopenRequest(services(), officer, { ...on, version: 2, reason: "Có nguồn bổ sung" }));
    expect(await state(id)).toMatchObject({ status: "submitted", declineReason: null });
  });

  test("a cancelled contract frees request and provider", async () => {
    const id = await contracted();
    const on = { supportId: id, version: 4, reason: "Đơn vị không làm được" };
    await agreed(reopenRequest(services(), officer, on));
    expect(await state(id)).toMatchObject({ status: "accepted", consultantId: null, contractNumber: null });
    const rows = await database.asOwner("select to_on from consultants.engagements where source_id = $1", [
      id,
    ]);
    expect(rows).toEqual([{ to_on: "2026-11-22" }]);
  });
});

test("sums of a year hold what stands, without what was declined", async () => {
  const before = await totalsFor(services(), officer, "2026");
  const { id } = await ask(owner(producerId), { kind: "machinery" });
  const typed = { ...nothing, budget: "7.000.000", budgetSource: "Khuyến công" };
  await agreed(acceptRequest(services(), officer, { supportId: id, version: 1, typed }));
  const find = (totals: typeof before) => totals.kinds.find(({ kind }) => kind === "machinery");
  expect(find(before)).toBeUndefined();
  expect(find(await totalsFor(services(), officer, "2026"))).toMatchObject({
    requests: 1,
    budgetVnd: 7_000_000,
  });
  await agreed(
    declineRequest(services(), officer, { supportId: id, version: 2, reason: "Chủ thể chưa đủ điều kiện" }),
  );
  expect(find(await totalsFor(services(), officer, "2026"))).toMatchObject({
    requests: 1,
    open: 0,
    budgetVnd: 0,
  });
});
