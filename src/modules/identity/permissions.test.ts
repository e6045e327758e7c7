import { describe, expect, test } from "vitest";
import { testActor } from "#platform/testing";
import { type Role, roleNames, roles, type UnitKind } from "./domain/roles.ts";
import { unitKindOf } from "./domain/scope.ts";
import { mayGrant, mayManageAccount, mayRevoke, maySeeAccount } from "./permissions.ts";

const units: Readonly<Record<UnitKind, { own: string; other: string }>> = {
  system: { own: "saoque", other: "saoque" },
  nation: { own: "vn", other: "vn" },
  province: { own: "96", other: "80" },
  commune: { own: "31999", other: "25459" },
  producer: { own: "p-96", other: "p-80" },
};

function holder(role: Role) {
  const unitKind = unitKindOf(role);
  const inProvince = unitKind === "system" || unitKind === "nation" ? "00" : "96";
  return testActor(role, { role, unitKind, unitCode: units[unitKind].own, provinceCode: inProvince });
}

function held(role: Role, side: "own" | "other") {
  const unitKind = unitKindOf(role);
  const nowhere = unitKind === "system" || unitKind === "nation";
  const provinceCode = nowhere ? "00" : side === "own" ? "96" : "80";
  return { role, unitKind, unitCode: units[unitKind][side], provinceCode };
}

/** giver → roles he may give in his own unit / in another unit. */
function granted(side: "own" | "other"): Record<string, Role[]> {
  const rows = roleNames.map(
    (giver) => [giver, roleNames.filter((role) => mayGrant(holder(giver), held(role, side)))] as const,
  );
  return Object.fromEntries(rows.filter(([, given]) => given.length > 0));
}

const ofProvince: Role[] = [
  "province_officer",
  "province_leader",
  "agency_officer",
  "advisory_member",
  "council_member",
];
const ofCommune: Role[] = ["commune_officer", "commune_leader"];
const sorted = (list: Role[]) => roleNames.filter((role) => list.includes(role));

describe("who gives which role where", () => {
  test("in his own unit", () => {
    expect(granted("own")).toEqual({
      commune_leader: ["commune_officer"],
      province_admin: sorted([...ofCommune, ...ofProvince]),
      system_admin: roleNames.filter((role) => roles[role].unitKind !== "producer"),
    });
  });

  test("in another unit only the system's administrator", () => {
    expect(Object.keys(granted("other"))).toEqual(["system_admin"]);
  });

  test("never a role in a unit of another kind", () => {
    const wrong = { role: "province_officer", unitKind: "commune", unitCode: "31999", provinceCode: "96" };
    expect(mayGrant(holder("system_admin"), wrong)).toBe(false);
    expect(mayGrant(holder("system_admin"), { ...wrong, role: "invented" })).toBe(false);
  });
});

describe("who looks after an account", () => {
  const someone = "0190aaaa-0000-7000-8000-000000000000";

  test("nobody his own", () => {
    const admin = holder("system_admin");
    expect(mayManageAccount(admin, admin.accountId, [])).toBe(false);
    expect(mayRevoke(admin, admin.accountId, held("province_officer", "own"))).toBe(false);
  });

  test("a commune does not shut out somebody who also works for the province", () => {
    const leader = holder("commune_leader");
    expect(mayManageAccount(leader, someone, [held("commune_officer", "own")])).toBe(true);
    expect(
      mayManageAccount(leader, someone, [held("commune_officer", "own"), held("province_officer", "own")]),
    ).toBe(false);
    expect(mayManageAccount(leader, someone, [])).toBe(false);
  });

  test("a province's administrator looks after producers' people too, but not after another administrator", () => {
    const admin = holder("province_admin");
    expect(mayManageAccount(admin, someone, [held("producer_owner", "own")])).toBe(true);
    expect(mayManageAccount(admin, someone, [held("producer_owner", "other")])).toBe(false);
    expect(mayManageAccount(admin, someone, [held("province_admin", "own")])).toBe(false);
    expect(mayManageAccount(admin, someone, [held("system_admin", "own")])).toBe(false);
  });

  test("each sees the people of his own part", () => {
    const seen = (role: Role, side: "own" | "other") =>
      maySeeAccount(holder(role), [held("commune_officer", side)]);
    expect(roleNames.filter((role) => seen(role, "own"))).toEqual([
      "commune_leader",
      "province_admin",
      "system_admin",
    ]);
    expect(roleNames.filter((role) => seen(role, "other"))).toEqual(["system_admin"]);
  });
});
