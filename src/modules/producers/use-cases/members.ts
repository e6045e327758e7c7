import {
  createAccount,
  endRoleInUnit,
  findAccountFor,
  grantRole,
  listAccountsWithRole,
} from "#modules/identity";
import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import { isUuid, type Tx } from "#platform/db";
import { startChecks, type Typed } from "#platform/forms";
import { type Actor, Conflict, NotAllowed, type Services } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
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

/** Lets somebody in who works with the producer: by an account of his own, opened here when there is none. */
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
    const person = await accountOf(tx, checked.value, services.now());
    if (!person.ok) return person;
    const accountId = person.value.id;
    const given = await grantRole(tx, {
      accountId,
      role: "producer_member",
      unitKind: "producer",
      unitCode: producer.id,
      unitName: producer.name,
      provinceCode: producer.provinceCode,
      validFrom: dayInVietnam(services.now()),
      grantedBy: actor.accountId,
    });
    if (!given) return fault("email", "Người này đã cùng làm hồ sơ của cơ sở.");
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

/** Somebody no longer works with the producer; what was done under the role stays. */
export async function endMember(
  services: Services,
  actor: Actor,
  { producerId, accountId, requestId }: { producerId: string; accountId: string; requestId?: string },
): Promise<void> {
  const producer = await getProducer(services.db, producerId);
  if (!mayInviteMember(actor, producer))
    throw new NotAllowed("Chỉ người đứng tên chủ thể mới cho thôi người cùng làm.");
  const unit = { role: "producer_member", unitKind: "producer", unitCode: producer.id } as const;
  await services.db.transaction().execute(async (tx) => {
    const end = { ...unit, accountId, endedBy: actor.accountId, at: services.now() };
    if (!isUuid(accountId) || !(await endRoleInUnit(tx, end)))
      throw new Conflict("Người này không còn cùng làm hồ sơ của cơ sở.");
    await audit(tx, {
      provinceCode: producer.provinceCode,
      actor: actingFor(actor, producer),
      action: "producers.end-member",
      subject: { kind: "producer", id: producer.id },
      requestId,
      details: { accountId },
    });
  });
}

async function accountOf(
  tx: Tx,
  person: { displayName: string; email: string },
  at: Date,
): Promise<Result<{ id: string }>> {
  const known = await findAccountFor(tx, person.email);
  if (!known) return createAccount(tx, { ...person, status: "active", at });
  if (known.status !== "active")
    return fault("email", "Tài khoản của địa chỉ này chưa dùng được. Hãy hỏi cán bộ xã.");
  // Not in the law, our own rule: whoever checks or marks files has none of his own to write.
  if (known.holdsOffice)
    return fault(
      "email",
      "Địa chỉ này là của cán bộ hoặc thành viên Hội đồng, Tổ tư vấn; không thể cùng làm hồ sơ của cơ sở.",
    );
  return ok({ id: known.id });
}
