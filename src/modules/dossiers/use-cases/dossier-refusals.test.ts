import { beforeAll, describe, expect, it } from "vitest";
import { Conflict, NotAllowed, NotFound } from "#platform/http";
import { withTestDatabase } from "#platform/testing";
import { listCitations } from "../store/marks.store.ts";
import {
  accept,
  fill,
  makeWorld,
  must,
  requestId,
  riceSet,
  start,
  submit,
  versionNow,
  type World,
} from "../testing/world.ts";
import { getDossier } from "./dossier-records.ts";
import { moveDossier } from "./move-dossier.ts";
import { printPaper } from "./print-paper.ts";
import { checkComposition, rejectDossier } from "./receive-dossier.ts";
import { writeReport } from "./report-dossier.ts";
import { returnDossier } from "./return-dossier.ts";
import { saveSection } from "./save-answers.ts";
import { saveMarks } from "./save-marks.ts";
import { startDossier } from "./start-dossier.ts";
import { submitDossier } from "./submit-dossier.ts";
import { viewContent } from "./view-content.ts";
import { viewDossier } from "./view-dossier.ts";
import { viewOffice } from "./view-office.ts";
import { withdrawDossier } from "./withdraw-dossier.ts";

const database = withTestDatabase();
let world: World;

beforeAll(async () => {
  world = await makeWorld(database);
});

const marks = (change: object) => ({
  part: "A" as const,
  typed: [],
  cited: [],
  uploads: [],
  requestId,
  ...change,
});

describe("own unit and other units", () => {
  it("lets nobody else start, write, read or submit a draft", async () => {
    const own = await makeWorld(database);
    const goal = { productId: own.productId, targetStar: "3", councilOn: "", requestId };
    for (const actor of [own.stranger, own.otherOfficer, own.province, own.council]) {
      await expect(startDossier(own.services, actor, goal)).rejects.toThrow(NotAllowed);
    }
    const id = await start(own);
    const section = { dossierId: id, key: "plan" as const, version: 1, typed: () => [], requestId };
    for (const actor of [own.stranger, own.otherOfficer, own.province, own.council, own.otherProvince]) {
      await expect(viewDossier(own.services, actor, id)).rejects.toThrow(NotAllowed);
      await expect(saveSection(own.services, actor, section)).rejects.toThrow(NotAllowed);
      await expect(
        saveMarks(own.services, actor, marks({ dossierId: id, version: 1 }) as never),
      ).rejects.toThrow(NotAllowed);
      const sent = submitDossier(own.services, actor, { dossierId: id, version: 1, pledge: true, requestId });
      await expect(sent).rejects.toThrow(NotAllowed);
    }
    // A member prepares; the representative signs.
    await fill(own, id, own.member);
    const sent = submitDossier(own.services, own.member, {
      dossierId: id,
      version: await versionNow(own, id),
      pledge: true,
      requestId,
    });
    await expect(sent).rejects.toThrow(NotAllowed);
  });

  it("lets only the own commune and the own province check", async () => {
    const own = await makeWorld(database);
    const id = await start(own);
    await fill(own, id);
    await submit(own, id);
    const version = await versionNow(own, id);
    const check = { dossierId: id, version, checks: [], accept: true, requestId };
    for (const actor of [own.otherOfficer, own.owner, own.province]) {
      await expect(checkComposition(own.services, actor, { ...check, level: "commune" })).rejects.toThrow(
        NotAllowed,
      );
    }
    for (const actor of [own.otherProvince, own.officer, own.council]) {
      await expect(checkComposition(own.services, actor, { ...check, level: "province" })).rejects.toThrow(
        NotAllowed,
      );
      const reject = { dossierId: id, version, ground: "FORGED", reason: "Giả mạo hồ sơ", requestId };
      await expect(rejectDossier(own.services, actor, reject)).rejects.toThrow(NotAllowed);
    }
    await expect(viewContent(own.services, own.council, id)).rejects.toThrow(NotAllowed);
    await expect(viewContent(own.services, own.province, id)).rejects.toThrow(NotAllowed);
    await expect(viewOffice(own.services, own.otherOfficer, id, "commune")).rejects.toThrow(NotAllowed);
    const print = { dossierId: id, paper: "mau-02" as const, format: "pdf" as const, requestId };
    await expect(printPaper(own.services, own.stranger, print)).rejects.toThrow(NotAllowed);
    await expect(
      withdrawDossier(own.services, own.member, { dossierId: id, version, reason: "", requestId }),
    ).rejects.toThrow(NotAllowed);
  });

  it("finds nothing for an id that is none", async () => {
    await expect(viewDossier(world.services, world.owner, "' or 1=1 --")).rejects.toThrow(NotFound);
  });
});

