import type { Actor, Services } from "#platform/http";
import { type TestDatabase, testActor } from "#platform/testing";
import { createProducer, type ProducerInput } from "../use-cases/create-producer.ts";

/** Phường Lý Văn Lâm and phường Tân Thành, Cà Mau. */
export const commune = "32014";
const otherCommune = "32002";
const province = "96";

export const people = {
  officer: testActor("Cán bộ xã", { role: "commune_officer", unitKind: "commune", unitCode: commune }),
  neighbour: testActor("Cán bộ xã bên", {
    role: "commune_officer",
    unitKind: "commune",
    unitCode: otherCommune,
  }),
  provincial: testActor("Cán bộ tỉnh", {
    role: "province_officer",
    unitKind: "province",
    unitCode: province,
  }),
  farOff: testActor("Cán bộ tỉnh khác", { role: "province_officer", unitKind: "province", unitCode: "80" }),
  member: testActor("Thành viên hội đồng", {
    role: "council_member",
    unitKind: "province",
    unitCode: province,
  }),
};

export const ownerOf = (producerId: string) =>
  testActor("Chủ thể", { role: "producer_owner", unitKind: "producer", unitCode: producerId });

/** A producer of the commune, as if approved long ago. */
export async function makeProducer(services: Services, input: Partial<ProducerInput> = {}): Promise<string> {
  const made = {
    provinceCode: province,
    communeCode: commune,
    kind: "cooperative",
    name: "HTX Ông Muộn",
  } as const;
  const { id } = await services.db.transaction().execute((tx) => createProducer(tx, { ...made, ...input }));
  return id;
}

/** Gives the actors accounts of their own, for what is written down with who did it. */
export async function openAccounts(database: TestDatabase, actors: readonly Actor[]): Promise<void> {
  for (const { accountId, displayName } of actors) {
    await database.asOwner(
      "insert into identity.accounts (id, email, display_name, status) values ($1, $2, $3, 'active') on conflict do nothing",
      [accountId, `${accountId}@example.vn`, displayName],
    );
  }
}
