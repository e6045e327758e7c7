import { uuidv7 } from "#platform/db";
import { versionOf } from "#platform/forms";
import { formErrors, html, NotAllowed, type Request, redirect, textOf } from "#platform/http";
import type { Fault } from "#platform/result";
import { Confirm, Narrow, TextArea, WorkspacePage } from "#platform/ui";
import { dossierUrls } from "../urls.ts";
import { viewDossier } from "../use-cases/view-dossier.ts";
import { withdrawDossier } from "../use-cases/withdraw-dossier.ts";
import { dossierIdOf } from "./step.page.tsx";

export function showWithdraw(request: Request) {
  return withdrawPage(request, [], "");
}

export async function submitWithdraw(request: Request) {
  const dossierId = dossierIdOf(request);
  const reason = textOf(request.fields, "reason");
  const input = { dossierId, version: versionOf(request.fields), reason, requestId: request.id };
  const done = await withdrawDossier(request.services, request.requireActor(), input);
  if (!done.ok) return withdrawPage(request, done.faults, reason);
  return redirect(dossierUrls.dossier(dossierId), { kind: "info", text: "Đã rút hồ sơ." });
}

async function withdrawPage(request: Request, faults: readonly Fault[], reason: string) {
  const view = await viewDossier(request.services, request.requireActor(), dossierIdOf(request));
  if (!view.rights.withdraw)
    throw new NotAllowed("Hồ sơ này không rút được nữa, hoặc bạn không phải người đại diện.");
  const { dossier, product } = view.subject;
  return html(
    <WorkspacePage title="Rút hồ sơ" page={request.page()}>
      <Narrow>
        <Confirm
          page={request.page()}
          action={dossierUrls.withdraw(dossier.id)}
          title={`Rút hồ sơ ${product.name}?`}
          consequences={[
            "Hồ sơ đóng lại, cơ quan đang xử lý được báo.",
            "Nội dung đã soạn và minh chứng vẫn còn để xem.",
            "Muốn đánh giá sản phẩm này thì lập hồ sơ mới.",
          ]}
          confirmLabel="Rút hồ sơ"
          cancelHref={dossierUrls.dossier(dossier.id)}
          danger
          hidden={{ version: String(dossier.version) }}
          idempotencyKey={uuidv7()}
          errors={formErrors(faults)}
        >
          <TextArea name="reason" label="Lý do" optional rows={3} maxLength={500} value={reason} />
        </Confirm>
      </Narrow>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}
