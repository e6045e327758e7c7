import { uuidv7 } from "#platform/db";
import { type Answer, formErrors, html, NotFound, type Request, redirect, textOf } from "#platform/http";
import type { Fault } from "#platform/result";
import {
  Button,
  ButtonRow,
  Form,
  fieldError,
  LinkButton,
  Narrow,
  Notice,
  type PageContext,
  PageHeader,
  Stack,
  TextArea,
  WorkspacePage,
} from "#platform/ui";
import type { Room } from "../domain/room.ts";
import { assertAllowed, mayDeclareConflict } from "../permissions.ts";
import { urls } from "../urls.ts";
import { loadRoom } from "../use-cases/read-room.ts";
import { declareConflict } from "../use-cases/recuse-member.ts";

export async function showDeclareConflict(request: Request): Promise<Answer> {
  return declareAnswer(request, "", []);
}

export async function postDeclareConflict(request: Request): Promise<Answer> {
  const { sessionId = "", dossierId = "" } = request.params;
  const reason = textOf(request.fields, "reason");
  const done = await declareConflict(request.services, request.requireActor(), sessionId, dossierId, reason);
  if (!done.ok) return declareAnswer(request, reason, done.faults);
  return redirect(urls.desk, {
    kind: "success",
    text: "Đã khai báo. Bạn không chấm hồ sơ này; các hồ sơ khác không thay đổi.",
  });
}

async function declareAnswer(request: Request, reason: string, faults: Fault[]): Promise<Answer> {
  const { sessionId = "", dossierId = "" } = request.params;
  const room = await loadRoom(request.services.db, sessionId);
  assertAllowed(mayDeclareConflict(request.requireActor(), room, dossierId));
  return html(
    <DeclarePage page={request.page()} room={room} dossierId={dossierId} reason={reason} faults={faults} />,
    { status: faults.length > 0 ? 422 : 200 },
  );
}

interface DeclareProps {
  page: PageContext;
  room: Room;
  dossierId: string;
  reason: string;
  faults: Fault[];
}

function DeclarePage({ page, room, dossierId, reason, faults }: DeclareProps) {
  const dossier = room.dossiers.find((each) => each.id === dossierId);
  if (!dossier) throw new NotFound("Hồ sơ này không thuộc phiên họp.");
  const errors = formErrors(faults);
  return (
    <WorkspacePage title="Khai báo xung đột lợi ích" page={page}>
      <PageHeader
        title="Khai báo xung đột lợi ích"
        breadcrumb={[{ href: urls.desk, label: "Phiếu chấm" }, { label: dossier.productName }]}
        lead={`${dossier.productName} · ${dossier.producerName}`}
      />
      <Narrow>
        <Stack>
          <Notice kind="info" title="Sau khi khai báo">
            Bạn không chấm hồ sơ này nữa, phiếu đã nộp (nếu có) không được tính, và lý do được ghi vào báo cáo
            của Hội đồng.
          </Notice>
          <Form page={page} errors={errors} idempotencyKey={uuidv7()}>
            <TextArea
              name="reason"
              label="Quan hệ với chủ thể"
              hint="Ví dụ: người thân góp vốn, đã giúp lập hồ sơ, từng làm việc tại cơ sở."
              value={reason}
              rows={3}
              maxLength={500}
              error={fieldError(errors, "reason")}
            />
            <ButtonRow>
              <Button kind="danger">Khai báo và không chấm</Button>
              <LinkButton kind="quiet" href={urls.sheet(room.session.id, dossierId)}>
                Quay lại, chưa làm gì
              </LinkButton>
            </ButtonRow>
          </Form>
        </Stack>
      </Narrow>
    </WorkspacePage>
  );
}
