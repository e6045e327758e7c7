export { type Indicator, type IndicatorKind, isShare, topics } from "./domain/indicator.ts";
export { findIndicator, listIndicators } from "./domain/indicators.ts";
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
