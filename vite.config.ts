import { globSync } from "node:fs";
import { basename } from "node:path";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";

const islands = globSync("src/modules/*/islands/*.island.tsx").map((path) => [
  basename(path, ".island.tsx"),
  path,
]);

/** The client build: one stylesheet and one small module per island, named by content in `manifest.json`. */
export default defineConfig({
  plugins: [tailwindcss()],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: "dist/public",
    emptyOutDir: true,
    manifest: "manifest.json",
    modulePreload: { polyfill: false },
    target: "es2022",
    // Fonts stay files of their own: inlined they would load on every page, used or not.
    assetsInlineLimit: 0,
    rolldownOptions: { input: { theme: "src/platform/ui/theme.css", ...Object.fromEntries(islands) } },
  },
});
