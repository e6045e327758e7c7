import { createAccount, grantRole, listAccountsWithRole } from "#modules/identity";
import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import { startChecks, type Typed } from "#platform/forms";
import { type Actor, Conflict, NotAllowed, type Services } from "#platform/http";
import { ok, type Result } from "#platform/result";
import { allows, type Producer } from "../domain/producer.ts";
import { mayInviteMember, producerRoles } from "../permissions.ts";
import { getProducer, viewProducer } from "./get-producer.ts";
import { actingFor } from "./on-behalf.ts";

export interface Member {
  id: string;
  displayName: string;
  email: string;
  role: (typeof producerRoles)[number];
}

/** Who may sign in for a producer: its owner first. */
export async function viewMembers(
  services: Services,
  actor: Actor,
  producerId: string,
): Promise<{ producer: Producer; members: Member[]; mayInvite: boolean }> {
  const producer = await viewProducer(services.db, actor, producerId);
  const lists = await Promise.all(
    producerRoles.map(async (role) => {
      const unit = { role, unitKind: "producer", unitCode: producer.id } as const;
      const holders = await listAccountsWithRole(services.db, unit);
      return holders.map(({ id, displayName, email }) => ({ id, displayName, email, role }));
    }),
  );
  const mayInvite = mayInviteMember(actor, producer) && allows(producer.status, "invite");
  return { producer, members: lists.flat(), mayInvite };
}

export const memberFields = ["displayName", "email"] as const;
export type MemberField = (typeof memberFields)[number];

/** Opens an account for somebody who works with the producer; the letter tells how to set a password. */
export async function inviteMember(
  services: Services,
  actor: Actor,
  { producerId, typed, requestId }: { producerId: string; typed: Typed<MemberField>; requestId?: string },
): Promise<Result<{ id: string }>> {
  const producer = await getProducer(services.db, producerId);
  if (!mayInviteMember(actor, producer))
    throw new NotAllowed("Chỉ người đứng tên chủ thể mới mời thêm người.");
  if (!allows(producer.status, "invite")) throw new Conflict("Chủ thể này hiện không mời thêm người được.");
  const check = startChecks();
  const checked = check.result({
    displayName: check.line("displayName", typed.displayName, { label: "họ và tên", min: 2, max: 120 }),
    email: check.email("email", typed.email),
  });
  if (!checked.ok) return checked;
  return services.db.transaction().execute(async (tx) => {
    const opened = await createAccount(tx, { ...checked.value, status: "active", at: services.now() });
    if (!opened.ok) return opened;
    const accountId = opened.value.id;
    await grantRole(tx, {
      accountId,
      role: "producer_member",
      unitKind: "producer",
      unitCode: producer.id,
      unitName: producer.name,
      provinceCode: producer.provinceCode,
      validFrom: dayInVietnam(services.now()),
      grantedBy: actor.accountId,
    });
    await audit(tx, {
      provinceCode: producer.provinceCode,
      actor: actingFor(actor, producer),
      action: "producers.invite-member",
      subject: { kind: "producer", id: producer.id },
      requestId,
      details: { accountId },
    });
    await services.jobs.enqueue(tx, "producers.write-to-member", { accountId, producerId: producer.id });
    return ok({ id: accountId });
  });
}
