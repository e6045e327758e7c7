import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import type { Tx } from "#platform/db";
import { Conflict, type Services } from "#platform/http";
import { announce } from "#platform/jobs";
import { ok, type Result, refuse } from "#platform/result";
import { normalisePhone } from "../../domain/email.ts";
import { isRole, roleTitle } from "../../domain/roles.ts";
import { unitKindOf } from "../../domain/scope.ts";
import { events } from "../../events.ts";
import { type Account, findAccountByEmail, findAccountById } from "../../store/accounts.store.ts";
import { closeInvitation, findInvitationByToken, type Invitation } from "../../store/invitations.store.ts";
import { tokenHash } from "../secrets/tokens.ts";
import { type Entered, enter } from "../session/enter.ts";
import type { Client } from "../session/start-session.ts";
import { newPasswordFaults } from "./change-password.ts";
import { createAccount, nameFaults, phoneFaults } from "./create-account.ts";
import { grantRole } from "./grant-role.ts";

export interface InvitationView {
  email: string;
  displayName: string;
  roleName: string;
  unitName: string;
  expiresAt: Date;
}

/** What the letter offers; undefined when it is answered, withdrawn or too old. */
export async function findInvitation(services: Services, token: string): Promise<InvitationView | undefined> {
  const found = await findByToken(services, token);
  return (
    found && {
      email: found.email,
      displayName: found.display_name,
      roleName: roleTitle(found.role),
      unitName: found.unit_name,
      expiresAt: found.expires_at,
    }
  );
}

export interface Acceptance {
  displayName: string;
  phone: string;
  password: string;
  again: string;
  client: Client;
}

/** `joined`: the address got an account in the meantime; it has the role now and signs in with its own password. */
export type Accepted = { kind: "entered"; entered: Entered } | { kind: "joined" };

/** Takes up an invitation: the account begins, with the role that was offered. `undefined`: the letter is void. */
export async function acceptInvitation(
  services: Services,
  token: string,
  input: Acceptance,
): Promise<Result<Accepted> | undefined> {
  const invitation = await findByToken(services, token);
  if (!invitation) return undefined;
  const existing = await findAccountByEmail(services.db, invitation.email);
  if (existing) return join(services, invitation, existing);
  const displayName = input.displayName.trim().replace(/\s+/g, " ");
  const phone = normalisePhone(input.phone);
  const candidate = { email: invitation.email, display_name: displayName, totp_enabled_at: null };
  const faults = [...nameFaults(displayName), ...phoneFaults(phone), ...newPasswordFaults(candidate, input)];
  if (faults.length > 0) return refuse(faults);
  const id = await services.db.transaction().execute(async (tx) => {
    if (!(await closeInvitation(tx, invitation.id, { accepted_at: services.now() }))) return undefined;
    const { email } = invitation;
    const created = await createAccount(tx, {
      email,
      displayName,
      phone,
      password: input.password,
      at: services.now(),
    });
    if (!created.ok) throw new Conflict("Địa chỉ thư này vừa có tài khoản. Hãy mở lại thư mời.");
    await takeRole(tx, services, invitation, { id: created.value.id, displayName });
    return created.value.id;
  });
  const account = id && (await findAccountById(services.db, id));
  return account
    ? ok({ kind: "entered", entered: await enter(services, account, input.client, "password") })
    : undefined;
}

async function join(
  services: Services,
  invitation: Invitation,
  account: Account,
): Promise<Result<Accepted> | undefined> {
  const joined = await services.db.transaction().execute(async (tx) => {
    if (!(await closeInvitation(tx, invitation.id, { accepted_at: services.now() }))) return false;
    await takeRole(tx, services, invitation, { id: account.id, displayName: account.display_name });
    return true;
  });
  return joined ? ok({ kind: "joined" }) : undefined;
}

async function takeRole(
  tx: Tx,
  services: Services,
  invitation: Invitation,
  person: { id: string; displayName: string },
): Promise<void> {
  const { role, unit_code: unitCode } = invitation;
  if (!isRole(role)) throw new Error(`Unknown role ${role} in an invitation`);
  await grantRole(tx, {
    accountId: person.id,
    role,
    unitKind: unitKindOf(role),
    unitCode,
    unitName: invitation.unit_name,
    provinceCode: invitation.province_code,
    validFrom: dayInVietnam(services.now()),
    validTo: invitation.valid_to,
    grantedBy: invitation.invited_by,
  });
  await audit(tx, {
    provinceCode: invitation.province_code,
    actor: { accountId: person.id, displayName: person.displayName },
    action: "identity.accept-invitation",
    subject: { kind: "account", id: person.id },
    details: { role, unitCode, invitationId: invitation.id },
  });
  await announce(tx, events.invitationAccepted, { accountId: person.id, role, unitCode });
}

async function findByToken(services: Services, token: string): Promise<Invitation | undefined> {
  const hash = tokenHash(token);
  return hash && findInvitationByToken(services.db, hash, services.now());
}
