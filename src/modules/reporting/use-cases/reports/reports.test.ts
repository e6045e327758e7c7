import { beforeAll, expect, test } from "vitest";
import { computeIndicators, provinceUnit } from "#modules/planning";
import { Conflict, NotAllowed, NotFound } from "#platform/http";
import { servicesFor, testActor, withTestDatabase } from "#platform/testing";
import { type ReportIndicator, reportIndicators } from "../../domain/figures.ts";
import { recogniseProduct } from "../../testing/recognised.ts";
import {
  backToWritten,
  dropReport,
  editSection,
  finishReport,
  refreshReport,
  reopenReport,
} from "./change-report.ts";
import { createReport } from "./create-report.ts";
import { listReportsFor, viewReport } from "./read-report.ts";

const database = withTestDatabase();
const services = () => servicesFor(database.db, { now: "2026-11-22T02:00:00Z" });
const grant = (role: string, unitKind: "province" | "commune" | "nation", unitCode: string) =>
  testActor(role, { role, unitKind, unitCode } as Parameters<typeof testActor>[1]);
const officer = grant("province_officer", "province", "96");
const leader = grant("province_leader", "province", "96");
const far = grant("province_officer", "province", "80");
const commune = grant("commune_officer", "commune", "32014");
const neighbour = grant("commune_officer", "commune", "32071");
const ministry = grant("ministry_officer", "nation", "00");
const signing = {
  number: "12/BC-OCOP",
  signedOn: "2026-10-08",
  signerName: "Nguyễn Thị Sen",
  signerTitle: "Chánh Văn phòng",
};

beforeAll(async () => {
  // Figures of a commune are asked through the register of units.
  await database.asOwner(
    `insert into territory.units (era, level, code, parent_code, province_code, name, full_name, type, slug)
     values ('2025', 'commune', '32014', '96', '96', 'Tân Thành', 'Phường Tân Thành', 'phuong', 'tan-thanh')`,
  );
  await recogniseProduct(database, { communeCode: "32014", name: "Khô cá bổi", star: 4, on: "2026-08-12" });
  await recogniseProduct(database, { communeCode: "32071", name: "Mắm ba khía", star: 3, on: "2026-09-30" });
  await recogniseProduct(database, { communeCode: "32071", name: "Tôm khô", star: 3, on: "2025-05-06" });
});

async function draft(actor = officer, no = "3"): Promise<string> {
  const made = await createReport(services(), actor, {
    kind: "quarter",
    year: "2026",
    no,
    recipient: "Sở Nông nghiệp và Môi trường",
  });
  if (!made.ok) throw new Error(JSON.stringify(made.faults));
  return made.value.id;
}
const view = (id: string, actor = officer) => viewReport(services(), actor, id);
const versionOf = async (id: string) => (await view(id)).report.version;
const step = async (id: string) => ({ id, version: await versionOf(id) });
const sectionOf = async (id: string, key = "products") =>
  (await view(id)).sections.find((each) => each.key === key);

async function finished(): Promise<string> {
  const id = await draft();
  const done = await finishReport(services(), leader, { ...(await step(id)), signing });
  if (!done.ok) throw new Error(JSON.stringify(done.faults));
  return id;
}

test("every figure of a report is the indicator engine's, in its period and a year before", async () => {
  const { figures, sections } = await view(await draft());
  expect(figures).toMatchObject({ fromOn: "2026-07-01", toOn: "2026-09-30" });
  expect(figures.values.recognised).toMatchObject({ value: 2 });
  expect(figures.values.cumulative).toMatchObject({ value: 3, before: 1 });
  expect(figures.stars).toEqual({ 3: 1, 4: 1, 5: 0 });
  for (const [name, code] of Object.entries(reportIndicators)) {
    const fromOn = code === "money.allocated" ? "2026-01-01" : "2026-07-01";
    const period = { codes: [code], unit: provinceUnit("96"), fromOn, toOn: "2026-09-30" };
    const [figure] = await computeIndicators(database.db, period);
    expect([name, figures.values[name as ReportIndicator].value]).toEqual([name, figure?.value ?? null]);
  }
  expect(figures.products.map(({ label }) => label).sort()).toEqual([
    "Khô cá bổi – HTX Khô cá bổi",
    "Mắm ba khía – HTX Mắm ba khía",
  ]);
  expect(sections.find(({ key }) => key === "products")?.written).toContain("quý III/2026");
});

test("a period that is not there or has not begun is refused with what was typed", async () => {
  const faults = async (input: { kind: string; year: string; no: string }) => {
    const made = await createReport(services(), officer, { ...input, recipient: "" });
    return made.ok ? [] : made.faults.map(({ field }) => field);
  };
  expect(await faults({ kind: "quarter", year: "2026", no: "5" })).toEqual(["ky"]);
  expect(await faults({ kind: "month", year: "2026", no: "12" })).toEqual(["nam"]);
  expect(await faults({ kind: "week", year: "", no: "1" })).toContain("loai");
});

