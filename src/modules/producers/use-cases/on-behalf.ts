import type { AuditActor } from "#platform/audit";
import type { Actor } from "#platform/http";
import type { Producer } from "../domain/producer.ts";
import { helpsProducer } from "../permissions.ts";

/** Who stands in the audit trail: an officer who fills in for a producer is named together with it. */
export function actingFor(
  actor: Actor,
  producer: Pick<Producer, "id" | "name" | "provinceCode" | "communeCode">,
): AuditActor {
  const { accountId, displayName } = actor;
  return { accountId, displayName, onBehalfOf: helpsProducer(actor, producer) ? producer.name : undefined };
}
