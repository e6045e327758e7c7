import type { Module } from "#platform/http";

export const consultantsModule: Module = {
  name: "consultants",
  routes: [],
};
