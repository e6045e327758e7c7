// Every relative link in the documents leads to a file of the repository.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { root } from "./prepare.mjs";

const skipped = new Set(["node_modules", "dist", "data", ".git"]);

function documents(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (skipped.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return documents(path);
    return entry.name.endsWith(".md") ? [path] : [];
  });
}

const broken = documents(root).flatMap((path) => {
  const text = readFileSync(path, "utf8").replace(/```[\s\S]*?```/g, "");
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target.split("#")[0])
    .filter((target) => target !== "" && !/^[a-z]+:/.test(target) && !target.startsWith("/"))
    .filter((target) => !existsSync(join(dirname(path), decodeURIComponent(target))))
    .map((target) => `${relative(root, path)} → ${target}`);
});

for (const line of broken) process.stdout.write(`${line}\n`);
process.exit(broken.length === 0 ? 0 : 1);
