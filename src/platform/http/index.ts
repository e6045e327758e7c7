export { type Actor, type Grant, holdsRole, holdsRoleIn, unitsOf } from "./actor.ts";
export { download, html, json, redirect, text } from "./answers.ts";
export { BadRequest, Conflict, NotAllowed, NotFound } from "./errors.ts";
export { fieldsUnder, listOf, textOf } from "./fields.ts";
export { formErrors } from "./form-errors.ts";
export { forgetOldKeys } from "./idempotency.ts";
export { type PermissionRow, permissionTable, roleMayCall } from "./permission-table.ts";
export type {
  Access,
  Answer,
  ApiDocs,
  CookieChange,
  EventRecord,
  Fields,
  Flash,
  JobDefinition,
  Listener,
  MenuItem,
  Module,
  Request,
  Route,
  Services,
  TaskItem,
  UploadedFile,
} from "./route.ts";
export { createServer, type ServerOptions } from "./server.ts";
