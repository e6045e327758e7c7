import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "#platform/db";

export interface Server {
  origin: string;
  stop(): Promise<void>;
}

export interface App extends Server {
  databaseUrl: string;
  /** From starting the process to its first answer. */
  startMs: number;
}

/** The built application on a data folder, without demonstration and without a limit of requests. */
export async function startApp(folder: string): Promise<App> {
  const from = performance.now();
  const server = await launch(["dist/server/main.js"], "/healthz", {
    SAOQUE_DATA: folder,
    SAOQUE_DEMO: "0",
    SAOQUE_REQUESTS_PER_MINUTE: "1000000000",
    LOG_LEVEL: "warn",
  });
  const startMs = performance.now() - from;
  const { port, password } = JSON.parse(readFileSync(join(folder, "postgres/address.json"), "utf8"));
  return { ...server, startMs, databaseUrl: `postgres://postgres:${password}@127.0.0.1:${port}/saoque` };
}

/** `node:http` that answers each path with the rows of one statement. */
export function startRaw(databaseUrl: string, answers: object, probe: string): Promise<Server> {
  return launch(["bench/raw-server.ts", "PORT", databaseUrl, JSON.stringify(answers)], probe, {});
}

async function launch(words: string[], probe: string, env: Record<string, string>): Promise<Server> {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    words.map((word) => (word === "PORT" ? String(port) : word)),
    { env: { PATH: process.env.PATH, PORT: String(port), ...env }, stdio: ["ignore", "ignore", "inherit"] },
  );
  const origin = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 600 && child.exitCode === null; tries += 1) {
    if (await answers(origin + probe)) return { origin, stop: () => stop(child) };
    await sleep(50);
  }
  throw new Error(`${words[0]} did not start`);
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await gone;
}

export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), "saoque-bench-"));
  // PostgreSQL started by root runs as another user, who must get in.
  chmodSync(path, 0o755);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
