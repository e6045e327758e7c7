import type { Filter } from "./measure.ts";
import { UNKNOWN } from "./measure.ts";

/** Open dossiers of one kind, stage, star sought, sector and kind of producer. */
export interface PipelineCount {
  kind: string;
  status: string;
  star: string;
  sector: string;
  producer_kind: string;
  count: number;
}

/**
 * How likely a dossier at a stage ends in a recognition this year. Each further check has been passed, so the weight
 * grows; a draft may never be filed, and even a marked dossier waits for the decision. Measured values of a province
 * should replace these once three rounds are on record.
 */
export const stageWeights: Readonly<Record<string, number>> = {
  draft: 0.2,
  submitted: 0.5,
  commune_returned: 0.4,
  commune_accepted: 0.6,
  forwarded: 0.65,
  province_returned: 0.5,
  province_accepted: 0.75,
  in_round: 0.8,
  in_council: 0.85,
  scored: 0.95,
};

const kindsOf: Readonly<Record<string, readonly string[]>> = {
  "products.new": ["first"],
  "products.cumulative": ["first"],
  "products.upgraded": ["upgrade"],
  "products.again": ["re_evaluation"],
  "products.recognised": ["first", "upgrade", "re_evaluation"],
};

/** What dossiers under way may still bring to an indicator; undefined where dossiers do not lead to it. */
export function expectedFrom(
  indicator: string,
  filter: Filter,
  pipeline: readonly PipelineCount[],
): { expected: number; dossiers: number } | undefined {
  const kinds = kindsOf[indicator];
  if (!kinds) return undefined;
  const fitting = pipeline.filter((each) => kinds.includes(each.kind) && fits(each, filter));
  return {
    expected: fitting.reduce((sum, each) => sum + each.count * (stageWeights[each.status] ?? 0), 0),
    dossiers: fitting.reduce((sum, each) => sum + each.count, 0),
  };
}

function fits(each: PipelineCount, filter: Filter): boolean {
  const holds = (values: readonly string[] | undefined, value: string) =>
    values === undefined || values.includes(value) || (value === "" && values.includes(UNKNOWN));
  return (
    holds(filter.star, each.star) &&
    holds(filter.sector, each.sector) &&
    holds(filter.producer_kind, each.producer_kind)
  );
}
