import type { Actor } from "#platform/http";
import { Button, Card, Form, fieldError, Select, TextField } from "#platform/ui";
import { mayWithdrawConflict } from "../permissions.ts";
import { urls } from "../urls.ts";
import type { SessionForms } from "./session-forms.tsx";

/** For whoever presides, where there is something to take back. */
export function WithdrawRecusal({
  page,
  view: { room },
  errors,
  withdrawal,
  actor,
}: SessionForms & { actor: Actor }) {
  const choices = room.recusals.flatMap((each) => {
    const member = room.members.find(({ id }) => id === each.memberId);
    const dossier = room.dossiers.find(({ id, closedAt }) => id === each.dossierId && !closedAt);
    if (!member || !dossier || each.foundBy === "register") return [];
    if (!mayWithdrawConflict(actor, room, each.memberId).ok) return [];
    const label = `${member.name} – ${dossier.productName}`;
    return [{ value: `${each.memberId} ${each.dossierId}`, label }];
  });
  if (choices.length === 0) return null;
  return (
    <Card title="Rút ghi nhận xung đột lợi ích" level={3}>
      <Form
        page={page}
        errors={withdrawal ? errors : []}
        action={urls.sessionWithdrawRecusal(room.session.id)}
        label="Rút ghi nhận xung đột lợi ích"
      >
        <Select
          name="recusal"
          label="Trường hợp ghi nhầm"
          value={withdrawal ? `${withdrawal.memberId} ${withdrawal.dossierId}` : ""}
          error={fieldError(errors, "recusal")}
          options={choices}
        />
        <TextField
          name="withdrawReason"
          label="Lý do rút"
          hint="Lưu trong nhật ký; thành viên được chấm hồ sơ này và tính lại vào số người họp."
          value={withdrawal?.reason ?? ""}
          error={fieldError(errors, "withdrawReason")}
          maxLength={500}
        />
        <Button kind="secondary">Rút ghi nhận</Button>
      </Form>
    </Card>
  );
}
