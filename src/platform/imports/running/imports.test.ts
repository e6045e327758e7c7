import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { uuidv7 } from "#platform/db";
import { readTable, type SheetCell, writeCsv } from "#platform/documents";
import { findFile } from "#platform/files";
import { Conflict, NotAllowed, NotFound, type Services } from "#platform/http";
import { servicesFor, testActor, withTestDatabase } from "#platform/testing";
import { getImport } from "../desk.ts";
import { importFileOwner } from "../file-owner.ts";
import type { Register } from "../register.ts";
import {
  dryRunForTest,
  importForTest,
  openDesk,
  type TestTable,
  takeForTest,
  testView,
  withUpload,
  workForTest,
} from "../testing/index.ts";
import { sampleRegister, sampleTable, underRecord } from "../testing/sample-register.ts";
import { checkImport } from "./check-import.ts";
import { confirmImport, dropImport } from "./confirm-import.ts";
import { listDeskImports, openImport, viewImport } from "./open-import.ts";
import { writeResult } from "./result-file.ts";
import { takeOver } from "./take-over.ts";
import { writeTemplate } from "./template.ts";
import { uploadTable } from "./upload.ts";

const database = withTestDatabase();
const officer = testActor("Cán bộ", { role: "province_officer", unitKind: "province", unitCode: "96" });
const stranger = testActor("Tỉnh khác", { role: "province_officer", unitKind: "province", unitCode: "80" });
const commune = testActor("Cán bộ xã", {
  role: "commune_officer",
  unitKind: "commune",
  unitCode: "32071",
  provinceCode: "96",
});
const head = ["STT", "Chuyên đề", "Từ ngày", "Số học viên"];
let services: Services;

beforeAll(() => database.asOwner(sampleTable));
beforeEach(async () => {
  services = servicesFor(database.db, { now: "2026-11-22T03:00:00Z" });
  await database.asOwner("truncate platform.imports, public.sample_classes");
});

const desk = (actor = officer, register: Register = sampleRegister) =>
  openDesk(register, { services, actor });
const classes = () =>
  database.asOwner("select name, starts_on::text, learners from public.sample_classes order by name");
const many = (count: number): TestTable => [
  head,
  ...Array.from({ length: count }, (_, at) => [at + 1, `Lớp ${at}`, "05/03/2026", 60]),
];

