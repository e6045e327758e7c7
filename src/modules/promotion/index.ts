import type { Executor } from "#platform/db";
import * as store from "./store/events.store.ts";

export { type ChannelKind, channelKinds } from "./domain/channel.ts";
export { type EventKind, eventKinds, eventScopes, eventStatuses } from "./domain/event.ts";
export { type ResultKind, resultKinds } from "./domain/result.ts";
export { promotionUrls } from "./urls.ts";

/** Titles of events, for links from other modules; ids that no event has are left out. */
export function findEventTitles(db: Executor, ids: readonly string[]): Promise<Map<string, string>> {
  return store.findEventTitles(db, ids);
}
