import type { MinimumRule } from "@saoque/scoring";

/**
 * Quy chế Hội đồng of a province on a day: what QĐ 26/2026/QĐ-TTg, Điều 7 khoản 3 leaves to it.
 * `source` "default" = no regulation of the province is recorded for that day.
 */
export interface Regulation {
  id: string | null;
  provinceCode: string;
  decisionNumber: string | null;
  validFrom: string | null;
  quorum: { numerator: number; denominator: number };
  chairRequired: boolean;
  /** Totals of two members may differ by at most this many points. */
  spreadLimit: number;
  spreadReaction: "mark_again" | "note";
  minimumRule: MinimumRule;
  /** Whether one member's knock-out ends a dossier, or more than half must name it. */
  knockOutRule: "majority" | "any";
  showMarks: "after_closing" | "never";
  /** `{stt}`, `{nam}`, `{tinh}` are replaced. */
  certificateNumberPattern: string;
  source: "province" | "default";
}

/**
 * Stated default, not law: quorum ≥ 3/4 with the chair and a spread of at most 10 points, as in the Quy chế of
 * Tây Ninh and Đồng Tháp; a minimum holds when most of the members present gave that level, a knock-out when most of them name it.
 */
export function defaultRegulation(provinceCode: string): Regulation {
  return {
    id: null,
    provinceCode,
    decisionNumber: null,
    validFrom: null,
    quorum: { numerator: 3, denominator: 4 },
    chairRequired: true,
    spreadLimit: 10,
    spreadReaction: "mark_again",
    minimumRule: "majority",
    knockOutRule: "majority",
    showMarks: "after_closing",
    certificateNumberPattern: "{stt}/{nam}/GCN-OCOP-{tinh}",
    source: "default",
  };
}
