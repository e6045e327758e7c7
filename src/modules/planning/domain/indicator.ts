import type { Dimension, Measure } from "./measure.ts";

/** What kind of figure: `flow` in a period · `stock` on a day · `share` a part of a whole, in per cent. */
export type IndicatorKind = "flow" | "stock" | "share";

export const topics = {
  products: "Sản phẩm",
  producers: "Chủ thể",
  training: "Tập huấn",
  promotion: "Xúc tiến, bán hàng",
  economy: "Kinh tế, việc làm",
  running: "Tổ chức thực hiện",
  money: "Kinh phí",
} as const;
export type Topic = keyof typeof topics;

/** An indicator is a definition: its value is always reckoned from the records that it opens. */
export interface Indicator {
  code: string;
  name: string;
  topic: Topic;
  unit: string;
  /** How it is reckoned, in words a reader can check. */
  formula: string;
  /** Where the records are kept. */
  source: string;
  kind: IndicatorKind;
  /** Values of communes add up to the province, of provinces to the nation: a target can be shared out. */
  additive: boolean;
  /** Only since July 2025, or reckoned in the old boundaries as well. */
  territory: "new" | "both";
  /** By what it may be narrowed and split. */
  filters: readonly Dimension[];
  value: Measure;
  /** The whole, for a share. */
  whole?: Measure;
}

export const isShare = (indicator: Indicator): indicator is Indicator & { whole: Measure } =>
  indicator.whole !== undefined;
