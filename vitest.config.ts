import { defineConfig } from "vitest/config";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    include: [
      "packages/**/*.test.ts",
      "src/**/*.test.{ts,tsx}",
      "architecture/**/*.test.ts",
      "db/**/*.test.ts",
    ],
    globalSetup: ["./src/platform/testing/global-setup.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    passWithNoTests: false,
  },
});
