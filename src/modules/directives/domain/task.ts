import type { TaskStatus } from "./actions.ts";
import type { Priority, SubjectKind } from "./words.ts";

/** Who a task is given to: an agency of the province or a commune. */
export interface Unit {
  agencyId: string | null;
  communeCode: string | null;
}

export interface Subject {
  kind: SubjectKind;
  id: string;
  title: string;
}

export interface Task extends Unit {
  id: string;
  provinceCode: string;
  documentId: string | null;
  documentNumber: string | null;
  parentId: string | null;
  parentTitle: string | null;
  /** Unit of the task this is a part of. */
  parent: Unit | null;
  recurrenceId: string | null;
  title: string;
  requiredResult: string | null;
  priority: Priority;
  agencyName: string | null;
  ownerAccountId: string | null;
  ownerName: string | null;
  startsOn: string;
  dueOn: string;
  originalDueOn: string;
  status: TaskStatus;
  progress: number;
  reportedAt: Date | null;
  doneOn: string | null;
  cancelReason: string | null;
  subjectKind: SubjectKind | null;
  subjectId: string | null;
  subjectTitle: string | null;
  isDemo: boolean;
  createdBy: string | null;
  version: number;
}

/** As a form names a unit: `agency:<id>` or `commune:<code>`. */
export function unitKey({ agencyId, communeCode }: Unit): string {
  return agencyId === null ? `commune:${communeCode}` : `agency:${agencyId}`;
}

export function readUnitKey(key: string): Unit | undefined {
  const agency = /^agency:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(key)?.[1];
  if (agency) return { agencyId: agency, communeCode: null };
  const commune = /^commune:(\d{5})$/.exec(key)?.[1];
  return commune ? { agencyId: null, communeCode: commune } : undefined;
}
