/** Rights on a product follow its producer (`mayActForProducer`, `mayReadProducerPapers` of `#modules/producers`). */
export const producerRoles = ["producer_owner", "producer_member"] as const;
export const communeRoles = ["commune_officer", "commune_leader"] as const;
export const provinceRoles = ["province_officer", "province_leader", "province_admin"] as const;

/** Who may open products in the workspace at all. */
export const readers = [
  ...producerRoles,
  ...communeRoles,
  ...provinceRoles,
  "advisory_member",
  "council_member",
] as const;

/** Who may change products at all: a producer's people, or the commune for them. */
export const changers = [...producerRoles, "commune_officer"] as const;
