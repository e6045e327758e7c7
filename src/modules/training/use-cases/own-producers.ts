import type { Executor } from "#platform/db";
import { type Actor, unitsOf } from "#platform/http";
import { producerRoles } from "../permissions.ts";
import { findOwnProducers } from "../store/own-producers.store.ts";

/** Producers that the actor belongs to. */
export function ownProducers(db: Executor, actor: Actor) {
  return findOwnProducers(db, unitsOf(actor, producerRoles, "producer"));
}

export async function communesOfProducers(db: Executor, actor: Actor): Promise<string[]> {
  return (await ownProducers(db, actor)).flatMap(({ communeCode }) => communeCode ?? []);
}
