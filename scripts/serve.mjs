// npm run serve: production. No demonstration; refuses to start until every required name is set.
import { become, buildIfStale, environment, installPackages, node, prepared } from "./prepare.mjs";

prepared([installPackages, buildIfStale]);
become(node, ["--enable-source-maps", "dist/server/main.js"], {
  ...environment,
  NODE_ENV: "production",
  SAOQUE_PRODUCTION: "1",
  SAOQUE_DEMO: environment.SAOQUE_DEMO ?? "0",
});
