import { describe, expect, it } from "vitest";
import { nextOccurrence, occurrencesAt, type Recurring } from "./occurrences.ts";

const monthly: Recurring = {
  rhythm: "monthly",
  dueDay: 31,
  dueMonth: null,
  leadDays: 14,
  startsOn: "2026-01-01",
  endsOn: null,
};

describe("turns of a task that returns", () => {
  it("are handed out the lead before they are due, on the month's last day where it is shorter", () => {
    expect(occurrencesAt(monthly, "2026-11-15")).toEqual([]);
    expect(occurrencesAt(monthly, "2026-11-16")).toEqual([
      { key: "2026-11", label: "tháng 11/2026", dueOn: "2026-11-30" },
    ]);
    expect(occurrencesAt(monthly, "2026-02-20").map(({ dueOn }) => dueOn)).toEqual(["2026-02-28"]);
  });

  it("come several at once when the lead is longer than the rhythm", () => {
    expect(occurrencesAt({ ...monthly, leadDays: 60 }, "2026-11-22").map(({ key }) => key)).toEqual([
      "2026-11",
      "2026-12",
    ]);
  });

  it("fall into the quarter's month or the year's", () => {
    const quarterly: Recurring = { ...monthly, rhythm: "quarterly", dueDay: 20, dueMonth: 3 };
    expect(nextOccurrence(quarterly, "2026-11-22")).toEqual({
      key: "2026-Q4",
      label: "quý 4/2026",
      dueOn: "2026-12-20",
    });
    const yearly: Recurring = { ...monthly, rhythm: "yearly", dueDay: 15, dueMonth: 1 };
    expect(nextOccurrence(yearly, "2026-11-22")?.dueOn).toBe("2027-01-15");
  });

  it("stay within the first and the last day", () => {
    expect(occurrencesAt({ ...monthly, startsOn: "2026-12-01" }, "2026-11-20")).toEqual([]);
    expect(occurrencesAt({ ...monthly, endsOn: "2026-11-29" }, "2026-11-20")).toEqual([]);
    expect(nextOccurrence({ ...monthly, endsOn: "2026-11-29" }, "2026-11-20")).toBeUndefined();
  });

  it("are each named once however often the day's work runs", () => {
    const keys = new Set<string>();
    for (let day = 1; day <= 30; day += 1)
      for (const { key } of occurrencesAt(monthly, `2026-11-${String(day).padStart(2, "0")}`)) keys.add(key);
    expect([...keys]).toEqual(["2026-11"]);
  });
});