describe("a table", () => {
  const table: SheetCell[][] = [
    head,
    [1, "Bao bì", "05/03/2026", "60 học viên"],
    [2, "Bao bì", "05-03-2026", 60],
    [3, "Livestream", "05/12/2026", null],
    [4, null, "31/02/2026", 5000],
    [5, "Mã vạch", new Date("2026-04-01T00:00:00Z"), null],
    [null, null, null, null],
    ["Tổng cộng", null, null, 125],
  ];

  it("is judged row by row, its new rows are written, the next time they are known", async () => {
    const first = await importForTest(services, officer, sampleRegister, table);
    expect(first.report).toEqual([
      { line: 2, verdict: "new", shown: ["Bao bì", "05/03/2026"], notes: [] },
      {
        line: 3,
        verdict: "known",
        shown: ["Bao bì", "05-03-2026"],
        notes: ["Trùng với dòng 2 trong tệp."],
      },
      {
        line: 4,
        verdict: "faulty",
        shown: ["Livestream", "05/12/2026"],
        notes: ["Từ ngày: Lớp chưa tới."],
      },
      {
        line: 5,
        verdict: "faulty",
        shown: ["", "31/02/2026"],
        notes: [
          "Tên lớp: Ô còn trống, cần điền.",
          "Từ ngày: Không đọc được ngày “31/02/2026”. Ghi theo dạng 05/03/2022.",
          "Số học viên: “5000” lớn hơn mức nhiều nhất là 1.000.",
        ],
      },
      { line: 6, verdict: "new", shown: ["Mã vạch", "01/04/2026"], notes: [] },
    ]);
    expect(first.record).toMatchObject({
      status: "done",
      counts: { total: 5, fresh: 2, known: 1, faulty: 2 },
      taken: { classes: 2 },
    });
    expect(await classes()).toEqual([
      { name: "Bao bì", starts_on: "2026-03-05", learners: 60 },
      { name: "Mã vạch", starts_on: "2026-04-01", learners: 0 },
    ]);
    const again = await importForTest(services, officer, sampleRegister, table);
    expect(again.record).toMatchObject({ status: "checked", counts: { fresh: 0, known: 3, faulty: 2 } });
    expect(await classes()).toHaveLength(2);
  });

  it("leaves one audit row of its upload and one of its taking over, with what was written", async () => {
    const { id } = await importForTest(services, officer, sampleRegister, table, { fileName: "lop.xlsx" });
    const rows = await database.asOwner(
      "select action, actor_name, details from audit.entries where subject_id = $1 order by seq",
      [id],
    );
    expect(rows).toEqual([
      { action: "sample.upload-classes", actor_name: "Cán bộ", details: { fileName: "lop.xlsx", lines: 5 } },
      {
        action: "sample.import-classes",
        actor_name: "Cán bộ",
        details: { fileName: "lop.xlsx", total: 5, fresh: 2, known: 1, faulty: 2, classes: 2 },
      },
    ]);
  });

  it("goes back in its own kind with the outcome beside each row", async () => {
    const at = await desk();
    const { id } = await importForTest(services, officer, sampleRegister, table, { fileName: "lớp.xlsx" });
    const result = await writeResult(at, id);
    expect(result.name).toBe("ket-qua-lớp.xlsx");
    const sheet = await readTable(result.content);
    expect(sheet.ok && sheet.value.map((row) => row.slice(4))).toEqual([
      ["Kết quả", "Ghi chú của hệ thống"],
      ["Đã nhập", null],
      ["Đã có", "Trùng với dòng 2 trong tệp."],
      ["Cần sửa", "Từ ngày: Lớp chưa tới."],
      ["Cần sửa", expect.stringContaining("\n")],
      ["Đã nhập", null],
    ]);
    const csv = writeCsv([head, [1, "Bao bì", "01/02/2026", 5]], ";");
    const sent = await withUpload("lop.csv", csv, (file) => uploadTable(at, { file, requestId: "r" }));
    const csvId = sent.ok ? sent.value.id : "";
    const { mapping } = await openImport(at, csvId);
    await checkImport(at, { id: csvId, mapping, requestId: "r" });
    const back = await writeResult(at, csvId);
    expect([back.name, back.content.toString()]).toEqual([
      "ket-qua-lop.csv",
      "\uFEFFSTT,Chuyên đề,Từ ngày,Số học viên,Kết quả,Ghi chú của hệ thống\r\n1,Bao bì,01/02/2026,5,Mới,\r\n",
    ]);
  });

  it("that was written on the template comes in without its example", async () => {
    const template = await readTable(await writeTemplate(sampleRegister));
    if (!template.ok) throw new Error("unreadable");
    const [headings = [], ...example] = template.value;
    const { record } = await importForTest(services, officer, sampleRegister, [
      headings,
      ...example,
      ["Mã vạch", "01/02/2026", 30],
    ]);
    expect(record).toMatchObject({ counts: { total: 1, fresh: 1 } });
  });

  it("is taken over for the one who was asked: another version, a second press, a dropped one are refused", async () => {
    const at = await desk();
    const { id, record } = await dryRunForTest(at, table);
    const version = record.version;
    await expect(confirmImport(at, { id, version: version - 1, requestId: "r" })).rejects.toThrow(Conflict);
    await takeForTest(at, id);
    await expect(confirmImport(at, { id, version, requestId: "r" })).rejects.toThrow(Conflict);
    const other = await dryRunForTest(at, table);
    await dropImport(at, { id: other.id, version: other.record.version });
    await expect(
      confirmImport(at, { id: other.id, version: other.record.version + 1, requestId: "r" }),
    ).rejects.toThrow(Conflict);
    expect((await listDeskImports(at, undefined)).imports.map((each) => each.id)).toEqual([id]);
  });
});

