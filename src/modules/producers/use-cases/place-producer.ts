import { findCommune, successorsOf } from "#modules/territory";
import { audit } from "#platform/audit";
import { type Actor, Conflict, type Services } from "#platform/http";
import { announce } from "#platform/jobs";
import { fault, ok, type Result } from "#platform/result";
import { allows, type Producer } from "../domain/producer.ts";
import { PRODUCER_CHANGED } from "../events.ts";
import { updateProducer } from "../store/producers.store.ts";
import { producerToChange } from "./get-producer.ts";
import { actingFor } from "./on-behalf.ts";

export interface PlaceInput {
  producerId: string;
  version: number;
  /** Commune of today that the producer's own people say it lies in. */
  communeCode: string;
  requestId?: string;
}

/** Communes among which the place is to be said: the parts of the split one, or undefined for the whole province. */
export function communesToChooseFrom(producer: Pick<Producer, "oldCommuneCode">): string[] | undefined {
  const successors = producer.oldCommuneCode ? successorsOf(producer.oldCommuneCode) : undefined;
  if (!successors) return undefined;
  return successors.kind === "whole" ? [successors.unit.code] : successors.units.map((unit) => unit.code);
}

/**
 * A producer taken over from an old register whose commune was split says in which part it lies; nobody guesses it.
 * Said once: afterwards the commune's office watches over the producer.
 */
export async function placeProducer(
  services: Services,
  actor: Actor,
  input: PlaceInput,
): Promise<Result<{ id: string }>> {
  const producer = await producerToChange(services.db, actor, input.producerId);
  if (producer.communeCode !== null) throw new Conflict("Chủ thể này đã ghi xã, phường.");
  if (!allows(producer.status, "change")) throw new Conflict("Chủ thể này hiện không sửa được thông tin.");
  const commune = findCommune(input.communeCode);
  const among = communesToChooseFrom(producer);
  if (!commune || commune.provinceCode !== producer.provinceCode || (among && !among.includes(commune.code)))
    return fault("place", "Chọn xã, phường nơi cơ sở hoạt động.");
  return services.db.transaction().execute(async (tx) => {
    const seen = { id: producer.id, version: input.version, at: services.now() };
    if (!(await updateProducer(tx, seen, { ...producer, communeCode: commune.code }))) throw new Conflict();
    await audit(tx, {
      provinceCode: producer.provinceCode,
      actor: actingFor(actor, producer),
      action: "producers.place",
      subject: { kind: "producer", id: producer.id },
      requestId: input.requestId,
      details: { communeCode: commune.code },
    });
    await announce(tx, PRODUCER_CHANGED, { producerId: producer.id });
    return ok({ id: producer.id });
  });
}
