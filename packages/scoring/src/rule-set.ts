/**
 * The shape of a rule set: one dated decision on how OCOP products are marked, as plain JSON.
 * Points are whole numbers; dates are ISO `YYYY-MM-DD`; all names are Vietnamese, as the law prints them.
 */

export type Confidence = "high" | "medium" | "low";
/** `official`: the label as printed; `condensed`: shortened wording; `inferred`: the law prints no such level. */
export type LabelKind = "official" | "condensed" | "inferred";
export type PartCode = "A" | "B" | "C";
export type Star = 1 | 2 | 3 | 4 | 5;
/** Who recognises a star: the province (3–4 sao) or the ministry (5 sao). */
export type RecognitionLevel = "province" | "ministry";

interface Sourced {
  readonly confidence: Confidence;
  readonly source: readonly string[];
}

export interface Level {
  readonly points: number;
  readonly label: string;
  readonly labelKind: LabelKind;
  /** The lowest star for which this level is a minimum (*** / **** / ***** in the annex). */
  readonly minStar?: Star;
  /** Which of the alternative cases of the criterion this level belongs to. */
  readonly case?: string;
  readonly eliminate?: string;
  readonly confidence?: Confidence;
  /** Why the points differ from the transcript of the decision. */
  readonly corrected?: string;
}

export type KnockOutKind = "precondition" | "eliminate" | "stop" | "not_evaluated";

/** A note that ends the evaluation when it is raised. */
export interface KnockOutNote {
  readonly kind: KnockOutKind;
  /** Stable inside the set: `criterion:kind`, e.g. `1.1:precondition`. */
  readonly code: string;
  readonly text: string;
  /** The evaluation stops by itself when one of these criteria gets 0. */
  readonly zeroIn?: readonly string[];
}

export interface AppliesIfNote {
  readonly kind: "applies_if";
  readonly text: string;
  /** The criterion that must have points before this one may have any. */
  readonly gate: string;
}

export interface PlainNote {
  readonly kind: "evidence" | "alternative";
  readonly text: string;
}

export type Note = KnockOutNote | AppliesIfNote | PlainNote;

export interface Criterion extends Sourced {
  readonly code: string;
  readonly title: string;
  readonly max: number;
  readonly explain?: string;
  readonly note?: string;
  readonly notes?: readonly Note[];
  /** Alternative cases, code → name: exactly one is chosen before marking. */
  readonly cases?: Readonly<Record<string, string>>;
  /** Numbers of the evidence kinds that usually prove this criterion; see `evidenceBasis`. */
  readonly evidence?: readonly number[];
  /** A criterion has either levels (it is marked) or children (it is their sum). */
  readonly levels?: readonly Level[];
  readonly children?: readonly Criterion[];
}

export interface Part {
  readonly code: PartCode;
  readonly max: number;
  readonly criteria: readonly Criterion[];
}

/** Something of the decision that could not be found; scoring refuses to pretend otherwise. */
export interface Gap {
  readonly kind: "absent" | "incomplete";
  readonly text: string;
  readonly part?: PartCode;
  readonly missingPoints?: number;
}

export interface ProductSet extends Sourced {
  readonly code: string;
  readonly no: number;
  readonly name: string;
  readonly sector: string;
  readonly group: string;
  readonly subgroup: string | null;
  readonly agencies: readonly string[];
  /** Codes into `RuleSet.knockOuts`. */
  readonly dossierRejectedIf: readonly string[];
  readonly dossierRejectedNote?: string;
  readonly gap: Gap | null;
  readonly parts: readonly Part[];
}

/** Half-open: `from` ≤ points < `below`; `below` is null for the highest band, which includes 100. */
export interface Band extends Sourced {
  readonly star: Star;
  readonly from: number;
  readonly below: number | null;
  readonly level: RecognitionLevel | null;
  readonly decidedBy: string | null;
  readonly certificate: boolean;
}

export interface EvidenceKind extends Sourced {
  readonly no: number;
  readonly name: string;
}

export interface Subgroup {
  readonly code: string | null;
  readonly name: string;
  readonly set: string;
  readonly agencies: readonly string[];
}

export interface SectorGroup {
  readonly code: string;
  readonly name: string;
  readonly subgroups: readonly Subgroup[];
}

