import type pg from "pg";

/** Schemas that belong to the product; the job queue keeps its own. */
const ours =
  "n.nspname not in ('pg_catalog','information_schema','graphile_worker','public') and n.nspname not like 'pg_%'";

const scalar: Record<string, string> = {
  int2: "number",
  int4: "number",
  int8: "number",
  float4: "number",
  float8: "number",
  numeric: "number",
  bool: "boolean",
  text: "string",
  varchar: "string",
  bpchar: "string",
  citext: "string",
  uuid: "string",
  date: "string",
  timestamptz: "Date",
  timestamp: "Date",
  bytea: "Buffer",
  jsonb: "Json",
  json: "Json",
  inet: "string",
  tsvector: "string",
};

interface Column {
  table: string;
  kind: string;
  column: string;
  type: string;
  nullable: boolean;
  has_default: boolean;
  generated: boolean;
  about: string | null;
}

/** TypeScript types of every table and view of the migrated database, named `schema.table`. */
export async function describeTypes(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<Column>(`
    select n.nspname || '.' || c.relname as table, c.relkind as kind, a.attname as column, t.typname as type,
      not a.attnotnull as nullable, a.atthasdef or a.attidentity <> '' as has_default, a.attgenerated <> '' as generated,
      col_description(c.oid, a.attnum) as about
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
    where c.relkind in ('r','p','v','m') and not c.relispartition and ${ours}
    order by 1, a.attnum`);
  const byTable = Map.groupBy(rows, (row) => row.table);
  const parts = [...byTable].map(([table, columns]) => {
    const view = columns[0]?.kind === "v" || columns[0]?.kind === "m";
    const lines = columns.map((c) => `    ${c.column}: ${columnType(c, view)};`);
    return `  "${table}": {\n${lines.join("\n")}\n  };`;
  });
  return [
    "// Made from the migrated database by `npm run db:describe`; do not edit.",
    'import type { ColumnType, Generated } from "kysely";',
    "",
    "type Json = ColumnType<unknown, string, string>;",
    "",
    "export interface DB {",
    ...parts,
    "}",
    "",
  ].join("\n");
}

function columnType(column: Column, view: boolean): string {
  const list = column.type.startsWith("_");
  const base = scalar[list ? column.type.slice(1) : column.type] ?? "string";
  const plain = list ? `${base}[]` : base;
  // A view's columns carry no NOT NULL of their own: those that may be empty say so in a comment that starts with "null".
  if (view)
    return base === "Json" ? "unknown" : `${plain}${column.about?.startsWith("null") ? " | null" : ""}`;
  const type = column.nullable ? (base === "Json" ? "Json | null" : `${plain} | null`) : plain;
  if (column.generated) return `ColumnType<${type}, never, never>`;
  return column.has_default ? `Generated<${type}>` : type;
}

/** A readable dump of the migrated database: one block a relation, so that a change shows as a small difference. */
export async function describeSchema(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ text: string }>(`
    with relations as (
      select c.oid, n.nspname || '.' || c.relname as name, c.relkind, obj_description(c.oid, 'pg_class') as about
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r','p','v','m') and not c.relispartition and ${ours}
    )
    select name || case when relkind in ('v','m') then ' (view)' else '' end || E'\n'
      || coalesce('  -- ' || about || E'\n', '')
      || (select string_agg('  ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
            || case when a.attnotnull then ' not null' else '' end
            || coalesce(case when a.attgenerated <> '' then ' generated ' else ' default ' end || pg_get_expr(d.adbin, d.adrelid), '')
            || coalesce('  -- ' || col_description(a.attrelid, a.attnum), ''), E'\n' order by a.attnum)
          from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
          where a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped)
      || coalesce((select E'\n' || string_agg('  ' || conname || ': ' || pg_get_constraintdef(k.oid), E'\n' order by conname)
          from pg_constraint k where k.conrelid = r.oid and k.contype <> 'n'), '')
      || coalesce((select E'\n' || string_agg('  ' || indexdef, E'\n' order by indexdef) from pg_indexes i
          where i.schemaname || '.' || i.tablename = r.name), '')
      || coalesce(case when relkind = 'v' then E'\n' || pg_get_viewdef(oid, true) end, '') as text
    from relations r order by name`);
  return `${rows.map((row) => row.text).join("\n\n")}\n`;
}
