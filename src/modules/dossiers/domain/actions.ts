/** States of a dossier, in the order of the way. */
export const statuses = [
  "draft",
  "submitted",
  "commune_returned",
  "commune_accepted",
  "forwarded",
  "province_returned",
  "province_accepted",
  "in_round",
  "in_council",
  "scored",
  "recognised",
  "sent_to_ministry",
  "not_reached",
  "rejected",
  "withdrawn",
] as const;

export type DossierStatus = (typeof statuses)[number];

export type DossierAction =
  | "submit"
  | "acceptByCommune"
  | "returnByCommune"
  | "answerReturn"
  | "forward"
  | "acceptByProvince"
  | "returnByProvince"
  | "putIntoRound"
  | "takeToCouncil"
  | "takeBackFromCouncil"
  | "recordResult"
  | "recognise"
  | "sendToMinistry"
  | "notifyNotReached"
  | "reject"
  | "withdraw";

type Moves = Readonly<Partial<Record<DossierAction, DossierStatus>>>;

/** The one table of the process: what may happen to a dossier in each state, and where it leads. */
export const dossierActions: Readonly<Record<DossierStatus, Moves>> = {
  draft: { submit: "submitted", withdraw: "withdrawn" },
  submitted: {
    acceptByCommune: "commune_accepted",
    returnByCommune: "commune_returned",
    withdraw: "withdrawn",
  },
  commune_returned: { answerReturn: "submitted", withdraw: "withdrawn" },
  commune_accepted: { forward: "forwarded", returnByCommune: "commune_returned", withdraw: "withdrawn" },
  forwarded: {
    acceptByProvince: "province_accepted",
    returnByProvince: "province_returned",
    reject: "rejected",
    withdraw: "withdrawn",
  },
  province_returned: { answerReturn: "forwarded", reject: "rejected", withdraw: "withdrawn" },
  province_accepted: {
    putIntoRound: "in_round",
    returnByProvince: "province_returned",
    reject: "rejected",
    withdraw: "withdrawn",
  },
  in_round: { takeToCouncil: "in_council", reject: "rejected", withdraw: "withdrawn" },
  in_council: { recordResult: "scored", takeBackFromCouncil: "in_round" },
  scored: { recognise: "recognised", sendToMinistry: "sent_to_ministry", notifyNotReached: "not_reached" },
  recognised: {},
  sent_to_ministry: {},
  not_reached: {},
  rejected: {},
  withdrawn: {},
};

/** Where an action leads from a state; undefined when it is not allowed there. */
export function statusAfter(status: DossierStatus, action: DossierAction): DossierStatus | undefined {
  return dossierActions[status][action];
}

export function isDossierStatus(text: string): text is DossierStatus {
  return (statuses as readonly string[]).includes(text);
}

/** States in which the producer still writes the dossier. */
export function isWritable(status: DossierStatus): boolean {
  return status === "draft" || status === "commune_returned" || status === "province_returned";
}

/** States that nothing follows. */
export function isFinished(status: DossierStatus): boolean {
  return Object.keys(dossierActions[status]).length === 0;
}

/** States in which the province and its council may read: the commune has sent the dossier. */
export function hasReachedProvince(status: DossierStatus): boolean {
  const own: readonly DossierStatus[] = [
    "draft",
    "submitted",
    "commune_returned",
    "commune_accepted",
    "withdrawn",
  ];
  return !own.includes(status);
}
