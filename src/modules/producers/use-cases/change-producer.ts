import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import type { Typed } from "#platform/forms";
import { type Actor, Conflict, type Services } from "#platform/http";
import { announce } from "#platform/jobs";
import { fault, ok, type Result } from "#platform/result";
import { allows } from "../domain/producer.ts";
import { PRODUCER_CHANGED } from "../events.ts";
import { findByTaxCode, updateProducer } from "../store/producers.store.ts";
import { checkDetails, type DetailField } from "./check-producer.ts";
import { producerToChange } from "./get-producer.ts";
import { actingFor } from "./on-behalf.ts";

export interface ProducerChangeInput {
  producerId: string;
  /** Version the person saw when the form was opened. */
  version: number;
  typed: Typed<DetailField>;
  requestId?: string;
}

/** Its own people, or the commune for them, change the general data of a producer. */
export async function changeProducer(
  services: Services,
  actor: Actor,
  input: ProducerChangeInput,
): Promise<Result<{ id: string }>> {
  const producer = await producerToChange(services.db, actor, input.producerId);
  if (!allows(producer.status, "change")) throw new Conflict("Chủ thể này hiện không sửa được thông tin.");
  const checked = checkDetails(input.typed, producer.kind, dayInVietnam(services.now()));
  if (!checked.ok) return checked;
  const { taxCode } = checked.value;
  return services.db.transaction().execute(async (tx) => {
    const twin = taxCode ? await findByTaxCode(tx, taxCode, producer.id) : undefined;
    if (twin) return fault("taxCode", "Mã số thuế này đã thuộc về một chủ thể khác. Hãy kiểm tra lại số.");
    const at = services.now();
    const seen = { id: producer.id, version: input.version, at };
    if (!(await updateProducer(tx, seen, { ...producer, ...checked.value }))) throw new Conflict();
    await audit(tx, {
      provinceCode: producer.provinceCode,
      actor: actingFor(actor, producer),
      action: "producers.change",
      subject: { kind: "producer", id: producer.id },
      requestId: input.requestId,
      details: { changed: changedNames(producer, checked.value) },
    });
    await announce(tx, PRODUCER_CHANGED, { producerId: producer.id });
    return ok({ id: producer.id });
  });
}

/** Names of what changed; the contents may be personal and stay out of the trail. */
function changedNames(before: object, after: object): string[] {
  const old = before as Record<string, unknown>;
  return Object.entries(after)
    .filter(([name, value]) => old[name] !== value)
    .map(([name]) => name);
}
