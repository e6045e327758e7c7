import { describePlace, findOldUnit } from "#modules/territory";
import { Address } from "#platform/ui";
import type { Producer } from "../domain/producer.ts";

type Placed = Pick<Producer, "communeCode" | "oldCommuneCode" | "oldPlace" | "address">;

/** Where a producer works, by today's commune; an old name stands beside it where one is known. */
export function ProducerPlace({ producer }: { producer: Placed }) {
  const { communeCode, oldCommuneCode, oldPlace, address } = producer;
  if (!communeCode) return <>{oldPlace ? `${oldPlace} (theo danh bạ cũ)` : "Chưa rõ xã"}</>;
  const former = oldCommuneCode ? findOldUnit("commune", oldCommuneCode)?.fullName : oldPlace;
  return (
    <Address
      place={communeText(communeCode)}
      {...(former ? { formerPlace: former } : {})}
      {...(address ? { street: address } : {})}
    />
  );
}

/** "Xã Khánh Lâm, Cà Mau" */
export function communeText(communeCode: string): string {
  const text = describePlace({ communeCode2025: communeCode });
  return text.charAt(0).toUpperCase() + text.slice(1);
}
