export {
  dimensionValueWords,
  figureWords,
  formatFigure,
  goalWords,
  indicatorWords,
} from "./domain/figure-words.ts";
export { type Indicator, type IndicatorKind, isShare, topics } from "./domain/indicator.ts";
export { findIndicator, listIndicators } from "./domain/indicators.ts";
export { type Light, lights } from "./domain/light.ts";
export {
  type Dimension,
  type Filter,
  type Grouping,
  nation,
  type Period,
  provinceUnit,
  UNKNOWN,
  type UnitScope,
} from "./domain/measure.ts";
export { recordsHref } from "./pages/parts.tsx";
export { planningUrls } from "./urls.ts";
export {
  computeFigures,
  type Figure,
  type FigureParts,
  type FigureQuery,
} from "./use-cases/indicators/compute-figures.ts";
export {
  computeIndicators,
  type IndicatorsQuery,
  listIndicatorRecords,
  type RecordsQuery,
} from "./use-cases/indicators/compute-indicators.ts";
export {
  oldProvincesOf,
  ownUnit,
  readUnit,
  unitChoices,
  unitKey,
  unitName,
} from "./use-cases/indicators/units.ts";
export type { TargetResult } from "./use-cases/plans/results.ts";
export { viewStandingPlan } from "./use-cases/plans/standing-plan.ts";
