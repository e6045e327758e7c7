import { type Executor, sql, type Tx, tables, uuidv7 } from "#platform/db";
import type { SheetContent } from "../domain/sheet-content.ts";

const on = tables<"evaluation.score_sheets" | "evaluation.marks" | "evaluation.knock_outs">();

interface SheetHead {
  id: string;
  sessionId: string;
  dossierId: string;
  memberId: string;
  markingRound: number;
  status: "draft" | "submitted";
  seal: Buffer | null;
  submittedAt: Date | null;
  updatedAt: Date;
  version: number;
}

export interface StoredSheet extends SheetHead {
  content: SheetContent;
}

export interface SheetKey {
  sessionId: string;
  dossierId: string;
  memberId: string;
  markingRound: number;
}

const headColumns = [
  "id",
  "session_id as sessionId",
  "dossier_id as dossierId",
  "member_id as memberId",
  "marking_round as markingRound",
  "status",
  "seal",
  "submitted_at as submittedAt",
  "updated_at as updatedAt",
  "version",
  "comment",
] as const;

export async function findSheet(db: Executor, key: SheetKey): Promise<StoredSheet | undefined> {
  const [sheet] = await readSheets(db, key.sessionId, key.dossierId, {
    memberId: key.memberId,
    markingRound: key.markingRound,
  });
  return sheet;
}

/** Sheets of one dossier with everything on them; three statements, however many members. */
export async function readSheets(
  db: Executor,
  sessionId: string,
  dossierId: string,
  only: { memberId?: string; markingRound?: number } = {},
): Promise<StoredSheet[]> {
  let query = on(db)
    .selectFrom("evaluation.score_sheets")
    .select(headColumns)
    .where("session_id", "=", sessionId)
    .where("dossier_id", "=", dossierId)
    .orderBy("marking_round")
    .orderBy("member_id");
  if (only.memberId) query = query.where("member_id", "=", only.memberId);
  if (only.markingRound) query = query.where("marking_round", "=", only.markingRound);
  const heads = await query.execute();
  if (heads.length === 0) return [];
  const ids = heads.map((head) => head.id);
  const marks = await on(db)
    .selectFrom("evaluation.marks")
    .selectAll()
    .where("sheet_id", "in", ids)
    .execute();
  const knockOuts = await on(db)
    .selectFrom("evaluation.knock_outs")
    .selectAll()
    .where("sheet_id", "in", ids)
    .execute();
  return heads.map(({ comment, status, ...head }) => ({
    ...head,
    status: status as SheetHead["status"],
    content: {
      marks: Object.fromEntries(
        marks
          .filter((mark) => mark.sheet_id === head.id)
          .map((mark) => [
            mark.criterion,
            {
              points: mark.points,
              abstained: mark.abstained,
              caseCode: mark.case_code,
              reason: mark.reason ?? "",
            },
          ]),
      ),
      knockOuts: Object.fromEntries(
        knockOuts
          .filter((each) => each.sheet_id === head.id)
          .map((each) => [each.code, { raised: each.raised, reason: each.reason }]),
      ),
      comment: comment ?? "",
    },
  }));
}

/** Makes or overwrites a draft; undefined when another window or a submission was faster. */
export async function saveDraft(
  tx: Tx,
  key: SheetKey,
  expectedVersion: number,
  content: SheetContent,
  at: Date,
): Promise<{ id: string; version: number } | undefined> {
  const head =
    expectedVersion === 0
      ? await insertHead(tx, key, content, at)
      : await updateHead(tx, key, expectedVersion, content, at);
  if (!head) return undefined;
  await on(tx).deleteFrom("evaluation.marks").where("sheet_id", "=", head.id).execute();
  await on(tx).deleteFrom("evaluation.knock_outs").where("sheet_id", "=", head.id).execute();
  await insertContent(tx, head.id, content);
  return head;
}

async function insertHead(tx: Tx, key: SheetKey, content: SheetContent, at: Date) {
  return on(tx)
    .insertInto("evaluation.score_sheets")
    .values({
      id: uuidv7(),
      session_id: key.sessionId,
      dossier_id: key.dossierId,
      member_id: key.memberId,
      marking_round: key.markingRound,
      comment: content.comment || null,
      updated_at: at,
    })
    .onConflict((conflict) =>
      conflict.columns(["session_id", "dossier_id", "member_id", "marking_round"]).doNothing(),
    )
    .returning(["id", "version"])
    .executeTakeFirst();
}

async function updateHead(tx: Tx, key: SheetKey, expectedVersion: number, content: SheetContent, at: Date) {
  return on(tx)
    .updateTable("evaluation.score_sheets")
    .set({ comment: content.comment || null, updated_at: at, version: expectedVersion + 1 })
    .where("session_id", "=", key.sessionId)
    .where("dossier_id", "=", key.dossierId)
    .where("member_id", "=", key.memberId)
    .where("marking_round", "=", key.markingRound)
    .where("version", "=", expectedVersion)
    .where("status", "=", "draft")
    .returning(["id", "version"])
    .executeTakeFirst();
}

async function insertContent(tx: Tx, sheetId: string, content: SheetContent): Promise<void> {
  const marks = Object.entries(content.marks);
  if (marks.length > 0) {
    await on(tx)
      .insertInto("evaluation.marks")
      .values(
        marks.map(([criterion, mark]) => ({
          sheet_id: sheetId,
          criterion,
          points: mark.points,
          abstained: mark.abstained,
          case_code: mark.caseCode,
          reason: mark.reason || null,
        })),
      )
      .execute();
  }
  const knockOuts = Object.entries(content.knockOuts);
  if (knockOuts.length === 0) return;
  await on(tx)
    .insertInto("evaluation.knock_outs")
    .values(knockOuts.map(([code, { raised, reason }]) => ({ sheet_id: sheetId, code, raised, reason })))
    .execute();
}

/** After this the sheet cannot be changed by anything the application does (trigger keep_sealed). */
export async function sealSheet(tx: Tx, id: string, seal: Buffer, at: Date): Promise<void> {
  await on(tx)
    .updateTable("evaluation.score_sheets")
    .set({ status: "submitted", seal, submitted_at: at, updated_at: at, version: sql`version + 1` })
    .where("id", "=", id)
    .execute();
}

/** How many members have submitted, per dossier: the only thing anybody sees before closing. */
export async function submittedMembers(
  db: Executor,
  sessionId: string,
): Promise<{ dossierId: string; memberId: string; markingRound: number }[]> {
  return on(db)
    .selectFrom("evaluation.score_sheets")
    .select(["dossier_id as dossierId", "member_id as memberId", "marking_round as markingRound"])
    .where("session_id", "=", sessionId)
    .where("status", "=", "submitted")
    .execute();
}

/** Each member starts the next marking round from the member's own marks; the sealed sheets stay as they are. */
export async function copySheetsToNextRound(
  tx: Tx,
  sessionId: string,
  dossierId: string,
  fromRound: number,
  at: Date,
): Promise<void> {
  const sheets = await readSheets(tx, sessionId, dossierId, { markingRound: fromRound });
  for (const sheet of sheets) {
    await saveDraft(
      tx,
      { sessionId, dossierId, memberId: sheet.memberId, markingRound: fromRound + 1 },
      0,
      sheet.content,
      at,
    );
  }
}
