import { type Consultant, getConsultant } from "#modules/consultants";
import { getProducer, type Producer } from "#modules/producers";
import { getProduct, type Product } from "#modules/products";
import { type Executor, isUuid } from "#platform/db";
import { findFiles, type StoredFile } from "#platform/files";
import { type Actor, NotAllowed, NotFound, type Services } from "#platform/http";
import { actionsFor, type RequestAction } from "../../domain/actions.ts";
import type { DesignProject } from "../../domain/design.ts";
import { fileRoles, type SupportRequest } from "../../domain/request.ts";
import { mayReadContract, mayReadDesign, mayReadRequest, sidesOf } from "../../permissions.ts";
import { findDesignOfRequest } from "../../store/designs.store.ts";
import { listRequestFiles, type RequestFile } from "../../store/request-files.store.ts";
import { findRequest, listMoves, type Move } from "../../store/requests.store.ts";

/** @throws NotFound for an id that no request has. */
export async function getRequest(db: Executor, id: string): Promise<SupportRequest> {
  const request = isUuid(id) ? await findRequest(db, id) : undefined;
  if (!request) throw new NotFound("Không tìm thấy yêu cầu hỗ trợ này.");
  return request;
}

/** The request, for somebody who may read it. */
export async function readRequest(db: Executor, actor: Actor, id: string): Promise<SupportRequest> {
  const request = await getRequest(db, id);
  if (!mayReadRequest(actor, request)) throw new NotAllowed("Yêu cầu này không thuộc phạm vi của bạn.");
  return request;
}

export type ShownFile = RequestFile & { file: StoredFile };

export interface RequestView {
  request: SupportRequest;
  producer: Producer;
  product: Product | null;
  consultant: Consultant | null;
  design: DesignProject | null;
  moves: Move[];
  files: ShownFile[];
  actions: RequestAction[];
  sides: { office: boolean; producer: boolean };
  seesContract: boolean;
}

/** Everything the page of a request shows to this reader. */
export async function viewRequest(services: Services, actor: Actor, id: string): Promise<RequestView> {
  const { db } = services;
  const request = await readRequest(db, actor, id);
  const seesContract = mayReadContract(actor, request);
  const [producer, product, consultant, design, moves, files] = await Promise.all([
    getProducer(db, request.producerId),
    request.productId ? getProduct(db, request.productId) : null,
    request.consultantId ? getConsultant(db, request.consultantId) : undefined,
    findDesignOfRequest(db, request.id),
    listMoves(db, request.id),
    listShownFiles(db, request.id),
  ]);
  const sides = sidesOf(actor, request);
  return {
    request,
    producer,
    product,
    consultant: consultant ?? null,
    design: design && mayReadDesign(actor, design) ? design : null,
    moves,
    files: files.filter(({ role }) => role !== "contract" || seesContract),
    actions: actionsFor(request.status, sides),
    sides,
    seesContract,
  };
}

async function listShownFiles(db: Executor, requestId: string): Promise<ShownFile[]> {
  const rows = await listRequestFiles(db, requestId);
  const stored = await findFiles(
    db,
    rows.map(({ fileId }) => fileId),
  );
  const byId = new Map(stored.map((file) => [file.id, file]));
  return rows.flatMap((row) => {
    const file = byId.get(row.fileId);
    return file && Object.hasOwn(fileRoles, row.role) ? [{ ...row, file }] : [];
  });
}
