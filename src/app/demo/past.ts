import { addDays, dayInVietnam, isWorkingDay } from "#platform/calendar";
import type { Services } from "#platform/http";

/** A working day some days before today. */
function dayBefore(services: Services, days: number): string {
  let day = addDays(dayInVietnam(services.now()), -days);
  while (!isWorkingDay(day)) day = addDays(day, -1);
  return day;
}

/** The same services on an earlier working day, at an hour of Việt Nam. */
export function inThePast(services: Services, days: number, hour = 9): Services {
  if (days === 0) return services;
  const at = new Date(`${dayBefore(services, days)}T${String(hour).padStart(2, "0")}:12:00+07:00`);
  return { ...services, now: () => at };
}
