export { type Checks, startChecks } from "./checks.ts";
export { type Typed, typedTexts, versionOf } from "./typed.ts";
