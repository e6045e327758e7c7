import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Assets } from "./types.ts";

const manifestShape = z.record(
  z.string(),
  z.object({ file: z.string(), name: z.string().optional(), isEntry: z.boolean().optional() }),
);

const islandSource = /\/([a-z0-9-]+)\.island\.tsx$/;

/** Reads what the client build wrote; `distDir` is the folder that holds `public/manifest.json`. */
export function loadAssets(distDir: string): Assets {
  const path = join(distDir, "public", "manifest.json");
  if (!existsSync(path)) throw new Error(`${path} is missing: run the client build first (npm run build)`);
  const manifest = manifestShape.parse(JSON.parse(readFileSync(path, "utf8")));
  const assets: Assets = { css: "", islands: {} };
  for (const [source, entry] of Object.entries(manifest)) {
    if (source.endsWith("platform/ui/theme.css")) assets.css = `/${entry.file}`;
    const island = islandSource.exec(source)?.[1];
    if (island && entry.isEntry) assets.islands[island] = `/${entry.file}`;
  }
  if (!assets.css) throw new Error(`${path} names no stylesheet: run the client build again (npm run build)`);
  return assets;
}
