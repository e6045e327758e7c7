import { createAccount, grantRole } from "#modules/identity";
import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import type { Tx } from "#platform/db";
import type { Services } from "#platform/http";
import { agreed } from "./agreed.ts";
import { demoEmail, demoPassword, demoPeople } from "./people.ts";

/** Everybody's account; roles in a producer follow when the register's producers are there. */
export async function loadAccounts(services: Services, tx: Tx): Promise<void> {
  const at = services.now();
  for (const person of demoPeople) {
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
    if (person.unitKind === "producer") continue;
    const { role, unitKind, unitCode } = person;
    await grantRole(tx, { accountId: account.id, role, unitKind, unitCode, validFrom: dayInVietnam(at) });
  }
  await audit(tx, {
    provinceCode: "00",
    actor: null,
    action: "demo.load-accounts",
    subject: { kind: "demo", id: "accounts" },
    details: { people: demoPeople.length },
  });
}
