/** Where a person stands: provinces whose office he reads for or gives for, and units whose tasks are his. */
export interface Reach {
  reads: readonly string[];
  gives: readonly string[];
  agencies: readonly string[];
  communes: readonly string[];
}

export interface UnitRef {
  agencyId: string | null;
  communeCode: string | null;
}

export function belongsTo(reach: Reach, unit: UnitRef): boolean {
  return (
    (unit.agencyId !== null && reach.agencies.includes(unit.agencyId)) ||
    (unit.communeCode !== null && reach.communes.includes(unit.communeCode))
  );
}
