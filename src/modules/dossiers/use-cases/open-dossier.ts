import type { PreparedSet } from "@saoque/scoring";
import { getPreparedSet } from "#modules/criteria";
import { getProducer } from "#modules/producers";
import { describePlace } from "#modules/territory";
import type { Executor } from "#platform/db";
import { type Actor, NotAllowed, NotFound } from "#platform/http";
import { actsOnBehalf, mayRead, mayWrite } from "../permissions.ts";
import type { Dossier } from "../store/dossiers.store.ts";
import { type DossierProduct, findDossierProduct } from "../store/products.store.ts";
import { getDossier } from "./dossier-records.ts";

export type Producer = Awaited<ReturnType<typeof getProducer>>;
export type Product = DossierProduct;

/** @throws NotFound for an id that no product has. */
export async function getDossierProduct(db: Executor, id: string): Promise<DossierProduct> {
  const product = await findDossierProduct(db, id);
  if (!product) throw new NotFound("Không tìm thấy sản phẩm này.");
  return product;
}

/** A dossier together with what it is about. */
export interface Subject {
  dossier: Dossier;
  producer: Producer;
  product: Product;
  set: PreparedSet;
  place: string;
}

export async function readSubject(db: Executor, dossier: Dossier): Promise<Subject> {
  const producer = await getProducer(db, dossier.producerId);
  const product = await getDossierProduct(db, dossier.productId);
  const set = getPreparedSet(dossier.ruleSet, dossier.setCode);
  const place = describePlace({
    communeCode2025: dossier.communeCode,
    oldCommuneCode: producer.oldCommuneCode,
  });
  return { dossier, producer, product, set, place };
}

/** @throws NotAllowed when this person may not read it. */
export async function openToRead(db: Executor, actor: Actor, id: string): Promise<Subject> {
  const dossier = await getDossier(db, id);
  if (!mayRead(actor, dossier)) throw new NotAllowed("Hồ sơ này không thuộc phạm vi công việc của bạn.");
  return readSubject(db, dossier);
}

/** @throws NotAllowed for anybody but the producer's people and the commune officer who helps them. */
export async function openToWrite(db: Executor, actor: Actor, id: string): Promise<Subject> {
  const dossier = await getDossier(db, id);
  if (!mayWrite(actor, dossier)) {
    throw new NotAllowed("Chỉ chủ thể và cán bộ xã làm giúp chủ thể mới được soạn hồ sơ này.");
  }
  return readSubject(db, dossier);
}

/** Name of the producer when the actor writes for it; undefined when it is his own. */
export function behalfOf(actor: Actor, subject: Pick<Subject, "dossier" | "producer">): string | undefined {
  return actsOnBehalf(actor, subject.dossier) ? subject.producer.name : undefined;
}
