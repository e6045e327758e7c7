import type { Kysely, Transaction } from "kysely";
import type { DB } from "#db/types";

// biome-ignore lint/complexity/noBannedTypes: a database in which no table can be named is the point
type NoTables = {};

/** A database handle that names no table: a store must say which tables it uses through `tables`. */
export type Db = Kysely<NoTables>;
export type Tx = Transaction<NoTables>;
/** Either of the two: a read works inside and outside a transaction. */
export type Executor = Db | Tx;

export type TableName = keyof DB & string;
export type Row<K extends TableName> = DB[K];

/**
 * Narrows a handle to the tables that a store may touch: those of its own schema and `public_…` views of others.
 * The architecture test reads these lists.
 *
 * @example
 * const on = tables<"dossiers.dossiers" | "products.public_products">();
 * on(db).selectFrom("dossiers.dossiers").select("id");
 */
export function tables<K extends TableName>(): (executor: Executor) => Kysely<Pick<DB, K>> {
  return (executor) => executor as unknown as Kysely<Pick<DB, K>>;
}
