import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { renderPdf } from "#platform/documents";
import { Conflict, NotAllowed, NotFound, type Services, type UploadedFile } from "#platform/http";
import { servicesFor, testActor, withTestDatabase } from "#platform/testing";
import { mayReadFile } from "../../permissions.ts";
import { addClosedResult } from "../../testing/closed-results.ts";
import { changeDraft, deleteDecisionDraft } from "./change-draft.ts";
import { approveDecision, refuseDecision } from "./decide.ts";
import { keepSignedCopy } from "./keep-signed-copy.ts";
import { openResults, prepareDecision, submitDecision, viewDecision } from "./prepare-decision.ts";
import { readDecisionPaper, readRevocationPaper } from "./read-papers.ts";

const database = withTestDatabase();
const at = { unitKind: "province", unitCode: "96", provinceCode: "96" };
const officer = testActor("Cán bộ OCOP", { role: "province_officer", ...at });
const leader = testActor("Lãnh đạo tỉnh", { role: "province_leader", ...at });
const stranger = testActor("Cán bộ tỉnh khác", {
  role: "province_officer",
  unitKind: "province",
  unitCode: "80",
  provinceCode: "80",
});
let kept: Services | undefined;
const services = () => (kept ??= servicesFor(database.db, { now: "2026-11-22T03:00:00Z" }));

async function draft(kind: "recognition" | "approval_for_ministry", ...totals: number[]) {
  const results = [];
  for (const total of totals) results.push(await addClosedResult(database, { name: `Mẫu ${total}`, total }));
  const dossierIds = results.map(({ dossierId }) => dossierId);
  const made = await prepareDecision(services(), officer, { kind, dossierIds, requestId: "r" });
  if (!made.ok) throw new Error(made.faults[0]?.text);
  return { id: made.value.id, dossierIds };
}

const open = async () => (await openResults(services(), officer)).map(({ dossierId }) => dossierId);
const held = async (id: string) =>
  (await viewDecision(services(), officer, id)).results.map(({ dossierId }) => dossierId).sort();

describe("a draft", () => {
  it("lets go of one result and takes up another of its kind", async () => {
    const { id, dossierIds } = await draft("recognition", 61, 62);
    const [first = "", second = ""] = dossierIds;
    const third = await addClosedResult(database, { name: "Khô cá", total: 71 });
    const input = { id, version: 1, requestId: "r" };
    const done = await changeDraft(services(), officer, { ...input, dossierIds: [first, third.dossierId] });
    expect(done.ok).toBe(true);
    expect(await held(id)).toEqual([first, third.dossierId].sort());
    expect(await open()).toContain(second);
    const { decision } = await viewDecision(services(), officer, id);
    expect([decision.status, decision.version, decision.title]).toEqual([
      "draft",
      2,
      "Công nhận kết quả 3–4 sao: 2 sản phẩm",
    ]);
    await expect(changeDraft(services(), officer, { ...input, dossierIds: [first] })).rejects.toThrow(
      Conflict,
    );
  });

  it("refuses an empty list, a result of another kind, and one that is taken", async () => {
    const { id, dossierIds } = await draft("recognition", 63);
    const taken = await draft("recognition", 64);
    const best = await addClosedResult(database, { name: "Muối", total: 95 });
    const input = { id, version: 1, requestId: "r" };
    expect((await changeDraft(services(), officer, { ...input, dossierIds: [] })).ok).toBe(false);
    const mixed = [...dossierIds, best.dossierId];
    expect((await changeDraft(services(), officer, { ...input, dossierIds: mixed })).ok).toBe(false);
    const twice = [...dossierIds, ...taken.dossierIds];
    await expect(changeDraft(services(), officer, { ...input, dossierIds: twice })).rejects.toThrow(Conflict);
    expect(await held(id)).toEqual(dossierIds);
  });

  it("may be taken away; its results wait again and the audit trail keeps what it held", async () => {
    const { id, dossierIds } = await draft("recognition", 65);
    await expect(deleteDecisionDraft(services(), leader, { id, version: 1, requestId: "r" })).rejects.toThrow(
      NotAllowed,
    );
    await expect(
      deleteDecisionDraft(services(), stranger, { id, version: 1, requestId: "r" }),
    ).rejects.toThrow(NotFound);
    expect((await deleteDecisionDraft(services(), officer, { id, version: 1, requestId: "r" })).ok).toBe(
      true,
    );
    expect(await open()).toContain(dossierIds[0]);
    await expect(viewDecision(services(), officer, id)).rejects.toThrow(NotFound);
    const [row] = await database.asOwner<{ details: { dossierIds: string[] } }>(
      "select details from audit.entries where action = 'certification.delete-draft' and subject_id = $1",
      [id],
    );
    expect(row?.details.dossierIds).toEqual(dossierIds);
  });

  it("stands still while it lies before the leader, and may be mended after being sent back", async () => {
    const { id, dossierIds } = await draft("recognition", 66, 67);
    await submitDecision(services(), officer, { id, version: 1, requestId: "r" });
    const [one = ""] = dossierIds;
    const change = (version: number) =>
      changeDraft(services(), officer, { id, version, requestId: "r", dossierIds: [one] });
    await expect(change(2)).rejects.toThrow(Conflict);
    await expect(
      deleteDecisionDraft(services(), officer, { id, version: 2, requestId: "r" }),
    ).rejects.toThrow(Conflict);
    await refuseDecision(services(), leader, { id, version: 2, reason: "Bớt một sản phẩm.", requestId: "r" });
    expect((await change(3)).ok).toBe(true);
    expect((await viewDecision(services(), officer, id)).decision).toMatchObject({
      status: "refused",
      refusalReason: "Bớt một sản phẩm.",
    });
  });
});

