import type { Module } from "#platform/http";

export const supportModule: Module = {
  name: "support",
  routes: [],
};
