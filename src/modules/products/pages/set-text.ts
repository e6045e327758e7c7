import { getProductSet, getRuleSet } from "#modules/criteria";
import type { SelectOption } from "#platform/ui";
import { type Product, sectors } from "../domain/product.ts";
import { RULE_SET } from "../use-cases/save-product.ts";

/** Ngành, nhóm, phân nhóm and the agencies in charge, as Phụ lục I prints them. */
export interface SetText {
  sector: string;
  group: string;
  name: string;
  agencies: string;
}

export function setTextOf({ sector, setCode }: Pick<Product, "sector" | "setCode">): SetText {
  if (!setCode) return { sector: sectors[sector], group: "Chưa rõ", name: "Chưa rõ", agencies: "Chưa rõ" };
  const set = getProductSet(RULE_SET, setCode);
  const groups = getRuleSet(RULE_SET).sectors.flatMap((known) => known.groups);
  const group = groups.find(({ code }) => code === set.group);
  return {
    sector: `${sector}. ${sectors[sector]}`,
    group: group ? `${group.code} ${group.name}` : set.group,
    name: `Bộ ${String(set.no).padStart(2, "0")}. ${set.name}`,
    agencies: set.agencies.join(", "),
  };
}

/** The 26 sets to choose from, under their ngành and nhóm. */
export function setOptions(): SelectOption[] {
  return getRuleSet(RULE_SET).sectors.flatMap((sector) =>
    sector.groups.flatMap((group) =>
      group.subgroups.map((subgroup) => ({
        value: subgroup.set,
        label: `${subgroup.name} (${subgroup.agencies.join(", ")})`,
        group: `${sector.code}. ${sector.name} – ${group.name}`,
      })),
    ),
  );
}
