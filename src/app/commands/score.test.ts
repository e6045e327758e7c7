import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { loadConfig } from "#platform/config";
import { scoreCommand } from "./score.ts";

const examples = join(process.cwd(), "docs/examples");

afterEach(() => vi.restoreAllMocks());

/** Exit code and what the terminal shows. */
async function score(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const out = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const err = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const code = await scoreCommand.run(words, () => loadConfig({}));
  return { code, out: out.mock.calls.join(""), err: err.mock.calls.join("") };
}

function file(content: string): string {
  const path = join(mkdtempSync(join(tmpdir(), "saoque-score-")), "phieu.json");
  writeFileSync(path, content);
  return path;
}

test.each(readdirSync(examples))("the example %s is scored", async (name) => {
  const { code, out, err } = await score(join(examples, name));
  expect([code, err]).toEqual([0, ""]);
  expect(out).toMatch(/Tổng điểm: \d+,\d\d\/100\nHạng: [45] sao/);
});

test("a wrong sheet names every fault by its path and ends with 1", async () => {
  const body = { ruleSet: "26/2026", productSet: "QD26-03", sheets: [{ marks: { "1.1": 9, "99": 1 } }] };
  const { code, out, err } = await score(file(JSON.stringify(body)));
  expect([code, out]).toEqual([1, ""]);
  expect(err).toContain("sheets[0].marks.1.1: ");
  expect(err).toContain("sheets[0].marks.99: ");
});

test.each([
  ["no name", []],
  ["a file that is not there", ["/khong/co.json"]],
  ["a folder", [tmpdir()]],
  ["no JSON", [file("{")]],
])("%s is refused in words", async (_what, words) => {
  const { code, err } = await score(...words);
  expect(code).toBe(1);
  expect(err).toMatch(/^Chưa chấm được:\n {2}- /);
});
