import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { createProducer } from "#modules/producers";
import { uuidv7 } from "#platform/db";
import { findFile } from "#platform/files";
import { typedTexts } from "#platform/forms";
import { Conflict, NotAllowed, type UploadedFile } from "#platform/http";
import { servicesFor, testActor, withTestDatabase } from "#platform/testing";
import { designFields, openDesign } from "./design/open-design.ts";
import { proposalFields, propose } from "./design/propose.ts";
import { chooseProposal, giveFeedback, handOver, resumeDesign, stopDesign } from "./design/run-design.ts";
import { viewDesign } from "./design/view-design.ts";
import { addIpRight, endPermission, ipFields, permitIpUser } from "./ip/keep-ip-rights.ts";
import { ipTasks, listIpRightsFor, viewIpRight } from "./ip/view-ip-rights.ts";
import { supportFiles } from "./read-files.ts";
import { addStartup, moveStartup, startupFields } from "./startups/run-startup.ts";
import { listStartupsFor, viewStartup } from "./startups/view-startups.ts";

const database = withTestDatabase();
const services = () => servicesFor(database.db, { now: "2026-11-22T02:00:00Z" });
const officer = testActor("Cán bộ tỉnh", { role: "province_officer", unitKind: "province", unitCode: "96" });
const ministry = testActor("Cán bộ Bộ", { role: "ministry_officer", unitKind: "nation", unitCode: "vn" });
const owner = (producerId: string) =>
  testActor("Chủ thể", { role: "producer_owner", unitKind: "producer", unitCode: producerId });
let producerId: string;
let elsewhereId: string;
let picture: string;

beforeAll(async () => {
  const make = (name: string, communeCode: string) =>
    database.db
      .transaction()
      .execute((tx) => createProducer(tx, { provinceCode: "96", communeCode, kind: "cooperative", name }));
  producerId = (await make("HTX Ông Muộn", "32014")).id;
  elsewhereId = (await make("HTX Trí Lực", "32071")).id;
  picture = join(tmpdir(), `centre-${uuidv7()}.png`);
  const drawn = sharp({ create: { width: 40, height: 40, channels: 3, background: "#2e6b3e" } });
  await writeFile(picture, await drawn.png().toBuffer());
});

const upload = (field: string): UploadedFile => {
  return { field, name: "anh.png", declaredType: "image/png", path: picture, bytes: 0, truncated: false };
};
async function agreed<T>(work: Promise<{ ok: true; value: T } | { ok: false; faults: unknown }>): Promise<T> {
  const done = await work;
  if (!done.ok) throw new Error(JSON.stringify(done.faults));
  return done.value;
}

describe("a design project", () => {
  async function opened(): Promise<string> {
    const told = { title: "Hộp cá khô", brief: "Hộp kể được nơi làm ra", producerId };
    const typed = { ...typedTexts({}, designFields), ...told };
    return (await agreed(openDesign(services(), officer, { typed }))).id;
  }
  const proposed = (change: Record<string, string>) => ({
    ...typedTexts({}, proposalFields),
    designer: "Hoạ sĩ A",
    idea: "Hộp màu lá, khung tròn",
    ...change,
  });

  test("keeps every version, tells who chose what and why, and hands files over", async () => {
    const designId = await opened();
    const uploads = [upload("preview"), upload("workFile")];
    const first = { designId, version: 1, typed: proposed({}), uploads };
    await agreed(propose(services(), officer, first));
    const second = { designId, version: 2, typed: proposed({ designer: "Hoạ sĩ B" }), uploads };
    await agreed(propose(services(), officer, second));
    await agreed(
      propose(services(), officer, { designId, version: 3, typed: proposed({ no: "1" }), uploads }),
    );
    const { threads } = await viewDesign(services(), owner(producerId), designId);
    expect(threads.map(({ no, newest, earlier }) => [no, newest.versionNo, earlier.length])).toEqual([
      [1, 2, 1],
      [2, 1, 0],
    ]);
    const chosen = threads[0]?.newest;
    if (!chosen) throw new Error("no proposal");
    const said = { designId, version: 4, proposalId: chosen.id, text: "Chữ to hơn" };
    await agreed(giveFeedback(services(), owner(producerId), said));
    const choice = { designId, version: 5, proposalId: chosen.id, reason: "Người mua thử chọn" };
    await expect(chooseProposal(services(), owner(producerId), choice)).rejects.toThrow(NotAllowed);
    await agreed(chooseProposal(services(), officer, choice));
    const work = await findFile(database.db, chosen.fileId ?? "");
    if (!work) throw new Error("no file");
    expect(await supportFiles.mayRead(database.db, owner(producerId), work)).toBe("deny");
    const hand = { designId, version: 6, caption: "" };
    const bare = await handOver(services(), officer, { ...hand, uploads: [] });
    expect(bare.ok ? [] : bare.faults.map(({ field }) => field)).toEqual(["finalFiles"]);
    await agreed(handOver(services(), officer, { ...hand, uploads: [upload("finalFiles")] }));
    expect(await supportFiles.mayRead(database.db, owner(producerId), work)).toBe("allow");
    expect(await supportFiles.mayRead(database.db, owner(elsewhereId), work)).toBe("deny");
    const { project, handedOver } = await viewDesign(services(), owner(producerId), designId);
    expect(project).toMatchObject({ status: "handed_over", chosenByName: "Cán bộ tỉnh" });
    expect(handedOver).toHaveLength(1);
  });

  test("stops with a reason, goes on again, and is not handed over before a choice", async () => {
    const designId = await opened();
    const early = { designId, version: 1, caption: "", uploads: [upload("finalFiles")] };
    await expect(handOver(services(), officer, early)).rejects.toThrow(Conflict);
    await agreed(stopDesign(services(), officer, { designId, version: 1, reason: "Chủ thể đổi ý" }));
    await agreed(resumeDesign(services(), officer, { designId, version: 2 }));
    const { project } = await viewDesign(services(), officer, designId);
    expect(project).toMatchObject({ status: "open", stoppedReason: null });
  });
});

