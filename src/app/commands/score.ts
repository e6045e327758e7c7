import { readFileSync, statSync } from "node:fs";
import { type Fault, formatResult, scoreRequest } from "@saoque/scoring";
import { listRuleSets } from "#modules/criteria";
import type { Command } from "./command.ts";

const largest = 5 * 1024 * 1024;

export const scoreCommand: Command = {
  name: "score",
  arguments: "TỆP.json",
  about: "chấm điểm một tệp cùng dạng với POST /api/v1/score và in phiếu kết quả",
  async run([path]) {
    const input = readInput(path);
    if (typeof input === "string") return fail([input]);
    const outcome = scoreRequest(listRuleSets(), input.json);
    if (!outcome.ok) return fail(outcome.faults.map((f: Fault) => `${f.path || "(cả tệp)"}: ${f.message}`));
    const { set, council, gap } = outcome.detail;
    process.stdout.write(`${formatResult(set, council, gap)}\n`);
    return 0;
  },
};

function readInput(path: string | undefined): { json: unknown } | string {
  if (!path) return "Thiếu tên tệp. Ví dụ: npm run saoque -- score docs/examples/gao.json";
  const file = statSync(path, { throwIfNoEntry: false });
  if (!file?.isFile()) return `Không có tệp ${path}`;
  if (file.size > largest) return "Tệp lớn quá 5 MB.";
  const text = readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  try {
    return { json: JSON.parse(text) };
  } catch {
    return `${path} không phải là JSON.`;
  }
}

function fail(lines: readonly string[]): number {
  process.stderr.write(`Chưa chấm được:\n${lines.map((line) => `  - ${line}`).join("\n")}\n`);
  return 1;
}
