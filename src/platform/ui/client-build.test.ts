import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Assets, loadAssets } from "./index.ts";

const dist = mkdtempSync(join(tmpdir(), "saoque-client-"));
let assets: Assets;
let css: string;

beforeAll(async () => {
  const root = join(import.meta.dirname, "../../..");
  await build({
    root,
    configFile: join(root, "vite.config.ts"),
    logLevel: "error",
    build: { outDir: join(dist, "public"), emptyOutDir: true },
  });
  assets = loadAssets(dist);
  css = readFileSync(join(dist, "public", assets.css), "utf8");
});

afterAll(() => rmSync(dist, { recursive: true }));

test("the stylesheet has a name of its own content", () => {
  expect(assets.css).toMatch(/^\/assets\/theme-[\w-]+\.css$/);
});

test("the stylesheet stays light enough for a slow phone", () => {
  expect(gzipSync(css).byteLength).toBeLessThanOrEqual(14_000);
});

test("every face of the typeface comes from our own server and swaps in", () => {
  const faces = css.match(/@font-face\{[^}]+\}/g) ?? [];
  expect(faces.length).toBe(15);
  expect(
    faces.filter((face) => !/font-display:swap/.test(face) || !/url\(\/assets\/[^)]+\.woff2\)/.test(face)),
  ).toEqual([]);
});
