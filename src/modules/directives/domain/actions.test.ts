import { describe, expect, it } from "vitest";
import { sideOf, type TaskAction, type TaskStatus, taskActions, taskStatuses } from "./actions.ts";
import { parentProgress } from "./progress.ts";

const table = Object.entries(taskActions) as [TaskStatus, Partial<Record<TaskAction, TaskStatus>>][];

describe("the table of a task's states", () => {
  it("leads only to states that exist, and names whose step each is", () => {
    for (const [, actions] of table)
      for (const [action, to] of Object.entries(actions)) {
        expect(Object.keys(taskStatuses)).toContain(to);
        expect(sideOf[action as TaskAction]).toBeDefined();
      }
  });

  it("lets nobody accept what was not reported", () => {
    expect(table.filter(([, actions]) => actions.accept).map(([status]) => status)).toEqual(["reported"]);
  });

  it("has a way back from every end", () => {
    expect(taskActions.done.reopen).toBe("in_progress");
    expect(taskActions.cancelled.reopen).toBe("in_progress");
  });
});

describe("a parent's progress", () => {
  it("is the average of what is not cancelled, a hundred only when all are", () => {
    expect(parentProgress([])).toBeUndefined();
    expect(parentProgress([{ status: "cancelled", progress: 100 }])).toBeUndefined();
    expect(
      parentProgress([
        { status: "done", progress: 90 },
        { status: "in_progress", progress: 50 },
        { status: "cancelled", progress: 0 },
      ]),
    ).toBe(75);
    const nearly = [
      { status: "done", progress: 100 },
      { status: "done", progress: 100 },
      { status: "reported", progress: 99 },
    ] as const;
    expect(parentProgress(nearly)).toBe(99);
  });
});
