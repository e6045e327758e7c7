import type { RawBuilder } from "kysely";
import { sql } from "#platform/db";

/** A value for a jsonb column. */
export function asJson(value: unknown): RawBuilder<never> {
  return sql<never>`${JSON.stringify(value)}::jsonb`;
}
