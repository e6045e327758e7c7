import { type Executor, sql, type Tx, tables } from "#platform/db";
import { foldVietnamese } from "#platform/text";
import type { DesignProject, DesignProposal, DesignStatus } from "../domain/design.ts";
import { likeText } from "./request-lists.store.ts";

const on = tables<
  | "support.design_projects"
  | "support.design_proposals"
  | "support.design_files"
  | "producers.public_producers"
>();

const columns = [
  "d.id",
  "d.province_code as provinceCode",
  "d.request_id as requestId",
  "d.producer_id as producerId",
  "d.product_id as productId",
  "d.title",
  "d.brief",
  "d.audience",
  "d.must_have as mustHave",
  "d.due_on as dueOn",
  "d.status",
  "d.chosen_proposal_id as chosenProposalId",
  "d.choice_reason as choiceReason",
  "d.chosen_at as chosenAt",
  "d.chosen_by_name as chosenByName",
  "d.handed_over_on as handedOverOn",
  "d.stopped_reason as stoppedReason",
  "d.is_demo as isDemo",
  "d.created_at as createdAt",
  "d.version",
] as const;

export async function insertDesign(
  tx: Tx,
  project: Omit<DesignProject, "version">,
  createdBy: string,
): Promise<void> {
  await on(tx)
    .insertInto("support.design_projects")
    .values({
      id: project.id,
      province_code: project.provinceCode,
      request_id: project.requestId,
      producer_id: project.producerId,
      product_id: project.productId,
      title: project.title,
      brief: project.brief,
      audience: project.audience,
      must_have: project.mustHave,
      due_on: project.dueOn,
      is_demo: project.isDemo,
      created_by: createdBy,
      created_at: project.createdAt,
      updated_at: project.createdAt,
    })
    .execute();
}

export async function findDesign(db: Executor, id: string): Promise<DesignProject | undefined> {
  const query = on(db).selectFrom("support.design_projects as d").select(columns).where("d.id", "=", id);
  return (await query.executeTakeFirst()) as DesignProject | undefined;
}

export async function lockDesign(tx: Tx, id: string): Promise<DesignProject | undefined> {
  const query = on(tx).selectFrom("support.design_projects as d").select(columns).where("d.id", "=", id);
  return (await query.forUpdate().executeTakeFirst()) as DesignProject | undefined;
}

/** The project that goes on for a request, or the one that was handed over. */
export async function findDesignOfRequest(
  db: Executor,
  requestId: string,
): Promise<DesignProject | undefined> {
  const query = on(db)
    .selectFrom("support.design_projects as d")
    .select(columns)
    .where("d.request_id", "=", requestId)
    .where("d.status", "<>", "stopped");
  return (await query.executeTakeFirst()) as DesignProject | undefined;
}

export type DesignChange = Partial<
  Pick<
    DesignProject,
    | "status"
    | "chosenProposalId"
    | "choiceReason"
    | "chosenAt"
    | "chosenByName"
    | "handedOverOn"
    | "stoppedReason"
  >
> & { chosenBy?: string };

export async function updateDesign(
  tx: Tx,
  seen: { id: string; version: number; at: Date },
  change: DesignChange,
): Promise<void> {
  const told = {
    status: change.status,
    chosen_proposal_id: change.chosenProposalId,
    choice_reason: change.choiceReason,
    chosen_at: change.chosenAt,
    chosen_by: change.chosenBy,
    chosen_by_name: change.chosenByName,
    handed_over_on: change.handedOverOn,
    stopped_reason: change.stoppedReason,
  };
  await on(tx)
    .updateTable("support.design_projects")
    .set({
      ...Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)),
      updated_at: seen.at,
      version: seen.version + 1,
    })
    .where("id", "=", seen.id)
    .execute();
}

export interface DesignLine extends DesignProject {
  producerName: string | null;
  proposals: number;
}

export interface DesignFilter {
  scope: { everywhere: boolean; provinceCodes: string[]; producerIds: string[] };
  text?: string | undefined;
  status?: DesignStatus | undefined;
  after?: { at: Date; id: string } | undefined;
  limit: number;
}

