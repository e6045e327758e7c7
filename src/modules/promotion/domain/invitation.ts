import type { IsoDate } from "#platform/calendar";

/** By which rule producers are proposed for an event; kept with the event so that everybody sees how it was done. */
export interface InvitationRule {
  /** Best star in force; 0 asks for no star. */
  minStar: number;
  sectors: readonly string[];
  communeCodes: readonly string[];
  /** Only producers with a certificate in force on the first day of the event. */
  validOnly: boolean;
  /** Not invited to another event in so many months before; 0 asks nothing. */
  restMonths: number;
  /** How many the event can take in; 0 says nothing. */
  capacity: number;
}

export const defaultRule: InvitationRule = {
  minStar: 3,
  sectors: [],
  communeCodes: [],
  validOnly: true,
  restMonths: 0,
  capacity: 0,
};

export interface Candidate {
  producerId: string;
  producerName: string;
  communeCode: string | null;
  bestStar: number | null;
  validProducts: number;
  sectors: readonly string[];
  lastInvitedOn: IsoDate | null;
  /** Events attended in the two years before. */
  attended: number;
  /** For counting only, never shown for one producer. */
  womanLed: boolean;
  minorityLed: boolean;
}

export interface Proposal extends Candidate {
  /** Why this producer stands where it stands, in words. */
  reasons: readonly string[];
  /** Within the capacity of the event. */
  chosen: boolean;
}

/** Higher stars first; among equals who was at fewer events, then who has more products, then the name. */
export function rankCandidates(candidates: readonly Candidate[], rule: InvitationRule): Proposal[] {
  const ordered = [...candidates].sort(
    (one, other) =>
      (other.bestStar ?? 0) - (one.bestStar ?? 0) ||
      one.attended - other.attended ||
      other.validProducts - one.validProducts ||
      one.producerName.localeCompare(other.producerName, "vi"),
  );
  return ordered.map((candidate, at) => ({
    ...candidate,
    reasons: reasonsFor(candidate),
    chosen: rule.capacity === 0 || at < rule.capacity,
  }));
}

function reasonsFor(candidate: Candidate): string[] {
  const { bestStar, validProducts, attended, lastInvitedOn } = candidate;
  return [
    bestStar === null ? "chưa có sản phẩm được công nhận" : `có sản phẩm ${bestStar} sao`,
    ...(validProducts > 0 ? [`${validProducts} sản phẩm còn hiệu lực`] : []),
    attended === 0 ? "chưa dự sự kiện nào trong 2 năm" : `đã dự ${attended} sự kiện trong 2 năm`,
    ...(lastInvitedOn === null ? [] : [`mời gần nhất ${lastInvitedOn.split("-").reverse().join("/")}`]),
  ];
}

/** Counts that programmes ask for; of a list, never of one producer. */
export function leadershipCounts(candidates: readonly Pick<Candidate, "womanLed" | "minorityLed">[]): {
  womanLed: number;
  minorityLed: number;
} {
  return {
    womanLed: candidates.filter(({ womanLed }) => womanLed).length,
    minorityLed: candidates.filter(({ minorityLed }) => minorityLed).length,
  };
}

/** The rule as it was kept; what is missing or strange falls back to the default. */
export function readRule(stored: unknown): InvitationRule {
  if (typeof stored !== "object" || stored === null) return defaultRule;
  const rule = stored as Record<string, unknown>;
  const texts = (value: unknown) =>
    Array.isArray(value) ? value.filter((each): each is string => typeof each === "string") : [];
  const whole = (value: unknown, whenMissing: number) =>
    typeof value === "number" && Number.isInteger(value) && value >= 0 ? value : whenMissing;
  return {
    minStar: whole(rule.minStar, defaultRule.minStar),
    sectors: texts(rule.sectors),
    communeCodes: texts(rule.communeCodes),
    validOnly: rule.validOnly !== false,
    restMonths: whole(rule.restMonths, 0),
    capacity: whole(rule.capacity, 0),
  };
}
