// Reads every import below the given folders and holds it against the rules.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { cruise } from "dependency-cruiser";
import { forbidden } from "./rules.mjs";

/**
 * @param {string} root folder that holds src/ and packages/
 * @returns {Promise<{ filesRead: number, filesThere: number, violations: { rule: string, from: string, to: string }[] }>}
 */
export async function checkArchitecture(root) {
  const folders = ["src", "packages"];
  const { output } = await cruise(
    folders,
    {
      baseDir: root,
      ruleSet: { forbidden },
      validate: true,
      doNotFollow: { path: "node_modules" },
      tsPreCompilationDeps: true,
      enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "default"] },
    },
    {},
  );
  const read = output.modules.filter(
    (module) => /^(?:src|packages)\/.*\.tsx?$/.test(module.source) && !module.couldNotResolve,
  );
  return {
    filesRead: read.length,
    filesThere: folders.reduce((count, folder) => count + countSources(join(root, folder)), 0),
    violations: output.summary.violations.map((v) => ({ rule: v.rule.name, from: v.from, to: v.to })),
  };
}

function countSources(folder) {
  let count = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === "node_modules") continue;
    if (entry.isDirectory()) count += countSources(join(folder, entry.name));
    else if (/\.tsx?$/.test(entry.name)) count += 1;
  }
  return count;
}
