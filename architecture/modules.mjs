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
  { level: 5, name: "consultants", uses: ["identity", "producers", "products"] },
  {
    level: 6,
    name: "evaluation",
    uses: ["territory", "criteria", "identity", "producers", "products", "dossiers", "consultants"],
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
  {
    level: 9,
    name: "cycle",
    uses: [
      "territory",
      "criteria",
      "producers",
      "products",
      "dossiers",
      "consultants",
      "evaluation",
      "certification",
    ],
  },
  {
    level: 9,
    name: "training",
    uses: ["territory", "identity", "producers", "dossiers", "certification"],
  },
  {
    level: 9,
    name: "support",
    uses: ["territory", "producers", "products", "consultants"],
  },
  {
    level: 9,
    name: "promotion",
    uses: ["territory", "producers", "products", "certification", "catalogue"],
  },
  {
    level: 10,
    name: "funding",
    uses: [
      "territory",
      "producers",
      "products",
      "evaluation",
      "certification",
      "cycle",
      "training",
      "support",
      "promotion",
    ],
  },
  {
    level: 10,
    name: "directives",
    uses: ["territory", "identity", "producers", "products", "dossiers", "training", "support", "promotion"],
  },
  {
    level: 11,
    name: "planning",
    uses: [
      "territory",
      "identity",
      "producers",
      "products",
      "dossiers",
      "certification",
      "cycle",
      "training",
      "support",
      "promotion",
      "funding",
      "directives",
    ],
  },
  {
    level: 12,
    name: "reporting",
    uses: [
      "territory",
      "producers",
      "products",
      "dossiers",
      "consultants",
      "evaluation",
      "certification",
      "training",
      "support",
      "promotion",
      "funding",
      "directives",
      "planning",
    ],
  },
  {
    level: 13,
    name: "notifications",
    uses: ["identity", "dossiers"],
  },
];

/** Leaf packages and the packages each may use. */
export const packages = [{ name: "scoring", uses: [] }];

/** Parts of the floor without I/O or clock: a module's domain may use them. */
export const purePlatform = ["result", "calendar", "text"];
