import type { Module } from "#platform/http";

export const cycleModule: Module = {
  name: "cycle",
  routes: [],
};
