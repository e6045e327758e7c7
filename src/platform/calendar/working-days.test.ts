import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, addMonths, dayInVietnam, isIsoDate, weekday } from "./dates.ts";
import { makeHolidays, vietnamHolidays } from "./holidays.ts";
import { addWorkingDays, deadlineAfter, isWorkingDay, workingDaysBetween } from "./working-days.ts";

const none = makeHolidays("2000-01-01", "2100-12-31", []);

describe("fifteen working days of the commune", () => {
  it("is three weeks when nothing falls in between", () => {
    expect(addWorkingDays("2026-06-01", 15)).toBe("2026-06-22");
    expect(addWorkingDays("2026-06-01", 15, none)).toBe("2026-06-22");
  });

  it("goes around Tết 2026, whose five days off are 16 to 20 February", () => {
    expect(addWorkingDays("2026-02-06", 15)).toBe("2026-03-06");
  });

  it("goes around Tết 2024, whose week-end is compensated on 13 and 14 February", () => {
    expect(addWorkingDays("2024-02-01", 15)).toBe("2024-02-29");
  });

  it("counts Saturday 26 April 2025, worked instead of Friday 2 May", () => {
    expect(isWorkingDay("2025-04-26")).toBe(true);
    expect(isWorkingDay("2025-05-02")).toBe(false);
    expect(addWorkingDays("2025-04-25", 4)).toBe("2025-05-05");
  });

  it("counts Giỗ Tổ on a Sunday as the Monday after", () => {
    expect(isWorkingDay("2026-04-27")).toBe(false);
    expect(addWorkingDays("2026-04-24", 1)).toBe("2026-04-28");
  });

  it("begins on the next working day when the file comes on a day off", () => {
    expect(addWorkingDays("2026-02-21", 1)).toBe("2026-02-23");
  });
});

describe("a deadline says what moved it", () => {
  it("lists the days off and is firm while they are announced", () => {
    const deadline = deadlineAfter("2026-04-20", 10);
    expect(deadline.due).toBe("2026-05-07");
    expect(deadline.daysOff.map((day) => day.date)).toEqual(["2026-04-27", "2026-04-30", "2026-05-01"]);
    expect(deadline.provisional).toBe(false);
  });

  it("is provisional when Tết of that year is not announced yet", () => {
    expect(deadlineAfter("2028-01-17", 15).provisional).toBe(true);
  });
});

describe("working days as arithmetic", () => {
  const day = fc.integer({ min: 0, max: 3900 }).map((n) => addDays("2019-03-01", n));

  it("going forward and counting back agree", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 60 }), (start, count) => {
        expect(workingDaysBetween(start, addWorkingDays(start, count))).toBe(count);
      }),
    );
  });

  it("more days never end earlier, and the end is a working day", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (start, count) => {
        const end = addWorkingDays(start, count);
        expect(isWorkingDay(end)).toBe(true);
        expect(addWorkingDays(start, count + 1) > end).toBe(true);
      }),
    );
  });

  it("counts backwards too", () => {
    expect(addWorkingDays("2026-02-23", -1)).toBe("2026-02-13");
    expect(workingDaysBetween("2026-02-23", "2026-02-13")).toBe(-1);
  });

  it("refuses to guess beyond the table", () => {
    expect(() => addWorkingDays("2030-12-30", 5)).toThrow(RangeError);
    expect(() => isWorkingDay("2018-12-31")).toThrow(RangeError);
  });
});

describe("days", () => {
  it("knows which days exist", () => {
    expect(isIsoDate("2028-02-29")).toBe(true);
    expect(isIsoDate("2026-02-29")).toBe(false);
    expect(isIsoDate("2026-2-9")).toBe(false);
    expect(() => addDays("2026-13-01", 1)).toThrow(RangeError);
  });

  it("is already tomorrow in Việt Nam at 17:00 UTC", () => {
    expect(dayInVietnam(new Date("2026-06-30T16:59:59Z"))).toBe("2026-06-30");
    expect(dayInVietnam(new Date("2026-06-30T17:00:00Z"))).toBe("2026-07-01");
  });

  it("keeps to the end of a shorter month", () => {
    expect(addMonths("2023-08-31", 6)).toBe("2024-02-29");
    expect(addMonths("2026-03-15", 36)).toBe("2029-03-15");
    expect(addMonths("2026-01-31", -2)).toBe("2025-11-30");
  });

  it("numbers weekdays from Monday", () => {
    expect(weekday("2026-11-23")).toBe(1);
    expect(weekday("2026-11-22")).toBe(7);
  });
});

it("stands twice is refused", () => {
  const twice = { date: "2026-01-01", kind: "holiday", name: "Tết Dương lịch", confidence: "law" } as const;
  expect(() => makeHolidays("2026-01-01", "2026-12-31", [twice, twice])).toThrow("twice");
  expect(vietnamHolidays.days.size).toBeGreaterThan(140);
});
