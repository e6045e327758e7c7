import { type Fields, listOf, textOf } from "#platform/http";
import { type Filter, type Sort, sorts } from "../domain/list-query.ts";
import { searchWords } from "../domain/search-words.ts";
import { validities } from "../domain/validity.ts";

/** What the address of the list says, cleaned: anything unknown in it is left aside, never an error. */
export interface ListQuery {
  q: string;
  filter: Filter;
  sort: Sort;
  after: string;
}

const MOST_CHOICES = 40;

export function readListQuery(query: Fields): ListQuery {
  const q = textOf(query, "q").replaceAll("\0", "").slice(0, 100);
  const many = (name: string, pattern: RegExp) =>
    [...new Set(listOf(query, name))].filter((value) => pattern.test(value)).slice(0, MOST_CHOICES);
  const numbers = (name: string, pattern: RegExp) => many(name, pattern).map(Number);
  const sort = textOf(query, "xep");
  return {
    q,
    filter: {
      search: searchWords(q),
      stars: numbers("sao", /^[03-5]$/),
      provinces: many("tinh", /^\d{2}$/),
      communes: many("xa", /^\d{5}$/),
      sectors: many("nganh", /^(?:I|II|III|IV|V|VI)$/),
      sets: many("bo", /^QD26-\d{2}$/),
      kinds: many("loai", /^[a-z_]{3,30}$/),
      years: numbers("nam", /^20\d{2}$/),
      validity: validities.filter((each) => listOf(query, "hieuLuc").includes(each)),
    },
    sort: sorts.find((each) => each === sort) ?? "phu-hop",
    after: textOf(query, "sau"),
  };
}

/** The same choices as parts of an address. */
export function asParams({ q, filter, sort }: ListQuery): Record<string, string | string[]> {
  return {
    q,
    sao: filter.stars.map(String),
    tinh: [...filter.provinces],
    xa: [...filter.communes],
    nganh: [...filter.sectors],
    bo: [...filter.sets],
    loai: [...filter.kinds],
    nam: filter.years.map(String),
    hieuLuc: [...filter.validity],
    xep: sort === "phu-hop" ? "" : sort,
  };
}