describe("columns", () => {
  const strange = (name: string): TestTable => [
    ["Khoá học", "Từ ngày", "Số học viên", "Ngày 2"],
    [name, "05/03/2026", 5, "06/03/2026"],
  ];

  it("that are needed have to be chosen, and the choice is remembered for the office alone", async () => {
    const at = await desk();
    await expect(dryRunForTest(at, strange("A"))).rejects.toThrow("cot.name: Chọn cột cho “Tên lớp”.");
    const [{ id } = { id: "" }] = (await listDeskImports(at, undefined)).imports;
    expect(await openImport(at, id)).toMatchObject({ suggested: "guessed", mapping: { startsOn: 1 } });
    await checkImport(at, { id, mapping: { name: 0, startsOn: 3 }, requestId: "r" });
    expect(await openImport(at, id)).toMatchObject({ suggested: "chosen", mapping: { startsOn: 3 } });
    await takeForTest(at, id);
    const next = await dryRunForTest(at, strange("B"));
    expect(next.record).toMatchObject({
      counts: { fresh: 1 },
      mapping: { name: "Khoá học", startsOn: "Ngày 2" },
    });
    await expect(dryRunForTest(await desk(stranger), strange("C"))).rejects.toThrow("Tên lớp");
    await expect(dryRunForTest(await desk(commune), strange("D"))).rejects.toThrow("Tên lớp");
  });
});

