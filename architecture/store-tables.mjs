// Finds tables that a module names although they belong to another: only own tables and `public_…` views are allowed.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** @param {string} root @returns {string[]} `file: schema.table` for each foreign table */
export function foreignTables(root) {
  const found = [];
  const folder = join(root, "src/modules");
  for (const module of readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    for (const path of sources(join(folder, module.name))) {
      const text = readFileSync(path, "utf8");
      for (const list of text.matchAll(/tables<([^>]*)>/g)) {
        for (const [, schema, table] of (list[1] ?? "").matchAll(/"([a-z_]+)\.([a-z_]+)"/g)) {
          const own = schema === module.name.replaceAll("-", "_");
          if (!own && !table.startsWith("public_"))
            found.push(`${path.slice(root.length + 1)}: ${schema}.${table}`);
        }
      }
    }
  }
  return found.sort();
}

function sources(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}
