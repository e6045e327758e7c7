import { type Executor, sql, type Tx, tables } from "#platform/db";
import type { DecisionKind, DecisionStatus } from "../domain/decision.ts";

const on = tables<"certification.decisions" | "certification.decision_items">();

export interface Decision {
  id: string;
  provinceCode: string;
  kind: DecisionKind;
  number: string | null;
  title: string;
  signedOn: string | null;
  signerName: string | null;
  signerTitle: string | null;
  status: DecisionStatus;
  refusalReason: string | null;
  ruleSet: string | null;
  signedFileId: string | null;
  isDemo: boolean;
  preparedAt: Date;
  approvedAt: Date | null;
  version: number;
}

const columns = [
  "id",
  "province_code as provinceCode",
  "kind",
  "number",
  "title",
  "signed_on as signedOn",
  "signer_name as signerName",
  "signer_title as signerTitle",
  "status",
  "refusal_reason as refusalReason",
  "rule_set as ruleSet",
  "signed_file_id as signedFileId",
  "is_demo as isDemo",
  "prepared_at as preparedAt",
  "approved_at as approvedAt",
  "version",
] as const;

export interface NewDecision {
  id: string;
  provinceCode: string;
  kind: DecisionKind;
  title: string;
  ruleSet: string;
  isDemo: boolean;
  preparedBy: string;
  preparedAt: Date;
}

export interface DecisionItem {
  dossierId: string;
  resultId: string;
  star: number;
}

export async function insertDecision(
  tx: Tx,
  decision: NewDecision,
  items: readonly DecisionItem[],
): Promise<void> {
  await on(tx)
    .insertInto("certification.decisions")
    .values({
      id: decision.id,
      province_code: decision.provinceCode,
      kind: decision.kind,
      title: decision.title,
      rule_set: decision.ruleSet,
      is_demo: decision.isDemo,
      prepared_by: decision.preparedBy,
      prepared_at: decision.preparedAt,
    })
    .execute();
  await insertItems(tx, decision.id, items);
}

async function insertItems(tx: Tx, decisionId: string, items: readonly DecisionItem[]): Promise<void> {
  const rows = items.map((item) => ({
    decision_id: decisionId,
    dossier_id: item.dossierId,
    result_id: item.resultId,
    star: item.star,
  }));
  await on(tx).insertInto("certification.decision_items").values(rows).execute();
}

export async function replaceItems(
  tx: Tx,
  decisionId: string,
  items: readonly DecisionItem[],
): Promise<void> {
  await on(tx).deleteFrom("certification.decision_items").where("decision_id", "=", decisionId).execute();
  await insertItems(tx, decisionId, items);
}

/** Only a draft nobody signed; what stood in it is in the audit trail. */
export async function deleteDraft(tx: Tx, decisionId: string): Promise<void> {
  await on(tx).deleteFrom("certification.decision_items").where("decision_id", "=", decisionId).execute();
  await on(tx)
    .deleteFrom("certification.decisions")
    .where("id", "=", decisionId)
    .where("status", "in", ["draft", "refused"])
    .execute();
}

export async function findDecision(db: Executor, id: string): Promise<Decision | undefined> {
  const row = await on(db)
    .selectFrom("certification.decisions")
    .select(columns)
    .where("id", "=", id)
    .executeTakeFirst();
  // The table's checks hold kind and status to these words.
  return row as Decision | undefined;
}

export async function lockDecision(tx: Tx, id: string): Promise<Decision | undefined> {
  const query = on(tx).selectFrom("certification.decisions").select(columns).where("id", "=", id);
  return (await query.forUpdate().executeTakeFirst()) as Decision | undefined;
}

export async function listDecisions(
  db: Executor,
  provinceCodes: readonly string[],
  {
    before,
    limit,
    status,
  }: { before?: string | undefined; limit: number; status?: DecisionStatus | undefined },
): Promise<(Decision & { items: number })[]> {
  let query = on(db)
    .selectFrom("certification.decisions as d")
    .select(columns.map((column) => `d.${column}` as const))
    .select(
      sql<number>`(select count(*) from certification.decision_items i where i.decision_id = d.id)`.as(
        "items",
      ),
    )
    .where(sql<boolean>`d.province_code = any(${provinceCodes}::text[])`);
  if (before) query = query.where("d.id", "<", before);
  if (status) query = query.where("d.status", "=", status);
  const rows = await query.orderBy("d.id", "desc").limit(limit).execute();
  return rows as (Decision & { items: number })[];
}

/** False when somebody else changed the decision first. */
export async function changeDecision(
  db: Executor,
  { id, version }: Pick<Decision, "id" | "version">,
  change: {
    status: DecisionStatus;
    title?: string;
    signedFileId?: string;
    number?: string;
    signedOn?: string;
    signerName?: string;
    signerTitle?: string;
    refusalReason?: string | null;
    approvedBy?: string;
    approvedAt?: Date;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable("certification.decisions")
    .set({
      status: change.status,
      version: version + 1,
      ...(change.title === undefined ? {} : { title: change.title }),
      ...(change.signedFileId === undefined ? {} : { signed_file_id: change.signedFileId }),
      ...(change.number === undefined ? {} : { number: change.number }),
      ...(change.signedOn === undefined ? {} : { signed_on: change.signedOn }),
      ...(change.signerName === undefined ? {} : { signer_name: change.signerName }),
      ...(change.signerTitle === undefined ? {} : { signer_title: change.signerTitle }),
      ...(change.refusalReason === undefined ? {} : { refusal_reason: change.refusalReason }),
      ...(change.approvedBy === undefined ? {} : { approved_by: change.approvedBy }),
      ...(change.approvedAt === undefined ? {} : { approved_at: change.approvedAt }),
    })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Numbers run per year and issuing body (NĐ 30/2020/NĐ-CP): the same number twice in a year is a slip. */
export async function numberInUse(
  db: Executor,
  { provinceCode, number, year }: { provinceCode: string; number: string; year: number },
): Promise<boolean> {
  const row = await on(db)
    .selectFrom("certification.decisions")
    .select("id")
    .where("province_code", "=", provinceCode)
    .where("status", "=", "approved")
    .where(sql<boolean>`public.fold_vi(number) = public.fold_vi(${number})`)
    .where(sql<boolean>`extract(year from signed_on) = ${year}`)
    .executeTakeFirst();
  return row !== undefined;
}

/** One at a time a province: decisions prepared or signed together must see each other. */
export async function lockProvince(tx: Tx, provinceCode: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('certification.province'), hashtext(${provinceCode}))`.execute(
    tx,
  );
}

export async function countSubmitted(db: Executor, provinceCodes: readonly string[]): Promise<number> {
  const row = await on(db)
    .selectFrom("certification.decisions")
    .select(sql<number>`count(*)`.as("count"))
    .where(sql<boolean>`province_code = any(${provinceCodes}::text[])`)
    .where("status", "=", "submitted")
    .executeTakeFirstOrThrow();
  return row.count;
}
