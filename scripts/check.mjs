// npm run check: format, lint, types, architecture, stale schema dump, dead exports, broken links. Prints each with its time.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { environment, installPackages, node, prepared, root } from "./prepare.mjs";

const bin = (name, entry) => [node, join(root, "node_modules", name, entry)];

const steps = [
  ["định dạng và lint (Biome)", [...bin("@biomejs/biome", "bin/biome"), "check", "--error-on-warnings", "."]],
  ["kiểu (TypeScript)", [...bin("typescript", "bin/tsc"), "--noEmit", "-p", "tsconfig.json"]],
  ...packageFolders().map((name) => [
    `kiểu của packages/${name}`,
    [...bin("typescript", "bin/tsc"), "--noEmit", "-p", `packages/${name}/tsconfig.json`],
  ]),
  ["kiến trúc (dependency-cruiser)", [node, "scripts/check-architecture.mjs"]],
  ["bản mô tả cơ sở dữ liệu", [node, "scripts/describe-database.ts", "--check"]],
  ["export không ai dùng (knip)", [...bin("knip", "bin/knip.js"), "--no-progress"]],
  ["liên kết trong tài liệu", [node, "scripts/check-links.mjs"]],
];

function packageFolders() {
  return readdirSync(join(root, "packages")).filter((name) =>
    existsSync(join(root, "packages", name, "tsconfig.json")),
  );
}

/** Runs every step, also after a failure. @returns {{ passed: number, failed: number }} */
export function check() {
  const count = { passed: 0, failed: 0 };
  for (const [title, [command, ...args]] of steps) {
    const from = Date.now();
    const done = spawnSync(command, args, {
      cwd: root,
      env: environment,
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
    });
    const good = done.status === 0;
    count[good ? "passed" : "failed"] += 1;
    process.stdout.write(`${good ? "✓" : "✗"} ${title} (${((Date.now() - from) / 1000).toFixed(1)} s)\n`);
    if (!good)
      process.stdout.write(`${done.stdout ?? ""}${done.stderr ?? ""}${done.error ? `${done.error}\n` : ""}`);
  }
  return count;
}

if (process.argv[1] === join(root, "scripts/check.mjs")) {
  prepared([installPackages]);
  const { passed, failed } = check();
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exit(failed === 0 ? 0 : 1);
}
