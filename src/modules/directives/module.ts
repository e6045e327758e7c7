import type { Module } from "#platform/http";

export const directivesModule: Module = {
  name: "directives",
  routes: [],
};
