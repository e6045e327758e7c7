// What every command needs first: the packages of the lock file, and a build that is not older than the sources.
// Runs on any Node that npm brings along; everything after it runs on the Node 24 from node_modules.
import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, "node_modules");
const stamp = join(modules, ".saoque-lock");

export const node = join(modules, "node", "bin", process.platform === "win32" ? "node.exe" : "node");
/** Environment in which `node` is version 24 and the tools of node_modules are found. */
export const environment = {
  ...process.env,
  PATH: `${join(modules, ".bin")}${delimiter}${process.env.PATH ?? ""}`,
};

const say = (text) => process.stderr.write(`${text}\n`);

/** Installs the packages when they are missing or not those of the lock file. */
export function installPackages() {
  const lock = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock && existsSync(node)) return;
  say("Đang cài các gói cần thiết (npm ci), lần đầu mất khoảng một phút …");
  run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
  if (!existsSync(node)) {
    throw new Error(
      'Không có Node 24 sau khi cài. Hãy kiểm tra npm có cho phép chạy script của gói "node" không.',
    );
  }
  writeFileSync(stamp, lock);
}

/** Builds styles, islands and server when a source is newer than the last build. */
export function buildIfStale() {
  const mark = join(root, "dist", ".built");
  const newest = newestChange([
    "src",
    "packages",
    "db/types.ts",
    "package-lock.json",
    "vite.config.ts",
    "vite.server.config.ts",
  ]);
  if (existsSync(mark) && Number(readFileSync(mark, "utf8")) >= newest) return;
  say("Đang dựng ứng dụng …");
  runQuiet(node, [join(modules, "vite/bin/vite.js"), "build", "--logLevel", "warn"]);
  runQuiet(node, [
    join(modules, "vite/bin/vite.js"),
    "build",
    "--config",
    "vite.server.config.ts",
    "--logLevel",
    "warn",
  ]);
  mkdirSync(join(root, "dist"), { recursive: true });
  writeFileSync(mark, String(newest));
}

function newestChange(paths) {
  let newest = 0;
  const walk = (path) => {
    const stat = statSync(path);
    if (!stat.isDirectory()) newest = Math.max(newest, stat.mtimeMs);
    else for (const name of readdirSync(path)) if (name !== "node_modules") walk(join(path, name));
  };
  for (const path of paths) if (existsSync(join(root, path))) walk(join(root, path));
  return Math.floor(newest);
}

/** Runs to the end, output shown; throws when it fails. */
export function run(command, args, options = {}) {
  execFileSync(command, args, {
    cwd: root,
    stdio: "inherit",
    env: environment,
    shell: process.platform === "win32",
    ...options,
  });
}

/** Runs to the end; output is shown only when it fails. */
export function runQuiet(command, args) {
  try {
    execFileSync(command, args, {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      env: environment,
      maxBuffer: 64 * 1024 * 1024,
    });
  } catch (error) {
    say(String(error.stdout ?? "") + String(error.stderr ?? ""));
    throw new Error(`${command} ${args[0]} không chạy được`);
  }
}

/** Runs in the foreground and passes signals on; this process ends as the other did. */
export function become(command, args, env) {
  const child = spawn(command, args, { cwd: root, stdio: "inherit", env });
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}

/** Ends with a plain sentence instead of a stack when preparation fails. */
export function prepared(steps) {
  try {
    for (const step of steps) step();
  } catch (error) {
    say(`\nChưa chuẩn bị xong: ${error.message}`);
    process.exit(1);
  }
}
