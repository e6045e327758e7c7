import { uuidv7 } from "#platform/db";
import type { Actor, Grant, Services } from "#platform/http";
import { servicesFor, type TestDatabase } from "#platform/testing";
import { handOut, type OrderForm, orderFields } from "../use-cases/hand-out.ts";

/** A province's office, two agencies and people of two communes; the clock stands where a test wants it. */
export interface Stage {
  officer: Actor;
  leader: Actor;
  department: Actor;
  union: Actor;
  commune: Actor;
  otherCommune: Actor;
  farOfficer: Actor;
  departmentId: string;
  unionId: string;
  at(day: string): Services;
  /** Hands out one order and gives the ids of its tasks, in the order of the units. */
  give(
    change: Partial<OrderForm["typed"]>,
    units: readonly string[],
    coworkers?: readonly string[],
  ): Promise<string[]>;
}

export const today = "2026-11-22";

export async function setStage(database: TestDatabase): Promise<Stage> {
  const at = (day: string) => servicesFor(database.db, { now: `${day}T03:00:00Z` });
  const person = async (name: string, role: string, unitKind: string, unitCode: string): Promise<Actor> => {
    const id = uuidv7();
    await database.asOwner(
      "insert into identity.accounts (id, email, display_name, status) values ($1, $2, $3, 'active')",
      [id, `${id}@thu.vn`, name],
    );
    const provinceCode = name.includes("xa") ? "80" : "96";
    await database.asOwner(
      "insert into identity.grants (id, account_id, role, unit_kind, unit_code, province_code, valid_from) values ($1, $2, $3, $4, $5, $6, '2020-01-01')",
      [uuidv7(), id, role, unitKind, unitCode, provinceCode],
    );
    const grant: Grant = { role, unitKind, unitCode, provinceCode };
    return { accountId: id, sessionId: uuidv7(), displayName: name, grants: [grant] };
  };
  const agency = async (name: string, kind: string, officer: Actor): Promise<string> => {
    const id = uuidv7();
    await database.asOwner(
      "insert into directives.agencies (id, province_code, kind, name) values ($1, '96', $2, $3)",
      [id, kind, name],
    );
    await database.asOwner("insert into directives.agency_people (agency_id, account_id) values ($1, $2)", [
      id,
      officer.accountId,
    ]);
    return id;
  };
  const officer = await person("Cán bộ tỉnh", "province_officer", "province", "96");
  const department = await person("Cán bộ sở", "agency_officer", "province", "96");
  const union = await person("Cán bộ hội", "agency_officer", "province", "96");
  return {
    officer,
    department,
    union,
    leader: await person("Lãnh đạo", "province_leader", "province", "96"),
    commune: await person("Cán bộ xã Trí Phải", "commune_officer", "commune", "32071"),
    otherCommune: await person("Cán bộ phường", "commune_officer", "commune", "32014"),
    farOfficer: await person("Cán bộ tỉnh xa", "province_officer", "province", "80"),
    departmentId: await agency("Sở thử", "department", department),
    unionId: await agency("Hội thử", "union", union),
    at,
    give: async (change, units, coworkers = []) => {
      const none = Object.fromEntries(orderFields.map((name) => [name, ""])) as OrderForm["typed"];
      const typed = {
        ...none,
        title: "Rà soát hồ sơ",
        priority: "normal",
        dueOn: "2026-12-20",
        communes: "some",
        ...change,
      };
      const services = at(typed.startsOn || today);
      const form = { typed, units, coworkers, files: [], requestId: "t" };
      const done = await handOut(services, officer, form);
      if (!done.ok) throw new Error(JSON.stringify(done.faults));
      const rows = await database.asOwner<{ id: string }>(
        "select id from directives.tasks where parent_id is null order by id desc limit $1",
        [done.value.tasks],
      );
      return rows.map(({ id }) => id).reverse();
    },
  };
}
