import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { readEd25519Key } from "./ed25519-key.ts";

export { readEd25519Key } from "./ed25519-key.ts";

const flag = z.enum(["0", "1"]).transform((value) => value === "1");

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(8080),
  HOST: z.string().min(1).default("127.0.0.1"),
  SAOQUE_DATA: z.string().min(1).default("./data"),
  SAOQUE_DEMO: flag.default(false),
  SAOQUE_PRODUCTION: flag.default(false),
  SAOQUE_PROCESS: z.enum(["all", "web", "worker"]).default("all"),
  SAOQUE_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  SAOQUE_SECRET: z.string().min(32).optional(),
  SAOQUE_CERTIFICATE_KEY: z
    .string()
    .refine(
      (text) => readEd25519Key(text) !== undefined,
      "phải là khoá riêng Ed25519 (PKCS#8 PEM hoặc base64)",
    )
    .optional(),
  SAOQUE_TRUST_PROXY: flag.default(false),
  /** Per address; an office behind one address may need more. */
  SAOQUE_REQUESTS_PER_MINUTE: z.coerce.number().int().min(60).default(900),
  DATABASE_URL: z.string().startsWith("postgres").optional(),
  DATABASE_READ_URL: z.string().startsWith("postgres").optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
  SMTP_URL: z.string().startsWith("smtp").optional(),
  MAIL_FROM: z.string().min(3).default("SaoQuê <khong-tra-loi@saoque.example>"),
  S3_ENDPOINT: z.url().optional(),
  S3_BUCKET: z.string().optional(),
  S3_REGION: z.string().default("auto"),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_LABEL: z.string().min(1).max(60).default("tài khoản định danh"),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
});

/** Names that a production start refuses to guess. */
const productionNames = ["SAOQUE_ORIGIN", "SAOQUE_SECRET", "DATABASE_URL", "SAOQUE_CERTIFICATE_KEY"] as const;
const s3Names = ["S3_BUCKET", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"] as const;
const oidcNames = ["OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"] as const;

export type Config = Omit<
  z.infer<typeof schema>,
  "SAOQUE_SECRET" | "SAOQUE_ORIGIN" | "SAOQUE_CERTIFICATE_KEY"
> & {
  SAOQUE_SECRET: string;
  SAOQUE_ORIGIN: string;
  /** Ed25519 private key, PKCS#8 PEM or its base64; undefined = made once and kept in the data folder. */
  SAOQUE_CERTIFICATE_KEY: string | undefined;
};

export class ConfigError extends Error {}

/**
 * Reads the whole configuration at once from the environment.
 * @throws ConfigError naming every missing or wrong name together.
 */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given, { error: z.locales.vi().localeError });
  const faults = parsed.success ? [] : parsed.error.issues.map((i) => `${i.path.join(".")}: ${i.message}`);
  if (given.SAOQUE_PRODUCTION === "1") {
    faults.push(...missing(given, productionNames, "bắt buộc khi chạy thật"));
    if (given.SAOQUE_DEMO === "1") faults.push("SAOQUE_DEMO: không được bật khi chạy thật");
  }
  if (given.OIDC_ISSUER) faults.push(...missing(given, oidcNames, "bắt buộc khi có OIDC_ISSUER"));
  if (given.S3_ENDPOINT) faults.push(...missing(given, s3Names, "bắt buộc khi có S3_ENDPOINT"));
  if (!parsed.success || faults.length > 0) {
    throw new ConfigError(`Cấu hình chưa đúng:\n${faults.map((f) => `  - ${f}`).join("\n")}`);
  }
  const config = parsed.data;
  const dataFolder = resolve(config.SAOQUE_DATA);
  return {
    ...config,
    SAOQUE_DATA: dataFolder,
    SAOQUE_SECRET: config.SAOQUE_SECRET ?? keptSecret(dataFolder),
    SAOQUE_ORIGIN: (config.SAOQUE_ORIGIN ?? `http://${config.HOST}:${config.PORT}`).replace(/\/$/, ""),
    SAOQUE_CERTIFICATE_KEY: config.SAOQUE_CERTIFICATE_KEY,
  };
}

function missing(given: Record<string, unknown>, names: readonly string[], why: string): string[] {
  return names.filter((name) => given[name] === undefined).map((name) => `${name}: thiếu (${why})`);
}

/** Outside production a secret is made once and kept beside the data, so that restarts keep people signed in. */
function keptSecret(folder: string): string {
  const path = join(folder, "secret");
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, randomBytes(48).toString("base64url"), { mode: 0o600 });
  }
  return readFileSync(path, "utf8").trim();
}

/** A key for one purpose, so that no two uses share the configured secret itself. */
export function derivedKey(config: Pick<Config, "SAOQUE_SECRET">, purpose: string): Buffer {
  return createHash("sha256").update(`${purpose}\0${config.SAOQUE_SECRET}`).digest();
}
