import type { Tx } from "#platform/db";
import { type Recipient, tell } from "#platform/notices";
import { formatDate } from "#platform/ui";
import type { Unit } from "../domain/task.ts";
import { communeRoles, officerRoles } from "../permissions.ts";
import { listAccountsOfAgencies } from "../store/agency-accounts.store.ts";
import { directivesUrls as urls } from "../urls.ts";

interface Told {
  id: string;
  title: string;
  provinceCode: string;
}

/** People who answer for units today: accounts of agencies, officers and leaders of communes. */
export async function peopleOfUnits(tx: Tx, units: readonly Unit[]): Promise<Map<Unit, Recipient[]>> {
  const agencyIds = units.flatMap(({ agencyId }) => (agencyId === null ? [] : [agencyId]));
  const accounts = await listAccountsOfAgencies(tx, agencyIds);
  return new Map(
    units.map((unit) => [
      unit,
      unit.communeCode === null
        ? accounts
            .filter(({ agencyId }) => agencyId === unit.agencyId)
            .map(({ accountId }) => ({ accountId }))
        : communeRoles.map((role) => ({ role, unitKind: "commune", unitCode: unit.communeCode ?? "" })),
    ]),
  );
}

/** Those who gave the task: the person when known, else the province's office. */
export function giverOf(task: { createdBy: string | null; provinceCode: string }): Recipient[] {
  if (task.createdBy) return [{ accountId: task.createdBy }];
  return officerRoles.map((role) => ({ role, unitKind: "province", unitCode: task.provinceCode }));
}

/** Writes to people about one task; nobody to write to is no fault, the boards show it anyway. */
export async function tellOfTask(
  tx: Tx,
  task: Told,
  letter: { to: readonly Recipient[]; subject: string; body: string },
): Promise<void> {
  if (letter.to.length === 0) return;
  await tell(tx, {
    about: { kind: "task", id: task.id },
    to: letter.to,
    subject: `${letter.subject}: ${task.title}`,
    body: letter.body,
    href: urls.task(task.id),
  });
}

export async function tellUnit(
  tx: Tx,
  task: Told & Unit & { ownerAccountId: string | null },
  letter: { subject: string; body: string },
): Promise<void> {
  const unit = { agencyId: task.agencyId, communeCode: task.communeCode };
  const people = [...(await peopleOfUnits(tx, [unit])).values()].flat();
  const owner = task.ownerAccountId ? [{ accountId: task.ownerAccountId }] : [];
  await tellOfTask(tx, task, { to: [...people, ...owner], ...letter });
}

export const dueWords = (dueOn: string): string => `Thời hạn: ${formatDate(dueOn)}.`;
