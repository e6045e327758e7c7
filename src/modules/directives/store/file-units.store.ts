import { type Executor, sql, tables } from "#platform/db";
import type { TaskStatus } from "../domain/actions.ts";
import type { UnitRef } from "../domain/reach.ts";

const on = tables<"directives.task_files" | "directives.tasks">();

/** Units that got a task from a document. */
export async function listUnitsOfDocument(db: Executor, documentId: string): Promise<UnitRef[]> {
  return on(db)
    .selectFrom("directives.tasks")
    .select(["agency_id as agencyId", "commune_code as communeCode"])
    .distinct()
    .where("document_id", "=", documentId)
    .limit(1000)
    .execute();
}

/** Tasks that a file hangs on, with the units that work along. */
export async function listUnitsWithFile(db: Executor, fileId: string) {
  const rows = await on(db)
    .selectFrom("directives.task_files as f")
    .innerJoin("directives.tasks as t", "t.id", "f.task_id")
    .leftJoin("directives.tasks as p", "p.id", "t.parent_id")
    .select([
      "t.province_code as provinceCode",
      sql<TaskStatus>`t.status`.as("status"),
      "t.agency_id as agencyId",
      "t.commune_code as communeCode",
      "t.parent_id as parentId",
      "p.agency_id as parentAgencyId",
      "p.commune_code as parentCommuneCode",
      sql<
        UnitRef[]
      >`coalesce((select json_agg(json_build_object('agencyId', c.agency_id, 'communeCode', c.commune_code))
        from directives.task_coworkers c where c.task_id = t.id), '[]')`.as("coworkers"),
    ])
    .where("f.file_id", "=", fileId)
    .limit(1000)
    .execute();
  return rows.map(({ parentId, parentAgencyId, parentCommuneCode, ...row }) => ({
    ...row,
    parent: parentId === null ? null : { agencyId: parentAgencyId, communeCode: parentCommuneCode },
  }));
}
