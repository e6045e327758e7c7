import type { TaskStatus } from "./actions.ts";

/** A parent stands where its sub-tasks stand on average; cancelled ones no longer count. undefined without any. */
export function parentProgress(
  parts: readonly { status: TaskStatus; progress: number }[],
): number | undefined {
  const counted = parts.filter(({ status }) => status !== "cancelled");
  if (counted.length === 0) return undefined;
  const sum = counted.reduce((total, part) => total + (part.status === "done" ? 100 : part.progress), 0);
  return Math.floor(sum / counted.length);
}
