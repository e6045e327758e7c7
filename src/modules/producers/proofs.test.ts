import { PDFDocument } from "pdf-lib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fileRoutes } from "#platform/files";
import { typedTexts } from "#platform/forms";
import { Conflict, NotAllowed } from "#platform/http";
import { servicesFor, withTestDatabase } from "#platform/testing";
import { producersModule } from "./module.ts";
import { expiryOf } from "./pages/proof-expiry.ts";
import { openBrowser, type TestBrowser } from "./testing/browser.ts";
import { makeProducer, ownerOf, people } from "./testing/people.ts";
import { addProof, proofFields, replaceProof } from "./use-cases/add-proof.ts";
import { proofFiles } from "./use-cases/file-owner.ts";
import { getProofs, listProofs, listRunningOutFor, viewProof } from "./use-cases/proofs.ts";

const database = withTestDatabase();
const services = servicesLater();
let browser: TestBrowser;
let producerId: string;
beforeAll(async () => {
  const floor = { name: "floor", routes: fileRoutes({ owners: [proofFiles] }) };
  browser = await openBrowser(services(), [producersModule, floor]);
  producerId = await makeProducer(services());
});
afterAll(() => browser.close());

/** One folder of files for the whole run. */
function servicesLater() {
  let made: ReturnType<typeof servicesFor> | undefined;
  return () => {
    made ??= servicesFor(database.db, { now: "2026-11-22T02:00:00Z" });
    return made;
  };
}

const page = await PDFDocument.create();
page.addPage();
const pdf = Buffer.from(await page.save());
const paper = { field: "file", name: "Giấy đăng ký.pdf", type: "application/pdf", content: pdf };
const fields = {
  ...typedTexts({}, proofFields),
  kind: "1",
  title: "Giấy chứng nhận đăng ký HTX",
  number: "01/GCN",
};
const addPath = "/lam-viec/kho-minh-chung/them";
const send = (file: typeof paper, change: Record<string, string> = {}, actor = ownerOf(producerId)) =>
  browser.upload(`${addPath}?chu-the=${producerId}`, { ...fields, producerId, ...change }, file, actor);
const newest = async () => {
  const [first] = (await listProofs(database.db, producerId)).sort((a, b) => (a.id < b.id ? 1 : -1));
  if (!first) throw new Error("no proof");
  return first;
};

describe("adding", () => {
  test("a paper goes into the library; kinds that name people are kept as sensitive", async () => {
    expect((await send(paper)).status).toBe(303);
    const proof = await newest();
    expect(proof).toMatchObject({
      kind: 1,
      title: "Giấy chứng nhận đăng ký HTX",
      number: "01/GCN",
      retiredAt: null,
    });
    const [file] = await database.asOwner(
      "select sensitivity, owner_id::text from files.files where id = $1",
      [proof.fileId],
    );
    expect(file).toEqual({ sensitivity: "sensitive", owner_id: proof.id });
  });

  test.each([
    [
      "a program",
      { ...paper, name: "a.exe", type: "application/octet-stream", content: Buffer.from("MZ\u0090\u0000") },
    ],
    ["a page in disguise", { ...paper, content: Buffer.from("<html><script>alert(1)</script>") }],
    [
      "an SVG",
      {
        ...paper,
        name: "a.svg",
        type: "image/svg+xml",
        content: Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"),
      },
    ],
    ["an empty file", { ...paper, content: Buffer.alloc(0) }],
    ["21 MB", { ...paper, content: Buffer.concat([pdf, Buffer.alloc(21 * 1024 * 1024)]) }],
  ])("refuses %s and keeps the words", async (_what, file) => {
    const before = (await listProofs(database.db, producerId)).length;
    const answer = await send(file, { title: "Tên <b>đã</b> gõ" });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain("Tên &lt;b>đã&lt;/b> gõ");
    expect(answer.body).toContain('href="#file"');
    expect((await listProofs(database.db, producerId)).length).toBe(before);
  });

  test("without a file, with a wrong kind or days the wrong way round: every fault is named", async () => {
    const none = { ...paper, field: "khac" };
    const answer = await send(none, { kind: "16", issuedOn: "2026-05-01", expiresOn: "2026-04-01" });
    expect(answer.status).toBe(422);
    for (const field of ["kind", "expiresOn", "file"]) expect(answer.body).toContain(`href="#${field}"`);
  });

  test("another commune, the province and a council member add nothing", async () => {
    for (const actor of [people.neighbour, people.provincial, people.member]) {
      expect((await send(paper, {}, actor)).status).toBe(403);
    }
  });
});

