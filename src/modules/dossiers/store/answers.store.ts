import { type Executor, type Tx, tables } from "#platform/db";
import type { Answers } from "../domain/form-section.ts";

const on = tables<"dossiers.answers">();

/** Answers by section of both forms; sections nobody opened are not there. */
export async function listAnswers(db: Executor, dossierId: string): Promise<Map<string, Answers>> {
  const rows = await on(db)
    .selectFrom("dossiers.answers")
    .select(["section", "content"])
    .where("dossier_id", "=", dossierId)
    .execute();
  return new Map(rows.map((row) => [row.section, row.content as Answers]));
}

export async function saveAnswers(
  tx: Tx,
  place: { dossierId: string; form: "mau_01" | "mau_02"; section: string; now: Date },
  answers: Answers,
): Promise<void> {
  const content = JSON.stringify(answers);
  await on(tx)
    .insertInto("dossiers.answers")
    .values({
      dossier_id: place.dossierId,
      form: place.form,
      section: place.section,
      content,
      updated_at: place.now,
    })
    .onConflict((conflict) =>
      conflict.columns(["dossier_id", "form", "section"]).doUpdateSet({ content, updated_at: place.now }),
    )
    .execute();
}
