import { createHash } from "node:crypto";
import type { SheetContent } from "../domain/sheet-content.ts";
import type { SheetKey } from "../store/sheets.store.ts";

/** SHA-256 over who marked what on which dossier when, in one fixed order: a later change of any mark shows. */
export function sealOf(key: SheetKey, content: SheetContent, submittedAt: Date): Buffer {
  const marks = Object.entries(content.marks)
    .map(([code, mark]) => [code, mark.points, mark.abstained, mark.caseCode, mark.reason])
    .sort(byFirst);
  const knockOuts = Object.entries(content.knockOuts)
    .map(([code, each]) => [code, each.raised, each.reason])
    .sort(byFirst);
  const text = JSON.stringify([
    "saoque/score-sheet@1",
    key.sessionId,
    key.dossierId,
    key.memberId,
    key.markingRound,
    submittedAt.toISOString(),
    marks,
    knockOuts,
    content.comment,
  ]);
  return createHash("sha256").update(text, "utf8").digest();
}

/** What a person can compare with a printed sheet. */
export function sealText(seal: Buffer): string {
  return seal.toString("hex").slice(0, 16).toUpperCase();
}

function byFirst(a: readonly unknown[], b: readonly unknown[]): number {
  return String(a[0]) < String(b[0]) ? -1 : 1;
}
