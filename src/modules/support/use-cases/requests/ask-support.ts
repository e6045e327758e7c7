import { type HelpKind, helpKindCodes, helpKindName } from "#modules/consultants";
import {
  actingFor,
  getProducer,
  listMyProducers,
  mayActForProducer,
  type Producer,
} from "#modules/producers";
import { listProductsOf, type Product } from "#modules/products";
import { audit } from "#platform/audit";
import { addDays, dayInVietnam } from "#platform/calendar";
import { uuidv7 } from "#platform/db";
import { startChecks, type Typed } from "#platform/forms";
import { type Actor, Conflict, NotAllowed, type Services, type UploadedFile, unitsOf } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
import { requestNumber } from "../../domain/request.ts";
import { listProducersOfCommunes } from "../../store/producers.store.ts";
import { insertMove, insertRequests, takeNumbers } from "../../store/requests.store.ts";
import { inOneStep } from "../in-one-step.ts";
import { addFiles } from "./attach-files.ts";
import { writeLetter } from "./letters.ts";

export const askFields = ["producerId", "productId", "kind", "title", "need", "wantedBy"] as const;
export type AskField = (typeof askFields)[number];

export interface AskInput {
  typed: Typed<AskField>;
  uploads: readonly UploadedFile[];
  requestId?: string;
  isDemo?: boolean;
}

export interface AskChoices {
  producers: { id: string; name: string }[];
  producer: Producer | null;
  products: Product[];
}

/** For whom the actor may ask: own producers, or those of the commune. */
export async function askChoices(services: Services, actor: Actor, producerId: string): Promise<AskChoices> {
  const { db } = services;
  const mine = await listMyProducers(db, actor);
  const helped = await listProducersOfCommunes(db, unitsOf(actor, ["commune_officer"], "commune"));
  const producers = [...mine, ...helped].map(({ id, name }) => ({ id, name }));
  const chosen = producerId || (producers.length === 1 ? (producers[0]?.id ?? "") : "");
  if (chosen === "") return { producers, producer: null, products: [] };
  const producer = await getProducer(db, chosen);
  if (!mayActForProducer(actor, producer))
    throw new NotAllowed("Bạn không gửi yêu cầu thay chủ thể này được.");
  return { producers, producer, products: await listProductsOf(db, producer.id) };
}

/** A producer, or the commune for it, asks the province for help. */
export async function askSupport(
  services: Services,
  actor: Actor,
  { typed, uploads, requestId, isDemo = false }: AskInput,
): Promise<Result<{ id: string; number: string }>> {
  if (typed.producerId === "") return fault("producerId", "Chọn chủ thể cần hỗ trợ.");
  const { producer, products } = await askChoices(services, actor, typed.producerId);
  if (!producer) return fault("producerId", "Chọn chủ thể cần hỗ trợ.");
  if (producer.status !== "active")
    throw new Conflict("Chủ thể chưa được xác nhận hoặc đã ngừng, chưa gửi yêu cầu hỗ trợ được.");
  const today = dayInVietnam(services.now());
  const checked = checkAsk(typed, products, today);
  if (!checked.ok) return checked;
  const asked = checked.value;
  const by = actingFor(actor, producer);
  return inOneStep(services, async (tx) => {
    const year = Number(today.slice(0, 4));
    const number = requestNumber(
      producer.provinceCode,
      year,
      await takeNumbers(tx, producer.provinceCode, year),
    );
    const at = services.now();
    const request = {
      ...emptyRequest,
      ...asked,
      id: uuidv7(),
      provinceCode: producer.provinceCode,
      communeCode: producer.communeCode,
      number,
      year,
      producerId: producer.id,
      onBehalfOf: by.onBehalfOf ?? null,
      isDemo,
      createdAt: at,
      submittedBy: actor.accountId,
    };
    await insertRequests(tx, [request]);
    await insertMove(tx, {
      id: uuidv7(),
      requestId: request.id,
      from: null,
      to: "submitted",
      note: null,
      by: by.accountId,
      byName: by.displayName,
      onBehalfOf: by.onBehalfOf ?? null,
      at,
    });
    const kept = await addFiles(services, { tx, request, by, role: "brief", uploads, field: "files" });
    if (!kept.ok) return kept;
    await audit(tx, {
      provinceCode: request.provinceCode,
      actor: by,
      action: "support.ask",
      subject: { kind: "support-request", id: request.id },
      requestId,
      details: { number, kind: asked.kind, producerId: producer.id, productId: asked.productId },
    });
    await writeLetter(tx, request, {
      to: "office",
      subject: `Yêu cầu hỗ trợ mới: ${helpKindName(asked.kind)}`,
      body: `${producer.name} gửi yêu cầu “${asked.title}” (${number}).`,
    });
    return ok({ id: request.id, number });
  });
}

export const emptyRequest = {
  status: "submitted",
  declineReason: null,
  consultantId: null,
  budgetVnd: null,
  budgetSource: null,
  ownShareVnd: null,
  contractNumber: null,
  contractOn: null,
  contractValueVnd: null,
  dueOn: null,
  deliveredOn: null,
  completedOn: null,
  result: null,
  rating: null,
  ratingNote: null,
  source: null,
} as const;

interface Asked {
  productId: string | null;
  kind: HelpKind;
  title: string;
  need: string;
  wantedBy: string | null;
}

function checkAsk(typed: Typed<AskField>, products: readonly Product[], today: string): Result<Asked> {
  const check = startChecks();
  const kind = check.choice("kind", typed.kind, helpKindCodes, "Chọn việc cần hỗ trợ.");
  const productId = products.find(({ id }) => id === typed.productId)?.id ?? null;
  if (typed.productId !== "" && productId === null)
    check.add("productId", "Chọn lại sản phẩm: sản phẩm này không thuộc chủ thể.");
  const title = check.line("title", typed.title, { label: "tên yêu cầu", min: 5, max: 200 });
  const need = check.optionalText("need", typed.need, { label: "điều cần hỗ trợ", min: 10, max: 4000 });
  if (need === null) check.add("need", "Nhập điều cần hỗ trợ.");
  const wantedBy = check.optionalDay("wantedBy", typed.wantedBy, { label: "ngày cần có kết quả" });
  if (wantedBy !== null && wantedBy < addDays(today, 1))
    check.add("wantedBy", "Sửa ngày cần có kết quả: phải sau hôm nay.");
  return check.result({ productId, kind, title, need: need ?? "", wantedBy });
}
