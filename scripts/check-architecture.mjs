// The import rules on the real tree, readable: one line a violation.
import { checkArchitecture } from "../architecture/cruise.mjs";
import { foreignTables } from "../architecture/store-tables.mjs";
import { root } from "./prepare.mjs";

const report = await checkArchitecture(root);
for (const v of report.violations) process.stdout.write(`${v.rule}: ${v.from} → ${v.to}\n`);
const tables = foreignTables(root);
for (const line of tables) process.stdout.write(`foreign table: ${line}\n`);
if (report.filesRead !== report.filesThere)
  process.stdout.write(`read ${report.filesRead} of ${report.filesThere} files\n`);
process.exit(
  report.violations.length + tables.length === 0 && report.filesRead === report.filesThere ? 0 : 1,
);