describe("reading", () => {
  test("producer, commune, province and council of the province open the file; others do not; each reading is kept", async () => {
    await send(paper);
    const { fileId } = await newest();
    const path = `/tep/${fileId}`;
    const readers = [ownerOf(producerId), people.officer, people.provincial, people.member];
    for (const actor of readers) expect((await browser.get(path, actor)).status).toBe(200);
    for (const actor of [people.neighbour, people.farOff, ownerOf("0192f0c1-2345-7abc-8def-0123456789ab")]) {
      expect((await browser.get(path, actor)).status).toBe(403);
    }
    expect((await browser.get(path)).status).toBeGreaterThanOrEqual(401);
    const rows = await database.asOwner(
      "select 1 from audit.entries where action = 'files.read' and subject_id = $1",
      [fileId],
    );
    expect(rows.length).toBe(readers.length);
  });

  test("the library page opens for the same people", async () => {
    const path = `/lam-viec/kho-minh-chung?chu-the=${producerId}`;
    for (const actor of [ownerOf(producerId), people.officer, people.provincial, people.member]) {
      expect((await browser.get(path, actor)).status).toBe(200);
    }
    expect((await browser.get(path, people.neighbour)).status).toBe(403);
    expect((await browser.get("/lam-viec/kho-minh-chung?chu-the=la", people.officer)).status).toBe(404);
    expect((await browser.get("/lam-viec/kho-minh-chung/la", people.officer)).status).toBe(404);
  });
});

describe("renewing", () => {
  const make = async (expiresOn: string) => {
    const made = await services()
      .db.transaction()
      .execute((tx) =>
        addProof(services(), tx, null, { producerId, kind: 12, title: "Phiếu kiểm nghiệm", expiresOn }),
      );
    if (!made.ok) throw new Error("not added");
    return made.value.id;
  };

  test("the new paper takes the place, the old one stays as history", async () => {
    const old = await make("2026-12-31");
    const path = `/lam-viec/kho-minh-chung/${old}/thay`;
    const answer = await browser.upload(path, { ...fields, title: "Phiếu mới" }, paper, ownerOf(producerId));
    expect(answer.status).toBe(303);
    const id = answer.location.split("/").at(-1) ?? "";
    const shown = await viewProof(services(), ownerOf(producerId), id);
    expect(shown.proof).toMatchObject({ kind: 12, title: "Phiếu mới", replacesId: old });
    expect(shown.older.map((proof) => proof.id)).toEqual([old]);
    expect((await listProofs(database.db, producerId)).map((proof) => proof.id)).not.toContain(old);
    expect((await getProofs(database.db, [old, id])).length).toBe(2);
    expect((await browser.upload(path, fields, paper, ownerOf(producerId))).status).toBe(409);
  });

  test("a refused file leaves the old paper in use", async () => {
    const old = await make("2026-12-31");
    const bad = { ...paper, content: Buffer.from("không phải PDF") };
    const path = `/lam-viec/kho-minh-chung/${old}/thay`;
    expect((await browser.upload(path, fields, bad, ownerOf(producerId))).status).toBe(422);
    expect((await viewProof(services(), ownerOf(producerId), old)).proof.retiredAt).toBeNull();
  });

  test("two renewals at once: one wins", async () => {
    const old = await make("2026-12-31");
    const actor = ownerOf(producerId);
    const typed = { ...typedTexts({}, proofFields), title: "Mới" };
    const { writeFile } = await import("node:fs/promises");
    const path = `${services().config.SAOQUE_DATA}/moi.pdf`;
    await writeFile(path, pdf);
    const upload = {
      field: "file",
      name: "moi.pdf",
      declaredType: "application/pdf",
      path,
      bytes: pdf.length,
      truncated: false,
    };
    const both = await Promise.allSettled(
      [1, 2].map(() => replaceProof(services(), actor, old, { typed, upload })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find((one) => one.status === "rejected")?.reason).toBeInstanceOf(Conflict);
  });

  test("strangers renew nothing", async () => {
    const old = await make("2026-12-31");
    const input = { typed: typedTexts({}, proofFields), upload: undefined };
    await expect(replaceProof(services(), people.provincial, old, input)).rejects.toThrow(NotAllowed);
  });

  test("papers that run out in 60 days are named to their owner", async () => {
    const soon = await make("2027-01-01");
    const later = await make("2027-06-01");
    const ids = (await listRunningOutFor(services(), ownerOf(producerId))).map((proof) => proof.id);
    expect([ids.includes(soon), ids.includes(later)]).toEqual([true, false]);
  });
});

test.each([
  [null, "Không có hạn"],
  ["2026-11-21", "Đã hết hạn từ 21/11/2026"],
  ["2026-11-22", "Hết hạn hôm nay"],
  ["2027-01-01", "Hết hạn trong 40 ngày"],
  ["2027-01-21", "Hết hạn trong 60 ngày"],
  ["2027-01-22", "Còn hạn đến 22/01/2027"],
])("a paper until %s says “%s” on 22/11/2026", (expiresOn, text) => {
  expect(expiryOf({ expiresOn }, "2026-11-22").text).toBe(text);
});
