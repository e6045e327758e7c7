import { defineConfig } from "vite";

/** The server and the command line, bundled for Node; dependencies stay in node_modules. */
export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  ssr: { noExternal: [/^@saoque\//] },
  build: {
    ssr: true,
    target: "node24",
    outDir: "dist/server",
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    rollupOptions: { input: { main: "src/app/main.ts", cli: "src/app/cli.ts" } },
  },
});
