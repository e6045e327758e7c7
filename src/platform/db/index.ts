export { type RawBuilder, sql } from "kysely";
export { appRole, type Connection, connect } from "./connect.ts";
export { type EmbeddedPostgres, freePort, startEmbedded } from "./embedded.ts";
export { isUuid, uuidv7 } from "./ids.ts";
export { migrate, pendingMigrations } from "./migrate.ts";
export { type Db, type Executor, type Row, type TableName, type Tx, tables } from "./tables.ts";
