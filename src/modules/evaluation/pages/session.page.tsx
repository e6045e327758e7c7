import {
  type Actor,
  type Answer,
  formErrors,
  html,
  listOf,
  type Request,
  redirect,
  textOf,
} from "#platform/http";
import type { Fault } from "#platform/result";
import {
  DemoMark,
  formatDate,
  LinkButton,
  type PageContext,
  PageHeader,
  Stack,
  StatusTag,
  WorkspacePage,
} from "#platform/ui";
import { seatOf } from "../permissions.ts";
import { urls } from "../urls.ts";
import { assignDossiers } from "../use-cases/assign-dossiers.ts";
import { type RoomView, readRoom } from "../use-cases/read-room.ts";
import { recordConflict } from "../use-cases/recuse-member.ts";
import { closeSession, noteAttendance, openSession } from "../use-cases/run-session.ts";
import { takeBackDossier } from "../use-cases/take-back-dossier.ts";
import { withdrawConflict } from "../use-cases/withdraw-conflict.ts";
import { sessionStatus } from "./names.ts";
import { RulesCard } from "./rules-card.tsx";
import { Assign, Attendance, CloseSession, NextStep, type SessionForms } from "./session-forms.tsx";
import { Recusals, RoomDossiers } from "./session-lists.tsx";
import { Suspicions } from "./suspicions.tsx";
import { wholeNumberOf } from "./whole-number.ts";
import { WithdrawRecusal } from "./withdraw-recusal.tsx";

const idOf = (request: Request): string => request.params.sessionId ?? "";
const versionOf = (request: Request): number => wholeNumberOf(request.fields, "version");

export async function showSession(request: Request): Promise<Answer> {
  return sessionAnswer(request, [], {});
}

export async function postAssign(request: Request): Promise<Answer> {
  const dossierIds = listOf(request.fields, "dossierIds");
  const done = await assignDossiers(request.services, request.requireActor(), idOf(request), dossierIds);
  if (!done.ok) return sessionAnswer(request, done.faults, { dossierIds });
  return redirect(urls.session(idOf(request)), {
    kind: "success",
    text: `Đã giao ${done.value.count} hồ sơ cho phiên họp.`,
  });
}

export async function postOpen(request: Request): Promise<Answer> {
  const done = await openSession(request.services, request.requireActor(), idOf(request), versionOf(request));
  if (!done.ok) return sessionAnswer(request, done.faults, {});
  return redirect(urls.session(idOf(request)), {
    kind: "success",
    text: "Phiên họp đã mở. Thành viên có thể chấm; hãy điểm danh người có mặt.",
  });
}

export async function postAttendance(request: Request): Promise<Answer> {
  const present = await noteAttendance(
    request.services,
    request.requireActor(),
    idOf(request),
    listOf(request.fields, "present"),
  );
  return redirect(urls.session(idOf(request)), {
    kind: "success",
    text: `Đã điểm danh: ${present} người có mặt.`,
  });
}

export async function postRecusal(request: Request): Promise<Answer> {
  const { fields } = request;
  const recusal = {
    memberId: textOf(fields, "memberId"),
    dossierId: textOf(fields, "dossierId"),
    reason: textOf(fields, "reason"),
  };
  const done = await recordConflict(request.services, request.requireActor(), idOf(request), recusal);
  if (!done.ok) return sessionAnswer(request, done.faults, { recusal });
  return redirect(urls.session(idOf(request)), {
    kind: "success",
    text: "Đã ghi nhận xung đột lợi ích. Số người họp của hồ sơ được tính lại.",
  });
}

export async function postWithdrawRecusal(request: Request): Promise<Answer> {
  const { fields } = request;
  const [memberId = "", dossierId = ""] = textOf(fields, "recusal").split(" ");
  const withdrawal = { memberId, dossierId, reason: textOf(fields, "withdrawReason") };
  const actor = request.requireActor();
  const done = await withdrawConflict(request.services, actor, idOf(request), withdrawal);
  if (!done.ok) return sessionAnswer(request, done.faults, { withdrawal });
  return redirect(urls.session(idOf(request)), {
    kind: "success",
    text: "Đã rút ghi nhận xung đột lợi ích. Thành viên được chấm hồ sơ này.",
  });
}

