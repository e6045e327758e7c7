import { dayInVietnam } from "../../src/platform/calendar/index.ts";

/** Today in Việt Nam, as date fields take it. */
export function today(): string {
  return dayInVietnam(new Date());
}
