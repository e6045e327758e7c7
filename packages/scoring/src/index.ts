export {
  type Blocked,
  type CouncilResult,
  type CriterionResult,
  councilResult,
  type RaisedKnockOut,
  type StarReason,
  starOfPoints,
} from "./council.ts";
export type { Fault, FaultCode, Outcome } from "./faults.ts";
export { formatResult, showPoints } from "./format-result.ts";
export { gapToNextStar, gapToStar, type LevelChange, type StarGap } from "./gap.ts";
export {
  type Carried,
  type MappedResult,
  mapToRuleSet,
  parseRuleSetMap,
  type RuleSetMap,
  type SetMap,
} from "./map-rule-set.ts";
export { parseRuleSet } from "./parse-rule-set.ts";
export { type PartPoints, pointsOf, type SheetPoints } from "./points.ts";
export {
  type KnockOut,
  knockOutsOf,
  type Leaf,
  type Minimum,
  type PreparedSet,
  prepareSet,
} from "./prepare-set.ts";
export { readableTitle } from "./readable-title.ts";
export { type RequiredEvidence, type RequiredLevel, requiredEvidence } from "./required-evidence.ts";
export type {
  Band,
  CalendarRound,
  Confidence,
  Criterion,
  EvidenceKind,
  Gap,
  KnockOutKind,
  LabelKind,
  Level,
  Note,
  Part,
  PartCode,
  ProcessStep,
  ProductSet,
  RecognitionLevel,
  RuleSet,
  Sector,
  SectorGroup,
  Star,
  Subgroup,
} from "./rule-set.ts";
export { type ScoreOutcome, type ScoreResult, SHEET_LIMIT, scoreRequest } from "./score-request.ts";
export { type Sheet, type SheetOptions, validateSheet } from "./sheet.ts";
export type { CouncilOptions, MinimumRule } from "./tally.ts";
