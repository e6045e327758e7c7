import { type Executor, isUuid, type Tx, tables, uuidv7 } from "#platform/db";
import type { DossierStatus } from "../domain/actions.ts";

const on = tables<"dossiers.dossiers" | "dossiers.receipt_counters">();

export interface Dossier {
  id: string;
  kind: "first" | "upgrade" | "re_evaluation";
  productId: string;
  producerId: string;
  provinceCode: string;
  communeCode: string;
  ruleSet: string;
  setCode: string;
  targetStar: 3 | 4 | 5;
  councilOn: string | null;
  status: DossierStatus;
  receiptNumber: string | null;
  submittedAt: Date | null;
  communeDueOn: string | null;
  roundId: string | null;
  isDemo: boolean;
  createdBy: string | null;
  createdAt: Date;
  updatedAt: Date;
  version: number;
}

const columns = [
  "id",
  "kind",
  "product_id as productId",
  "producer_id as producerId",
  "province_code as provinceCode",
  "commune_code as communeCode",
  "rule_set as ruleSet",
  "set_code as setCode",
  "target_star as targetStar",
  "council_on as councilOn",
  "status",
  "receipt_number as receiptNumber",
  "submitted_at as submittedAt",
  "commune_due_on as communeDueOn",
  "round_id as roundId",
  "is_demo as isDemo",
  "created_by as createdBy",
  "created_at as createdAt",
  "updated_at as updatedAt",
  "version",
] as const;

/** Undefined also for an id that is none. `lock`: nobody else may change it until the transaction ends. */
export async function findDossier(
  db: Executor,
  id: string,
  options: { lock?: boolean } = {},
): Promise<Dossier | undefined> {
  if (!isUuid(id)) return undefined;
  const query = on(db).selectFrom("dossiers.dossiers").select(columns).where("id", "=", id);
  const row = await (options.lock ? query.forUpdate() : query).executeTakeFirst();
  // Check constraints of the table hold kind, target_star and status to these words.
  return row as Dossier | undefined;
}

export interface NewDossier {
  productId: string;
  producerId: string;
  provinceCode: string;
  communeCode: string;
  ruleSet: string;
  setCode: string;
  targetStar: number;
  councilOn: string | null;
  isDemo: boolean;
  createdBy: string | null;
  now: Date;
}

/** Undefined when the product already has an open dossier. */
export async function insertDossier(tx: Tx, input: NewDossier): Promise<string | undefined> {
  const row = await on(tx)
    .insertInto("dossiers.dossiers")
    .values({
      id: uuidv7(),
      kind: "first",
      product_id: input.productId,
      producer_id: input.producerId,
      province_code: input.provinceCode,
      commune_code: input.communeCode,
      rule_set: input.ruleSet,
      set_code: input.setCode,
      target_star: input.targetStar,
      council_on: input.councilOn,
      is_demo: input.isDemo,
      created_by: input.createdBy,
      created_at: input.now,
      updated_at: input.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id;
}

export interface DossierChange {
  status?: DossierStatus;
  roundId?: string;
  receiptNumber?: string;
  submittedAt?: Date;
  communeDueOn?: string;
  targetStar?: number;
  councilOn?: string | null;
}

/** Changes a dossier that the caller has locked, and raises its version. */
export async function updateDossier(
  tx: Tx,
  dossier: Dossier,
  change: DossierChange,
  now: Date,
): Promise<void> {
  await on(tx)
    .updateTable("dossiers.dossiers")
    .set({
      updated_at: now,
      version: dossier.version + 1,
      ...(change.status ? { status: change.status } : {}),
      ...(change.roundId ? { round_id: change.roundId } : {}),
      ...(change.receiptNumber ? { receipt_number: change.receiptNumber } : {}),
      ...(change.submittedAt ? { submitted_at: change.submittedAt } : {}),
      ...(change.communeDueOn ? { commune_due_on: change.communeDueOn } : {}),
      ...(change.targetStar ? { target_star: change.targetStar } : {}),
      ...(change.councilOn !== undefined ? { council_on: change.councilOn } : {}),
    })
    .where("id", "=", dossier.id)
    .execute();
}

/** The commune's next serial of the year; two submissions at once wait for each other here. */
export async function nextReceiptSerial(tx: Tx, communeCode: string, year: number): Promise<number> {
  const row = await on(tx)
    .insertInto("dossiers.receipt_counters")
    .values({ commune_code: communeCode, year, last: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(["commune_code", "year"])
        .doUpdateSet((eb) => ({ last: eb("dossiers.receipt_counters.last", "+", 1) })),
    )
    .returning("last")
    .executeTakeFirstOrThrow();
  return row.last;
}
