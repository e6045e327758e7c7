import { type RawBuilder, sql } from "#platform/db";

/** Whose money a reader may see: a province's, a commune's own, or all for the ministry. */
export interface Reach {
  all: boolean;
  provinceCodes: readonly string[];
  communeCodes: readonly string[];
}

/** The lines `l` within reach, said so that the index of the reader's own unit serves. */
export function linesWithin({ all, provinceCodes, communeCodes }: Reach): RawBuilder<boolean> {
  if (all) return sql<boolean>`true`;
  if (communeCodes.length === 0) return sql<boolean>`l.province_code = any(${provinceCodes}::text[])`;
  if (provinceCodes.length === 0) return sql<boolean>`l.commune_code = any(${communeCodes}::text[])`;
  return sql<boolean>`(l.province_code = any(${provinceCodes}::text[]) or l.commune_code = any(${communeCodes}::text[]))`;
}
