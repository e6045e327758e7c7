import { ownUnit, readUnit, type UnitScope, unitName } from "#modules/planning";
import { findCommune } from "#modules/territory";
import { dayInVietnam, type IsoDate, isIsoDate } from "#platform/calendar";
import { type Actor, NotFound, type Services } from "#platform/http";
import type { ReportUnit } from "../domain/report.ts";
import type { Reach } from "../store/activity.store.ts";

/** A unit of today that has an office: what dashboards and reports are of. */
export interface OfficeUnit {
  scope: UnitScope;
  reach: Reach;
  name: string;
}

/** The unit that an address asks for, if this person reads its figures; without one, the person's own. */
export function officeUnit(actor: Actor, key: string): OfficeUnit {
  const scope = readUnit(actor, key);
  return unitOf(scope);
}

export function unitOf(scope: UnitScope): OfficeUnit {
  const { era, level, code } = scope;
  if (era !== "2025" || level === "district") throw new NotFound("Đơn vị này không còn hoạt động.");
  return { scope, reach: { level, code }, name: unitName(scope) };
}

export function reportUnitOf(actor: Actor): ReportUnit {
  const { level, code } = ownUnit(actor);
  if (level === "commune")
    return { level, provinceCode: findCommune(code)?.provinceCode ?? "", communeCode: code };
  return level === "nation"
    ? { level, provinceCode: "00", communeCode: null }
    : { level: "province", provinceCode: code, communeCode: null };
}

export function scopeOfReport({ level, provinceCode, communeCode }: ReportUnit): UnitScope {
  return { era: "2025", level, code: communeCode ?? provinceCode };
}

/** A day that an address asks for; today where it asks for none or for one that the register cannot tell. */
export function dayAsked(services: Services, typed: string): { asOf: IsoDate; today: IsoDate } {
  const today = dayInVietnam(services.now());
  const known = isIsoDate(typed) && typed >= "2018-12-31" && typed <= today;
  return { asOf: known ? typed : today, today };
}

export const yearStart = (day: IsoDate): IsoDate => `${day.slice(0, 4)}-01-01`;
