import type { IsoDate } from "#platform/calendar";

/** The indicators that a report tells; each in the period and in the same period of the year before. */
export const reportIndicators = {
  fresh: "products.new",
  upgraded: "products.upgraded",
  again: "products.again",
  recognised: "products.recognised",
  lapsed: "products.lapsed",
  cumulative: "products.cumulative",
  valid: "products.valid",
  producersNew: "producers.new",
  producers: "producers.cumulative",
  cooperatives: "producers.cooperative-share",
  enterprises: "producers.enterprise-share",
  women: "producers.woman-share",
  modern: "producers.modern-share",
  classes: "training.classes",
  learners: "training.learners",
  attendances: "training.attendances",
  officials: "training.official-share",
  leaders: "training.leader-share",
  events: "promotion.events",
  booths: "promotion.booths",
  participations: "promotion.participations",
  sales: "promotion.sales",
  salePoints: "promotion.sale-points",
  supports: "support.completed",
  dossiers: "dossiers.submitted",
  jobs: "economy.jobs",
  allocated: "money.allocated",
  disbursed: "money.disbursed",
} as const;
export type ReportIndicator = keyof typeof reportIndicators;

export interface ReportFigure {
  value: number | null;
  before: number | null;
  /** Parts of a share. */
  numerator: number;
  denominator: number | null;
}

export interface ReportTarget {
  indicator: string;
  name: string;
  unit: string;
  goal: string;
  low: number;
  value: number | null;
  percent: number | null;
  light: string;
  lightLabel: string;
  reason: string;
}

/** Everything that a report tells, as reckoned at one moment; kept with the report. */
export interface ReportFigures {
  fromOn: IsoDate;
  /** Last day that was reckoned: the end of the period, or the day of reckoning within it. */
  toOn: IsoDate;
  values: Record<ReportIndicator, ReportFigure>;
  /** Recognitions of the period by star. */
  stars: Record<"3" | "4" | "5", number>;
  validStars: Record<"3" | "4" | "5", number>;
  plan: string | null;
  targets: ReportTarget[];
  ending: { months: number; products: number }[];
  money: {
    source: string;
    allocatedVnd: number;
    paidVnd: number;
    recognised: number;
    recognisedVnd: number;
  }[];
  tasks: { open: number; overdue: number; units: { name: string; open: number; overdue: number }[] };
  /** Units below: communes of a province, provinces of the nation. */
  units: { name: string; recognised: number; cumulative: number }[];
  products: { label: string; star: number | null; on: IsoDate }[];
}
