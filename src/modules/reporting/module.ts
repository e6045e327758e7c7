import type { Module } from "#platform/http";

export const reportingModule: Module = {
  name: "reporting",
  routes: [],
};
