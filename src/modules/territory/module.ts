import type { Module } from "#platform/http";
import { unitsRoute } from "./api/units.api.ts";
import { loadReferenceData } from "./use-cases/load-reference-data.ts";

export const territoryModule: Module = {
  name: "territory",
  routes: [unitsRoute],
  loadReference: async (db) => {
    await loadReferenceData(db);
  },
};
