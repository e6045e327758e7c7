import { writeFileSync } from "node:fs";
import { connect } from "#platform/db";
import { catalogueRows } from "./catalogue.ts";
import type { Row } from "./measure.ts";
import { startApp, temporaryFolder } from "./processes.ts";
import { programmeRows } from "./programme.ts";
import { reportOf } from "./report.ts";
import { scoringRows } from "./scoring.ts";

// npm run bench: everything in one go, in folders of its own; the table goes to docs/benchmarks.md.

const rows: Row[] = [];
const note = (more: Row[]) => {
  for (const row of more)
    process.stdout.write(
      `${row.what}: ${row.ours.toFixed(1)} / ${row.limit.toFixed(1)} ${row.unit} = ${row.ratio.toFixed(2)}\n`,
    );
  rows.push(...more);
};

const folder = temporaryFolder();
try {
  const first = await startApp(folder.path);
  await first.stop();
  const app = await startApp(folder.path);
  let version = "";
  try {
    for (const size of [10_000, 100_000]) note(await catalogueRows(app, size));
    note(await scoringRows());
    const owner = connect(app.databaseUrl, { size: 1, role: null });
    version = (await owner.pool.query("select split_part(version(), ' on ', 1) as version")).rows[0].version;
    await owner.close();
  } finally {
    await app.stop();
  }
  note(await programmeRows());
  writeFileSync("docs/benchmarks.md", reportOf(rows, { first: first.startMs, second: app.startMs }, version));
  const missed = rows.filter((row) => row.aim && !row.aim.reached);
  for (const row of missed) process.stdout.write(`Chưa đạt mục tiêu: ${row.what}\n`);
} finally {
  folder.remove();
}