test("an edited section stays when figures are reckoned anew, beside the new written text, and can go back", async () => {
  const id = await draft();
  const first = await sectionOf(id);
  const text = "Toàn tỉnh đã công nhận hai sản phẩm.\n\nTiếp tục rà soát.";
  expect((await editSection(services(), officer, { ...(await step(id)), key: "products", text })).ok).toBe(
    true,
  );
  const late = await recogniseProduct(database, {
    communeCode: "32014",
    name: "Mật ong rừng U Minh",
    star: 5,
    on: "2026-07-20",
  });
  await refreshReport(services(), officer, await step(id));
  const section = await sectionOf(id);
  expect(section?.edited).toBe(text);
  expect(section?.written).not.toBe(first?.written);
  expect((await view(id)).figures.values.recognised.value).toBe(3);
  await backToWritten(services(), officer, { ...(await step(id)), key: "products" });
  expect(await sectionOf(id)).toMatchObject({ edited: null, written: section?.written });
  await database.asOwner("delete from certification.recognitions where product_id = $1", [late.productId]);
});

test("an empty section and a form opened before another's change are refused", async () => {
  const id = await draft();
  const old = await step(id);
  const empty = await editSection(services(), officer, { ...old, key: "products", text: " \n " });
  expect(empty.ok ? [] : empty.faults.map(({ field }) => field)).toEqual(["loi-van"]);
  await editSection(services(), officer, { ...old, key: "products", text: "Bản của người thứ nhất." });
  await expect(
    editSection(services(), officer, { ...old, key: "products", text: "Bản của người thứ hai." }),
  ).rejects.toThrow(Conflict);
  expect((await sectionOf(id))?.edited).toBe("Bản của người thứ nhất.");
});

test("a finished report keeps figures and text whatever changes in the records, and no step changes it", async () => {
  const id = await finished();
  const kept = await view(id);
  await recogniseProduct(database, { communeCode: "32014", name: "Muối ba khía", star: 3, on: "2026-08-20" });
  const now = await view(id);
  expect(now.figures).toEqual(kept.figures);
  expect(now.sections).toEqual(kept.sections);
  expect(now.report).toMatchObject({
    status: "final",
    number: "12/BC-OCOP",
    finishedByName: "province_leader",
  });
  const at = await step(id);
  await expect(refreshReport(services(), officer, at)).rejects.toThrow(Conflict);
  await expect(dropReport(services(), officer, at)).rejects.toThrow(Conflict);
  await expect(editSection(services(), officer, { ...at, key: "products", text: "khác" })).rejects.toThrow(
    Conflict,
  );
  await expect(finishReport(services(), officer, { ...at, signing })).rejects.toThrow(Conflict);
  expect(await view(id)).toEqual(now);
});

test("signing asks for its number, day and person", async () => {
  const id = await draft();
  const nothing = { number: "", signedOn: "", signerName: "", signerTitle: "" };
  const missing = await finishReport(services(), officer, { ...(await step(id)), signing: nothing });
  expect(missing.ok ? [] : missing.faults.map(({ field }) => field).sort()).toEqual([
    "chuc-vu",
    "ngay-ky",
    "nguoi-ky",
    "so",
  ]);
  const early = { ...signing, signedOn: "2026-06-30" };
  const done = await finishReport(services(), officer, { ...(await step(id)), signing: early });
  expect(done.ok).toBe(false);
});

test("a finished report opens again as one next edition with its text; the first stays as signed", async () => {
  const id = await finished();
  const at = await step(id);
  const [one, two] = await Promise.all([
    reopenReport(services(), officer, at),
    reopenReport(services(), officer, at),
  ]);
  expect(one).toEqual(two);
  const [first, next] = [await view(id), await view(one.id)];
  expect(first.report.status).toBe("final");
  expect(first.nextEditionId).toBe(one.id);
  expect(next.report).toMatchObject({ status: "draft", edition: 2, replacesId: id, number: null });
  expect(next.sections).toEqual(first.sections);
  expect(next.figures).toEqual(first.figures);
  await dropReport(services(), officer, await step(one.id));
  const again = await reopenReport(services(), officer, at);
  expect(again.id).not.toBe(one.id);
});

test("each unit writes and reads its own; a draft is not for those above, a finished report is", async () => {
  const id = await draft();
  const at = await step(id);
  for (const stranger of [far, commune, ministry]) await expect(view(id, stranger)).rejects.toThrow(NotFound);
  await expect(refreshReport(services(), leader, at)).rejects.toThrow(NotAllowed);
  await expect(refreshReport(services(), far, at)).rejects.toThrow(NotFound);
  await expect(draft(leader)).rejects.toThrow(NotAllowed);

  const small = await draft(commune);
  const own = await view(small, commune);
  expect(own.report).toMatchObject({ level: "commune", communeCode: "32014", provinceCode: "96" });
  expect(own.figures.products.length).toBeGreaterThan(0);
  expect(own.figures.products.every(({ label }) => !label.startsWith("Mắm ba khía"))).toBe(true);
  for (const stranger of [officer, neighbour, far])
    await expect(view(small, stranger)).rejects.toThrow(NotFound);
  const { version } = own.report;
  expect((await finishReport(services(), commune, { id: small, version, signing })).ok).toBe(true);
  expect((await view(small, officer)).report.status).toBe("final");
  for (const stranger of [neighbour, far]) await expect(view(small, stranger)).rejects.toThrow(NotFound);
  const below = await listReportsFor(services(), officer, { whose: "below" });
  expect(below.reports.map((each) => each.id)).toEqual([small]);
  expect((await listReportsFor(services(), far, { whose: "below" })).reports).toEqual([]);
});