export async function postTakeBack(request: Request): Promise<Answer> {
  const dossierId = textOf(request.fields, "dossierId");
  const input = { sessionId: idOf(request), dossierId, version: versionOf(request) };
  await takeBackDossier(request.services, request.requireActor(), input);
  return redirect(urls.session(idOf(request)), {
    kind: "success",
    text: "Đã rút hồ sơ khỏi phiên họp; hồ sơ trở lại danh sách chờ của đợt.",
  });
}

export async function postCloseSession(request: Request): Promise<Answer> {
  const minutes = textOf(request.fields, "minutes");
  const done = await closeSession(request.services, request.requireActor(), idOf(request), {
    version: versionOf(request),
    minutes,
  });
  if (!done.ok) return sessionAnswer(request, done.faults, { minutes });
  return redirect(urls.session(idOf(request)), {
    kind: "success",
    text: "Phiên họp đã kết thúc. Báo cáo kết quả đã sẵn sàng để in.",
  });
}

type Typed = Pick<SessionForms, "dossierIds" | "recusal" | "withdrawal" | "minutes">;

async function sessionAnswer(request: Request, faults: Fault[], typed: Typed): Promise<Answer> {
  const actor = request.requireActor();
  const view = await readRoom(request.services, actor, idOf(request));
  const forms: SessionForms = { page: request.page(), view, errors: formErrors(faults), ...typed };
  return html(<SessionPage page={request.page()} actor={actor} forms={forms} />, {
    status: faults.length > 0 ? 422 : 200,
  });
}

function SessionPage({ page, actor, forms }: { page: PageContext; actor: Actor; forms: SessionForms }) {
  const { view } = forms;
  const { session, council, rules } = view.room;
  const status = sessionStatus[session.status];
  return (
    <WorkspacePage title={session.title} page={page} wide>
      <PageHeader
        title={session.title}
        breadcrumb={[
          { href: urls.councils, label: "Hội đồng" },
          { href: urls.council(council.id), label: council.name },
          { label: session.title },
        ]}
        lead={`${formatDate(session.heldOn)}${session.place ? ` · ${session.place}` : ""} · ${council.roundName}`}
        tags={
          <>
            <StatusTag tone={status.tone}>{status.label}</StatusTag>
            {session.isDemo && <DemoMark />}
          </>
        }
        actions={session.status === "closed" ? <ReportButtons view={view} /> : undefined}
      />
      <Stack gap="wide">
        <NextStep {...forms} />
        <RoomDossiers page={page} view={view} own={seatOf(actor, view.room)} />
        {view.mayRun && session.status !== "closed" && <Assign {...forms} />}
        {view.mayRun && session.status === "open" && <Attendance {...forms} />}
        <Suspicions page={page} view={view} />
        <Recusals {...forms} />
        <WithdrawRecusal {...forms} actor={actor} />
        {view.mayRun && session.status === "open" && <CloseSession {...forms} />}
        <RulesCard rules={rules} />
      </Stack>
    </WorkspacePage>
  );
}

function ReportButtons({ view }: { view: RoomView }) {
  const { id } = view.room.session;
  return (
    <>
      <LinkButton href={urls.minutes(id, "pdf")} kind="secondary" icon="printer">
        Báo cáo PDF
      </LinkButton>
      <LinkButton href={urls.minutes(id, "docx")} kind="secondary" icon="file-text">
        Báo cáo Word
      </LinkButton>
      {view.room.rules.showMarks !== "never" && (
        <LinkButton href={urls.sessionSheets(id)} kind="secondary" icon="printer">
          Tất cả phiếu chấm (một tệp)
        </LinkButton>
      )}
    </>
  );
}
