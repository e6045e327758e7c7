import type { Module } from "#platform/http";
import { catalogueModule } from "../modules/catalogue/module.ts";
import { certificationModule } from "../modules/certification/module.ts";
import { consultantsModule } from "../modules/consultants/module.ts";
import { criteriaModule } from "../modules/criteria/module.ts";
import { cycleModule } from "../modules/cycle/module.ts";
import { directivesModule } from "../modules/directives/module.ts";
import { dossiersModule } from "../modules/dossiers/module.ts";
import { evaluationModule } from "../modules/evaluation/module.ts";
import { fundingModule } from "../modules/funding/module.ts";
import { identityModule } from "../modules/identity/module.ts";
import { notificationsModule } from "../modules/notifications/module.ts";
import { planningModule } from "../modules/planning/module.ts";
import { producersModule } from "../modules/producers/module.ts";
import { productsModule } from "../modules/products/module.ts";
import { promotionModule } from "../modules/promotion/module.ts";
import { reportingModule } from "../modules/reporting/module.ts";
import { supportModule } from "../modules/support/module.ts";
import { territoryModule } from "../modules/territory/module.ts";
import { trainingModule } from "../modules/training/module.ts";

/** Every module of the platform, in the order of the architecture. */
export const modules: readonly Module[] = [
  territoryModule,
  criteriaModule,
  identityModule,
  producersModule,
  productsModule,
  consultantsModule,
  dossiersModule,
  evaluationModule,
  certificationModule,
  catalogueModule,
  cycleModule,
  trainingModule,
  supportModule,
  promotionModule,
  fundingModule,
  directivesModule,
  planningModule,
  reportingModule,
  notificationsModule,
];
