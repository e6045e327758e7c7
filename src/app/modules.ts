import type { Module } from "#platform/http";
import { catalogueModule } from "../modules/catalogue/module.ts";
import { certificationModule } from "../modules/certification/module.ts";
import { criteriaModule } from "../modules/criteria/module.ts";
import { dossiersModule } from "../modules/dossiers/module.ts";
import { evaluationModule } from "../modules/evaluation/module.ts";
import { identityModule } from "../modules/identity/module.ts";
import { notificationsModule } from "../modules/notifications/module.ts";
import { producersModule } from "../modules/producers/module.ts";
import { productsModule } from "../modules/products/module.ts";
import { territoryModule } from "../modules/territory/module.ts";

/** Every module of the platform, in the order of the architecture. */
export const modules: readonly Module[] = [
  territoryModule,
  criteriaModule,
  identityModule,
  producersModule,
  productsModule,
  dossiersModule,
  evaluationModule,
  certificationModule,
  catalogueModule,
  notificationsModule,
];
