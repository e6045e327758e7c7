import { beforeAll, describe, expect, it } from "vitest";
import { withTestDatabase } from "#platform/testing";
import { judgementContents } from "../domain/judgements.ts";
import {
  accept,
  fill,
  makeWorld,
  must,
  provinceCode,
  requestId,
  start,
  submit,
  versionNow,
  type World,
} from "../testing/world.ts";
import { answerReturn } from "./answer-return.ts";
import { getDossier } from "./dossier-records.ts";
import { communeTabs, listCommuneInbox, listProvinceInbox, provinceTabs } from "./list-inbox.ts";
import { listFollowing, listTasks } from "./list-tasks.ts";
import { moveDossier } from "./move-dossier.ts";
import { readDossierFile } from "./read-dossier-file.ts";
import { forwardDossier, judgeContents, writeReport } from "./report-dossier.ts";
import { returnDossier } from "./return-dossier.ts";
import { viewDossier } from "./view-dossier.ts";

const database = withTestDatabase();
let world: World;
let dossierId: string;

beforeAll(async () => {
  world = await makeWorld(database);
});

async function judgeAll(at: World, id: string): Promise<void> {
  const { services, officer } = at;
  const typed = new Map(
    judgementContents.map((content) => [content, { level: "3", conclusion: `Kết luận ${content}` }]),
  );
  must(
    await judgeContents(services, officer, {
      dossierId: id,
      version: await versionNow(at, id),
      requestId,
      typed,
    }),
  );
}

const report = {
  reportNumber: "45/BC-UBND",
  letterNumber: "46/UBND-KT",
  reportedOn: "2026-11-23",
  meetingHeld: "1",
  proposal: "propose",
  comment: "",
  samples: "5",
  samplesDeliveredOn: "",
  signedBy: "Nguyễn Văn Ửng",
};

describe("a first-time dossier goes from draft to the province", () => {
  it("is started with the rule set in force and written step by step", async () => {
    dossierId = await start(world);
    await fill(world, dossierId);
    const view = await viewDossier(world.services, world.owner, dossierId);
    expect(view.subject.dossier.ruleSet).toBe("26/2026");
    expect(view.ready).toBe(true);
    expect(view.standing.result.stars).toBe(5);
    expect(view.timeline.map((change) => change.action)).toEqual(["start"]);
  });

  it("gets the commune's receipt and fifteen working days, around the holiday of 1 January if need be", async () => {
    const receipt = await submit(world, dossierId);
    expect(receipt).toEqual({ receiptNumber: `01/PĐK-${provinceCode}-32065-2026`, dueOn: "2026-12-14" });
    const dossier = await getDossier(world.services.db, dossierId);
    expect([dossier.status, dossier.communeDueOn]).toEqual(["submitted", "2026-12-14"]);
  });

  it("stands in the commune's inbox with its clock and in its tasks", async () => {
    const [tab] = communeTabs;
    if (!tab) throw new Error("tab");
    const inbox = await listCommuneInbox(world.services, world.officer, {
      tab,
      search: "gao sach",
      after: "",
    });
    expect(inbox.rows.map((row) => [row.id, row.clock?.daysLeft])).toEqual([[dossierId, 15]]);
    expect(inbox.counts.get("moi")).toBe(1);
    const elsewhere = await listCommuneInbox(world.services, world.otherOfficer, {
      tab,
      search: "",
      after: "",
    });
    expect(elsewhere.rows).toEqual([]);
    expect((await listFollowing(world.services, world.owner)).map((task) => task.note)).toEqual([
      "Đã nộp, chờ xã kiểm tra. Xã kiểm tra thành phần hồ sơ và đánh giá bốn nội dung trong 15 ngày làm việc.",
    ]);
    expect(await listFollowing(world.services, world.officer)).toEqual([]);
    expect((await listTasks(world.services, world.officer)).map((task) => task.dueOn)).toEqual([
      "2026-12-14",
    ]);
  });

  it("comes back with points, and the commune's clock stands still meanwhile", async () => {
    const late = world.at("2026-12-04T02:00:00Z");
    const points = [{ criterion: "1.1", request: "Bổ sung hợp đồng" }];
    const reason = "Thiếu minh chứng";
    const version = await versionNow(world, dossierId);
    const input = {
      dossierId,
      level: "commune" as const,
      version,
      reason,
      respondBy: "2026-12-20",
      points,
      requestId,
    };
    must(await returnDossier(late, world.officer, input));
    const waiting = await viewDossier(late, world.owner, dossierId);
    expect(waiting.openReturn?.points.map((point) => point.request)).toEqual(["Bổ sung hợp đồng"]);
    expect((await listTasks(late, world.owner)).map((task) => task.dueOn)).toEqual(["2026-12-20"]);

    const back = world.at("2026-12-10T02:00:00Z");
    const unanswered = {
      dossierId,
      version: await versionNow(world, dossierId),
      answers: new Map<number, string>(),
      requestId,
    };
    expect(await answerReturn(back, world.owner, { ...unanswered, send: true })).toEqual({
      ok: false,
      faults: [{ field: "answer.1", text: "Trả lời điểm 1 trước khi nộp lại." }],
    });
    must(
      await answerReturn(back, world.owner, {
        ...unanswered,
        answers: new Map([[1, "Đã bổ sung"]]),
        send: true,
      }),
    );
    const dossier = await getDossier(world.services.db, dossierId);
    // Six working days were left on 4 December; they count again from the 10th.
    expect([dossier.status, dossier.communeDueOn]).toEqual(["submitted", "2026-12-18"]);
  });

  it("is received, judged in four contents, reported and forwarded", async () => {
    const { services, officer } = world;
    await accept(world, dossierId, "commune");
    const early = await forwardDossier(services, officer, {
      dossierId,
      version: await versionNow(world, dossierId),
      requestId,
    });
    expect(early.ok ? 0 : early.faults.length).toBe(5);
    await judgeAll(world, dossierId);
    must(
      await writeReport(services, officer, {
        dossierId,
        version: await versionNow(world, dossierId),
        typed: report,
        requestId,
      }),
    );
    must(
      await forwardDossier(services, officer, {
        dossierId,
        version: await versionNow(world, dossierId),
        requestId,
      }),
    );
    expect((await getDossier(services.db, dossierId)).status).toBe("forwarded");
  });

  it("is received by the province, whose council may read it whole", async () => {
    const { services } = world;
    const [tab] = provinceTabs;
    if (!tab) throw new Error("tab");
    const inbox = await listProvinceInbox(services, world.province, { tab, search: "", after: "" });
    expect(inbox.rows.map((row) => row.id)).toEqual([dossierId]);
    await accept(world, dossierId, "province");
    const file = await readDossierFile(services.db, dossierId);
    expect(file.dossier.status).toBe("province_accepted");
    expect(file.judgements.map((judged) => [judged.content, judged.points]).sort()).toEqual(
      judgementContents.map((content) => [content, 3]).sort(),
    );
    expect(file.citations.map(({ criterion, proof }) => [criterion, proof.title])).toEqual([
      ["1.1", "Giấy chứng nhận đủ điều kiện ATTP"],
    ]);
    expect((await viewDossier(services, world.council, dossierId)).rights.write).toBe(false);
  });

  it("left who, when and which article at every step, with one audit row and one event each", async () => {
    const { timeline } = await readDossierFile(world.services.db, dossierId);
    expect(timeline.map((change) => [change.action, change.actorName, change.law])).toEqual([
      ["start", "Chủ thể", "QĐ 26/2026/QĐ-TTg, Điều 6 khoản 1"],
      ["submit", "Chủ thể", "QĐ 26/2026/QĐ-TTg, Điều 7 khoản 1"],
      ["acceptByCommune", "Cán bộ xã", "QĐ 26/2026/QĐ-TTg, Điều 7 khoản 2"],
      ["forward", "Cán bộ xã", "QĐ 26/2026/QĐ-TTg, Điều 7 khoản 2"],
      ["acceptByProvince", "Chuyên viên tỉnh", "QĐ 26/2026/QĐ-TTg, Điều 7 khoản 3"],
      ["returnByCommune", "Cán bộ xã", "QĐ 26/2026/QĐ-TTg, Điều 7 khoản 2"],
      ["answerReturn", "Chủ thể", null],
    ]);
    const moves = timeline.length - 1;
    const events = await database.asOwner(
      "select payload from platform.events where name = 'dossiers.moved'",
    );
    expect(events).toHaveLength(moves);
    const audits = await database.asOwner(
      "select action from audit.entries where subject_id = $1 and details ? 'from' order by seq",
      [dossierId],
    );
    expect(audits).toHaveLength(moves);
  });

  it("is moved on by the modules above through the same table", async () => {
    const { services } = world;
    const roundId = "01980000-0000-7000-8000-000000000001";
    await services.db.transaction().execute(async (tx) => {
      await moveDossier(services, tx, world.province, { dossierId, action: "putIntoRound", roundId });
      await moveDossier(services, tx, null, { dossierId, action: "takeToCouncil" });
    });
    const dossier = await getDossier(services.db, dossierId);
    expect([dossier.status, dossier.roundId]).toEqual(["in_council", roundId]);
  });
});