describe("a team of the start-up programme", () => {
  test("goes stage by stage, ends as a producer; the ministry does not see who leads it", async () => {
    const told = {
      team: "Nhóm mật dừa",
      leaderName: "Trần Hạ",
      idea: "Nấu mật dừa nước",
      cohortYear: "2026",
    };
    const typed = { ...typedTexts({}, startupFields), ...told };
    const { id } = await agreed(addStartup(services(), officer, { typed }));
    const move = (version: number, stage: string, became = "", note = "") =>
      moveStartup(services(), officer, { startupId: id, version, stage, note, producerId: became });
    const jump = await move(1, "graduated", producerId);
    expect(jump.ok).toBe(false);
    await agreed(move(1, "admitted"));
    const silent = await move(2, "left");
    expect(silent.ok ? [] : silent.faults.map(({ field }) => field)).toEqual(["stageNote"]);
    await agreed(move(2, "prototype"));
    await agreed(move(3, "market"));
    const nobody = await move(4, "graduated");
    expect(nobody.ok ? [] : nobody.faults.map(({ field }) => field)).toEqual(["becameProducerId"]);
    await agreed(move(4, "graduated", producerId));
    const { startup, steps, producerName } = await viewStartup(services(), officer, id);
    expect([startup.stage, producerName, steps.length]).toEqual(["graduated", "HTX Ông Muộn", 5]);
    const search = { text: "mat dua", stage: "", cursor: "" };
    const { lines } = await listStartupsFor(services(), ministry, search);
    expect(lines.map(({ team, leaderName }) => [team, leaderName])).toEqual([["Nhóm mật dừa", null]]);
  });
});

describe("the register of intellectual property", () => {
  const search = { text: "", kind: "", status: "", communeCode: "", ending: "", cursor: "" };
  const add = (name: string, communeCodes: string[], change: Record<string, string> = {}) => {
    const told = { kind: "collective_mark", name, owner: "Hội Nông dân", status: "granted" };
    const typed = { ...typedTexts({}, ipFields), ...told, registrationNumber: "500001", ...change };
    return agreed(addIpRight(services(), officer, { typed, communeCodes, uploads: [] }));
  };

  test("shows a producer what covers its place and what it may use, no more", async () => {
    await add("Nhãn của xã mình", ["32014"]);
    await add("Nhãn cả tỉnh", []);
    const far = await add("Nhãn xã khác", ["32071"]);
    const names = async () =>
      (await listIpRightsFor(services(), owner(producerId), search)).lines.map(({ name }) => name).sort();
    expect(await names()).toEqual(["Nhãn cả tỉnh", "Nhãn của xã mình"]);
    await expect(viewIpRight(services(), owner(producerId), far.id)).rejects.toThrow(NotAllowed);
    const permit = { ipRightId: far.id, producerId, permittedOn: "", permitNumber: "01" };
    await agreed(permitIpUser(services(), officer, permit));
    const twice = await permitIpUser(services(), officer, permit);
    expect(twice.ok ? [] : twice.faults.map(({ field }) => field)).toEqual(["producerId"]);
    expect(await names()).toEqual(["Nhãn cả tỉnh", "Nhãn của xã mình", "Nhãn xã khác"]);
    const user = (await viewIpRight(services(), officer, far.id)).users[0];
    await endPermission(services(), officer, { ipRightId: far.id, ipUserId: user?.id ?? "" });
    expect(await names()).toEqual(["Nhãn cả tỉnh", "Nhãn của xã mình"]);
    await agreed(permitIpUser(services(), officer, permit));
    expect((await viewIpRight(services(), officer, far.id)).users).toHaveLength(2);
  });

  test("warns of rights that end within six months, and asks for the number of what was granted", async () => {
    const { id } = await add("Nhãn sắp hết", [], { expiresOn: "2027-03-01", grantedOn: "2017-03-01" });
    expect((await viewIpRight(services(), officer, id)).state).toBe("ending");
    expect((await ipTasks(services(), officer)).map(({ title }) => title)).toEqual(["Gia hạn: Nhãn sắp hết"]);
    const typed = {
      ...typedTexts({}, ipFields),
      kind: "gi",
      name: "Chỉ dẫn",
      owner: "Sở",
      status: "granted",
    };
    const done = await addIpRight(services(), officer, { typed, communeCodes: ["25630"], uploads: [] });
    expect(done.ok ? [] : done.faults.map(({ field }) => field)).toEqual(["registrationNumber", "communes"]);
  });
});
