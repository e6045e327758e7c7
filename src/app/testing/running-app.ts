import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "#platform/db";

/** The built application as its own process, as `npm start` runs it. */
export interface RunningApp {
  origin: string;
  output(): string;
  kill(signal: NodeJS.Signals): void;
  /** Exit code; null when a signal ended it. */
  ended: Promise<number | null>;
}

const root = process.cwd();

/** Starts the process and returns at once; nothing is known yet about whether it will answer. */
export async function launchApp(env: Record<string, string>): Promise<RunningApp> {
  const port = await freePort();
  const child: ChildProcess = spawn(process.execPath, [join(root, "dist/server/main.js")], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      LOG_LEVEL: "error",
      SAOQUE_DEMO: "0",
      SAOQUE_REQUESTS_PER_MINUTE: "1000000",
      PORT: String(port),
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  return {
    origin: `http://127.0.0.1:${port}`,
    output: () => output,
    kill: (signal) => child.kill(signal),
    ended: once(child, "exit").then(([code]) => code as number | null),
  };
}

/** Starts it and waits until it answers. */
export async function startApp(env: Record<string, string>): Promise<RunningApp> {
  const app = await launchApp(env);
  let over = false;
  void app.ended.then(() => {
    over = true;
  });
  for (let tries = 0; tries < 600 && !over; tries += 1) {
    if ((await statusOf(`${app.origin}/healthz`)) === 200) return app;
    await sleep(50);
  }
  throw new Error(`The application did not start:\n${app.output()}`);
}

/** Status of a GET, or 0 when nobody answers. */
export async function statusOf(url: string): Promise<number> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(5000) })).status;
  } catch {
    return 0;
  }
}