it("shows a commune officer's help as help", async () => {
  const own = await makeWorld(database);
  const id = await start(own, own.officer);
  await fill(own, id, own.owner);
  await fill(own, id, own.officer);
  await submit(own, id, own.officer);
  const { timeline } = await readDossierFile(own.services.db, id);
  expect(timeline.map((change) => [change.action, change.onBehalfOf])).toEqual([
    ["start", "Hợp tác xã Trí Lực"],
    ["submit", "Hợp tác xã Trí Lực"],
  ]);
  const audits = await database.asOwner<{ on_behalf_of: string | null }>(
    "select distinct on_behalf_of from audit.entries where subject_id = $1 and actor_name = 'Cán bộ xã'",
    [id],
  );
  expect(audits).toEqual([{ on_behalf_of: "Hợp tác xã Trí Lực" }]);
});

it("asks no material of tourism: words instead of a level, no samples", async () => {
  const own = await makeWorld(database, { setCode: "QD26-26", sector: "VI" });
  const id = await start(own);
  await fill(own, id);
  await submit(own, id);
  await accept(own, id, "commune");
  const typed = new Map(
    judgementContents.map((content) => [
      content,
      { level: content === "labour" ? "4" : content === "idea" ? "5" : "", conclusion: "Kết luận" },
    ]),
  );
  const { services, officer } = own;
  must(
    await judgeContents(services, officer, {
      dossierId: id,
      version: await versionNow(own, id),
      requestId,
      typed,
    }),
  );
  const none = { ...report, samples: "0" };
  must(
    await writeReport(services, officer, {
      dossierId: id,
      version: await versionNow(own, id),
      typed: none,
      requestId,
    }),
  );
  const file = await readDossierFile(services.db, id);
  expect(file.judgements.map((judged) => [judged.content, judged.criterion]).sort()).toEqual([
    ["idea", "2.1"],
    ["identity", null],
    ["labour", "3.3"],
    ["material", null],
  ]);
});
