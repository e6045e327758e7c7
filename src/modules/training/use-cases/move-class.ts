import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import { type Actor, Conflict, NotAllowed, type Services } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
import { classActions } from "../domain/actions.ts";
import { mayReopenClass, mayRunClass } from "../permissions.ts";
import { changeStatus, startDueClasses, type TrainingClass } from "../store/classes.store.ts";
import { listMeetings } from "../store/meetings.store.ts";
import { getReadableClass, lockFor } from "./class-records.ts";
import { tellLearners } from "./plan-class.ts";

export type Move = "open" | "start" | "close" | "reopen" | "cancel";

export interface MoveInput {
  id: string;
  version: number;
  move: Move;
  reason?: string;
  requestId: string;
}

/** Takes a class one step on its way; cancelling and opening again need a reason. */
export async function moveClass(services: Services, actor: Actor, input: MoveInput): Promise<Result<null>> {
  const seen = await getReadableClass(services, actor, input.id);
  const allowed = input.move === "reopen" ? mayReopenClass(actor, seen) : mayRunClass(actor, seen);
  if (!allowed) throw new NotAllowed();
  const reason = (input.reason ?? "").trim();
  const needsReason = input.move === "reopen" || input.move === "cancel";
  if (needsReason && (reason.length < 5 || reason.length > 500))
    return fault("reason", "Ghi lý do, từ 5 đến 500 ký tự.");
  return services.db.transaction().execute(async (tx) => {
    const standing = await lockFor(tx, seen.id, input.move);
    if (standing.version !== input.version) throw new Conflict();
    if (input.move !== "open" && input.move !== "cancel" && (await listMeetings(tx, seen.id)).length === 0)
      return fault("meetings", "Lớp chưa có buổi học nào: xếp lịch các buổi trước.");
    const status = classActions[standing.status][input.move] ?? standing.status;
    const at = services.now();
    await changeStatus(tx, standing, {
      status,
      at,
      ...(input.move === "close" ? { closedAt: at } : {}),
      ...(input.move === "reopen" ? { closedAt: null } : {}),
      ...(input.move === "cancel" ? { cancelReason: reason } : {}),
    });
    await audit(tx, {
      provinceCode: standing.provinceCode,
      actor,
      action: `training.${input.move}-class`,
      subject: { kind: "class", id: standing.id },
      requestId: input.requestId,
      details: { from: standing.status, to: status, ...(needsReason ? { reason } : {}) },
    });
    if (input.move === "cancel") await tellCancelled(tx, standing, reason);
    return ok(null);
  });
}

function tellCancelled(tx: Parameters<typeof tellLearners>[0], standing: TrainingClass, reason: string) {
  return tellLearners(tx, standing, {
    subject: `Lớp “${standing.title}” không tổ chức`,
    body: `Lớp đã được huỷ. Lý do: ${reason}`,
  });
}

export const START_TASK = "training.start-classes";

/** Every morning: classes whose first day has come and that have meetings begin. */
export async function startClasses(services: Services): Promise<void> {
  const at = services.now();
  await services.db.transaction().execute(async (tx) => {
    for (const started of await startDueClasses(tx, dayInVietnam(at), at)) {
      await audit(tx, {
        provinceCode: started.provinceCode,
        actor: null,
        action: "training.start-class",
        subject: { kind: "class", id: started.id },
        details: { from: "inviting", to: "running" },
      });
    }
  });
}
