import { expect, it } from "vitest";
import { testActor } from "#platform/testing";
import {
  mayDecide,
  mayImportRegister,
  mayPrepareDecision,
  mayPrintCertificate,
  mayReadDecision,
  mayRevoke,
} from "./permissions.ts";

const in96 = { unitKind: "province", unitCode: "96" };
const people = {
  officer: testActor("A", { role: "province_officer", ...in96 }),
  leader: testActor("B", { role: "province_leader", ...in96 }),
  admin: testActor("C", { role: "province_admin", ...in96 }),
  "officer of 80": testActor("D", { role: "province_officer", unitKind: "province", unitCode: "80" }),
  "leader of 80": testActor("E", { role: "province_leader", unitKind: "province", unitCode: "80" }),
  commune: testActor("F", { role: "commune_officer", unitKind: "commune", unitCode: "32071" }),
  "other commune": testActor("G", { role: "commune_officer", unitKind: "commune", unitCode: "32041" }),
  owner: testActor("H", { role: "producer_owner", unitKind: "producer", unitCode: "p1" }),
  "other owner": testActor("I", { role: "producer_owner", unitKind: "producer", unitCode: "p2" }),
  council: testActor("K", { role: "council_member", ...in96 }),
};
const record = { provinceCode: "96", producerId: "p1", communeCode: "32071", star: 4 };

it.each([
  ["import", mayImportRegister, ["officer"]],
  ["prepare", mayPrepareDecision, ["officer"]],
  ["decide", mayDecide, ["leader"]],
  ["read a decision", mayReadDecision, ["officer", "leader", "admin"]],
  ["revoke", mayRevoke, ["leader"]],
  ["print", mayPrintCertificate, ["officer", "leader", "admin", "commune", "owner"]],
] as const)("%s", (_, may, allowed) => {
  const able = Object.entries(people).filter(([, actor]) => may(actor, record));
  expect(able.map(([name]) => name)).toEqual([...allowed]);
  expect(may(null, record)).toBe(false);
});

it("five stars are the minister's to take back", () => {
  expect(mayRevoke(people.leader, { provinceCode: "96", star: 5 })).toBe(false);
});
