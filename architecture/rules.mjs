// Who may import what, as dependency-cruiser rules made from the list of modules.
import { modules, packages, purePlatform } from "./modules.mjs";

const error = "error";
const inside = "(?:domain|store|use-cases|pages|api|islands|listeners)";
const pure = purePlatform.join("|");

const general = [
  // Types are erased: two files that only know each other's types do not run in a circle.
  {
    name: "no-cycle",
    severity: error,
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
  },
  { name: "no-unresolved", severity: error, from: {}, to: { couldNotResolve: true } },
  {
    name: "nothing-imports-tests",
    severity: error,
    from: { pathNot: "\\.test\\.tsx?$|^e2e/|^bench/" },
    to: { path: "\\.test\\.tsx?$|^e2e/|^src/platform/testing/", pathNot: "^src/platform/testing/" },
  },
  {
    name: "testing-only-in-tests",
    severity: error,
    from: { path: "^src/", pathNot: "\\.test\\.tsx?$|^src/platform/testing/|/testing/" },
    to: { path: "^src/platform/testing/" },
  },
  {
    name: "nobody-imports-app",
    severity: error,
    from: { pathNot: "^src/app/|^e2e/|^bench/|^scripts/|^architecture/" },
    to: { path: "^src/app/" },
  },
  {
    name: "platform-knows-no-module",
    severity: error,
    from: { path: "^src/platform/" },
    to: { path: "^src/(?:modules|app)/" },
  },
  {
    name: "app-uses-only-front-doors",
    severity: error,
    from: { path: "^src/app/", pathNot: "^src/app/demo/" },
    to: { path: "^src/modules/[^/]+/", pathNot: "^src/modules/[^/]+/(?:module|index)\\.tsx?$" },
  },
  {
    // The demonstration does what people do: it calls the use cases behind the screens, never a store.
    name: "demonstration-acts-through-use-cases",
    severity: error,
    from: { path: "^src/app/demo/" },
    to: {
      path: "^src/modules/[^/]+/",
      pathNot: "^src/modules/[^/]+/(?:(?:module|index)\\.tsx?$|(?:use-cases|domain)/)",
    },
  },
  {
    name: "domain-is-pure",
    severity: error,
    from: { path: "^src/modules/([^/]+)/domain/", pathNot: "\\.test\\.tsx?$" },
    to: { pathNot: `^src/modules/$1/domain/|^packages/|^src/platform/(?:${pure})/|^db/reference/` },
  },
  {
    name: "store-uses-domain-and-db",
    severity: error,
    from: { path: "^src/modules/([^/]+)/store/", pathNot: "\\.test\\.tsx?$" },
    to: {
      pathNot: `^src/modules/$1/(?:domain|store)/|^packages/|^src/platform/(?:db|${pure})/|^db/types|node_modules/kysely`,
    },
  },
  {
    name: "pages-never-use-store",
    severity: error,
    from: { path: "^src/modules/([^/]+)/(?:pages|api|islands)/", pathNot: "\\.test\\.tsx?$" },
    to: { path: "^src/modules/$1/store/" },
  },
  {
    name: "use-cases-use-no-pages",
    severity: error,
    from: { path: "^src/modules/([^/]+)/use-cases/", pathNot: "\\.test\\.tsx?$" },
    to: { path: "^src/modules/$1/(?:pages|api|islands)/" },
  },
];

const moduleRules = modules.flatMap(({ name, uses }) => [
  {
    name: `${name}-uses-allowed-modules`,
    severity: error,
    from: { path: `^src/modules/${name}/` },
    to: { path: "^src/modules/([^/]+)/", pathNot: `^src/modules/(?:${[name, ...uses].join("|")})/` },
  },
  {
    name: `${name}-entered-by-index`,
    severity: error,
    from: { path: "^src/modules/", pathNot: `^src/modules/${name}/` },
    to: { path: `^src/modules/${name}/(?:${inside}/|[^/]+$)`, pathNot: `^src/modules/${name}/index\\.tsx?$` },
  },
]);

const packageRules = packages.map(({ name, uses }) => ({
  name: `${name}-is-a-leaf`,
  severity: error,
  from: { path: `^packages/${name}/src/`, pathNot: "\\.test\\.ts$|/testing/" },
  to: { pathNot: `^packages/(?:${[name, ...uses].join("|")})/` },
}));

export const forbidden = [...general, ...moduleRules, ...packageRules];
