import { isUuid, type Tx } from "#platform/db";
import { type Actor, Conflict, NotFound, type Services } from "#platform/http";
import { type ClassAction, mayNow, statusWords } from "../domain/actions.ts";
import { assertMay, mayReadClass, mayRunClass } from "../permissions.ts";
import { findClass, lockClass, type TrainingClass } from "../store/classes.store.ts";
import { findMeeting, type Meeting } from "../store/meetings.store.ts";

const notFound = "Không tìm thấy lớp tập huấn này.";

/** A class that the actor may read. @throws NotFound, NotAllowed */
export async function getReadableClass(services: Services, actor: Actor, id: string): Promise<TrainingClass> {
  const found = isUuid(id) ? await findClass(services.db, id) : undefined;
  if (!found) throw new NotFound(notFound);
  assertMay(mayReadClass(actor, found), "Lớp này của nơi khác.");
  return found;
}

/** A class that the actor runs. @throws NotFound, NotAllowed */
export async function getRunClass(services: Services, actor: Actor, id: string): Promise<TrainingClass> {
  const found = isUuid(id) ? await findClass(services.db, id) : undefined;
  if (!found) throw new NotFound(notFound);
  assertMay(mayRunClass(actor, found), "Chỉ đơn vị tổ chức lớp được làm việc này.");
  return found;
}

/** The class in the transaction of a change, in a state that allows it. @throws Conflict when it no longer does */
export async function lockFor(tx: Tx, id: string, action: ClassAction): Promise<TrainingClass> {
  const found = await lockClass(tx, id);
  if (!found) throw new NotFound(notFound);
  if (!mayNow(found.status, action)) {
    const state = statusWords[found.status].label.toLowerCase();
    throw new Conflict(`Lớp ở trạng thái “${state}”, việc này không làm được nữa. Hãy tải lại trang.`);
  }
  return found;
}

/** A meeting of this class. @throws NotFound */
export async function getMeetingOf(services: Services, classId: string, meetingId: string): Promise<Meeting> {
  const found = isUuid(meetingId) ? await findMeeting(services.db, meetingId) : undefined;
  if (!found || found.classId !== classId) throw new NotFound("Không tìm thấy buổi học này.");
  return found;
}
