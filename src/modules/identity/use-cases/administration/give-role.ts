import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import { isUuid } from "#platform/db";
import { type Actor, Conflict, NotAllowed, NotFound, type Services } from "#platform/http";
import { announce } from "#platform/jobs";
import { fault, ok, type Result } from "#platform/result";
import { events } from "../../events.ts";
import { mayRevoke, maySeeAccount } from "../../permissions.ts";
import { type Account, findAccountById } from "../../store/accounts.store.ts";
import { listGrantsOf, revokeGrant } from "../../store/grants.store.ts";
import { grantRole } from "../account/grant-role.ts";
import { letterTasks } from "../letters/tasks.ts";
import { heldRoles } from "./get-managed-account.ts";
import { type Offer, type RoleOffer, readOffer } from "./read-offer.ts";

/** Gives one more role to an account that the actor sees. */
export async function giveRole(
  services: Services,
  actor: Actor,
  accountId: string,
  input: RoleOffer,
): Promise<Result<void>> {
  const account = isUuid(accountId) ? await findAccountById(services.db, accountId) : undefined;
  const grants = account ? await listGrantsOf(services.db, accountId) : [];
  if (!account || !maySeeAccount(actor, heldRoles(grants))) throw new NotFound();
  if (account.id === actor.accountId) throw new NotAllowed("Không ai tự giao vai trò cho mình.");
  const offer = readOffer(services, actor, input);
  if (!offer.ok) return offer;
  const given = await giveRoleTo(services, actor, account, offer.value);
  return given ? ok(undefined) : fault("role", "Người này đã có vai trò đó ở đơn vị này.");
}

/** False when the account holds the role already. */
export async function giveRoleTo(
  services: Services,
  actor: Actor,
  account: Account,
  offer: Offer,
): Promise<boolean> {
  const { wanted } = offer;
  return services.db.transaction().execute(async (tx) => {
    const given = await grantRole(tx, {
      ...wanted,
      accountId: account.id,
      unitName: offer.unitName,
      validFrom: dayInVietnam(services.now()),
      validTo: offer.validTo,
      grantedBy: actor.accountId,
    });
    if (!given) return false;
    await audit(tx, {
      provinceCode: wanted.provinceCode,
      actor,
      action: "identity.grant-role",
      subject: { kind: "account", id: account.id },
      details: {
        role: wanted.role,
        unitKind: wanted.unitKind,
        unitCode: wanted.unitCode,
        validTo: offer.validTo,
      },
    });
    await announce(tx, events.roleGranted, {
      accountId: account.id,
      role: wanted.role,
      unitCode: wanted.unitCode,
    });
    const letter = {
      accountId: account.id,
      about: "role-granted",
      role: wanted.role,
      unitName: offer.unitName,
    };
    await services.jobs.enqueue(tx, letterTasks.notice, letter);
    return true;
  });
}

/** Ends a role now; what the person did under it stays. */
export async function endRole(
  services: Services,
  actor: Actor,
  accountId: string,
  grantId: string,
): Promise<void> {
  const grants = isUuid(accountId) ? await listGrantsOf(services.db, accountId) : [];
  const held = heldRoles(grants);
  const grant = grants.find((row) => row.id === grantId);
  const asked = grant && heldRoles([grant])[0];
  if (!grant || !asked || !maySeeAccount(actor, held)) throw new NotFound();
  if (!mayRevoke(actor, accountId, asked)) throw new NotAllowed("Vai trò này không do bạn quản lý.");
  await services.db.transaction().execute(async (tx) => {
    const revoked = await revokeGrant(tx, grantId, actor.accountId, services.now());
    if (!revoked) throw new Conflict("Vai trò này đã được kết thúc trước đó.");
    await audit(tx, {
      provinceCode: grant.province_code,
      actor,
      action: "identity.revoke-role",
      subject: { kind: "account", id: accountId },
      details: { role: grant.role, unitKind: grant.unit_kind, unitCode: grant.unit_code },
    });
    await announce(tx, events.roleRevoked, { accountId, role: grant.role, unitCode: grant.unit_code });
  });
}
