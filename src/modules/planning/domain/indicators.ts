import {
  economyIndicators,
  moneyIndicators,
  promotionIndicators,
  runningIndicators,
  trainingIndicators,
} from "./activity-indicators.ts";
import type { Indicator } from "./indicator.ts";
import { producerIndicators, productIndicators } from "./product-indicators.ts";

/** Every indicator of the programme, in the order of the screens. */
export const indicators: readonly Indicator[] = [
  ...productIndicators,
  ...producerIndicators,
  ...trainingIndicators,
  ...promotionIndicators,
  ...economyIndicators,
  ...runningIndicators,
  ...moneyIndicators,
];

const byCode = new Map(indicators.map((indicator) => [indicator.code, indicator]));

export function findIndicator(code: string): Indicator | undefined {
  return byCode.get(code);
}

export function listIndicators(): readonly Indicator[] {
  return indicators;
}