describe("papers of a signed decision", () => {
  const signing = { signedOn: "2026-11-20", signerName: "Trần Thị Lãnh Đạo", signerTitle: "Chủ tịch" };

  async function signed(kind: "recognition" | "approval_for_ministry", total: number, number: string) {
    const { id } = await draft(kind, total);
    await submitDecision(services(), officer, { id, version: 1, requestId: "r" });
    const input = { id, version: 2, number, requestId: "r", ...signing };
    const done = await approveDecision(services(), leader, input);
    if (!done.ok) throw new Error(done.faults[0]?.text);
    return id;
  }

  async function scan(name: string, content: Uint8Array): Promise<UploadedFile> {
    const path = join(services().config.SAOQUE_DATA, name);
    await writeFile(path, content);
    const declaredType = "application/pdf";
    return { field: "ban-ky", name, declaredType, path, bytes: content.byteLength, truncated: false };
  }

  it("keeps the scan for the office and the leader of the province alone", async () => {
    const id = await signed("recognition", 68, "201/QĐ-UBND");
    const pdf = await renderPdf({ title: "Bản ký", blocks: [] });
    const file = await scan("ban-ky.pdf", pdf);
    const input = { id, version: 3, file, requestId: "r" };
    expect((await keepSignedCopy(services(), officer, { ...input, file: undefined })).ok).toBe(false);
    const text = await scan("virus.pdf", new TextEncoder().encode("<script>alert(1)</script>"));
    expect((await keepSignedCopy(services(), officer, { ...input, file: text })).ok).toBe(false);
    await expect(keepSignedCopy(services(), stranger, input)).rejects.toThrow(NotFound);
    expect((await keepSignedCopy(services(), officer, input)).ok).toBe(true);
    await expect(keepSignedCopy(services(), leader, input)).rejects.toThrow(Conflict);
    const { decision } = await viewDecision(services(), leader, id);
    expect(decision.signedFileId).not.toBeNull();
    const stored = { ownerKind: "signed-decision", provinceCode: "96" };
    expect([officer, leader, stranger].map((actor) => mayReadFile(actor, stored))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it("takes no scan of what is not signed yet", async () => {
    const { id } = await draft("recognition", 69);
    const file = await scan("som.pdf", await renderPdf({ title: "Bản ký", blocks: [] }));
    await expect(
      keepSignedCopy(services(), officer, { id, version: 1, file, requestId: "r" }),
    ).rejects.toThrow(Conflict);
  });

  it("prints the hand-over to the ministry for 90 points and more only", async () => {
    const ministry = await signed("approval_for_ministry", 93, "202/QĐ-UBND");
    const paper = await readDecisionPaper(services(), officer, ministry, "gui-bo");
    expect(Buffer.from(paper.content.slice(0, 5)).toString()).toBe("%PDF-");
    const recognition = await signed("recognition", 72, "203/QĐ-UBND");
    await expect(readDecisionPaper(services(), officer, recognition, "gui-bo")).rejects.toThrow(NotFound);
  });

  it("prints a draft of the revocation for the office, not for others", async () => {
    const id = await signed("recognition", 73, "204/QĐ-UBND");
    const [row] = await database.asOwner<{ slug: string }>(
      "select k.slug from certification.certificates k join certification.recognitions r on r.id = k.recognition_id where r.decision_id = $1",
      [id],
    );
    const paper = await readRevocationPaper(services(), leader, row?.slug ?? "");
    expect(paper.name).toContain("du-thao");
    expect(Buffer.from(paper.content.slice(0, 5)).toString()).toBe("%PDF-");
    await expect(readRevocationPaper(services(), stranger, row?.slug ?? "")).rejects.toThrow(NotAllowed);
  });
});