describe("a long table", () => {
  it("is checked as a job and written in batches", async () => {
    const at = await desk();
    const { id, record } = await dryRunForTest(at, many(1200));
    expect(record).toMatchObject({ status: "checked", counts: { fresh: 1200 } });
    await takeForTest(at, id);
    const { record: done, run } = await viewImport(at, { id, skip: 0 });
    expect(done).toMatchObject({ status: "done", rowsTaken: 1200, taken: { classes: 1200 } });
    expect(run).toMatchObject({ done: 1200, total: 1200, failure: null });
    expect(await classes()).toHaveLength(1200);
  });

  it("goes on behind the last whole batch after the worker was killed, and writes no row twice", async () => {
    let writing = 0;
    const killed: Register = {
      ...sampleRegister,
      take: async (scope, rows) => {
        writing += 1;
        const written = await sampleRegister.take(scope, rows as Parameters<typeof sampleRegister.take>[1]);
        if (writing === 2) throw new Error("killed");
        return written;
      },
    };
    const at = await desk();
    const { id, record } = await dryRunForTest(at, many(1200));
    await confirmImport(at, { id, version: record.version, requestId: "r" });
    const { record: waiting } = await viewImport(at, { id, skip: 0 });
    const order = {
      importId: id,
      step: "take",
      actor: officer,
      requestId: "r",
      runId: waiting.runId ?? "",
    } as const;
    await expect(takeOver(services, killed, order)).rejects.toThrow("killed");
    expect((await testView(at, id)).record).toMatchObject({ status: "running", rowsTaken: 500 });
    await database.asOwner(
      "insert into public.sample_classes values ('96', null, 'Lớp 700', '2026-03-05', 1)",
    );
    await takeOver(services, sampleRegister, order);
    const { record: done, report } = await testView(at, id);
    expect(done).toMatchObject({
      status: "done",
      counts: { fresh: 1199, known: 1 },
      rowsTaken: 1200,
      taken: { classes: 1199 },
    });
    expect(report.find(({ verdict }) => verdict === "known")).toMatchObject({ line: 702 });
    expect(await classes()).toHaveLength(1200);
    await takeOver(services, sampleRegister, order);
    expect(await classes()).toHaveLength(1200);
  });

  it("that fails says how far it came; checked again, what was written is known", async () => {
    let writing = 0;
    const failing: Register = {
      ...sampleRegister,
      take: async (scope, rows) => {
        writing += 1;
        if (writing === 2) throw new Conflict("Lớp đã khoá sổ.");
        return sampleRegister.take(scope, rows as Parameters<typeof sampleRegister.take>[1]);
      },
    };
    const at = await desk(officer, failing);
    const { id } = await dryRunForTest(at, many(800));
    await takeForTest(at, id);
    const { record, run } = await viewImport(at, { id, skip: 0 });
    expect([record.status, run?.failure]).toEqual([
      "failed",
      "Lớp đã khoá sổ. Đã ghi 500 dòng rồi dừng. Kiểm tra lại tệp để nhập tiếp phần còn lại; dòng đã ghi được giữ nguyên.",
    ]);
    const [entry] = await database.asOwner(
      "select details from audit.entries where subject_id = $1 and action = 'sample.import-classes'",
      [id],
    );
    expect(entry).toMatchObject({ details: { failed: true, rowsTaken: 500, classes: 500 } });
    const { mapping } = await openImport(at, id);
    await checkImport(at, { id, mapping, requestId: "r" });
    await workForTest(at, id, "check");
    expect((await testView(at, id)).record).toMatchObject({ counts: { fresh: 300, known: 500 } });
    await takeForTest(at, id);
    expect(await classes()).toHaveLength(800);
  });

  it("of the greatest length is checked within seconds", async () => {
    const started = performance.now();
    const { record } = await dryRunForTest(await desk(), many(19_999));
    expect(record.counts.fresh).toBe(19_999);
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});

describe("who may", () => {
  it("see an import: its own office only, also its file", async () => {
    const { id } = await dryRunForTest(await desk(), many(1));
    const own = await dryRunForTest(await desk(commune), many(1));
    expect(own.record).toMatchObject({ provinceCode: "96", unitCode: "32071" });
    await expect(getImport(await desk(stranger), id)).rejects.toThrow(NotFound);
    await expect(getImport(await desk(commune), id)).rejects.toThrow(NotFound);
    await expect(getImport(await desk(), own.id)).rejects.toThrow(NotFound);
    await expect(desk(testActor("Dân"))).rejects.toThrow(NotAllowed);
    const file = await findFile(services.db, own.record.fileId);
    if (!file) throw new Error("no file");
    const { mayRead } = importFileOwner([sampleRegister]);
    const asked = [officer, stranger, commune, null].map((actor) => mayRead(services.db, actor, file));
    expect(await Promise.all(asked)).toEqual(["deny", "deny", "allow", "deny"]);
  });

  it("bring a table in under a record: where the module opens it", async () => {
    const [open, closed] = [uuidv7(), uuidv7()];
    const register = underRecord(open, () => new NotFound("Không tìm thấy lớp."));
    await importForTest(services, officer, register, many(2), { parentId: open });
    expect(await database.asOwner("select distinct parent_id from public.sample_classes")).toEqual([
      { parent_id: open },
    ]);
    for (const parentId of [closed, "1", undefined])
      await expect(openDesk(register, { services, actor: officer, parentId })).rejects.toThrow(NotFound);
  });
});

describe("a file that is no table", () => {
  const cases: [string, string, Uint8Array, string][] = [
    ["is empty", "a.xlsx", Buffer.alloc(0), "Chọn tệp"],
    ["is a picture", "a.xlsx", Buffer.from("89504e470d0a1a0a0000", "hex"), "Unicode"],
    ["is a broken workbook", "a.xlsx", Buffer.from("PK\u0003\u0004 rác"), "Không đọc được tệp"],
    ["has a password", "a.xls", Buffer.from("d0cf11e0a1b11ae1".padEnd(400, "0"), "hex"), "mật khẩu"],
    ["has no head", "a.csv", Buffer.from("a,b\nc,d\n"), "Không tìm thấy dòng tiêu đề"],
    ["has only a head", "a.csv", writeCsv([head]), "chưa có dòng dữ liệu"],
    ["has only a total", "a.csv", writeCsv([head, ["Tổng cộng", "", "", 3]]), "chưa có dòng dữ liệu"],
    ["has 20,001 rows", "a.csv", writeCsv([...many(20_000)]), "20.000 dòng"],
  ];

  it.each(cases)("because it %s is refused in words", async (_, name, content, words) => {
    const at = await desk();
    const sent = await withUpload(name, content, (file) => uploadTable(at, { file, requestId: "r" }));
    expect(sent).toEqual({ ok: false, faults: [{ field: "tep", text: expect.stringContaining(words) }] });
    expect((await listDeskImports(at, undefined)).imports).toEqual([]);
  });
});
