import { type Executor, sql, type Tx, tables } from "#platform/db";
import type { DocumentKind, Urgency } from "../domain/words.ts";

const on = tables<"directives.documents" | "directives.tasks">();

export interface DocumentDetails {
  number: string;
  issuedOn: string;
  issuer: string;
  kind: DocumentKind;
  abstract: string;
  receivedOn: string | null;
  urgency: Urgency;
  note: string | null;
}

export interface DirectiveDocument extends DocumentDetails {
  id: string;
  provinceCode: string;
  fileId: string | null;
  /** What the source says of the day where it names none. */
  issuedText: string | null;
  source: string | null;
  isDemo: boolean;
  version: number;
}

/** How far the tasks of a document are; cancelled ones are not counted. */
export interface DocumentRow extends DirectiveDocument {
  tasks: number;
  /** Of them told by a source only. */
  recorded: number;
  done: number;
  overdue: number;
}

const columns = [
  "d.id",
  "d.province_code as provinceCode",
  "d.number",
  "d.issued_on as issuedOn",
  "d.issuer",
  sql<DocumentKind>`d.kind`.as("kind"),
  "d.abstract",
  "d.received_on as receivedOn",
  sql<Urgency>`d.urgency`.as("urgency"),
  "d.note",
  "d.file_id as fileId",
  "d.issued_text as issuedText",
  "d.source",
  "d.is_demo as isDemo",
  "d.version",
] as const;

export async function findDocument(db: Executor, id: string): Promise<DirectiveDocument | undefined> {
  return on(db)
    .selectFrom("directives.documents as d")
    .select(columns)
    .where("d.id", "=", id)
    .executeTakeFirst();
}

export interface DocumentFilter {
  provinceCodes: readonly string[];
  today: string;
  text?: string;
  kind?: string;
  urgency?: string;
  year?: number;
  before?: { issuedOn: string; id: string };
  limit: number;
}

export async function listDocuments(db: Executor, filter: DocumentFilter): Promise<DocumentRow[]> {
  let query = on(db)
    .selectFrom("directives.documents as d")
    .select(columns)
    .select([
      sql<number>`(select count(*) from directives.tasks t where t.document_id = d.id and t.status <> 'cancelled')`.as(
        "tasks",
      ),
      sql<number>`(select count(*) from directives.tasks t where t.document_id = d.id and t.status = 'recorded')`.as(
        "recorded",
      ),
      sql<number>`(select count(*) from directives.tasks t where t.document_id = d.id and t.status = 'done')`.as(
        "done",
      ),
      sql<number>`(select count(*) from directives.tasks t where t.document_id = d.id
        and t.status in ('assigned', 'in_progress') and t.due_on < ${filter.today})`.as("overdue"),
    ])
    .where(sql<boolean>`d.province_code = any(${filter.provinceCodes}::text[])`);
  if (filter.kind) query = query.where("d.kind", "=", filter.kind);
  if (filter.urgency) query = query.where("d.urgency", "=", filter.urgency);
  if (filter.year)
    query = query
      .where("d.issued_on", ">=", `${filter.year}-01-01`)
      .where("d.issued_on", "<=", `${filter.year}-12-31`);
  if (filter.text)
    query = query.where("d.search_text", "like", sql<string>`'%' || public.fold_vi(${filter.text}) || '%'`);
  if (filter.before) {
    const { issuedOn, id } = filter.before;
    query = query.where(sql<boolean>`(d.issued_on, d.id) < (${issuedOn}::date, ${id}::uuid)`);
  }
  return query.orderBy("d.issued_on", "desc").orderBy("d.id", "desc").limit(filter.limit).execute();
}

/** Documents of a province by number, accents and case aside: for tables that name them. */
export async function findDocumentsNumbered(
  db: Executor,
  provinceCode: string,
  numbers: readonly string[],
): Promise<{ id: string; number: string }[]> {
  if (numbers.length === 0) return [];
  return on(db)
    .selectFrom("directives.documents as d")
    .select(["d.id", "d.number"])
    .where("d.province_code", "=", provinceCode)
    .where(
      sql<boolean>`public.fold_vi(d.number) = any(select public.fold_vi(n) from unnest(${numbers}::text[]) n)`,
    )
    .orderBy("d.issued_on")
    .execute();
}

/** The same number of the same day and issuer stands already. */
export async function documentStands(
  db: Executor,
  {
    provinceCode,
    number,
    issuedOn,
    exceptId,
  }: {
    provinceCode: string;
    number: string;
    issuedOn: string;
    exceptId: string;
  },
): Promise<boolean> {
  const row = await on(db)
    .selectFrom("directives.documents as d")
    .select("d.id")
    .where("d.province_code", "=", provinceCode)
    .where("d.issued_on", "=", issuedOn)
    .where("d.id", "<>", exceptId)
    .where(sql<boolean>`public.fold_vi(d.number) = public.fold_vi(${number})`)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertDocument(
  tx: Executor,
  document: DocumentDetails & {
    id: string;
    provinceCode: string;
    fileId: string | null;
    issuedText: string | null;
    source: string | null;
    isDemo: boolean;
    createdBy: string | null;
  },
): Promise<void> {
  await on(tx)
    .insertInto("directives.documents")
    .values({
      id: document.id,
      province_code: document.provinceCode,
      ...toColumns(document),
      file_id: document.fileId,
      issued_text: document.issuedText,
      source: document.source,
      is_demo: document.isDemo,
      created_by: document.createdBy,
    })
    .execute();
}

/** False when somebody else changed the row first. */
export async function updateDocument(
  tx: Tx,
  { id, version }: { id: string; version: number },
  change: DocumentDetails & { fileId: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await on(tx)
    .updateTable("directives.documents")
    .set({ ...toColumns(change), file_id: change.fileId, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

function toColumns(details: DocumentDetails) {
  return {
    number: details.number,
    issued_on: details.issuedOn,
    issuer: details.issuer,
    kind: details.kind,
    abstract: details.abstract,
    received_on: details.receivedOn,
    urgency: details.urgency,
    note: details.note,
  };
}
