import type { CouncilRules } from "./council-rules.ts";
import type { Seat } from "./seats.ts";
import type { Verdict } from "./verdict.ts";

export interface Attendee {
  memberId: string;
  name: string;
  agency: string;
  seat: Seat;
  present: boolean;
  /** Why the member did not score this dossier; absent = free to score. */
  recused?: string;
  /** Beginning of the sheet's seal, to compare with the printed sheet. */
  seal?: string;
}

/** Snapshot kept with a result: whatever changes later, this says how it came about. No member's marks. */
export interface ResultDetail extends Omit<Verdict, "level" | "star" | "spread" | "points"> {
  regulation: CouncilRules;
  quorum: { present: number; of: number };
  presiding: { name: string; seat: Seat };
  attendees: Attendee[];
  agreed?: Record<string, number>;
  markingRounds: number;
  /** Rounds before the last that were marked again because the spread was too wide. */
  earlierRounds: { round: number; sheets: number; spread: number }[];
  knockOutReasons: { code: string; reason: string }[];
  comments: string[];
}
