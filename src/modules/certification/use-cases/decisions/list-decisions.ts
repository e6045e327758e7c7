import { type Actor, type Services, type TaskItem, unitsOf } from "#platform/http";
import { leaderRoles, officeRoles, officerRoles } from "../../permissions.ts";
import { countSubmitted, type Decision, listDecisions } from "../../store/decisions.store.ts";
import { certificationUrls } from "../../urls.ts";

const PAGE_SIZE = 20;

export async function listDecisionsFor(
  services: Services,
  actor: Actor,
  before: string | undefined,
): Promise<{ decisions: (Decision & { items: number })[]; next?: string }> {
  const provinces = unitsOf(actor, officeRoles, "province");
  const found = await listDecisions(services.readDb, provinces, { before, limit: PAGE_SIZE + 1 });
  const decisions = found.slice(0, PAGE_SIZE);
  const last = decisions.at(-1);
  return { decisions, ...(found.length > PAGE_SIZE && last ? { next: last.id } : {}) };
}

/** Decisions that wait for the leader's signature. */
export async function countWaiting(services: Services, actor: Actor): Promise<number> {
  const provinces = unitsOf(actor, leaderRoles, "province");
  return provinces.length === 0 ? 0 : countSubmitted(services.readDb, provinces);
}

/** What waits: for the leader to sign, for the office to mend. */
export async function decisionTasks(services: Services, actor: Actor): Promise<TaskItem[]> {
  const asLeader = unitsOf(actor, leaderRoles, "province");
  const asOfficer = unitsOf(actor, officerRoles, "province");
  const toSign =
    asLeader.length > 0
      ? await listDecisions(services.readDb, asLeader, { limit: 10, status: "submitted" })
      : [];
  const toMend =
    asOfficer.length > 0
      ? await listDecisions(services.readDb, asOfficer, { limit: 10, status: "refused" })
      : [];
  const task = (decision: Decision, title: string): TaskItem => ({
    title,
    href: certificationUrls.decision(decision.id),
    note: decision.title,
    since: decision.preparedAt,
  });
  return [
    ...toSign.map((decision) => task(decision, "Ký quyết định")),
    ...toMend.map((decision) => task(decision, "Lãnh đạo trả lại dự thảo quyết định")),
  ];
}