/** Newest first. */
export async function listDesigns(db: Executor, filter: DesignFilter): Promise<DesignLine[]> {
  const { scope, text, status, after, limit } = filter;
  let query = on(db)
    .selectFrom("support.design_projects as d")
    .leftJoin("producers.public_producers as p", "p.id", "d.producer_id")
    .select(columns)
    .select([
      "p.name as producerName",
      sql<number>`(select count(distinct a.no) from support.design_proposals a where a.project_id = d.id)::integer`.as(
        "proposals",
      ),
    ]);
  if (!scope.everywhere)
    query = query.where((where) =>
      where.or([
        where("d.province_code", "in", scope.provinceCodes.length > 0 ? scope.provinceCodes : [""]),
        ...(scope.producerIds.length > 0 ? [where("d.producer_id", "in", scope.producerIds)] : []),
      ]),
    );
  if (status) query = query.where("d.status", "=", status);
  if (text) {
    const like = `%${likeText(foldVietnamese(text))}%`;
    query = query.where((where) =>
      where.or([where("d.search_text", "like", like), where("p.search_text", "like", like)]),
    );
  }
  if (after)
    query = query.where(sql<boolean>`(d.created_at, d.id) < (${after.at}::timestamptz, ${after.id}::uuid)`);
  const rows = await query.orderBy("d.created_at", "desc").orderBy("d.id", "desc").limit(limit).execute();
  return rows as DesignLine[];
}

const proposalColumns = [
  "id",
  "project_id as projectId",
  "consultant_id as consultantId",
  "designer",
  "no",
  "version_no as versionNo",
  "idea",
  "price_vnd as priceVnd",
  "file_id as fileId",
  "preview_file_id as previewFileId",
  "feedback",
  "feedback_by_name as feedbackByName",
  "feedback_at as feedbackAt",
  "created_at as createdAt",
] as const;

/** At most 200, by designer and version. */
export function listProposals(db: Executor, projectId: string): Promise<DesignProposal[]> {
  return on(db)
    .selectFrom("support.design_proposals")
    .select(proposalColumns)
    .where("project_id", "=", projectId)
    .orderBy("no")
    .orderBy("version_no")
    .limit(200)
    .execute();
}

export function findProposal(db: Executor, id: string): Promise<DesignProposal | undefined> {
  return on(db)
    .selectFrom("support.design_proposals")
    .select(proposalColumns)
    .where("id", "=", id)
    .executeTakeFirst();
}

export async function insertProposal(
  tx: Tx,
  proposal: Omit<DesignProposal, "feedback" | "feedbackByName" | "feedbackAt">,
  by: { createdBy: string; isDemo: boolean },
): Promise<void> {
  await on(tx)
    .insertInto("support.design_proposals")
    .values({
      id: proposal.id,
      project_id: proposal.projectId,
      consultant_id: proposal.consultantId,
      designer: proposal.designer,
      no: proposal.no,
      version_no: proposal.versionNo,
      idea: proposal.idea,
      price_vnd: proposal.priceVnd,
      file_id: proposal.fileId,
      preview_file_id: proposal.previewFileId,
      created_by: by.createdBy,
      created_at: proposal.createdAt,
      is_demo: by.isDemo,
    })
    .execute();
}

export async function saveFeedback(
  tx: Tx,
  id: string,
  said: { feedback: string; byName: string; at: Date },
): Promise<void> {
  await on(tx)
    .updateTable("support.design_proposals")
    .set({ feedback: said.feedback, feedback_by_name: said.byName, feedback_at: said.at })
    .where("id", "=", id)
    .execute();
}

export interface DesignFile {
  id: string;
  projectId: string;
  fileId: string;
  caption: string | null;
  addedAt: Date;
}

export async function insertDesignFile(tx: Tx, file: DesignFile, addedBy: string): Promise<void> {
  await on(tx)
    .insertInto("support.design_files")
    .values({
      id: file.id,
      project_id: file.projectId,
      file_id: file.fileId,
      caption: file.caption,
      added_by: addedBy,
      added_at: file.addedAt,
    })
    .execute();
}

export function listDesignFiles(db: Executor, projectId: string): Promise<DesignFile[]> {
  return on(db)
    .selectFrom("support.design_files")
    .select(["id", "project_id as projectId", "file_id as fileId", "caption", "added_at as addedAt"])
    .where("project_id", "=", projectId)
    .orderBy("added_at")
    .limit(50)
    .execute();
}
