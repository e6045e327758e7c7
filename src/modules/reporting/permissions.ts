import { type Actor, holdsRole, holdsRoleIn } from "#platform/http";
import type { ReportUnit } from "./domain/report.ts";

const officerRoles = ["province_officer"] as const;
const leaderRoles = ["province_leader"] as const;
const provinceReaders = ["province_officer", "province_leader", "province_admin"] as const;
const communeReaders = ["commune_officer", "commune_leader"] as const;
const ministryRoles = ["ministry_officer"] as const;

export const figureReaders = [...provinceReaders, ...communeReaders, ...ministryRoles] as const;
export const reportWriters = ["province_officer", "commune_officer", ...ministryRoles] as const;
/** Those who may declare a report finished once it is signed. */
export const reportFinishers = [...reportWriters, "province_leader", "commune_leader"] as const;
export const exportReaders = [...provinceReaders, ...ministryRoles] as const;
/** Whose level has a list of dossiers to work on; leaders of a province only sign. */
export const dossierListReaders = [...officerRoles, ...communeReaders, ...ministryRoles] as const;
export const exportWriters = [...officerRoles, ...ministryRoles] as const;

/** Each level writes its own report. */
export function mayWriteReport(actor: Actor | null, unit: ReportUnit): boolean {
  if (unit.level === "nation") return holdsRole(actor, ministryRoles);
  if (unit.level === "province") return holdsRoleIn(actor, officerRoles, "province", unit.provinceCode);
  return holdsRoleIn(actor, ["commune_officer"], "commune", unit.communeCode ?? "");
}

export function mayFinishReport(actor: Actor | null, unit: ReportUnit): boolean {
  if (mayWriteReport(actor, unit)) return true;
  if (unit.level === "province") return holdsRoleIn(actor, leaderRoles, "province", unit.provinceCode);
  return (
    unit.level === "commune" && holdsRoleIn(actor, ["commune_leader"], "commune", unit.communeCode ?? "")
  );
}

/** A draft is its writers' own; a finished report is read by the unit and by those above it. */
export function mayReadReport(actor: Actor | null, report: ReportUnit & { status: string }): boolean {
  if (mayFinishReport(actor, report)) return true;
  const finished = report.status === "final";
  if (report.level === "province" && holdsRoleIn(actor, provinceReaders, "province", report.provinceCode))
    return true;
  if (report.level === "commune" && finished)
    return (
      holdsRoleIn(actor, provinceReaders, "province", report.provinceCode) || holdsRole(actor, ministryRoles)
    );
  return finished && report.level === "province" && holdsRole(actor, ministryRoles);
}

/** Data for the ministry leaves the house only through the office that answers for it. */
export function mayExport(actor: Actor | null, provinceCode: string): boolean {
  if (provinceCode === "00") return holdsRole(actor, ministryRoles);
  return holdsRoleIn(actor, officerRoles, "province", provinceCode);
}

export function mayReadExport(actor: Actor | null, provinceCode: string): boolean {
  return (
    mayExport(actor, provinceCode) ||
    (provinceCode !== "00" && holdsRoleIn(actor, provinceReaders, "province", provinceCode))
  );
}
