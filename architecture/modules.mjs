// The one ordered list: a module may use only modules of levels above its own in this list (smaller number).
// Modules that exist but are not listed, and listed ones that do not exist, are errors.

/** @type {readonly { level: number, name: string, uses: readonly string[] }[]} */
export const modules = [
  { level: 1, name: "territory", uses: [] },
  { level: 1, name: "criteria", uses: [] },
  { level: 2, name: "identity", uses: ["territory", "criteria"] },
  { level: 3, name: "producers", uses: ["territory", "criteria", "identity"] },
  { level: 4, name: "products", uses: ["territory", "criteria", "identity", "producers"] },
  { level: 5, name: "dossiers", uses: ["territory", "criteria", "identity", "producers", "products"] },
  {
    level: 6,
    name: "evaluation",
    uses: ["territory", "criteria", "identity", "producers", "products", "dossiers"],
  },
  {
    level: 7,
    name: "certification",
    uses: ["territory", "criteria", "identity", "producers", "products", "dossiers", "evaluation"],
  },
  {
    level: 8,
    name: "catalogue",
    uses: ["territory", "criteria", "producers", "products", "evaluation", "certification"],
  },
  { level: 9, name: "notifications", uses: ["identity", "producers", "products", "dossiers"] },
];

/** Leaf packages and the packages each may use. */
export const packages = [{ name: "scoring", uses: [] }];

/** Parts of the floor without I/O or clock: a module's domain may use them. */
export const purePlatform = ["result", "calendar", "text"];
