import type { Module } from "#platform/http";

export const fundingModule: Module = {
  name: "funding",
  routes: [],
};
