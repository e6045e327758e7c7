import { tables } from "#platform/db";
import type { RelationName, UnitScope } from "../../domain/measure.ts";
import * as activity from "./activity.store.ts";
import * as pipeline from "./pipeline.store.ts";
import * as makers from "./producers.store.ts";
import * as recognised from "./recognitions.store.ts";
import type { Fragment } from "./relation.ts";
import * as training from "./training.store.ts";

/** What the relations read: figures and records are reckoned through it. */
export const on = tables<
  | "certification.public_recognitions"
  | "cycle.public_candidates"
  | "directives.public_tasks"
  | "dossiers.public_dossiers"
  | "funding.public_disbursements"
  | "funding.public_lines"
  | "identity.public_role_terms"
  | "planning.craft_village_products"
  | "planning.craft_villages"
  | "planning.exports"
  | "planning.value_chains"
  | "producers.public_leadership"
  | "producers.public_producers"
  | "producers.public_workforces"
  | "products.public_products"
  | "promotion.public_channels"
  | "promotion.public_events"
  | "promotion.public_listings"
  | "promotion.public_participations"
  | "promotion.public_results"
  | "support.public_requests"
  | "territory.public_units"
  | "training.public_attendances"
  | "training.public_classes"
  | "training.public_learners"
>();

const relations: Readonly<Record<RelationName, (unit: UnitScope) => Fragment>> = {
  recognitions: recognised.recognitions,
  recognising_producers: recognised.recognisingProducers,
  producers: makers.producers,
  producer_leads: makers.producerLeads,
  producer_chains: makers.producerChains,
  producer_channels: makers.producerChannels,
  developments: pipeline.developments,
  dossiers: pipeline.dossiers,
  classes: training.classes,
  learners: training.learners,
  attendances: training.attendances,
  offices: training.offices,
  trained_offices: training.trainedOffices,
  trained_people: training.trainedPeople,
  trained_leaders: training.trainedLeaders,
  trained_workers: training.trainedWorkers,
  events: activity.events,
  booths: activity.booths,
  participations: activity.participations,
  sales: activity.sales,
  sale_points: activity.salePoints,
  jobs: makers.jobs,
  revenues: makers.revenues,
  exports: makers.exports,
  craft_villages: makers.craftVillages,
  craft_villages_with_products: makers.craftVillagesWithProducts,
  allocations: activity.allocations,
  disbursements: activity.disbursements,
  candidates: pipeline.candidates,
  candidate_producers: pipeline.candidateProducers,
  supports: activity.supports,
  tasks: activity.tasks,
};

export function relationOf(name: RelationName, unit: UnitScope): Fragment {
  return relations[name](unit);
}
