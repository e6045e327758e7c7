import { uuidv7 } from "#platform/db";
import type { Services } from "#platform/http";
import { servicesFor, type TestDatabase, testActor } from "#platform/testing";
import { createLine } from "../use-cases/lines/create-line.ts";

const caMau = { unitKind: "province", unitCode: "96", provinceCode: "96" };
const tayNinh = { unitKind: "province", unitCode: "80", provinceCode: "80" };

export const officer = testActor("Cán bộ OCOP", { role: "province_officer", ...caMau });
export const leader = testActor("Lãnh đạo tỉnh", { role: "province_leader", ...caMau });
export const stranger = testActor("Cán bộ tỉnh khác", { role: "province_officer", ...tayNinh });
export const requestId = "thu";

export function servicesAt(database: TestDatabase, now = "2026-11-22T03:00:00Z"): Services {
  return servicesFor(database.db, { now });
}

/** A budget line of 2026 with this much money. */
export async function openLine(services: Services, amount: number, more: Record<string, string> = {}) {
  const typed = {
    year: "2026",
    source: "ntm_local",
    purpose: "reward",
    norm: "",
    title: `Dòng ${amount}`,
    amount: `${amount}`,
    decisionNumber: "12/QĐ-UBND",
    decidedOn: "2026-02-01",
    commune: "",
    note: "",
    ...more,
  };
  const made = await createLine(services, officer, { typed, requestId });
  if (!made.ok) throw new Error(made.faults[0]?.text);
  return made.value.id;
}

export interface MadeProduct {
  productId: string;
  producerId: string;
}

/** A producer of Cà Mau with one product, written by the owner of the database. */
export async function makeProduct(
  database: TestDatabase,
  name: string,
  provinceCode = "96",
): Promise<MadeProduct> {
  const [producerId, productId] = [uuidv7(), uuidv7()];
  await database.asOwner(
    `insert into producers.producers (id, province_code, commune_code, kind, name, slug) values ($1, $2, '32071', 'cooperative', $3, $4)`,
    [producerId, provinceCode, `HTX ${name}`, `htx-${producerId}`],
  );
  await database.asOwner(
    `insert into products.products (id, producer_id, province_code, commune_code, name, slug, sector) values ($1, $2, $3, '32071', $4, $5, 'I')`,
    [productId, producerId, provinceCode, name, `sp-${productId}`],
  );
  return { producerId, productId };
}

export async function recognise(
  database: TestDatabase,
  { productId, producerId }: MadeProduct,
  { star, on }: { star: number; on: string },
): Promise<string> {
  const id = uuidv7();
  await database.asOwner(
    `insert into certification.recognitions (id, product_id, producer_id, province_code, star, recognised_on, recognition_year, source)
     values ($1, $2, $3, '96', $4, $5, $6, 'thử')`,
    [id, productId, producerId, star, on, Number(on.slice(0, 4))],
  );
  return id;
}
