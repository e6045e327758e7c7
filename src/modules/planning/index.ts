export {
  dimensionValueWords,
  figureWords,
  formatFigure,
  goalWords,
  indicatorWords,
} from "./domain/figure-words.ts";
export type { Indicator } from "./domain/indicator.ts";
export { findIndicator, listIndicators } from "./domain/indicators.ts";
export { type Light, lights } from "./domain/light.ts";
export {
  type Filter,
  type Grouping,
  nation,
  provinceUnit,
  UNKNOWN,
  type UnitScope,
} from "./domain/measure.ts";
export { recordsHref } from "./pages/parts.tsx";
export { planningUrls } from "./urls.ts";
export { computeFigures, type Figure, type FigureQuery } from "./use-cases/indicators/compute-figures.ts";
export { computeIndicators, listIndicatorRecords } from "./use-cases/indicators/compute-indicators.ts";
export {
  oldProvincesOf,
  ownUnit,
  readUnit,
  unitChoices,
  unitKey,
  unitName,
} from "./use-cases/indicators/units.ts";
export { loadPlanningHistory } from "./use-cases/load-history.ts";
export { type TargetResult, viewResults } from "./use-cases/plans/results.ts";
export { viewStandingPlan, viewStandingPlanBeside } from "./use-cases/plans/standing-plan.ts";
