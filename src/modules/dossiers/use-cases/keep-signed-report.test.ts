import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { renderPdf } from "#platform/documents";
import { findFile } from "#platform/files";
import { Conflict, NotAllowed, type UploadedFile } from "#platform/http";
import { withTestDatabase } from "#platform/testing";
import {
  accept,
  fill,
  makeWorld,
  must,
  requestId,
  start,
  submit,
  versionNow,
  type World,
} from "../testing/world.ts";
import { keepSignedReport, signedReports } from "./keep-signed-report.ts";
import { readDossierFile } from "./read-dossier-file.ts";
import { writeReport } from "./report-dossier.ts";

const database = withTestDatabase();
let world: World;
let dossierId: string;

async function scan(content: Uint8Array): Promise<UploadedFile> {
  const name = "mau-03.pdf";
  const path = join(world.services.config.SAOQUE_DATA, name);
  await writeFile(path, content);
  const bytes = content.byteLength;
  return { field: "ban-ky", name, declaredType: "application/pdf", path, bytes, truncated: false };
}

async function report(number: string): Promise<void> {
  const typed = {
    reportNumber: number,
    letterNumber: "46/UBND-KT",
    reportedOn: "2026-11-20",
    meetingHeld: "",
    proposal: "propose",
    comment: "",
    samples: "5",
    samplesDeliveredOn: "",
    signedBy: "Nguyễn Văn Chủ Tịch",
  };
  const version = await versionNow(world, dossierId);
  must(await writeReport(world.services, world.officer, { dossierId, version, typed, requestId }));
}

const signedFile = async () => (await readDossierFile(database.db, dossierId)).report?.signedFileId;

beforeAll(async () => {
  world = await makeWorld(database);
  dossierId = await start(world);
  await fill(world, dossierId);
  await submit(world, dossierId);
  await accept(world, dossierId, "commune");
});

test("the commune keeps the signed Mẫu 03; a report written anew asks for a new scan", async () => {
  const { services, officer } = world;
  const file = await scan(await renderPdf({ title: "Mẫu 03", blocks: [] }));
  const input = { dossierId, file, requestId };
  await expect(keepSignedReport(services, officer, input)).rejects.toThrow(Conflict);
  await report("45/BC-UBND");
  for (const stranger of [world.otherOfficer, world.owner, world.province])
    await expect(keepSignedReport(services, stranger, input)).rejects.toThrow(NotAllowed);
  expect((await keepSignedReport(services, officer, { ...input, file: undefined })).ok).toBe(false);
  const script = await scan(new TextEncoder().encode("<script>alert(1)</script>"));
  expect((await keepSignedReport(services, officer, { ...input, file: script })).ok).toBe(false);
  expect(await signedFile()).toBeNull();

  const whole = await scan(await renderPdf({ title: "Mẫu 03", blocks: [] }));
  must(await keepSignedReport(services, officer, { ...input, file: whole }));
  const stored = await findFile(database.db, (await signedFile()) ?? "");
  if (!stored) throw new Error("not stored");
  expect(stored.sensitivity).toBe("sensitive");
  const may = (actor: World["owner"]) => signedReports.mayRead(database.db, actor, stored);
  expect(await Promise.all([officer, world.owner].map(may))).toEqual(["allow", "allow"]);
  expect(
    await Promise.all([world.otherOfficer, world.province, world.council, world.stranger].map(may)),
  ).toEqual(["deny", "deny", "deny", "deny"]);

  await report("47/BC-UBND");
  expect(await signedFile()).toBeNull();
});
