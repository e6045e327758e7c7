import { dayInVietnam, isIsoDate } from "#platform/calendar";
import { type Actor, NotAllowed, type Services } from "#platform/http";
import { type Fault, fault, ok, type Result, refuse } from "#platform/result";
import { isRole, nationUnit, type Role, systemUnit } from "../../domain/roles.ts";
import { unitKindOf, type Wanted } from "../../domain/scope.ts";
import { mayGrant } from "../../permissions.ts";
import { findUnit } from "../account/grant-role.ts";

export interface RoleOffer {
  role: string;
  unitCode: string;
  /** yyyy-mm-dd, empty for no end. */
  validTo: string;
}

export interface Offer {
  wanted: Wanted;
  unitName: string;
  validTo: string | null;
}

/** The offer as the server sees it: a role the actor may give, in a unit that exists, for a time to come. */
export function readOffer(services: Services, actor: Actor, input: RoleOffer): Result<Offer> {
  if (!isRole(input.role)) return fault("role", "Chọn vai trò.");
  const unitKind = unitKindOf(input.role);
  const unitCode = soleUnit(input.role) ?? input.unitCode;
  if (unitCode === "") return fault("unitCode", "Chọn đơn vị.");
  const unit = findUnit(unitKind, unitCode);
  if (!unit) return fault("unitCode", "Không có đơn vị này trong danh mục hiện nay.");
  const wanted: Wanted = { role: input.role, unitKind, unitCode, provinceCode: unit.provinceCode };
  if (!mayGrant(actor, wanted)) throw new NotAllowed("Bạn không được giao vai trò này ở đơn vị đó.");
  const faults = periodFaults(input.validTo, dayInVietnam(services.now()));
  if (faults.length > 0) return refuse(faults);
  return ok({ wanted, unitName: unit.name, validTo: input.validTo || null });
}

/** The unit of roles that are held in one place only. */
function soleUnit(role: Role): string | undefined {
  const kind = unitKindOf(role);
  if (kind === "nation") return nationUnit.code;
  return kind === "system" ? systemUnit.code : undefined;
}

function periodFaults(validTo: string, today: string): Fault[] {
  if (validTo === "") return [];
  if (!isIsoDate(validTo)) return [{ field: "validTo", text: "Ngày kết thúc không đúng dạng." }];
  return validTo < today ? [{ field: "validTo", text: "Ngày kết thúc phải từ hôm nay trở đi." }] : [];
}
