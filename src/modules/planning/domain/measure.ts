import type { IsoDate } from "#platform/calendar";

/** The sets of records that indicators are reckoned from; each is one query of the store. */
export type RelationName =
  | "recognitions"
  | "recognising_producers"
  | "producers"
  | "producer_leads"
  | "producer_chains"
  | "producer_channels"
  | "developments"
  | "dossiers"
  | "classes"
  | "learners"
  | "attendances"
  | "offices"
  | "trained_offices"
  | "trained_people"
  | "trained_leaders"
  | "trained_workers"
  | "events"
  | "booths"
  | "participations"
  | "sales"
  | "sale_points"
  | "jobs"
  | "revenues"
  | "exports"
  | "craft_villages"
  | "craft_villages_with_products"
  | "allocations"
  | "disbursements"
  | "candidates"
  | "candidate_producers"
  | "supports"
  | "tasks";

/** By what an indicator may be narrowed or split. */
export const dimensions = [
  "star",
  "from_star",
  "sector",
  "producer_kind",
  "audience",
  "source",
  "purpose",
  "kind",
] as const;
export type Dimension = (typeof dimensions)[number];

/** What a target counts of an indicator: values allowed per dimension; "unknown" is where a record does not tell. */
export type Filter = Readonly<Partial<Record<Dimension, readonly string[]>>>;

export interface Measure {
  relation: RelationName;
  /**
   * `in_period`: what happened between two days · `as_of`: what stands on a day · `up_to`: all that happened until a
   * day, whether or not it still stands.
   */
  reckoning: "in_period" | "as_of" | "up_to";
  /** Which day of a record counts; default the day it happened. */
  day?: "counted_on" | "lapsed_on";
  /** Which day ends a record of `as_of`; default the day it ceased, else the day another took its place. */
  end?: "ended_on" | "replaced_on";
  /** `records`: one each · `distinct`: one per record id · `sum`: by weight. */
  value: "records" | "distinct" | "sum";
  /** Fixed narrowing by what kind of record it is. */
  trait?: readonly string[];
  state?: readonly string[];
  /** Fixed narrowing by a dimension. */
  only?: Filter;
}

export interface UnitScope {
  era: "2025" | "pre2025";
  level: "nation" | "province" | "district" | "commune";
  /** "00" for the nation. */
  code: string;
}

export interface Period {
  fromOn: IsoDate;
  toOn: IsoDate;
}

export const groupings = [
  "year",
  "province",
  "commune",
  "old_province",
  "old_commune",
  ...dimensions,
] as const;
/** Into what parts a figure is split. */
export type Grouping = (typeof groupings)[number];

/** The part of a record that tells nothing for the dimension: parts must still add up to the whole. */
export const UNKNOWN = "unknown";

export const nation: UnitScope = { era: "2025", level: "nation", code: "00" };

export function provinceUnit(code: string): UnitScope {
  return { era: "2025", level: "province", code };
}
