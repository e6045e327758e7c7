import { dayInVietnam } from "#platform/calendar";
import type { Actor, Services } from "#platform/http";
import { type Completion, completionOf } from "../domain/completion.ts";
import { mayReadLearner, mayReadPapers, mayReopenClass, mayRunClass } from "../permissions.ts";
import {
  type Attendance,
  type AttendancePaper,
  type FeedbackSummary,
  listAttendances,
  listComments,
  listPapers,
  summariseFeedback,
} from "../store/attendances.store.ts";
import type { TrainingClass } from "../store/classes.store.ts";
import { type ListedLearner, listLearners } from "../store/learners.store.ts";
import { listMaterials, type Material } from "../store/materials.store.ts";
import { listMeetings } from "../store/meetings.store.ts";
import { type OutcomeTotals, totalOutcomes } from "../store/outcomes.store.ts";
import { getReadableClass } from "./class-records.ts";

export type ClassMeeting = Awaited<ReturnType<typeof listMeetings>>[number];

export interface ClassView {
  training: TrainingClass;
  meetings: ClassMeeting[];
  /** Only those whose names the reader may know. */
  learners: (ListedLearner & { completion: Completion })[];
  /** Everybody, also those whose names are not shown. */
  counts: { invited: number; registered: number; declined: number; certified: number; attendances: number };
  attendances: Attendance[];
  papers: AttendancePaper[];
  feedback: FeedbackSummary;
  comments: string[];
  materials: Material[];
  outcome: OutcomeTotals;
  mayRun: boolean;
  mayReopen: boolean;
  today: string;
}

/** A class whole, as much of it as the reader may see. */
export async function readClass(services: Services, actor: Actor, id: string): Promise<ClassView> {
  const training = await getReadableClass(services, actor, id);
  const db = services.readDb;
  const [meetings, all, attendances, feedback, materials] = await Promise.all([
    listMeetings(db, id),
    listLearners(db, id),
    listAttendances(db, id),
    summariseFeedback(db, id),
    listMaterials(db, { reach: "class", classId: id, limit: 50 }),
  ]);
  const papersShown = mayReadPapers(actor, training);
  const outcome = await totalOutcomes(db, {
    provinceCode: training.provinceCode,
    communeCodes: null,
    classId: id,
    year: training.year,
  });
  const rule = { ...training, meetings: meetings.length };
  const counted = (status: string) => all.filter((each) => each.status === status).length;
  return {
    training,
    meetings,
    learners: all
      .filter((each) => mayReadLearner(actor, training, each.communeCode))
      .map((each) => ({ ...each, completion: completionOf(rule, each) })),
    counts: {
      invited: counted("invited"),
      registered: counted("registered"),
      declined: counted("declined"),
      certified: all.filter(({ certifiedOn }) => certifiedOn !== null).length,
      attendances: attendances.length,
    },
    attendances,
    papers: papersShown ? await listPapers(db, id) : [],
    feedback,
    comments: papersShown ? await listComments(db, id) : [],
    materials,
    outcome,
    mayRun: mayRunClass(actor, training),
    mayReopen: mayReopenClass(actor, training),
    today: dayInVietnam(services.now()),
  };
}
