import { isUuid } from "#platform/db";
import { type Actor, NotAllowed, NotFound, type Services } from "#platform/http";
import { findImport, type ImportOwner, type ImportRecord, type ImportUnit } from "./imports.store.ts";
import type { Register } from "./register.ts";

/** Where an official stands when a table is brought in: which register, for which unit, under which record. */
export interface ImportDesk {
  services: Services;
  actor: Actor;
  register: Register;
  unit: ImportUnit;
  parent: { id: string; title: string; href: string } | null;
}

/** Opens the desk of a register; refuses whoever holds none of its roles in a province or commune. */
export async function openDesk(
  register: Register,
  { services, actor, parentId }: { services: Services; actor: Actor; parentId?: string | undefined },
): Promise<ImportDesk> {
  const unit = unitsOfActor(actor, register)[0];
  if (!unit) throw new NotAllowed();
  if (!register.parent) return { services, actor, register, unit, parent: null };
  if (parentId === undefined || !isUuid(parentId)) throw new NotFound();
  const parent = await register.parent.open(services, actor, parentId);
  return { services, actor, register, unit, parent: { ...parent, id: parentId } };
}

export function ownerOf({ register, unit, parent }: ImportDesk): ImportOwner {
  return { register: register.name, ...unit, parentId: parent?.id ?? null };
}

/** An import of this desk's register and record, of a unit of the actor. */
export async function getImport(desk: ImportDesk, id: string): Promise<ImportRecord> {
  const record = isUuid(id) ? await findImport(desk.services.db, id) : undefined;
  const here =
    record?.register === desk.register.name &&
    record.parentId === (desk.parent?.id ?? null) &&
    mayUseImport(desk.actor, desk.register, record);
  if (!here) throw new NotFound("Không tìm thấy lần nhập này.");
  return record;
}

/** A table belongs to the office that brought it: the province's to the province, a commune's to the commune. */
export function mayUseImport(actor: Actor, register: Register, record: ImportUnit): boolean {
  return unitsOfActor(actor, register).some(
    ({ provinceCode, unitCode }) => provinceCode === record.provinceCode && unitCode === record.unitCode,
  );
}

function unitsOfActor({ grants }: Actor, { access }: Register): ImportUnit[] {
  return grants.flatMap(({ role, unitKind, unitCode, provinceCode }): ImportUnit[] => {
    if (!access.includes(role)) return [];
    if (unitKind === "province") return [{ provinceCode: unitCode, unitCode: null }];
    if (unitKind === "commune" && provinceCode) return [{ provinceCode, unitCode }];
    return unitKind === "nation" ? [{ provinceCode: "00", unitCode: null }] : [];
  });
}
