import type { ConsultantStatus } from "./consultant.ts";

export type ConsultantAction = "change" | "addPerson" | "addEngagement" | "deactivate" | "reactivate";

/** What may be done with a consultant in each state; what was begun may be ended in any. */
const consultantActions: Readonly<Record<ConsultantStatus, readonly ConsultantAction[]>> = {
  active: ["change", "addPerson", "addEngagement", "deactivate"],
  inactive: ["reactivate"],
};

export function allows(status: ConsultantStatus, action: ConsultantAction): boolean {
  return consultantActions[status].includes(action);
}

export const statusNames: Readonly<Record<ConsultantStatus, string>> = {
  active: "Đang hoạt động",
  inactive: "Ngừng hợp tác",
};
