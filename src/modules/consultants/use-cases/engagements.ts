import { type Executor, isUuid, type Tx, uuidv7 } from "#platform/db";
import type { Consultant, Engagement } from "../domain/consultant.ts";
import type { HelpKind } from "../domain/help-kinds.ts";
import { findConsultant, findConsultants, type ListedConsultant } from "../store/consultants.store.ts";
import { closeBySource, listEngagements, upsertEngagement } from "../store/engagements.store.ts";

export interface EngagementInput {
  consultantId: string;
  provinceCode: string;
  producerId: string;
  productId?: string | null;
  help: HelpKind;
  contractNumber?: string | null;
  fromOn: string;
  toOn?: string | null;
  sourceKind: "support_request" | "pilot" | "design_project";
  sourceId: string;
  isDemo: boolean;
  recordedBy: string;
}

/**
 * Notes that a consultant helps a producer, in the transaction of the record it comes from; done twice for the same
 * source it keeps the newer account. The caller has asked who may, and writes the audit row of its own change.
 */
export function recordEngagement(tx: Tx, input: EngagementInput): Promise<string> {
  const { sourceKind, sourceId, recordedBy, ...told } = input;
  return upsertEngagement(tx, uuidv7(), {
    ...told,
    productId: input.productId ?? null,
    contractNumber: input.contractNumber ?? null,
    toOn: input.toOn ?? null,
    source: { kind: sourceKind, id: sourceId },
    note: null,
    createdBy: recordedBy,
  });
}

export function endEngagement(
  tx: Tx,
  { sourceKind, sourceId, toOn }: { sourceKind: string; sourceId: string; toOn: string },
): Promise<void> {
  return closeBySource(tx, { kind: sourceKind, id: sourceId, toOn });
}

/** Active consultants of a province to choose from, by name; at most 200. */
export function listConsultants(
  db: Executor,
  { provinceCode, field, q }: { provinceCode: string; field?: string; q?: string },
): Promise<ListedConsultant[]> {
  return findConsultants(db, { provinceCodes: [provinceCode], field, q, status: "active", limit: 200 });
}

export async function getConsultant(db: Executor, id: string): Promise<Consultant | undefined> {
  return isUuid(id) ? findConsultant(db, id) : undefined;
}

/** Who helped this producer, newest first; at most 100. */
export function listHelpFor(db: Executor, producerId: string): Promise<Engagement[]> {
  return listEngagements(db, { producerId, limit: 100 });
}
