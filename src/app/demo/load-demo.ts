import { rebuildCatalogue } from "#modules/catalogue";
import type { Services } from "#platform/http";
import { loadRegister } from "../../modules/certification/use-cases/register/load-register.ts";
import { loadAccounts } from "./accounts.ts";
import { loadCycle } from "./load-cycle.ts";
import { loadDirectives } from "./load-directives.ts";
import { loadDossiers } from "./load-dossiers.ts";
import { loadFunding } from "./load-funding.ts";
import { loadMakers } from "./load-makers.ts";
import { loadPlanning } from "./load-planning.ts";
import { loadPromotion } from "./load-promotion.ts";
import { loadReporting } from "./load-reporting.ts";
import { loadSupport } from "./load-support.ts";
import { loadTraining } from "./load-training.ts";
import { once } from "./once.ts";

/** Fills an empty installation with the demonstration; each part only once, so that a second start is quick. */
export async function loadDemo(services: Services): Promise<void> {
  await once(services, "demo.accounts", loadAccounts);
  await once(services, "demo.register", async (within) => {
    await loadRegister(within);
  });
  await once(services, "demo.makers", loadMakers);
  await once(services, "demo.dossiers", loadDossiers);
  await once(services, "demo.cycle", loadCycle);
  await once(services, "demo.training", loadTraining);
  await once(services, "demo.funding", loadFunding);
  await once(services, "demo.directives", loadDirectives);
  await once(services, "demo.promotion", loadPromotion);
  await once(services, "demo.support", loadSupport);
  await once(services, "demo.planning", loadPlanning);
  await once(services, "demo.reporting", loadReporting);
  // The first visitor comes before the worker has gone through the events of all that.
  await once(services, "demo.catalogue", rebuildCatalogue);
}
