import { dayInVietnam } from "#platform/calendar";
import { isUuid } from "#platform/db";
import { startChecks, type Typed } from "#platform/forms";
import { type Actor, NotAllowed, type Services } from "#platform/http";
import { ok, type Result } from "#platform/result";
import { type ActivityKind, isActivityKind } from "../../domain/sources.ts";
import { mayKeepMoney } from "../../permissions.ts";
import {
  type FoundActivity,
  type FoundProducer,
  type FoundProduct,
  findActivity,
  ofProvince,
  searchActivities,
  searchProducers,
  searchProducts,
} from "../../store/activities.store.ts";
import { getLine } from "../lines/read-lines.ts";
import { bindMoney } from "./bind-money.ts";

export type { FoundActivity, FoundProducer, FoundProduct } from "../../store/activities.store.ts";

export const commitmentFields = [
  "title",
  "amount",
  "committedOn",
  "contractNumber",
  "payee",
  "activity",
  "producer",
  "note",
  "q",
] as const;
export type CommitmentTyped = Typed<(typeof commitmentFields)[number]>;

/** Binds money of a line to a contract or an activity. */
export async function commitMoney(
  services: Services,
  actor: Actor,
  input: {
    lineId: string;
    typed: CommitmentTyped;
    productIds: readonly string[];
    requestId: string;
    isDemo?: boolean;
  },
): Promise<Result<{ id: string }>> {
  const line = await getLine(services, actor, input.lineId);
  if (!mayKeepMoney(actor, line)) throw new NotAllowed();
  const checked = checkCommitment(input.typed, dayInVietnam(services.now()));
  const tied = await checkTies(services, line.provinceCode, input);
  if (!checked.ok || !tied.ok)
    return { ok: false, faults: [...(checked.ok ? [] : checked.faults), ...(tied.ok ? [] : tied.faults)] };
  return services.db.transaction().execute(async (tx) => {
    const bound = await bindMoney(tx, actor, {
      ...checked.value,
      ...tied.value,
      lineId: line.id,
      provinceCode: line.provinceCode,
      isDemo: input.isDemo ?? false,
      requestId: input.requestId,
      fields: { line: "amount", amount: "amount" },
    });
    return bound.ok ? ok({ id: bound.value.id }) : bound;
  });
}

function checkCommitment(typed: CommitmentTyped, today: string) {
  const check = startChecks();
  const amountVnd = check.optionalWhole("amount", typed.amount, {
    label: "số tiền cam kết",
    min: 1,
    max: 1_000_000_000_000_000,
  });
  if (typed.amount === "") check.add("amount", "Nhập số tiền cam kết.");
  const committedOn = check.optionalDay("committedOn", typed.committedOn, {
    label: "ngày cam kết",
    notAfter: today,
  });
  if (typed.committedOn === "") check.add("committedOn", "Nhập ngày ký hợp đồng hoặc ngày giao việc.");
  return check.result({
    amountVnd: amountVnd ?? 0,
    committedOn: committedOn ?? today,
    title: check.line("title", typed.title, { label: "nội dung cam kết", max: 250, min: 2 }),
    contractNumber: check.optionalLine("contractNumber", typed.contractNumber, {
      label: "số hợp đồng",
      max: 80,
    }),
    payee: check.optionalLine("payee", typed.payee, { label: "bên nhận", max: 200 }),
    note: check.optionalText("note", typed.note, { label: "ghi chú", max: 1000 }),
  });
}

/** `class:<id>` as the form sends it. */
function readActivity(typed: string): { kind: ActivityKind; id: string } | undefined {
  const [kind = "", id = ""] = typed.split(":");
  return isActivityKind(kind) && isUuid(id) ? { kind, id } : undefined;
}

interface Ties {
  activityKind: ActivityKind | null;
  activityId: string | null;
  producerId: string | null;
  productIds: string[];
}

/** Only activities, producers and products of the province itself. */
async function checkTies(
  services: Services,
  provinceCode: string,
  { typed, productIds }: { typed: CommitmentTyped; productIds: readonly string[] },
): Promise<Result<Ties>> {
  const check = startChecks();
  const wanted = readActivity(typed.activity);
  const activity = wanted && (await findActivity(services.db, provinceCode, wanted));
  if (typed.activity !== "" && !activity)
    check.add("activity", "Không tìm thấy hoạt động này. Tìm và chọn lại.");
  const products = [...new Set(productIds.filter(isUuid))].slice(0, 200);
  const producers = isUuid(typed.producer) ? [typed.producer] : [];
  const known = await ofProvince(services.db, provinceCode, { productIds: products, producerIds: producers });
  if (typed.producer !== "" && !known.has(typed.producer))
    check.add("producer", "Không tìm thấy chủ thể này. Tìm và chọn lại.");
  if (products.some((id) => !known.has(id)))
    check.add("products", "Có sản phẩm không thuộc tỉnh. Tìm và chọn lại.");
  return check.result({
    activityKind: activity?.kind ?? null,
    activityId: activity?.id ?? null,
    producerId: producers[0] ?? null,
    productIds: products,
  });
}

export interface Findings {
  activities: FoundActivity[];
  producers: FoundProducer[];
  products: FoundProduct[];
}

const FOUND = 10;

/** What the form offers to tie the money to, for the words typed. */
export async function findTies(
  services: Services,
  actor: Actor,
  { lineId, text }: { lineId: string; text: string },
): Promise<Findings> {
  const line = await getLine(services, actor, lineId);
  if (!mayKeepMoney(actor, line)) throw new NotAllowed();
  if (text === "") return { activities: [], producers: [], products: [] };
  const search = { text: text.slice(0, 100), limit: FOUND };
  const [activities, producers, products] = await Promise.all([
    searchActivities(services.readDb, line.provinceCode, search),
    searchProducers(services.readDb, line.provinceCode, search),
    searchProducts(services.readDb, line.provinceCode, search),
  ]);
  return { activities, producers, products };
}
