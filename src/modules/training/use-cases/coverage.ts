import { findProvince } from "#modules/territory";
import { dayInVietnam, isIsoDate } from "#platform/calendar";
import { isUuid } from "#platform/db";
import { type Actor, type Services, unitsOf } from "#platform/http";
import { type CoverageCode, coverageAbout, coverageCodes } from "../domain/coverage.ts";
import { communeRoles, officeRoles } from "../permissions.ts";
import {
  type CoverageOf,
  type CoverageRecord,
  type CoverageScope,
  listCoverage,
  type Share,
  sharesByCommune,
  sharesOf,
} from "../store/coverage.store.ts";

export interface CoverageSearch {
  year: number;
  /** Day to count on; default today, or the last day of a past year. */
  on?: string | undefined;
  provinceCode?: string | undefined;
}

export interface Unit {
  provinceCode: string | null;
  communeCodes: string[] | null;
}

/** The unit whose figures a reader gets: own province, own communes, or for the ministry the nation. */
export function unitOf(actor: Actor, provinceCode: string | undefined): Unit {
  if (unitsOf(actor, ["ministry_officer"], "nation").length > 0) {
    const chosen = provinceCode && findProvince(provinceCode) ? provinceCode : null;
    return { provinceCode: chosen, communeCodes: null };
  }
  const provinces = unitsOf(actor, officeRoles, "province");
  const [own] = provinces;
  if (own)
    return { provinceCode: provinces.find((each) => each === provinceCode) ?? own, communeCodes: null };
  const communeCodes = unitsOf(actor, communeRoles, "commune");
  const home = actor.grants.find(({ unitKind }) => unitKind === "commune")?.provinceCode;
  return { provinceCode: home ?? "", communeCodes };
}

function scopeOf(services: Services, actor: Actor, search: CoverageSearch): CoverageScope {
  const today = dayInVietnam(services.now());
  const lastDay = `${search.year}-12-31`;
  const fromOn = `${search.year}-01-01`;
  const chosen =
    search.on && isIsoDate(search.on) && search.on >= fromOn && search.on <= lastDay ? search.on : undefined;
  return {
    ...unitOf(actor, search.provinceCode),
    fromOn,
    toOn: chosen ?? (today < lastDay ? today : lastDay),
  };
}

function sourceOf(code: CoverageCode): CoverageOf {
  const { role } = coverageAbout[code];
  if (role) return { kind: "role", role };
  return { kind: code === "leader" ? "leader" : "worker" };
}

/** What a commune can see of itself: its officials and its producers. */
const communeCodesShown: readonly CoverageCode[] = ["official_commune", "leader", "worker"];

export interface CoverageView {
  scope: CoverageScope;
  lines: (Share & { code: CoverageCode })[];
  /** The same lines of the two years before. */
  before: { year: number; lines: (Share & { code: CoverageCode })[] }[];
}

export async function readCoverage(
  services: Services,
  actor: Actor,
  search: CoverageSearch,
): Promise<CoverageView> {
  const scope = scopeOf(services, actor, search);
  const codes = scope.communeCodes === null ? coverageCodes : communeCodesShown;
  const wanted = codes.map((code) => ({ code, of: sourceOf(code) }));
  const linesFor = async (of: CoverageScope) => {
    const shares = await sharesOf(services.readDb, wanted, of);
    return codes.map((code) => ({ code, ...(shares.get(code) ?? { trained: 0, whole: 0 }) }));
  };
  // The nation's earlier years are a question of their own: each reads every learner of its year.
  const years = scope.provinceCode === null ? [] : [search.year - 1, search.year - 2];
  const before = years.map(async (year) => ({
    year,
    lines: await linesFor({ ...scope, fromOn: `${year}-01-01`, toOn: `${year}-12-31` }),
  }));
  return { scope, lines: await linesFor(scope), before: await Promise.all(before) };
}

export interface RecordSearch extends CoverageSearch {
  code: CoverageCode;
  only: "all" | "trained" | "missing";
  text?: string | undefined;
  commune?: string | undefined;
  cursor?: string | undefined;
}

const pageSize = 50;
const mostInSheet = 20_000;

function narrowed(scope: CoverageScope, commune: string | undefined): CoverageScope {
  if (!commune) return scope;
  if (scope.communeCodes === null) return { ...scope, communeCodes: [commune] };
  return { ...scope, communeCodes: scope.communeCodes.filter((each) => each === commune) };
}

/** The people or producers behind one number of the coverage page. */
export async function listCoverageRecords(
  services: Services,
  actor: Actor,
  search: RecordSearch,
): Promise<{ scope: CoverageScope; share: Share; records: CoverageRecord[]; next?: string }> {
  const scope = narrowed(scopeOf(services, actor, search), search.commune);
  const of = sourceOf(search.code);
  const found = await listCoverage(services.readDb, {
    of,
    scope,
    only: search.only,
    text: search.text,
    after: readCursor(search.cursor ?? ""),
    limit: pageSize + 1,
  });
  const shares = await sharesOf(services.readDb, [{ code: search.code, of }], scope);
  const records = found.slice(0, pageSize);
  const last = records.at(-1);
  return {
    scope,
    share: shares.get(search.code) ?? { trained: 0, whole: 0 },
    records,
    ...(found.length > pageSize && last ? { next: `${last.key}|${last.name}` } : {}),
  };
}

function readCursor(cursor: string): { key: string; name: string } | undefined {
  const [key = "", ...name] = cursor.split("|");
  return isUuid(key) ? { key, name: name.join("|") } : undefined;
}

export function listCoverageForSheet(
  services: Services,
  actor: Actor,
  search: RecordSearch,
): Promise<CoverageRecord[]> {
  const scope = narrowed(scopeOf(services, actor, search), search.commune);
  return listCoverage(services.readDb, {
    of: sourceOf(search.code),
    scope,
    only: search.only,
    text: search.text,
    limit: mostInSheet,
  });
}

/** One indicator commune by commune. */
export function readSharesByCommune(
  services: Services,
  actor: Actor,
  search: CoverageSearch & { code: CoverageCode },
) {
  return sharesByCommune(services.readDb, sourceOf(search.code), scopeOf(services, actor, search));
}
