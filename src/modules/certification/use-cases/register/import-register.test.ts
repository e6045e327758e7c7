import { mkdtempSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { readSheet, type SheetCell, writeSheet } from "#platform/documents";
import { Conflict, NotAllowed, NotFound, type Services } from "#platform/http";
import { servicesFor, testActor, withTestDatabase } from "#platform/testing";
import { writeImportResult } from "./import-files.ts";
import { checkImport, confirmImport, openImport, runImportJob } from "./import-register.ts";
import { uploadRegister } from "./upload-register.ts";
import { viewImport } from "./view-import.ts";

const database = withTestDatabase();
const at = { unitKind: "province", unitCode: "96", provinceCode: "96" };
const officer = testActor("Cán bộ OCOP", { role: "province_officer", ...at });
const stranger = testActor("Tỉnh khác", { role: "province_officer", unitKind: "province", unitCode: "80" });
const headings = ["Tên sản phẩm", "Chủ thể", "Xã", "Huyện", "Nhóm", "Hạng sao", "Quyết định", "Ngày QĐ"];
let services: Services;

beforeEach(async () => {
  services = servicesFor(database.db, { now: "2026-11-22T03:00:00Z" });
  await database.asOwner(
    "truncate certification.imports, certification.recognitions, certification.candidacies, products.products, producers.producers cascade",
  );
});

async function file(rows: SheetCell[][], name = "danh-ba.xlsx", heads = headings) {
  const content = name.endsWith(".csv")
    ? Buffer.from([heads, ...rows].map((row) => row.join(";")).join("\n"))
    : await writeSheet(
        heads.map((label) => ({ label })),
        rows,
      );
  const path = join(mkdtempSync(join(tmpdir(), "saoque-upload-")), "tep");
  writeFileSync(path, content);
  return { field: "tep", name, declaredType: "", path, bytes: statSync(path).size, truncated: false };
}

async function upload(rows: SheetCell[][], name?: string, heads?: string[]): Promise<string> {
  const sent = await file(rows, name, heads);
  const done = await uploadRegister(services, officer, { file: sent, requestId: "r" });
  if (!done.ok) throw new Error(done.faults[0]?.text);
  return done.value.id;
}

async function check(id: string) {
  const { mapping } = await openImport(services, officer, id);
  const done = await checkImport(services, officer, { id, mapping });
  if (!done.ok) throw new Error(done.faults[0]?.text);
  return viewImport(services, officer, { id, skip: 0 });
}

const gao: SheetCell[] = [
  "Gạo ST24",
  "HTX Trí Lực",
  "Trí Lực",
  "Thới Bình",
  "Thực phẩm",
  "3 sao",
  "86/QĐ-UBND",
  "12/01/2022",
];

describe("an office's register", () => {
  it.each(["danh-ba.xlsx", "danh-ba.csv"])(
    "comes in from %s with commune, decision and validity",
    async (name) => {
      const id = await upload([gao], name);
      const { record } = await check(id);
      expect(record.counts).toEqual({ total: 1, fresh: 1, known: 0, faulty: 0 });
      expect(await confirmImport(services, officer, { id, version: record.version, requestId: "r" })).toEqual(
        { ok: true, value: { running: false } },
      );
      const rows =
        await database.asOwner(`select p.name, c.name as producer, c.kind, p.commune_code, c.old_commune_code, r.star, r.rule_set, r.decision_number, r.valid_until
      from certification.recognitions r join products.products p on p.id = r.product_id join producers.producers c on c.id = r.producer_id`);
      expect(rows).toEqual([
        {
          name: "Gạo ST24",
          producer: "HTX Trí Lực",
          kind: "cooperative",
          commune_code: "32071",
          old_commune_code: "32072",
          star: 3,
          rule_set: "1048/781",
          decision_number: "86/QĐ-UBND",
          valid_until: "2025-01-12",
        },
      ]);
    },
  );

  it("shows faulty lines first, repeated and known ones as such, and takes over only the new", async () => {
    const upgraded = [...gao];
    upgraded[5] = 4;
    upgraded[6] = "9/QĐ-UBND";
    upgraded[7] = "05/02/2025";
    const first = await upload([gao]);
    await confirmImport(services, officer, {
      id: first,
      version: (await check(first)).record.version,
      requestId: "r",
    });
    const id = await upload([
      gao,
      upgraded,
      upgraded,
      ["Trà", null, null, null, "Đồ uống", "bảy", null, "31/02/2022"],
    ]);
    const { record, report } = await check(id);
    expect(report.map(({ line, verdict }) => [line, verdict])).toEqual([
      [5, "faulty"],
      [2, "known"],
      [4, "known"],
      [3, "new"],
    ]);
    expect(report[0]?.notes).toHaveLength(3);
    await confirmImport(services, officer, { id, version: record.version, requestId: "r" });
    const [counted] = await database.asOwner(
      `select (select count(*)::int from products.products) as products, (select count(*)::int from certification.recognitions) as recognitions`,
    );
    expect(counted).toEqual({ products: 1, recognitions: 2 });
  });

  it("brings tax codes along: one producer each, in the file and beside what stands", async () => {
    const heads = [...headings, "Mã số thuế"];
    const line = (product: string, producer: string, taxCode: SheetCell) => [
      product,
      producer,
      ...gao.slice(2),
      taxCode,
    ];
    const first = await upload([line("Gạo A", "HTX A", 301234567)], undefined, heads);
    const { version } = (await check(first)).record;
    await confirmImport(services, officer, { id: first, version, requestId: "r" });
    expect(await database.asOwner("select name, tax_code from producers.producers")).toEqual([
      { name: "HTX A", tax_code: "0301234567" },
    ]);
    const rows = [
      line("Gạo A2", "HTX A", "0301234567"),
      line("Gạo B", "HTX B", "0301234567"),
      line("Gạo C", "HTX C", "2001234567"),
      line("Gạo D", "HTX D", "2001234567"),
      line("Gạo C2", "HTX C", "2009999999"),
      line("Gạo E", "HTX E", "12"),
    ];
    const second = await upload(rows, undefined, heads);
    const { record, report } = await check(second);
    expect(report.filter(({ verdict }) => verdict === "faulty").map((each) => each.line)).toEqual([
      3, 5, 6, 7,
    ]);
    await confirmImport(services, officer, { id: second, version: record.version, requestId: "r" });
    expect(await database.asOwner("select name, tax_code from producers.producers order by name")).toEqual([
      { name: "HTX A", tax_code: "0301234567" },
      { name: "HTX C", tax_code: "2001234567" },
    ]);
  });

  it("goes back with the outcome beside each line", async () => {
    const id = await upload([gao, ["Trà", null, null, null, "Đồ uống", "3", null, null]]);
    await check(id);
    const { content } = await writeImportResult(services, officer, id);
    const sheet = await readSheet(content);
    if (!sheet.ok) throw new Error("unreadable");
    expect(sheet.value.map((row) => row[8])).toEqual(["Kết quả", "Mới", "Cần sửa"]);
    expect(sheet.value[2]?.[9]).toContain("Thiếu tên chủ thể");
  });

  it("remembers the columns of the last import, by their headings", async () => {
    const id = await upload([gao]);
    const mapping = { productName: 0, producerName: 1, sector: 4, star: 5 };
    await checkImport(services, officer, { id, mapping });
    await confirmImport(services, officer, { id, version: 2, requestId: "r" });
    expect(await openImport(services, officer, await upload([gao]))).toMatchObject({
      suggested: "remembered",
      mapping,
    });
  });

  it("leaves the commune open where the old one was divided", async () => {
    const id = await upload([
      ["Cá khô", "HTX Cái Bát", "Hòa Mỹ", "Cái Nước", "Thực phẩm", "3", null, "2021"],
    ]);
    const { record } = await check(id);
    await confirmImport(services, officer, { id, version: record.version, requestId: "r" });
    const rows = await database.asOwner("select commune_code, old_place from producers.producers");
    expect(rows).toEqual([{ commune_code: null, old_place: "Hòa Mỹ, Cái Nước" }]);
  });

  it("is imported once: a second press, another version, another province get nothing", async () => {
    const id = await upload([gao]);
    const { record } = await check(id);
    await confirmImport(services, officer, { id, version: record.version, requestId: "r" });
    await expect(
      confirmImport(services, officer, { id, version: record.version, requestId: "r" }),
    ).rejects.toThrow(Conflict);
    await expect(openImport(services, stranger, id)).rejects.toThrow(NotFound);
    await expect(
      uploadRegister(services, testActor("Dân"), { file: await file([gao]), requestId: "r" }),
    ).rejects.toThrow(NotAllowed);
  });

  it("of many lines runs as a job, all or nothing", async () => {
    const many = Array.from({ length: 3000 }, (_, at): SheetCell[] => [
      `Sản phẩm ${at}`,
      `HTX ${at % 700}`,
      null,
      null,
      "Thực phẩm",
      3,
      `${at}/QĐ`,
      "01/02/2024",
    ]);
    const id = await upload(many);
    const { record } = await check(id);
    expect(await confirmImport(services, officer, { id, version: record.version, requestId: "r" })).toEqual({
      ok: true,
      value: { running: true },
    });
    const { record: waiting } = await viewImport(services, officer, { id, skip: 0 });
    expect(waiting.status).toBe("running");
    const started = performance.now();
    await runImportJob(services, { importId: id, actor: officer, requestId: "r", runId: waiting.runId });
    expect(performance.now() - started).toBeLessThan(10_000);
    const view = await viewImport(services, officer, { id, skip: 0 });
    expect(view.record).toMatchObject({ status: "done", counts: { fresh: 3000 } });
    expect(view.run).toMatchObject({ done: 3000, failure: null });
  });

  it.each([
    [
      "no head",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ["only a head", [headings]],
  ])("is refused in words: %s", async (_, rows) => {
    const path = join(mkdtempSync(join(tmpdir(), "saoque-upload-")), "tep");
    writeFileSync(path, rows.map((row) => row.join(",")).join("\n"));
    const given = { field: "tep", name: "x.csv", declaredType: "", path, bytes: 10, truncated: false };
    expect(await uploadRegister(services, officer, { file: given, requestId: "r" })).toMatchObject({
      ok: false,
      faults: [{ field: "tep" }],
    });
  });
});
