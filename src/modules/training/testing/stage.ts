import { createAccount, grantRole, type Role, type UnitKind } from "#modules/identity";
import { uuidv7 } from "#platform/db";
import { typedTexts } from "#platform/forms";
import type { Actor, Services } from "#platform/http";
import { servicesFor, type TestDatabase } from "#platform/testing";
import { classFields } from "../use-cases/class-form.ts";
import { type Move, moveClass } from "../use-cases/move-class.ts";
import { planClass } from "../use-cases/plan-class.ts";
import { readClass } from "../use-cases/read-class.ts";

const province = "96";
export const commune = "32071";
const today = "2026-11-22";
export const requestId = "test";

/** Services at noon of the test's day. */
export function servicesOn(database: TestDatabase, day = today, hour = "05:00:10"): Services {
  return servicesFor(database.db, { now: `${day}T${hour}Z` });
}

interface Role1 {
  role: Role;
  unitKind: UnitKind;
  unitCode: string;
}

/** A person with an account and one role since the start of the year. */
export async function person(
  services: Services,
  name: string,
  { role, unitKind, unitCode }: Role1,
): Promise<Actor> {
  return services.db.transaction().execute(async (tx) => {
    const account = await createAccount(tx, { email: `${uuidv7()}@thu.example`, displayName: name });
    if (!account.ok) throw new Error(account.faults[0]?.text);
    const grant = { role, unitKind, unitCode, unitName: name, provinceCode: province };
    await grantRole(tx, { ...grant, accountId: account.value.id, validFrom: "2026-01-01" });
    return { accountId: account.value.id, sessionId: uuidv7(), displayName: name, grants: [grant] };
  });
}

export function officerOf(services: Services): Promise<Actor> {
  return person(services, "Cán bộ tỉnh", {
    role: "province_officer",
    unitKind: "province",
    unitCode: province,
  });
}

export interface PlannedClass {
  title?: string;
  startsOn?: string;
  endsOn?: string;
  audiences?: string[];
  testMax?: string;
  testPass?: string;
}

export function typedClass(given: PlannedClass = {}) {
  const { audiences = ["official_commune", "leader", "producer"], ...texts } = given;
  return {
    texts: {
      ...typedTexts({}, classFields),
      title: "Lớp lập hồ sơ OCOP",
      startsOn: today,
      endsOn: today,
      attendanceShare: "75",
      rhythm: "half",
      ...texts,
    },
    topics: ["Chuyển đổi số"],
    audiences,
  };
}

export async function plan(services: Services, officer: Actor, given: PlannedClass = {}): Promise<string> {
  const done = await planClass(services, officer, { typed: typedClass(given), requestId });
  if (!done.ok) throw new Error(done.faults[0]?.text);
  return done.value.id;
}

export async function step(
  services: Services,
  officer: Actor,
  id: string,
  move: Move,
  reason = "",
): Promise<void> {
  const { training } = await readClass(services, officer, id);
  const done = await moveClass(services, officer, { id, version: training.version, move, reason, requestId });
  if (!done.ok) throw new Error(done.faults[0]?.text);
}
