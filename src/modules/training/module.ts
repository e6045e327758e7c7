import type { Module } from "#platform/http";

export const trainingModule: Module = {
  name: "training",
  routes: [],
};
