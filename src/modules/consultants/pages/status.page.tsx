import { versionOf } from "#platform/forms";
import { type Answer, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import type { Fault } from "#platform/result";
import { Confirm, fieldError, TextArea, WorkspacePage } from "#platform/ui";
import { consultantsUrls as urls } from "../urls.ts";
import { consultantToKeep, setConsultantStatus } from "../use-cases/keep-consultant.ts";

export async function showStatus(request: Request): Promise<Answer> {
  return answer(request, "", []);
}

export async function postStatus(request: Request): Promise<Answer> {
  const id = request.params.consultantId ?? "";
  const actor = request.requireActor();
  const { status } = await consultantToKeep(request.services.db, actor, id);
  const reason = textOf(request.fields, "reason");
  const action = status === "active" ? "deactivate" : "reactivate";
  const target = { id, version: versionOf(request.fields) };
  const done = await setConsultantStatus(request.services, actor, target, { action, reason });
  if (!done.ok) return answer(request, reason, done.faults);
  const text = action === "deactivate" ? "Đã ghi ngừng hợp tác." : "Đã mở lại, có thể giao việc tiếp.";
  return redirect(urls.consultant(id), { kind: "success", text });
}

async function answer(request: Request, reason: string, faults: readonly Fault[]): Promise<Answer> {
  const id = request.params.consultantId ?? "";
  const consultant = await consultantToKeep(request.services.db, request.requireActor(), id);
  const errors = formErrors(faults);
  const page = request.page();
  const stopping = consultant.status === "active";
  const title = stopping ? `Ngừng hợp tác với ${consultant.name}?` : `Hợp tác lại với ${consultant.name}?`;
  return html(
    <WorkspacePage title={title} page={page}>
      <Confirm
        page={page}
        action={urls.status(id)}
        title={title}
        errors={errors}
        hidden={{ version: String(consultant.version) }}
        confirmLabel={stopping ? "Ngừng hợp tác" : "Hợp tác lại"}
        cancelHref={urls.consultant(id)}
        danger={stopping}
        consequences={
          stopping
            ? [
                "Không chọn được đơn vị này cho việc mới.",
                "Những lần đã tư vấn vẫn giữ để đối chiếu với hội đồng.",
              ]
            : ["Chọn được đơn vị này cho việc mới."]
        }
      >
        {stopping && (
          <TextArea
            name="reason"
            label="Lý do"
            rows={2}
            value={reason}
            error={fieldError(errors, "reason")}
          />
        )}
      </Confirm>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}
