import { uuidv7 } from "#platform/db";
import {
  Button,
  Card,
  CheckboxGroup,
  Form,
  type FormError,
  fieldError,
  Notice,
  type PageContext,
  PostButton,
  Stack,
  TextArea,
} from "#platform/ui";
import { sittingMembers } from "../domain/room.ts";
import { seatNames } from "../domain/seats.ts";
import { urls } from "../urls.ts";
import type { RoomView } from "../use-cases/read-room.ts";
import { setName } from "./names.ts";

/** What the forms of the session page share, and what was typed when one was refused. */
export interface SessionForms {
  page: PageContext;
  view: RoomView;
  errors: FormError[];
  dossierIds?: string[];
  recusal?: { memberId: string; dossierId: string; reason: string };
  withdrawal?: { memberId: string; dossierId: string; reason: string };
  minutes?: string;
}

/** What to do now: one sentence and, where there is one, one button. */
export function NextStep({ page, view }: SessionForms) {
  const { session, dossiers, attendance } = view.room;
  const left = dossiers.filter((dossier) => !dossier.closedAt).length;
  if (session.status === "closed") {
    return (
      <Notice kind="success" title="Phiên họp đã kết thúc">
        Kết quả {dossiers.length} hồ sơ đã ghi nhận. Bước tiếp theo: cơ quan tham mưu trình Chủ tịch UBND tỉnh
        quyết định.
      </Notice>
    );
  }
  if (!view.mayRun) {
    return (
      <Notice kind="info" title={session.status === "open" ? "Phiên họp đang diễn ra" : "Phiên họp chưa mở"}>
        Trong lúc chấm chỉ thấy số phiếu đã nộp. Kết quả hiện sau khi Hội đồng chốt từng hồ sơ.
      </Notice>
    );
  }
  if (session.status === "planned") {
    if (dossiers.length === 0) return <Notice kind="info" title="Việc cần làm: giao hồ sơ cho phiên họp" />;
    return (
      <Card title="Việc cần làm: mở phiên họp" tone="gold">
        <Stack>
          <p>
            Mở phiên để thành viên chấm độc lập. Từ lúc này không ai, kể cả Chủ tịch và Thư ký, xem được điểm
            của người khác trước khi chốt.
          </p>
          <PostButton
            page={page}
            action={urls.sessionOpen(session.id)}
            hidden={{ version: String(session.version) }}
            idempotencyKey={uuidv7()}
          >
            Mở phiên họp
          </PostButton>
        </Stack>
      </Card>
    );
  }
  const text =
    attendance.size === 0
      ? "Việc cần làm: điểm danh người có mặt"
      : left > 0
        ? `Việc cần làm: chốt ${left} hồ sơ khi đủ phiếu`
        : "Việc cần làm: kết thúc phiên họp";
  return <Notice kind="warn" title={text} />;
}

export function Assign({ page, view, errors, dossierIds = [] }: SessionForms) {
  const { session } = view.room;
  if (view.assignable.length === 0) return null;
  return (
    <Card title="Giao hồ sơ cho phiên">
      <Form
        page={page}
        errors={fieldError(errors, "dossierIds") ? errors : []}
        action={urls.sessionDossiers(session.id)}
        label="Giao hồ sơ cho phiên"
      >
        <CheckboxGroup
          name="dossierIds"
          label="Hồ sơ của đợt đang chờ họp"
          values={dossierIds}
          error={fieldError(errors, "dossierIds")}
          options={view.assignable.map((dossier) => ({
            value: dossier.id,
            label: dossier.productName,
            hint: `${dossier.producerName} · ${setName(dossier.setCode)} · mục tiêu ${dossier.targetStar} sao`,
          }))}
        />
        <Button kind="secondary">Giao cho phiên họp</Button>
      </Form>
    </Card>
  );
}

export function Attendance({ page, view }: SessionForms) {
  const { session, attendance } = view.room;
  const members = sittingMembers(view.room);
  const present = members.filter((member) => attendance.get(member.id)).length;
  return (
    <Card
      title="Điểm danh"
      aside={attendance.size > 0 ? `${present}/${members.length} có mặt` : "chưa điểm danh"}
    >
      <Form page={page} action={urls.sessionAttendance(session.id)} label="Điểm danh">
        <CheckboxGroup
          name="present"
          label="Người có mặt"
          hint="Không chọn = vắng mặt. Phiếu của người vắng mặt không được tính."
          values={members.filter((member) => attendance.get(member.id)).map((member) => member.id)}
          options={members.map((member) => ({
            value: member.id,
            label: member.name,
            hint: `${seatNames[member.seat]} · ${member.agency}`,
          }))}
        />
        <Button kind="secondary">Lưu điểm danh</Button>
      </Form>
    </Card>
  );
}

export function CloseSession({ page, view, errors, minutes = "" }: SessionForms) {
  const { session, dossiers } = view.room;
  const left = dossiers.filter((dossier) => !dossier.closedAt).length;
  return (
    <Card title="Kết thúc phiên họp" id="ket-thuc">
      <Form
        page={page}
        errors={fieldError(errors, "minutes") ? errors : []}
        action={urls.sessionClose(session.id)}
        hidden={{ version: String(session.version) }}
        idempotencyKey={uuidv7()}
        label="Kết thúc phiên họp"
      >
        <TextArea
          name="minutes"
          label="Diễn biến và ý kiến thảo luận"
          hint="Đưa vào báo cáo kết quả của Hội đồng. Không ghi điểm của từng thành viên."
          rows={6}
          value={minutes}
          error={fieldError(errors, "minutes")}
          optional
        />
        {left > 0 && <p>Còn {left} hồ sơ chưa chốt. Chốt hết rồi mới kết thúc được phiên.</p>}
        <Button disabled={left > 0}>Kết thúc phiên họp</Button>
      </Form>
    </Card>
  );
}