export interface Sector extends Sourced {
  readonly code: string;
  readonly name: string;
  readonly groups: readonly SectorGroup[];
}

/** `MM-DD` days of each year; a round is proposed before one day and done before the other. */
export interface CalendarRound extends Sourced {
  readonly level: RecognitionLevel;
  readonly round: number;
  readonly proposedBy: "commune" | "province";
  readonly proposalBefore: string;
  readonly doneBefore: string;
}

export interface ProcessStep extends Sourced {
  readonly step: string;
  readonly who: string | null;
  readonly what: string;
  readonly limitWorkingDays?: number;
  readonly limitDays?: number;
}

export interface DossierKind extends Sourced {
  readonly kind: string;
  readonly items: readonly string[];
  readonly copies?: string;
  readonly windowDaysBeforeExpiry?: { readonly earliest: number; readonly latest: number };
}

export interface Decision {
  readonly number: string;
  readonly signed: string;
  readonly replaces: readonly string[];
  readonly replacedBy: string | null;
  readonly amendments: readonly { readonly number: string; readonly from: string; readonly text: string }[];
}

export interface RuleSet {
  readonly format: "saoque/rule-set@1";
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  /** `frame`: parts, bands and steps only; results can be recorded, not scored criterion by criterion. */
  readonly scope: "criteria" | "frame";
  readonly decision: Decision;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  readonly confidence: Confidence;
  readonly sources: Readonly<
    Record<
      string,
      {
        readonly document: string;
        readonly where: string;
        readonly confidence: Confidence;
        readonly note?: string;
      }
    >
  >;
  readonly howToRead: readonly string[];
  readonly parts: readonly { readonly code: PartCode; readonly title: string; readonly max: number }[];
  readonly bands: readonly Band[];
  /** `known` false: the decision has minimums that are not in the data, so a star here rests on points alone. */
  readonly minimums: {
    readonly known: boolean;
    readonly cumulative: boolean;
    readonly confidence: Confidence;
    readonly text: string;
    readonly stated: readonly {
      readonly star: number;
      readonly text: string;
      readonly confidence: Confidence;
    }[];
  };
  readonly knockOuts: Readonly<Record<string, string>>;
  readonly evidenceKinds: readonly EvidenceKind[];
  readonly evidenceBasis: "inferred" | "none";
  readonly agencyBasis: string | null;
  readonly sectors: readonly Sector[];
  readonly calendar: readonly CalendarRound[];
  readonly calendarNote: string | null;
  readonly process: readonly ProcessStep[];
  readonly certificate:
    | (Sourced & {
        readonly validityMonths: number;
        readonly countedFrom: string | null;
        readonly template: string | null;
        readonly numbering: string | null;
      })
    | null;
  readonly codes: {
    readonly productCode: { readonly pattern: string; readonly note: string } | null;
    readonly receipt: { readonly pattern: string; readonly note: string } | null;
  } | null;
  readonly applicants:
    | (Sourced & { readonly all: readonly string[]; readonly tourism: readonly string[] })
    | null;
  readonly dossiers: readonly DossierKind[];
  readonly council:
    | (Sourced & {
        readonly chair: string;
        readonly members: readonly string[];
        readonly mayInvite: readonly string[];
        readonly advisoryTeam: string;
        readonly rules: string;
      })
    | null;
  readonly revocation:
    | (Sourced & {
        readonly grounds: readonly string[];
        readonly authority: Readonly<Record<string, string>>;
        readonly limitDays: number;
        readonly countedFrom: string;
      })
    | null;
  readonly transition:
    | (Sourced & {
        readonly existingCertificates: string;
        readonly firstOrUpgradeDays: number;
        readonly reEvaluationDays: number;
        readonly rules: string;
        readonly lateReEvaluation: string;
      })
    | null;
  readonly ambiguities: readonly {
    readonly where: string;
    readonly text: string;
    readonly reading: string;
  }[];
  readonly sourceDefects: readonly {
    readonly set: string;
    readonly criterion: string;
    readonly level?: number;
    readonly printed: string | null;
    readonly used: string;
    readonly reason: string;
  }[];
  readonly productSets: readonly ProductSet[];
}
