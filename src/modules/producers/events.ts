/** Something the public may see of a producer changed: `{ producerId }`. */
export const PRODUCER_CHANGED = "producers.changed";
/** The commune agreed to a registration: `{ registrationId, producerId, accountId }`. */
export const REGISTRATION_APPROVED = "producers.registration-approved";
/** The commune said no: `{ registrationId, producerId, accountId }`. */
export const REGISTRATION_REFUSED = "producers.registration-refused";
