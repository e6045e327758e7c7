import type { EventStatus } from "./event.ts";
import type { ParticipationStatus } from "./participation.ts";

export type EventAction =
  | "change"
  | "arrange"
  | "open"
  | "invite"
  | "answer"
  | "confirm"
  | "start"
  | "attend"
  | "note"
  | "close"
  | "reopen"
  | "cancel"
  | "restore";

type EventMoves = Readonly<Partial<Record<EventAction, EventStatus>>>;

/** The one table of an event: what may happen in each state, and where it leads. */
export const eventActions: Readonly<Record<EventStatus, EventMoves>> = {
  planned: { change: "planned", arrange: "planned", open: "inviting", cancel: "cancelled" },
  inviting: {
    change: "inviting",
    arrange: "inviting",
    invite: "inviting",
    answer: "inviting",
    confirm: "inviting",
    start: "running",
    cancel: "cancelled",
  },
  running: {
    change: "running",
    arrange: "running",
    confirm: "running",
    attend: "running",
    note: "running",
    close: "closed",
    cancel: "cancelled",
  },
  closed: { reopen: "running" },
  cancelled: { restore: "planned" },
};

export function eventAllows(status: EventStatus, action: EventAction): boolean {
  return eventActions[status][action] !== undefined;
}

export function eventAfter(status: EventStatus, action: EventAction): EventStatus | undefined {
  return eventActions[status][action];
}

export type ParticipationAction =
  | "invite"
  | "register"
  | "decline"
  | "confirm"
  | "turnDown"
  | "attend"
  | "miss";

type ParticipationMoves = Readonly<Partial<Record<ParticipationAction, ParticipationStatus>>>;

/** The one table of a participation, from the invitation to having been there. */
export const participationActions: Readonly<Record<ParticipationStatus, ParticipationMoves>> = {
  invited: { register: "registered", decline: "declined" },
  registered: {
    register: "registered",
    decline: "declined",
    confirm: "confirmed",
    turnDown: "declined",
  },
  confirmed: { decline: "declined", turnDown: "declined", attend: "attended", miss: "absent" },
  declined: { invite: "invited", register: "registered" },
  attended: { miss: "absent" },
  absent: { attend: "attended" },
};

/** What each step of a participation needs of its event. */
const eventActionFor: Readonly<Record<ParticipationAction, EventAction>> = {
  invite: "invite",
  register: "answer",
  decline: "answer",
  confirm: "confirm",
  turnDown: "confirm",
  attend: "attend",
  miss: "attend",
};

export function participationAfter(
  status: ParticipationStatus,
  action: ParticipationAction,
): ParticipationStatus | undefined {
  return participationActions[status][action];
}

/** Whether the step is open now: both the event and the participation must let it happen. */
export function participationAllows(
  event: EventStatus,
  status: ParticipationStatus,
  action: ParticipationAction,
): boolean {
  return eventAllows(event, eventActionFor[action]) && participationAfter(status, action) !== undefined;
}

/** Results are noted for who has a place at the event; noting one says that the producer is there. */
export function takesResults(event: EventStatus, status: ParticipationStatus): boolean {
  return eventAllows(event, "note") && (status === "confirmed" || status === "attended");
}