describe("two people at once", () => {
  it("keeps one open dossier a product", async () => {
    const own = await makeWorld(database);
    const goal = { productId: own.productId, targetStar: "4", councilOn: "", requestId };
    const both = await Promise.all([
      startDossier(own.services, own.owner, goal),
      startDossier(own.services, own.member, goal),
    ]);
    expect(both.filter((each) => each.ok)).toHaveLength(1);
  });

  it("lets one of two officers decide; the other is told", async () => {
    const own = await makeWorld(database);
    const id = await start(own);
    await fill(own, id);
    await submit(own, id);
    const version = await versionNow(own, id);
    const { items } = await viewOffice(own.services, own.officer, id, "commune");
    const checks = items.map(({ item }) => ({ item, verdict: "present", note: "" }));
    const points = [{ criterion: "", request: "Bổ sung" }];
    const back = {
      dossierId: id,
      level: "commune" as const,
      version,
      reason: "Thiếu",
      respondBy: "2026-12-20",
      points,
      requestId,
    };
    const both = await Promise.allSettled([
      checkComposition(own.services, own.officer, {
        dossierId: id,
        level: "commune",
        version,
        checks,
        accept: true,
        requestId,
      }),
      returnDossier(own.services, own.officer, back),
    ]);
    expect(both.map((each) => each.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find((each) => each.status === "rejected")?.reason).toBeInstanceOf(Conflict);
    const { status } = await getDossier(own.services.db, id);
    expect(["commune_accepted", "commune_returned"]).toContain(status);
  });

  it("gives two submissions at once one receipt, and different dossiers different numbers", async () => {
    const one = await makeWorld(database);
    const two = await makeWorld(database);
    const ids = [await start(one), await start(two)] as const;
    await fill(one, ids[0]);
    await fill(two, ids[1]);
    const version = await versionNow(one, ids[0]);
    const send = () =>
      submitDossier(one.services, one.owner, { dossierId: ids[0], version, pledge: true, requestId });
    const twice = await Promise.allSettled([send(), send()]);
    expect(twice.map((each) => each.status).sort()).toEqual(["fulfilled", "rejected"]);
    const second = await submit(two, ids[1]);
    const first = (await getDossier(one.services.db, ids[0])).receiptNumber ?? "";
    expect(Number(second.receiptNumber.split("/")[0])).toBe(Number(first.split("/")[0]) + 1);
  });

  it("does not overwrite what another member saved", async () => {
    const own = await makeWorld(database);
    const id = await start(own);
    const version = await versionNow(own, id);
    const save = (text: string, actor = own.owner) =>
      saveSection(own.services, actor, {
        dossierId: id,
        key: "plan",
        version,
        typed: () => [text],
        requestId,
      });
    must(await save("bản một"));
    await expect(save("bản hai", own.member)).rejects.toThrow(Conflict);
  });
});

describe("input that cannot be taken", () => {
  it("names every mark that is no level and keeps nothing of it", async () => {
    const own = await makeWorld(database);
    const id = await start(own);
    const typed = [
      { criterion: "1.1", level: "99", reason: "" },
      { criterion: "1.2", level: "'; drop table dossiers.dossiers; --", reason: "" },
      { criterion: "1.3", level: "3", reason: "x".repeat(2001) },
      { criterion: "7.1", level: "1", reason: "part C is not on this page" },
    ];
    const saved = await saveMarks(
      own.services,
      own.owner,
      marks({ dossierId: id, version: 1, typed }) as never,
    );
    expect(saved.ok ? [] : saved.faults.map((fault) => fault.field)).toEqual([
      "mark.1.1",
      "mark.1.2",
      "reason.1.3",
    ]);
    expect((await viewDossier(own.services, own.owner, id)).marks).toEqual([]);
  });

  it("cites no paper of another producer", async () => {
    const own = await makeWorld(database);
    const other = await makeWorld(database);
    const id = await start(own);
    const cited = [
      { criterion: "1.1", proofId: other.proofIds.foodSafety },
      { criterion: "1.1", proofId: own.proofIds.foodSafety },
      { criterion: "1.2", proofId: own.proofIds.foodSafety },
    ];
    must(await saveMarks(own.services, own.owner, marks({ dossierId: id, version: 1, cited }) as never));
    expect(await listCitations(own.services.db, id)).toEqual([
      { criterion: "1.1", proofId: own.proofIds.foodSafety },
      { criterion: "1.2", proofId: own.proofIds.foodSafety },
    ]);
  });

  it("keeps SQL and script as the words they are", async () => {
    const own = await makeWorld(database);
    const id = await start(own);
    const words = `<script>alert(1)</script>'; drop table x; --\u0000`;
    must(
      await saveSection(own.services, own.owner, {
        dossierId: id,
        key: "plan",
        version: 1,
        typed: () => [words],
        requestId,
      }),
    );
    const { file } = await viewContent(own.services, own.owner, id);
    expect(file.answers.get("plan")?.production).toBe("<script>alert(1)</script>'; drop table x; --");
  });

  it("refuses to submit what is not finished, item by item", async () => {
    const own = await makeWorld(database);
    const id = await start(own);
    const sent = await submitDossier(own.services, own.owner, {
      dossierId: id,
      version: 1,
      pledge: false,
      requestId,
    });
    expect(sent.ok ? [] : sent.faults.map((fault) => fault.field)).toEqual([
      "item-registration",
      "item-general",
      "item-results",
      "item-plan",
      "item-marks",
      "pledge",
    ]);
    expect((await getDossier(own.services.db, id)).status).toBe("draft");
  });

  it.each([
    [{ targetStar: "6", councilOn: "" }, ["targetStar"]],
    [{ targetStar: "3", councilOn: "2026-02-30" }, ["councilOn"]],
    [{ targetStar: "", councilOn: "2020-01-01" }, ["targetStar", "councilOn"]],
  ])("refuses the goal %j", async (goal, fields) => {
    const own = await makeWorld(database);
    const started = await startDossier(own.services, own.owner, {
      productId: own.productId,
      ...goal,
      requestId,
    });
    expect(started.ok ? [] : started.faults.map((fault) => fault.field)).toEqual(fields);
  });

  it("refuses a return without reason, points or a day", async () => {
    const own = await makeWorld(database);
    const id = await start(own);
    await fill(own, id);
    await submit(own, id);
    const points = [{ criterion: "99", request: "x" }];
    const version = await versionNow(own, id);
    const input = {
      dossierId: id,
      level: "commune" as const,
      version,
      reason: " ",
      respondBy: "2026-11-24",
      points,
      requestId,
    };
    const done = await returnDossier(own.services, own.officer, input);
    expect(done.ok ? [] : done.faults.map((fault) => fault.field)).toEqual([
      "reason",
      "respondBy",
      "criterion.1",
    ]);
  });

  it("receives nothing while a paper is missing or unchecked", async () => {
    const own = await makeWorld(database);
    const id = await start(own);
    await fill(own, id);
    await submit(own, id);
    const { items } = await viewOffice(own.services, own.officer, id, "commune");
    const checks = items
      .slice(1)
      .map(({ item }, index) => ({ item, verdict: index === 0 ? "missing" : "present", note: "" }));
    const version = await versionNow(own, id);
    const done = await checkComposition(own.services, own.officer, {
      dossierId: id,
      level: "commune",
      version,
      checks,
      accept: true,
      requestId,
    });
    expect(done.ok ? [] : done.faults.map((fault) => fault.field)).toEqual([
      "verdict.mau_01",
      "verdict.mau_02",
    ]);
  });

  it("refuses a report with too few samples, no signer or a day to come", async () => {
    const own = await makeWorld(database);
    const id = await start(own);
    await fill(own, id);
    await submit(own, id);
    await accept(own, id, "commune");
    const typed = {
      reportNumber: "",
      letterNumber: "1",
      reportedOn: "2027-01-01",
      meetingHeld: "",
      proposal: "maybe",
      comment: "",
      samples: "4",
      samplesDeliveredOn: "",
      signedBy: "",
    };
    const version = await versionNow(own, id);
    const done = await writeReport(own.services, own.officer, { dossierId: id, version, typed, requestId });
    expect(done.ok ? [] : done.faults.map((fault) => fault.field).sort()).toEqual(
      ["proposal", "reportNumber", "reportedOn", "samples", "signedBy"].sort(),
    );
  });
});

describe("state", () => {
  it("cannot be written once handed in, and a council's dossier cannot be withdrawn", async () => {
    const own = await makeWorld(database);
    const id = await start(own);
    await fill(own, id);
    await submit(own, id);
    const version = await versionNow(own, id);
    const section = { dossierId: id, key: "plan" as const, version, typed: () => ["x"], requestId };
    await expect(saveSection(own.services, own.owner, section)).rejects.toThrow(Conflict);
    await database.asOwner("update dossiers.dossiers set status = 'in_council' where id = $1", [id]);
    const withdrawing = withdrawDossier(own.services, own.owner, {
      dossierId: id,
      version,
      reason: "",
      requestId,
    });
    await expect(withdrawing).rejects.toThrow(Conflict);
  });

  it("is not moved by an action that the table does not allow, and leaves no trace", async () => {
    const own = await makeWorld(database);
    const id = await start(own);
    const jump = own.services.db
      .transaction()
      .execute((tx) => moveDossier(own.services, tx, own.province, { dossierId: id, action: "recognise" }));
    await expect(jump).rejects.toThrow(Conflict);
    expect((await viewDossier(own.services, own.owner, id)).timeline).toHaveLength(1);
  });

  it("rejects only on a ground of the set, with its words in the timeline", async () => {
    const own = await makeWorld(database);
    const id = await start(own);
    await database.asOwner("update dossiers.dossiers set status = 'forwarded' where id = $1", [id]);
    const reject = (ground: string) =>
      rejectDossier(own.services, own.province, {
        dossierId: id,
        version: 1,
        ground,
        reason: "Con dấu trên giấy là giả",
        requestId,
      });
    expect((await reject("NOTHING")).ok).toBe(false);
    must(await reject("FORGED"));
    const { timeline } = await viewDossier(own.services, own.owner, id);
    expect(timeline.at(-1)?.note).toBe("Giả mạo hồ sơ. Con dấu trên giấy là giả");
    expect(riceSet().set.no).toBe(3);
  });
});

describe("papers", () => {
  it("prints Mẫu 01 and 02 as PDF and Word, and writes down that sex and ethnicity were read", async () => {
    const own = await makeWorld(database);
    const id = await start(own);
    await fill(own, id);
    for (const paper of ["mau-01", "mau-02"] as const) {
      const pdf = await printPaper(own.services, own.owner, {
        dossierId: id,
        paper,
        format: "pdf",
        requestId,
      });
      expect(Buffer.from(pdf.bytes.slice(0, 5)).toString()).toBe("%PDF-");
      const word = await printPaper(own.services, own.owner, {
        dossierId: id,
        paper,
        format: "docx",
        requestId,
      });
      expect(Buffer.from(word.bytes.slice(0, 2)).toString()).toBe("PK");
    }
    const read = await database.asOwner(
      "select details from audit.entries where subject_id = $1 and action = 'dossiers.read-representative'",
      [id],
    );
    expect(read).toEqual([{ details: { paper: "mau-02" } }, { details: { paper: "mau-02" } }]);
  });

  it("has no Mẫu 03 before the commune reports", async () => {
    const own = await makeWorld(database);
    const id = await start(own);
    const print = printPaper(own.services, own.owner, {
      dossierId: id,
      paper: "mau-03",
      format: "pdf",
      requestId,
    });
    await expect(print).rejects.toThrow(NotFound);
  });
});
