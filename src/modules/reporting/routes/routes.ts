import type { Route } from "#platform/http";

type Handle = Route["handle"];
type Access = Route["access"];

export const show = (path: string, action: string, access: Access, handle: Handle): Route => {
  return { method: "GET", path, action, access, kind: "page", handle };
};
export const change = (path: string, action: string, access: Access, handle: Handle): Route => {
  return { method: "POST", path, action, access, kind: "form", handle };
};
export const bytes = (path: string, action: string, access: Access, handle: Handle): Route => {
  return { method: "GET", path, action, access, kind: "download", handle };
};
