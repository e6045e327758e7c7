import { type Executor, sql, type Tx, tables } from "#platform/db";
import { insertPayments } from "./disbursements.store.ts";
import type { LineMoney } from "./lines.store.ts";

const on = tables<"funding.commitments" | "funding.disbursements">();

export interface SettledPayment {
  id: string;
  paymentId: string;
  line: LineMoney;
  title: string;
  payee: string | null;
  amount: number;
  paidOn: string;
  paperNumber: string;
  note: string;
  actor: { accountId: string; displayName: string };
}

/** What an office paid before: each row a commitment that is settled by its one payment. */
export async function insertSettled(tx: Tx, all: readonly SettledPayment[]): Promise<void> {
  const commitments = all.map(({ line, actor, ...each }) => ({
    id: each.id,
    line_id: line.id,
    province_code: line.provinceCode,
    year: line.year,
    title: each.title,
    amount_vnd: each.amount,
    settled_vnd: each.amount,
    committed_on: each.paidOn,
    payee: each.payee,
    status: "settled",
    note: `Nhập từ ${each.note}`,
    created_by: actor.accountId,
  }));
  await on(tx).insertInto("funding.commitments").values(commitments).execute();
  await insertPayments(
    tx,
    all.map(({ line, actor, ...each }) => ({
      id: each.paymentId,
      commitmentId: each.id,
      lineId: line.id,
      provinceCode: line.provinceCode,
      year: line.year,
      source: line.source,
      paidOn: each.paidOn,
      amountVnd: each.amount,
      paperNumber: each.paperNumber,
      fileId: null,
      reversesId: null,
      reason: null,
      isDemo: false,
      createdBy: actor.accountId,
      createdByName: actor.displayName,
    })),
  );
}

export interface KnownPaper {
  lineId: string;
  paperNumber: string;
  amount: number;
  paidOn: string;
}

export async function knownPapers(db: Executor, lineIds: readonly string[]): Promise<KnownPaper[]> {
  return on(db)
    .selectFrom("funding.disbursements")
    .select(["line_id as lineId", "paper_number as paperNumber", "amount_vnd as amount", "paid_on as paidOn"])
    .where(sql<boolean>`line_id = any(${lineIds}::uuid[])`)
    .where("reverses_id", "is", null)
    .limit(200_000)
    .execute();
}
