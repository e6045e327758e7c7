import type { Module } from "#platform/http";

export const planningModule: Module = {
  name: "planning",
  routes: [],
};
