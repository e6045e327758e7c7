import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { getProofs, listProofs } from "#modules/producers";
import { renderPdf } from "#platform/documents";
import type { UploadedFile } from "#platform/http";
import { withTestDatabase } from "#platform/testing";
import { listCitations, listSelfMarks } from "../store/marks.store.ts";
import { makeWorld, must, requestId, start, versionNow, type World } from "../testing/world.ts";
import { type NewEvidence, saveMarks } from "./save-marks.ts";

const database = withTestDatabase();
let world: World;
let dossierId: string;

beforeAll(async () => {
  world = await makeWorld(database);
  dossierId = await start(world);
});

async function evidence(criterion: string, name: string, content: Uint8Array): Promise<NewEvidence> {
  const path = join(await mkdtemp(join(tmpdir(), "saoque-evidence-")), "file");
  await writeFile(path, content);
  const field = `file.${criterion}`;
  const upload: UploadedFile = {
    field,
    name,
    declaredType: "application/pdf",
    path,
    bytes: content.length,
    truncated: false,
  };
  return { criterion, upload, kind: "3", title: "", expiresOn: "2027-05-01" };
}

async function save(uploads: NewEvidence[], cited: { criterion: string; proofId: string }[] = []) {
  const typed = [{ criterion: "1.5", level: "2", reason: "Hợp đồng với 40 hộ" }];
  const version = await versionNow(world, dossierId);
  return saveMarks(world.services, world.owner, {
    dossierId,
    part: "A",
    version,
    typed,
    cited,
    uploads,
    requestId,
  });
}

const paper = () =>
  renderPdf({ title: "Hợp đồng", blocks: [{ type: "paragraph", text: "Hợp đồng liên kết" }] });

it("puts a file uploaded under a criterion into the proof library and cites it there", async () => {
  must(await save([await evidence("1.5", "Hợp đồng liên kết.pdf", await paper())]));
  const [citation] = await listCitations(world.services.db, dossierId);
  const [proof] = await getProofs(world.services.db, [citation?.proofId ?? ""]);
  expect(citation?.criterion).toBe("1.5");
  expect([proof?.kind, proof?.title, proof?.expiresOn, proof?.fileId !== null]).toEqual([
    3,
    "Hợp đồng liên kết",
    "2027-05-01",
    true,
  ]);
});

it("cites one proof under several criteria", async () => {
  const [citation] = await listCitations(world.services.db, dossierId);
  const proofId = citation?.proofId ?? "";
  const cited = ["1.1", "1.2", "1.5"].map((criterion) => ({ criterion, proofId }));
  must(await save([], cited));
  expect(await listCitations(world.services.db, dossierId)).toEqual(cited);
});

it("takes back the good file of a form whose other file is refused", async () => {
  const before = await listProofs(world.services.db, world.producerId);
  const good = await evidence("1.1", "tot.pdf", await paper());
  const bad = await evidence("1.2", "xau.pdf", Buffer.from("MZ not a paper"));
  const saved = await save([good, bad]);
  expect(saved.ok ? [] : saved.faults.map((fault) => fault.field)).toEqual(["file.1.2"]);
  expect(await listProofs(world.services.db, world.producerId)).toEqual(before);
  expect(await listSelfMarks(world.services.db, dossierId)).toHaveLength(1);
});
