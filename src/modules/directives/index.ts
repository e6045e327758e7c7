export type { TaskStatus } from "./domain/actions.ts";
export { taskStatuses } from "./domain/actions.ts";
export type { Subject, Unit } from "./domain/task.ts";
export { type AgencyKind, agencyKinds, type Priority, priorities, type SubjectKind } from "./domain/words.ts";
export { directivesUrls } from "./urls.ts";
export { listAgencyChoices } from "./use-cases/agencies.ts";
export {
  createTask,
  createTasksFromPlan,
  type PlanTask,
  type TaskInput,
} from "./use-cases/create-tasks.ts";
export { handOutRecurring } from "./use-cases/recurrences.ts";
export { remindDue } from "./use-cases/remind.ts";
