import { createAccount, grantRole } from "#modules/identity";
import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import type { Tx } from "#platform/db";
import type { Services } from "#platform/http";
import { agreed } from "./agreed.ts";
import { type DemoPerson, demoEmail, demoPassword, demoPeople } from "./people.ts";

/** Accounts of offices and councils; the producers' people come when the register's producers are there. */
export async function loadAccounts(services: Services, tx: Tx): Promise<void> {
  const people = demoPeople.filter((person) => person.unitKind !== "producer");
  for (const person of people) await openAccount(services, tx, person, person);
  await audit(tx, {
    provinceCode: "00",
    actor: null,
    action: "demo.load-accounts",
    subject: { kind: "demo", id: "accounts" },
    details: { people: people.length },
  });
}

interface Unit {
  unitCode: string;
  unitName?: string;
  provinceCode?: string;
}

/** An account that may sign in at once, with its one role. */
export async function openAccount(services: Services, tx: Tx, person: DemoPerson, unit: Unit): Promise<void> {
  const at = services.now();
  const account = agreed(
    await createAccount(tx, {
      email: demoEmail(person.key),
      displayName: person.name,
      password: demoPassword,
      status: "active",
      isDemo: true,
      at,
    }),
  );
  const { role, unitKind } = person;
  const { unitCode, unitName, provinceCode } = unit;
  await grantRole(tx, {
    accountId: account.id,
    role,
    unitKind,
    unitCode,
    validFrom: dayInVietnam(at),
    ...(unitName ? { unitName } : {}),
    ...(provinceCode ? { provinceCode } : {}),
  });
}
