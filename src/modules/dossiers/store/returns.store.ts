import { type Executor, type Tx, tables, uuidv7 } from "#platform/db";

const on = tables<"dossiers.returns" | "dossiers.return_points">();

export interface ReturnPoint {
  no: number;
  criterion: string | null;
  request: string;
  answer: string | null;
}

export interface DossierReturn {
  id: string;
  level: "commune" | "province";
  reason: string;
  respondBy: string;
  returnedByName: string | null;
  returnedAt: Date;
  answeredAt: Date | null;
  points: ReturnPoint[];
}

export interface NewReturn {
  dossierId: string;
  level: "commune" | "province";
  reason: string;
  respondBy: string;
  actor: { accountId: string; displayName: string };
  points: readonly { criterion: string | null; request: string }[];
  now: Date;
}

export async function insertReturn(tx: Tx, input: NewReturn): Promise<string> {
  const id = uuidv7();
  await on(tx)
    .insertInto("dossiers.returns")
    .values({
      id,
      dossier_id: input.dossierId,
      level: input.level,
      reason: input.reason,
      respond_by: input.respondBy,
      returned_by: input.actor.accountId,
      returned_by_name: input.actor.displayName,
      returned_at: input.now,
    })
    .execute();
  const points = input.points.map(({ criterion, request }, index) => ({
    return_id: id,
    no: index + 1,
    criterion,
    request,
  }));
  if (points.length > 0) await on(tx).insertInto("dossiers.return_points").values(points).execute();
  return id;
}

/** Every return of a dossier with its points, latest first. */
export async function listReturns(db: Executor, dossierId: string): Promise<DossierReturn[]> {
  const heads = await on(db)
    .selectFrom("dossiers.returns")
    .select([
      "id",
      "level",
      "reason",
      "respond_by as respondBy",
      "returned_by_name as returnedByName",
      "returned_at as returnedAt",
      "answered_at as answeredAt",
    ])
    .where("dossier_id", "=", dossierId)
    .orderBy("returned_at", "desc")
    .limit(50)
    .execute();
  if (heads.length === 0) return [];
  const points = await on(db)
    .selectFrom("dossiers.return_points")
    .select(["return_id", "no", "criterion", "request", "answer"])
    .where(
      "return_id",
      "in",
      heads.map((head) => head.id),
    )
    .orderBy("no")
    .execute();
  return heads.map((head) => ({
    ...head,
    // The table's check constraint allows only these two words.
    level: head.level as DossierReturn["level"],
    points: points.filter((point) => point.return_id === head.id).map(({ return_id: _, ...point }) => point),
  }));
}

export async function saveReturnAnswers(
  tx: Tx,
  returnId: string,
  answers: ReadonlyMap<number, string>,
  options: { now: Date; finished: boolean },
): Promise<void> {
  for (const [no, answer] of answers) {
    await on(tx)
      .updateTable("dossiers.return_points")
      .set({ answer: answer || null, answered_at: answer ? options.now : null })
      .where("return_id", "=", returnId)
      .where("no", "=", no)
      .execute();
  }
  if (!options.finished) return;
  await on(tx)
    .updateTable("dossiers.returns")
    .set({ answered_at: options.now })
    .where("id", "=", returnId)
    .execute();
}
