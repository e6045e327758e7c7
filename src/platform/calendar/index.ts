export { addDays, addMonths, dayInVietnam, daysBetween, type IsoDate, isIsoDate, weekday } from "./dates.ts";
export {
  type Confidence,
  type DayKind,
  type Holidays,
  makeHolidays,
  type SpecialDay,
  vietnamHolidays,
} from "./holidays.ts";
export {
  addWorkingDays,
  type Deadline,
  deadlineAfter,
  isWorkingDay,
  workingDaysBetween,
} from "./working-days.ts";
