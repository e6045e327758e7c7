import { uuidv7 } from "#platform/db";
import { versionOf } from "#platform/forms";
import {
  type Answer,
  Conflict,
  formErrors,
  html,
  NotAllowed,
  type Request,
  redirect,
  textOf,
} from "#platform/http";
import type { Fault } from "#platform/result";
import { Confirm, fieldError, TextArea, WorkspacePage } from "#platform/ui";
import { actionNames, allows, isPressed, needsReason, type PressedAction } from "../domain/actions.ts";
import { titleOf } from "../domain/candidate.ts";
import { stepNames } from "../domain/steps.ts";
import { mayMove } from "../permissions.ts";
import { cycleUrls as urls } from "../urls.ts";
import { candidateToRead } from "../use-cases/candidate-records.ts";
import { moveCandidate } from "../use-cases/move-candidate.ts";

export async function showMove(request: Request): Promise<Answer> {
  return answer(request, actionOf(textOf(request.query, "viec")), "", []);
}

export async function postMove(request: Request): Promise<Answer> {
  const candidateId = request.params.candidateId ?? "";
  const actor = request.requireActor();
  await candidateToRead(request.services.db, actor, candidateId);
  const action = actionOf(textOf(request.fields, "action"));
  const note = textOf(request.fields, "note");
  const input = { candidateId, action, note, version: versionOf(request.fields) };
  const done = await moveCandidate(request.services, actor, input);
  if (!done.ok) return answer(request, action, note, done.faults);
  return redirect(urls.candidate(candidateId), {
    kind: "success",
    text: `${actionNames[action]}: xong. Sản phẩm đang ở bước “${stepNames[done.value.to]}”.`,
  });
}

function actionOf(typed: string): PressedAction {
  return isPressed(typed) ? typed : "stop";
}

const consequences: Readonly<Record<PressedAction, string[]>> = {
  acceptIdea: ["Sản phẩm sang bước 3: lập phương án sản xuất, kinh doanh.", "Chủ thể nhận thư báo."],
  approvePlan: ["Sản phẩm sang bước 4: triển khai phương án.", "Chủ thể nhận thư báo."],
  back: ["Sản phẩm về bước liền trước.", "Lý do hiện trong quá trình và gửi tới chủ thể."],
  stop: [
    "Sản phẩm rời khỏi sáu bước; vẫn tìm lại và tiếp tục được.",
    "Lý do hiện trong quá trình và gửi tới chủ thể.",
  ],
  resume: ["Sản phẩm trở lại đúng bước đã dừng."],
};

async function answer(
  request: Request,
  action: PressedAction,
  note: string,
  faults: readonly Fault[],
): Promise<Answer> {
  const actor = request.requireActor();
  const candidate = await candidateToRead(request.services.db, actor, request.params.candidateId ?? "");
  if (!mayMove(actor, candidate, action))
    throw new NotAllowed(`Bạn không được thực hiện việc “${actionNames[action]}”.`);
  if (!allows(candidate.step, action))
    throw new Conflict(
      `Ứng viên đang ở bước “${stepNames[candidate.step]}”, không ${actionNames[action].toLowerCase()} được.`,
    );
  const errors = formErrors(faults);
  const page = request.page();
  const title = `${actionNames[action]}: ${titleOf(candidate)}`;
  const reason = needsReason(action);
  return html(
    <WorkspacePage title={title} page={page}>
      <Confirm
        page={page}
        action={urls.move(candidate.id)}
        title={title}
        errors={errors}
        hidden={{ version: String(candidate.version), action }}
        idempotencyKey={uuidv7()}
        consequences={consequences[action]}
        confirmLabel={actionNames[action]}
        cancelHref={urls.candidate(candidate.id)}
        danger={action === "stop"}
      >
        <TextArea
          name="note"
          label={reason ? "Lý do" : "Ý kiến với chủ thể"}
          rows={3}
          value={note}
          error={fieldError(errors, "note")}
          optional={!reason}
        />
      </Confirm>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}
