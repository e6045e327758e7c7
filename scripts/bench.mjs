// npm run bench: measures speed against its limits and writes docs/benchmarks.md.
import { become, buildIfStale, environment, installPackages, node, prepared } from "./prepare.mjs";

prepared([installPackages, buildIfStale]);
become(node, ["--disable-warning=ExperimentalWarning", "bench/run.ts"], environment);
