import { listProductSets } from "#modules/criteria";
import { producerKindName } from "#modules/producers";
import { sectors } from "#modules/products";
import { findCommune, findProvince, predecessorsOf } from "#modules/territory";
import type { FacetGroup, FacetOption } from "#platform/ui";
import { validities, validityNames } from "../domain/validity.ts";
import type { FacetCount } from "../use-cases/browse-products.ts";
import type { ListQuery } from "./list-query.ts";

const MOST_COMMUNES = 12;
const MOST_PROVINCES = 10;

const known = new WeakMap<readonly FacetCount[], FacetGroup[]>();

/** The filters of a page; counts that were kept for the same choice give the same list, which is then drawn once. */
export function facetGroups(counts: readonly FacetCount[], asked: ListQuery): FacetGroup[] {
  const before = known.get(counts);
  if (before) return before;
  const groups = groupsOf(counts, asked);
  known.set(counts, groups);
  return groups;
}

/** Filter groups with how many products each choice shows; a chosen one stays even when it shows none. */
function groupsOf(counts: readonly FacetCount[], { filter }: ListQuery): FacetGroup[] {
  const of = (group: FacetCount["group"]) => counts.filter((each) => each.group === group);
  const provinces = options(of("province"), filter.provinces, provinceName);
  const communes = options(of("commune"), filter.communes, communeName, communeHint);
  const groups: FacetGroup[] = [
    {
      name: "sao",
      title: "Hạng sao",
      options: options(of("star"), filter.stars.map(String), starName)
        .map((option) => (option.value === "0" ? option : { ...option, stars: Number(option.value) }))
        .sort((a, b) => Number(b.value) - Number(a.value)),
    },
    { name: "tinh", title: "Tỉnh, thành phố", options: atMost(MOST_PROVINCES, provinces) },
    {
      name: "xa",
      title: "Xã, phường",
      options: atMost(MOST_COMMUNES, communes),
    },
    {
      name: "nganh",
      title: "Ngành sản phẩm",
      options: options(of("sector"), filter.sectors, (value) => sectors[value as keyof typeof sectors]),
    },
    {
      name: "bo",
      title: "Nhóm sản phẩm",
      options: options(of("set"), filter.sets, setName),
    },
    { name: "loai", title: "Loại chủ thể", options: options(of("kind"), filter.kinds, producerKindName) },
    {
      name: "hieuLuc",
      title: "Giấy chứng nhận",
      options: options(of("validity"), filter.validity, (value) => validityNames[value as "valid"]).sort(
        (a, b) => validities.indexOf(a.value as "valid") - validities.indexOf(b.value as "valid"),
      ),
    },
    {
      name: "nam",
      title: "Năm công nhận",
      options: options(of("year"), filter.years.map(String), (value) => value).sort(
        (a, b) => Number(b.value) - Number(a.value),
      ),
    },
  ];
  return groups.filter((group) => group.options.length > 0);
}

function options(
  counts: readonly FacetCount[],
  picked: readonly string[],
  label: (value: string) => string,
  hint?: (value: string) => string | undefined,
): FacetOption[] {
  const missing = picked.filter((value) => !counts.some((each) => each.value === value));
  const all = [...counts, ...missing.map((value) => ({ value, count: 0 }))];
  return all
    .sort((a, b) => b.count - a.count || a.value.localeCompare(b.value))
    .map(({ value, count }) => {
      const more = hint?.(value);
      return {
        value,
        label: label(value),
        count,
        checked: picked.includes(value),
        ...(more ? { hint: more } : {}),
      };
    })
    .sort((a, b) => Number(b.checked) - Number(a.checked));
}

/** The choices with most products; a chosen one is always there to be taken back. */
function atMost(most: number, all: FacetOption[]): FacetOption[] {
  return all.filter((option, at) => at < most || option.checked);
}

export function starName(value: string): string {
  return value === "0" ? "Chưa rõ hạng sao" : `${value} sao`;
}

export function provinceName(code: string): string {
  return findProvince(code)?.name ?? code;
}

export function communeName(code: string): string {
  return findCommune(code)?.fullName ?? code;
}

/** People look for the commune they knew before July 2025. */
function communeHint(code: string): string | undefined {
  const commune = findCommune(code);
  if (!commune) return undefined;
  const former = predecessorsOf(code).map(({ unit }) =>
    /^\d/.test(unit.name) ? unit.fullName.toLowerCase() : unit.name,
  );
  const others = [...new Set(former)].filter((name) => name !== commune.name);
  return others.length > 0 ? `gồm ${others.slice(0, 4).join(", ")} cũ` : undefined;
}

export function setName(code: string): string {
  return listProductSets("26/2026").find((set) => set.code === code)?.name ?? code;
}
