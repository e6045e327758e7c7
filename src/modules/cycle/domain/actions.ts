import type { Step } from "./steps.ts";

export type CandidateAction =
  | "registerIdea"
  | "acceptIdea"
  | "approvePlan"
  | "evaluate"
  | "recognise"
  | "back"
  | "stop"
  | "resume";

type Moves = Readonly<Partial<Record<CandidateAction, Step | "as-before">>>;

/**
 * The one table of the cycle: what may happen to a candidate at each step, and where it leads. An upgrade or a
 * re-evaluation may file its dossier without an idea form, so `evaluate` stands at every step before evaluation.
 */
export const candidateActions: Readonly<Record<Step, Moves>> = {
  surveyed: { registerIdea: "idea", evaluate: "evaluation", stop: "stopped" },
  idea: { acceptIdea: "business_plan", evaluate: "evaluation", back: "surveyed", stop: "stopped" },
  business_plan: { approvePlan: "implementation", evaluate: "evaluation", back: "idea", stop: "stopped" },
  implementation: { evaluate: "evaluation", back: "business_plan", stop: "stopped" },
  evaluation: { recognise: "promotion", back: "implementation", stop: "stopped" },
  promotion: {},
  stopped: { resume: "as-before" },
};

/** Where an action leads; undefined when it is not allowed there. `before` is the step a stopped candidate came from. */
export function stepAfter(step: Step, action: CandidateAction, before: Step = "surveyed"): Step | undefined {
  const to = candidateActions[step][action];
  return to === "as-before" ? before : to;
}

export function allows(step: Step, action: CandidateAction): boolean {
  return candidateActions[step][action] !== undefined;
}

/** Words of a candidate may be corrected until it is recognised or stopped. */
export function isWritable(step: Step): boolean {
  return step !== "promotion" && step !== "stopped";
}

/** Steps that people press for; `recognise` follows the decision, `registerIdea` the form. */
export const pressed = ["acceptIdea", "approvePlan", "back", "stop", "resume"] as const;
export type PressedAction = (typeof pressed)[number];

export function isPressed(text: string): text is PressedAction {
  return (pressed as readonly string[]).includes(text);
}

export const actionNames: Readonly<Record<PressedAction, string>> = {
  acceptIdea: "Chấp nhận ý tưởng",
  approvePlan: "Duyệt phương án",
  back: "Chuyển về bước trước",
  stop: "Dừng ứng viên này",
  resume: "Tiếp tục lại",
};

export function needsReason(action: PressedAction): boolean {
  return action === "back" || action === "stop";
}
