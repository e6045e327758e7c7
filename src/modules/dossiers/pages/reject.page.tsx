import { uuidv7 } from "#platform/db";
import { versionOf } from "#platform/forms";
import { Conflict, formErrors, html, type Request, redirect, textOf } from "#platform/http";
import type { Fault } from "#platform/result";
import { Confirm, fieldError, Narrow, RadioGroup, TextArea, WorkspacePage } from "#platform/ui";
import { dossierUrls } from "../urls.ts";
import { rejectDossier } from "../use-cases/receive-dossier.ts";
import { viewOffice } from "../use-cases/view-office.ts";
import { dossierIdOf } from "./step.page.tsx";

export function showReject(request: Request) {
  return rejectPage(request, { ground: "", reason: "" }, []);
}

export async function submitReject(request: Request) {
  const { services, fields } = request;
  const dossierId = dossierIdOf(request);
  const typed = { ground: textOf(fields, "ground"), reason: textOf(fields, "reason") };
  const input = { dossierId, version: versionOf(fields), ...typed, requestId: request.id };
  const done = await rejectDossier(services, request.requireActor(), input);
  if (!done.ok) return rejectPage(request, typed, done.faults);
  return redirect(dossierUrls.province(dossierId), {
    kind: "info",
    text: "Đã loại hồ sơ, chủ thể và xã được báo lý do.",
  });
}

async function rejectPage(
  request: Request,
  typed: { ground: string; reason: string },
  faults: readonly Fault[],
) {
  const view = await viewOffice(request.services, request.requireActor(), dossierIdOf(request), "province");
  if (!view.can.reject) throw new Conflict("Hồ sơ này hiện không loại được.");
  const { dossier, product, set } = view.file;
  const errors = formErrors(faults);
  return html(
    <WorkspacePage title="Loại hồ sơ" page={request.page()}>
      <Narrow>
        <Confirm
          page={request.page()}
          action={dossierUrls.provinceReject(dossier.id)}
          title={`Loại hồ sơ ${product.name}?`}
          consequences={[
            "Hồ sơ kết thúc, không đưa ra Hội đồng.",
            "Chủ thể và xã thấy căn cứ và lý do.",
            "Không hoàn tác được.",
          ]}
          confirmLabel="Loại hồ sơ"
          cancelHref={dossierUrls.province(dossier.id)}
          danger
          hidden={{ version: String(dossier.version) }}
          idempotencyKey={uuidv7()}
          errors={errors}
        >
          <RadioGroup
            name="ground"
            label={`Căn cứ (Phụ lục II, bộ ${set.set.no})`}
            value={typed.ground}
            error={fieldError(errors, "ground")}
            options={view.grounds.map((ground) => ({ value: ground.code, label: ground.text }))}
          />
          <TextArea
            name="reason"
            label="Lý do cụ thể"
            rows={4}
            maxLength={1000}
            value={typed.reason}
            error={fieldError(errors, "reason")}
          />
        </Confirm>
      </Narrow>
    </WorkspacePage>,
    { status: faults.length > 0 ? 422 : 200 },
  );
}
