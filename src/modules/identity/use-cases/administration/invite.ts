import { audit } from "#platform/audit";
import { isUuid, type Tx, uuidv7 } from "#platform/db";
import { type Actor, NotAllowed, NotFound, type Services } from "#platform/http";
import { announce } from "#platform/jobs";
import { type Fault, fault, ok, type Result, refuse } from "#platform/result";
import { isEmail, normaliseEmail } from "../../domain/email.ts";
import { invitationLifeMs } from "../../domain/session-life.ts";
import { events } from "../../events.ts";
import { mayGrant } from "../../permissions.ts";
import { type Account, findAccountByEmail } from "../../store/accounts.store.ts";
import {
  closeInvitation,
  findOpenInvitation,
  insertInvitation,
  withdrawSame,
} from "../../store/invitations.store.ts";
import { nameFaults } from "../account/create-account.ts";
import { letterTasks } from "../letters/tasks.ts";
import { newToken } from "../secrets/tokens.ts";
import { giveRoleTo } from "./give-role.ts";
import { type Offer, type RoleOffer, readOffer } from "./read-offer.ts";

export interface InvitationInput extends RoleOffer {
  email: string;
  displayName: string;
}

export type Invited = "letter" | "role-added";

/** Invites a person to a role by letter; whoever has an account already gets the role at once and is told. */
export async function invite(
  services: Services,
  actor: Actor,
  input: InvitationInput,
): Promise<Result<Invited>> {
  const email = normaliseEmail(input.email);
  const displayName = input.displayName.trim().replace(/\s+/g, " ");
  const offer = readOffer(services, actor, input);
  const faults = [...emailFaults(email), ...nameFaults(displayName), ...(offer.ok ? [] : offer.faults)];
  if (faults.length > 0 || !offer.ok) return refuse(faults);
  const account = await findAccountByEmail(services.db, email);
  if (account) return addRole(services, actor, account, offer.value);
  await services.db
    .transaction()
    .execute((tx) => writeInvitation(tx, services, actor, { email, displayName, ...offer.value }));
  return ok("letter");
}

/** Withdraws a letter that nobody answered. */
export async function withdrawInvitation(services: Services, actor: Actor, id: string): Promise<void> {
  await services.db.transaction().execute(async (tx) => {
    const invitation = isUuid(id) ? await findOpenInvitation(tx, id) : undefined;
    if (!invitation) throw new NotFound("Lời mời này không còn chờ trả lời.");
    const { role, unit_kind, unit_code, province_code } = invitation;
    const held = { role, unitKind: unit_kind, unitCode: unit_code, provinceCode: province_code };
    if (!mayGrant(actor, held)) throw new NotFound("Lời mời này không còn chờ trả lời.");
    await closeInvitation(tx, id, { withdrawn_at: services.now() });
    await audit(tx, {
      provinceCode: province_code,
      actor,
      action: "identity.withdraw-invitation",
      subject: { kind: "invitation", id },
    });
  });
}

async function addRole(
  services: Services,
  actor: Actor,
  account: Account,
  offer: Offer,
): Promise<Result<Invited>> {
  if (account.id === actor.accountId) throw new NotAllowed("Không ai tự giao vai trò cho mình.");
  if (account.status === "disabled") {
    return fault(
      "email",
      "Tài khoản của địa chỉ này đang tạm khoá. Hãy mở lại tài khoản trước khi giao vai trò.",
    );
  }
  const given = await giveRoleTo(services, actor, account, offer);
  return given ? ok("role-added") : fault("email", "Người này đã có vai trò đó ở đơn vị này.");
}

async function writeInvitation(
  tx: Tx,
  services: Services,
  actor: Actor,
  offer: Offer & { email: string; displayName: string },
): Promise<void> {
  const { wanted } = offer;
  const now = services.now();
  const invitation = {
    id: uuidv7(),
    email: offer.email,
    display_name: offer.displayName,
    role: wanted.role,
    unit_kind: wanted.unitKind,
    unit_code: wanted.unitCode,
    unit_name: offer.unitName,
    province_code: wanted.provinceCode,
    valid_to: offer.validTo,
    token_hash: newToken().hash,
    invited_by: actor.accountId,
    created_at: now,
    expires_at: new Date(now.getTime() + invitationLifeMs),
  };
  await withdrawSame(tx, invitation, now);
  await insertInvitation(tx, invitation);
  await audit(tx, {
    provinceCode: wanted.provinceCode,
    actor,
    action: "identity.invite",
    subject: { kind: "invitation", id: invitation.id },
    details: { role: wanted.role, unitKind: wanted.unitKind, unitCode: wanted.unitCode },
  });
  await announce(tx, events.accountInvited, {
    invitationId: invitation.id,
    role: wanted.role,
    unitCode: wanted.unitCode,
  });
  await services.jobs.enqueue(tx, letterTasks.invitation, { invitationId: invitation.id });
}

function emailFaults(email: string): Fault[] {
  return isEmail(email)
    ? []
    : [{ field: "email", text: "Nhập địa chỉ thư điện tử đúng dạng, ví dụ ten@tinh.gov.vn." }];
}
