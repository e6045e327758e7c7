import { describe, expect, it } from "vitest";
import { isOverdue, outcomeOf, reminderFor } from "./timing.ts";

const today = "2026-11-22";

describe("how a task counts", () => {
  it.each([
    ["done", "2026-11-20", "2026-11-20", "on_time"],
    ["done", "2026-11-20", "2026-11-21", "late"],
    ["assigned", "2026-11-22", null, "running"],
    ["assigned", "2026-11-21", null, "overdue"],
    ["in_progress", "2026-11-01", null, "overdue"],
    ["reported", "2026-11-01", null, "running"],
    ["cancelled", "2026-11-01", null, null],
    ["recorded", "2020-11-30", null, null],
  ] as const)("%s due %s done %s is %s", (status, dueOn, doneOn, outcome) => {
    expect(outcomeOf({ status, dueOn, doneOn }, today)).toBe(outcome);
    expect(isOverdue({ status, dueOn }, today)).toBe(outcome === "overdue");
  });
});

describe("which reminder a deadline asks for", () => {
  it.each([
    ["2026-11-30", undefined],
    ["2026-11-29", 7],
    ["2026-11-26", 7],
    ["2026-11-25", 3],
    ["2026-11-24", 3],
    ["2026-11-23", 1],
    ["2026-11-22", 1],
    ["2026-11-21", -1],
    ["2026-11-15", -1],
    ["2026-11-14", undefined],
  ] as const)("due %s: %s", (dueOn, step) => {
    expect(reminderFor({ startsOn: "2026-10-01", dueOn }, today)).toBe(step);
  });

  it("leaves out a step that lies before the task was given", () => {
    expect(reminderFor({ startsOn: "2026-11-22", dueOn: "2026-11-29" }, today)).toBeUndefined();
    expect(reminderFor({ startsOn: "2026-11-22", dueOn: "2026-11-23" }, today)).toBeUndefined();
    expect(reminderFor({ startsOn: "2026-11-20", dueOn: "2026-11-23" }, today)).toBe(1);
  });
});
