import { findCommune, findProvince } from "#modules/territory";
import { dayInVietnam } from "#platform/calendar";
import { type Db, type Tx, uuidv7 } from "#platform/db";
import { nationUnit, nowhere, type Role, roles, systemUnit, type UnitKind } from "../../domain/roles.ts";
import { closeLapsedGrant, type Holder, insertGrant, listHolders } from "../../store/grants.store.ts";

export interface NewGrantInput {
  accountId: string;
  role: Role;
  unitKind: UnitKind;
  unitCode: string;
  /** Names and provinces of communes, provinces and above are known; a producer's must be given. */
  unitName?: string;
  provinceCode?: string;
  /** yyyy-mm-dd */
  validFrom: string;
  validTo?: string | null;
  /** Account that gave the role. */
  grantedBy?: string | null;
}

/**
 * Gives a role in the caller's transaction; the caller has asked who may.
 * @returns false when the account holds it already
 */
export async function grantRole(tx: Tx, input: NewGrantInput): Promise<boolean> {
  if (roles[input.role].unitKind !== input.unitKind)
    throw new Error(`${input.role} is not held in a ${input.unitKind}`);
  const unit = findUnit(input.unitKind, input.unitCode);
  const grant = {
    id: uuidv7(),
    account_id: input.accountId,
    role: input.role,
    unit_kind: input.unitKind,
    unit_code: input.unitCode,
    unit_name: input.unitName ?? unit?.name ?? "",
    province_code: input.provinceCode ?? unit?.provinceCode ?? nowhere,
    valid_from: input.validFrom,
    valid_to: input.validTo ?? null,
    granted_by: input.grantedBy ?? null,
  };
  const now = new Date();
  await closeLapsedGrant(tx, grant, dayInVietnam(now), now);
  return insertGrant(tx, grant);
}

export interface UnitAbout {
  name: string;
  provinceCode: string;
}

/** Name and province of a unit that roles are held in; undefined when there is no such unit today. */
export function findUnit(kind: UnitKind, code: string): UnitAbout | undefined {
  if (kind === "nation")
    return code === nationUnit.code ? { name: nationUnit.name, provinceCode: nowhere } : undefined;
  if (kind === "system")
    return code === systemUnit.code ? { name: systemUnit.name, provinceCode: nowhere } : undefined;
  if (kind === "province") {
    const province = findProvince(code);
    return province && { name: province.fullName, provinceCode: code };
  }
  const commune = kind === "commune" ? findCommune(code) : undefined;
  return commune && { name: commune.fullName, provinceCode: commune.provinceCode };
}

/** People who may sign in and hold the role in the unit today. */
export function listAccountsWithRole(
  db: Db | Tx,
  where: { role: Role; unitKind: UnitKind; unitCode: string },
): Promise<Holder[]> {
  return listHolders(db, where);
}
