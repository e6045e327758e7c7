// npm test: checks, unit and integration tests on real PostgreSQL, browser journeys. The last line sums up.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { check } from "./check.mjs";
import { buildIfStale, environment, installPackages, node, prepared, root } from "./prepare.mjs";
import { requireSystemTools } from "./system-tools.mjs";

prepared([installPackages, requireSystemTools, buildIfStale]);
const reports = join(root, "data", "reports");
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const parts = [check(), runVitest(), runJourneys()];
const passed = parts.reduce((sum, part) => sum + part.passed, 0);
const failed = parts.reduce((sum, part) => sum + part.failed, 0);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);

function runVitest() {
  const file = join(reports, "vitest.json");
  const entry = join(root, "node_modules/vitest/vitest.mjs");
  spawnSync(node, [entry, "run", "--reporter=dot", "--reporter=json", `--outputFile.json=${file}`], {
    cwd: root,
    env: environment,
    stdio: "inherit",
  });
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(file, "utf8"));
  // A file that could not be loaded has no tests to count, and a skipped test proves nothing.
  const unloaded = report.testResults.filter(
    (f) => f.status === "failed" && f.assertionResults.length === 0,
  ).length;
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded + report.numPendingTests };
}

function runJourneys() {
  const file = join(reports, "playwright.json");
  const entry = join(root, "node_modules/@playwright/test/cli.js");
  spawnSync(node, [entry, "test", "--reporter=line,json"], {
    cwd: root,
    env: { ...environment, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
    stdio: "inherit",
  });
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { stats, errors } = JSON.parse(readFileSync(file, "utf8"));
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped + errors.length };
}
