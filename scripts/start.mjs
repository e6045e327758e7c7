// npm start: the demonstration, from a fresh clone to a running address.
import { become, buildIfStale, environment, installPackages, node, prepared } from "./prepare.mjs";

prepared([installPackages, buildIfStale]);
become(node, ["--enable-source-maps", "dist/server/main.js"], {
  SAOQUE_DEMO: "1",
  LOG_LEVEL: "warn",
  ...environment,
});
