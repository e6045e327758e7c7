// npm run saoque -- <command>: the command line.
import { become, buildIfStale, environment, installPackages, node, prepared } from "./prepare.mjs";

prepared([installPackages, buildIfStale]);
become(node, ["--enable-source-maps", "dist/server/cli.js", ...process.argv.slice(2)], {
  LOG_LEVEL: "warn",
  ...environment,
});
