import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { describe, expect, it } from "vitest";
import * as scoring from "./index.ts";
import { loadMap, qd26, qd1048 } from "./testing/reference.ts";

const scope = { ...scoring, assert, ruleSet: qd26, oldRuleSet: qd1048, map: loadMap() };

function run(code: string): void {
  const body = stripTypeScriptTypes(code);
  new Function(...Object.keys(scope), `"use strict";${body}`)(...Object.values(scope));
}

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const blocks = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map((match) => match[1] ?? "");

const sources = readdirSync(new URL(".", import.meta.url)).filter(
  (name) => name.endsWith(".ts") && !name.endsWith(".test.ts"),
);
const examples = sources.flatMap((name) => {
  const text = readFileSync(new URL(name, import.meta.url), "utf8");
  return [...text.matchAll(/@example\n([\s\S]*?)\*\//g)].map((match, i) => ({
    name: `${name} #${i + 1}`,
    code: (match[1] ?? "").replaceAll(/^ *\* ?/gm, ""),
  }));
});

describe("examples", () => {
  it("are there to be run", () => {
    expect([blocks.length, examples.length]).toEqual([6, 16]);
  });

  it.each(blocks.map((code, i) => [i + 1, code] as const))("README block %i holds", (_, code) => run(code));

  it.each(examples)("$name holds", ({ code }) => run(code));
});
