import type { Module } from "#platform/http";

export const promotionModule: Module = {
  name: "promotion",
  routes: [],
};
