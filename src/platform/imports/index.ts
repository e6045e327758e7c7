export { importPath } from "./addresses.ts";
export { importFileOwner } from "./file-owner.ts";
export { readRows } from "./reading/read-rows.ts";
export {
  type CheckScope,
  defineRegister,
  type FieldChoice,
  type FieldKind,
  type ImportScope,
  isFaulty,
  isKnown,
  isNew,
  type NewRow,
  type ReadRow,
  type Register,
  type RegisterField,
  type RegisterParent,
  type RowNote,
  type RowVerdict,
  type TakeScope,
  type ValuesOf,
} from "./register.ts";
export { importRoutes } from "./routes.ts";
export { importJob } from "./running/job.ts";
