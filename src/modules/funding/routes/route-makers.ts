import type { Route } from "#platform/http";

type Make = (path: string, action: string, access: Route["access"], handle: Route["handle"]) => Route;

export const show: Make = (path, action, access, handle) => {
  return { method: "GET", path, action, access, kind: "page", handle };
};
export const change: Make = (path, action, access, handle) => {
  return { method: "POST", path, action, access, kind: "form", handle };
};
export const bytes: Make = (path, action, access, handle) => {
  return { method: "GET", path, action, access, kind: "download", handle };
};
