import { type Executor, type Row, tables } from "#platform/db";
import type { Proof } from "../domain/proof.ts";

const on = tables<"producers.proofs">();

export type NewProof = Omit<Proof, "createdAt" | "retiredAt"> & { createdBy: string | null };

export async function insertProof(db: Executor, proof: NewProof): Promise<void> {
  await on(db)
    .insertInto("producers.proofs")
    .values({
      id: proof.id,
      producer_id: proof.producerId,
      product_id: proof.productId,
      kind: proof.kind,
      title: proof.title,
      number: proof.number,
      issuer: proof.issuer,
      issued_on: proof.issuedOn,
      expires_on: proof.expiresOn,
      file_id: proof.fileId,
      note: proof.note,
      is_demo: proof.isDemo,
      replaces_id: proof.replacesId,
      created_by: proof.createdBy,
    })
    .execute();
}

/** False when the paper was already out of use. */
export async function retireProof(db: Executor, id: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable("producers.proofs")
    .set({ retired_at: at })
    .where("id", "=", id)
    .where("retired_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Holds a paper in use until the transaction ends; false when it is out of use. */
export async function lockProofInUse(db: Executor, id: string): Promise<boolean> {
  const row = await on(db)
    .selectFrom("producers.proofs")
    .select("id")
    .where("id", "=", id)
    .where("retired_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

export async function findProofs(db: Executor, ids: readonly string[]): Promise<Proof[]> {
  if (ids.length === 0) return [];
  const query = on(db).selectFrom("producers.proofs").select(COLUMNS).where("id", "in", ids);
  return (await query.orderBy("kind").orderBy("id").execute()).map(fromRow);
}

/** Papers in use, by kind, newest first in each; those of one product and those of the whole producer. */
export async function listInUse(
  db: Executor,
  producerId: string,
  filter: { productId?: string | undefined; limit: number },
): Promise<Proof[]> {
  let query = on(db)
    .selectFrom("producers.proofs")
    .select(COLUMNS)
    .where("producer_id", "=", producerId)
    .where("retired_at", "is", null);
  const { productId } = filter;
  if (productId) {
    query = query.where((where) =>
      where.or([where("product_id", "is", null), where("product_id", "=", productId)]),
    );
  }
  const rows = await query.orderBy("kind").orderBy("id", "desc").limit(filter.limit).execute();
  return rows.map(fromRow);
}

/** Papers of these producers whose last day lies before `until`, soonest first. */
export async function listRunningOut(
  db: Executor,
  producerIds: readonly string[],
  until: string,
  limit: number,
): Promise<Proof[]> {
  if (producerIds.length === 0) return [];
  const rows = await on(db)
    .selectFrom("producers.proofs")
    .select(COLUMNS)
    .where("producer_id", "in", producerIds)
    .where("retired_at", "is", null)
    .where("expires_on", "<=", until)
    .orderBy("expires_on")
    .limit(limit)
    .execute();
  return rows.map(fromRow);
}

/** The paper with the older ones it renewed, newest first. */
export async function listHistory(db: Executor, proofId: string): Promise<Proof[]> {
  const rows = await on(db)
    .withRecursive("chain", (cte) =>
      cte
        .selectFrom("producers.proofs")
        .select(COLUMNS)
        .where("id", "=", proofId)
        .unionAll((older) =>
          older
            .selectFrom("producers.proofs as p")
            .innerJoin("chain", "chain.replaces_id", "p.id")
            .select(COLUMNS.map((column) => `p.${column}` as const)),
        ),
    )
    .selectFrom("chain")
    .select(COLUMNS)
    .orderBy("id", "desc")
    .limit(50)
    .execute();
  return rows.map(fromRow);
}

/** The paper that renewed this one, when there is one. */
export async function findRenewal(db: Executor, proofId: string): Promise<string | undefined> {
  const row = await on(db)
    .selectFrom("producers.proofs")
    .select("id")
    .where("replaces_id", "=", proofId)
    .executeTakeFirst();
  return row?.id;
}

const COLUMNS = [
  "id",
  "producer_id",
  "product_id",
  "kind",
  "title",
  "number",
  "issuer",
  "issued_on",
  "expires_on",
  "file_id",
  "note",
  "is_demo",
  "replaces_id",
  "created_at",
  "retired_at",
] as const satisfies readonly (keyof Row<"producers.proofs">)[];

interface ProofRow {
  id: string;
  producer_id: string;
  product_id: string | null;
  kind: number;
  title: string;
  number: string | null;
  issuer: string | null;
  issued_on: string | null;
  expires_on: string | null;
  file_id: string | null;
  note: string | null;
  is_demo: boolean;
  replaces_id: string | null;
  created_at: Date;
  retired_at: Date | null;
}

function fromRow(row: ProofRow): Proof {
  return {
    id: row.id,
    producerId: row.producer_id,
    productId: row.product_id,
    kind: row.kind,
    title: row.title,
    number: row.number,
    issuer: row.issuer,
    issuedOn: row.issued_on,
    expiresOn: row.expires_on,
    fileId: row.file_id,
    note: row.note,
    isDemo: row.is_demo,
    replacesId: row.replaces_id,
    createdAt: row.created_at,
    retiredAt: row.retired_at,
  };
}
