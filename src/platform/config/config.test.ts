import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ConfigError, derivedKey, loadConfig } from "./index.ts";

const folder = () => mkdtempSync(join(tmpdir(), "saoque-config-"));
const pem = (key: "ed25519" | "x25519") =>
  (key === "ed25519" ? generateKeyPairSync("ed25519") : generateKeyPairSync("x25519")).privateKey
    .export({ type: "pkcs8", format: "pem" })
    .toString();
const production = {
  SAOQUE_PRODUCTION: "1",
  SAOQUE_ORIGIN: "https://ocop.example/",
  SAOQUE_SECRET: "s".repeat(40),
  SAOQUE_CERTIFICATE_KEY: pem("ed25519"),
  DATABASE_URL: "postgres://somewhere/saoque",
};

function faultsOf(env: Record<string, string>): string[] {
  try {
    loadConfig(env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message
      .split("\n")
      .slice(1)
      .map((line) => line.slice(4).split(":", 1)[0] ?? "");
  }
}

test("without any setting the platform runs on this machine alone", () => {
  const config = loadConfig({ SAOQUE_DATA: folder() });
  expect(config).toMatchObject({
    PORT: 8080,
    HOST: "127.0.0.1",
    SAOQUE_ORIGIN: "http://127.0.0.1:8080",
    SAOQUE_DEMO: false,
    SAOQUE_PROCESS: "all",
  });
  expect(config.DATABASE_URL).toBeUndefined();
});

test("a production start names everything that is missing at once", () => {
  expect(faultsOf({ SAOQUE_PRODUCTION: "1" })).toEqual([
    "SAOQUE_ORIGIN",
    "SAOQUE_SECRET",
    "DATABASE_URL",
    "SAOQUE_CERTIFICATE_KEY",
  ]);
  expect(faultsOf({ ...production, SAOQUE_SECRET: "", DATABASE_URL: "" })).toEqual([
    "SAOQUE_SECRET",
    "DATABASE_URL",
  ]);
  expect(faultsOf(production)).toEqual([]);
});

test("missing and wrong names are told together", () => {
  expect(
    faultsOf({
      SAOQUE_PRODUCTION: "1",
      PORT: "eighty",
      SAOQUE_ORIGIN: "javascript:1",
      S3_ENDPOINT: "https://s3.example",
    }),
  ).toEqual([
    "PORT",
    "SAOQUE_ORIGIN",
    "SAOQUE_SECRET",
    "DATABASE_URL",
    "SAOQUE_CERTIFICATE_KEY",
    "S3_BUCKET",
    "S3_ACCESS_KEY_ID",
    "S3_SECRET_ACCESS_KEY",
  ]);
  expect(faultsOf({ OIDC_ISSUER: "https://id.example" })).toEqual(["OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"]);
});

test("the demonstration never runs in production", () => {
  expect(faultsOf({ ...production, SAOQUE_DEMO: "1" })).toEqual(["SAOQUE_DEMO"]);
});

test("a short secret is refused", () => {
  expect(faultsOf({ ...production, SAOQUE_SECRET: "short" })).toEqual(["SAOQUE_SECRET"]);
});

test("a key that could not sign a certificate stops the start, not the first decision", () => {
  expect(faultsOf({ ...production, SAOQUE_CERTIFICATE_KEY: "key" })).toEqual(["SAOQUE_CERTIFICATE_KEY"]);
  expect(faultsOf({ ...production, SAOQUE_CERTIFICATE_KEY: pem("x25519") })).toEqual([
    "SAOQUE_CERTIFICATE_KEY",
  ]);
  const base64 = Buffer.from(pem("ed25519")).toString("base64");
  expect(faultsOf({ ...production, SAOQUE_CERTIFICATE_KEY: base64 })).toEqual([]);
});

test("outside production the secret is made once, kept for the owner alone, and found again", () => {
  const data = folder();
  const first = loadConfig({ SAOQUE_DATA: data });
  const path = join(data, "secret");
  expect(readFileSync(path, "utf8")).toBe(first.SAOQUE_SECRET);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(first.SAOQUE_SECRET.length).toBeGreaterThanOrEqual(32);
  expect(loadConfig({ SAOQUE_DATA: data }).SAOQUE_SECRET).toBe(first.SAOQUE_SECRET);
});

test("each purpose has its own key", () => {
  const keys = ["forms", "codes"].map((purpose) =>
    derivedKey({ SAOQUE_SECRET: "x".repeat(32) }, purpose).toString("hex"),
  );
  expect(new Set(keys).size).toBe(2);
});
