import { getProducer } from "#modules/producers";
import { isUuid } from "#platform/db";
import { type Actor, NotFound, type Services } from "#platform/http";
import type { Source } from "../../domain/sources.ts";
import { mayReadLine, mayReadSpend, reachOf } from "../../permissions.ts";
import { type FoundActivity, findActivity } from "../../store/activities.store.ts";
import {
  type Commitment,
  type CommitmentFilter,
  findCommitment,
  listCommitments,
  listServedProducts,
  type ServedProduct,
} from "../../store/commitments.store.ts";
import {
  type Disbursement,
  findPayment,
  listPayments,
  type PaymentFilter,
} from "../../store/disbursements.store.ts";
import {
  type ActivityOutcome,
  listProducerSpend,
  outcomeByActivity,
  outcomeByProduct,
  outcomeBySource,
  type ProducerSpend,
  type ProductOutcome,
  type SourceOutcome,
} from "../../store/outcome.store.ts";
import { SHEET_ROWS } from "../lines/read-lines.ts";

export type { Commitment, ServedProduct } from "../../store/commitments.store.ts";
export type { Disbursement } from "../../store/disbursements.store.ts";
export type {
  ActivityOutcome,
  ProducerSpend,
  ProductOutcome,
  SourceOutcome,
} from "../../store/outcome.store.ts";

const PAGE_SIZE = 50;

export async function getCommitment(services: Services, actor: Actor, id: string): Promise<Commitment> {
  const commitment = isUuid(id) ? await findCommitment(services.db, id) : undefined;
  if (!commitment || !mayReadLine(actor, commitment)) throw new NotFound("Không tìm thấy cam kết này.");
  return commitment;
}

export async function getPayment(services: Services, actor: Actor, id: string): Promise<Disbursement> {
  const payment = isUuid(id) ? await findPayment(services.db, id) : undefined;
  if (!payment || !mayReadLine(actor, payment)) throw new NotFound("Không tìm thấy khoản chi này.");
  return payment;
}

export interface CommitmentView {
  commitment: Commitment;
  payments: Disbursement[];
  products: ServedProduct[];
  activity: FoundActivity | undefined;
}

export async function viewCommitment(services: Services, actor: Actor, id: string): Promise<CommitmentView> {
  const commitment = await getCommitment(services, actor, id);
  const { activityKind, activityId, provinceCode } = commitment;
  const [payments, products, activity] = await Promise.all([
    listPayments(services.db, reachOf(actor), { commitmentId: id, limit: 200 }),
    listServedProducts(services.db, id),
    activityKind && activityId
      ? findActivity(services.db, provinceCode, { kind: activityKind, id: activityId })
      : undefined,
  ]);
  return { commitment, payments, products, activity };
}

type CommitmentSearch = Omit<CommitmentFilter, "limit"> & { provinceCode?: string | undefined };
type PaymentSearch = Omit<PaymentFilter, "limit"> & { provinceCode?: string | undefined };

export async function readCommitments(services: Services, actor: Actor, search: CommitmentSearch) {
  const reach = reachOf(actor, search.provinceCode);
  return pageOf(await listCommitments(services.readDb, reach, { ...search, limit: PAGE_SIZE + 1 }));
}

export function readAllCommitments(services: Services, actor: Actor, search: CommitmentSearch) {
  const all = { ...search, before: undefined, limit: SHEET_ROWS };
  return listCommitments(services.readDb, reachOf(actor, search.provinceCode), all);
}

export async function readPayments(services: Services, actor: Actor, search: PaymentSearch) {
  const reach = reachOf(actor, search.provinceCode);
  return pageOf(await listPayments(services.readDb, reach, { ...search, limit: PAGE_SIZE + 1 }));
}

export function readAllPayments(services: Services, actor: Actor, search: PaymentSearch) {
  const all = { ...search, before: undefined, limit: SHEET_ROWS };
  return listPayments(services.readDb, reachOf(actor, search.provinceCode), all);
}

function pageOf<Row extends { id: string }>(found: Row[]): { rows: Row[]; next?: string } {
  const rows = found.slice(0, PAGE_SIZE);
  const last = rows.at(-1);
  return { rows, ...(found.length > PAGE_SIZE && last ? { next: last.id } : {}) };
}

export interface OutcomeView {
  sources: SourceOutcome[];
  activities: ActivityOutcome[];
  products: ProductOutcome[];
  more: boolean;
}

interface OutcomeSearch {
  from: number;
  to: number;
  source?: Source | undefined;
  provinceCode?: string | undefined;
  page: number;
}

export async function readOutcome(
  services: Services,
  actor: Actor,
  search: OutcomeSearch,
): Promise<OutcomeView> {
  const reach = reachOf(actor, search.provinceCode);
  const place = { source: search.source, limit: PAGE_SIZE + 1, offset: (search.page - 1) * PAGE_SIZE };
  const [sources, activities, products] = await Promise.all([
    outcomeBySource(services.readDb, reach, search),
    outcomeByActivity(services.readDb, reach, search),
    outcomeByProduct(services.readDb, reach, search, place),
  ]);
  return { sources, activities, products: products.slice(0, PAGE_SIZE), more: products.length > PAGE_SIZE };
}

export function readAllOutcome(
  services: Services,
  actor: Actor,
  search: OutcomeSearch,
): Promise<ProductOutcome[]> {
  const reach = reachOf(actor, search.provinceCode);
  return outcomeByProduct(services.readDb, reach, search, {
    source: search.source,
    limit: SHEET_ROWS,
    offset: 0,
  });
}

/** What public and own money went to a producer. */
export async function readProducerSpend(
  services: Services,
  actor: Actor,
  producerId: string,
): Promise<{ name: string; spend: ProducerSpend[] }> {
  if (!isUuid(producerId)) throw new NotFound("Không tìm thấy chủ thể này.");
  const producer = await getProducer(services.db, producerId);
  if (!mayReadSpend(actor, producer)) throw new NotFound("Không tìm thấy chủ thể này.");
  return { name: producer.name, spend: await listProducerSpend(services.readDb, producerId, 500) };
}
