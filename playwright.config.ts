import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { browserFlags, findBrowser } from "./e2e/steps/find-browser.ts";

// The configuration is read once more in every worker: they share port and folder of the first reading. Two runs at
// once on one machine do not meet.
process.env.SAOQUE_JOURNEYS_PORT ??= String(21_000 + (process.pid % 9_000));
const port = process.env.SAOQUE_JOURNEYS_PORT;
const origin = `http://127.0.0.1:${port}`;
process.env.SAOQUE_JOURNEYS_DATA ??= newFolder();
process.env.SAOQUE_JOURNEYS_ORIGIN = origin;

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.journey.ts",
  outputDir: "data/journeys",
  timeout: 60_000,
  expect: { timeout: 7_000 },
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  globalTeardown: "./e2e/steps/remove-data.ts",
  use: {
    baseURL: origin,
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
    // A picture or a measure in the middle of a transition shows neither page.
    contextOptions: { reducedMotion: "reduce" },
    viewport: { width: 1280, height: 900 },
    actionTimeout: 10_000,
    screenshot: "only-on-failure",
    launchOptions: { executablePath: findBrowser(), args: browserFlags },
  },
  webServer: {
    command: `"${process.execPath}" --enable-source-maps dist/server/main.js`,
    url: `${origin}/readyz`,
    timeout: 120_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
    env: {
      PORT: port,
      SAOQUE_ORIGIN: origin,
      SAOQUE_DATA: process.env.SAOQUE_JOURNEYS_DATA,
      SAOQUE_DEMO: "1",
      // All journeys come from one address.
      SAOQUE_REQUESTS_PER_MINUTE: "100000",
      LOG_LEVEL: "error",
    },
    stdout: "ignore",
    stderr: "pipe",
  },
});

/** PostgreSQL does not run as root; whoever it runs as must be able to enter. */
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "saoque-journeys-"));
  chmodSync(folder, 0o711);
  return folder;
}
