import { describe, expect, test } from "vitest";
import { allows, candidateActions, isWritable, stepAfter } from "./actions.ts";
import { type Step, stepNumber, steps } from "./steps.ts";

describe("the way of a candidate", () => {
  test("goes through the six steps in their order", () => {
    expect(stepAfter("surveyed", "registerIdea")).toBe("idea");
    expect(stepAfter("idea", "acceptIdea")).toBe("business_plan");
    expect(stepAfter("business_plan", "approvePlan")).toBe("implementation");
    expect(stepAfter("implementation", "evaluate")).toBe("evaluation");
    expect(stepAfter("evaluation", "recognise")).toBe("promotion");
  });

  test("back leads exactly one step back", () => {
    for (const step of steps) {
      const to = stepAfter(step, "back");
      if (to) expect(stepNumber(to)).toBe(stepNumber(step) - 1);
    }
  });

  test("nothing leads out of recognition, and only its old step out of stopping", () => {
    expect(candidateActions.promotion).toEqual({});
    expect(Object.keys(candidateActions.stopped)).toEqual(["resume"]);
    expect(stepAfter("stopped", "resume", "implementation")).toBe("implementation");
  });

  test("everything before recognition may be stopped and written", () => {
    const open: Step[] = ["surveyed", "idea", "business_plan", "implementation", "evaluation"];
    expect([...steps, "stopped" as const].filter((step) => allows(step, "stop"))).toEqual(open);
    expect([...steps, "stopped" as const].filter(isWritable)).toEqual(open);
  });
});
