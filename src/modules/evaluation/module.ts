import { type Answer, holdsRole, type Module, type Request, type Route, type TaskItem } from "#platform/http";
import { postAppointCouncil, showAppointCouncil } from "./pages/appoint-council.page.tsx";
import { postCloseDossier, showCloseDossier } from "./pages/close-dossier.page.tsx";
import { postLeave, postMember, postSession, showCouncil } from "./pages/council.page.tsx";
import { showCouncils } from "./pages/councils.page.tsx";
import { postDeclareConflict, showDeclareConflict } from "./pages/declare-conflict.page.tsx";
import { showDesk } from "./pages/desk.page.tsx";
import { showMemberSheet } from "./pages/member-sheet.page.tsx";
import { postNewRound, showNewRound } from "./pages/new-round.page.tsx";
import { printMemberSheet, printMinutes, printSessionSheets } from "./pages/printing.ts";
import { showResult } from "./pages/result.page.tsx";
import { postRound, showRound } from "./pages/round.page.tsx";
import { showRounds } from "./pages/rounds.page.tsx";
import { postScoreSheet, showScoreSheet } from "./pages/score-sheet.page.tsx";
import {
  postAssign,
  postAttendance,
  postCloseSession,
  postOpen,
  postRecusal,
  postTakeBack,
  postWithdrawRecusal,
  showSession,
} from "./pages/session.page.tsx";
import { urls } from "./urls.ts";
import { countSheetsLeft, listSessionsToClose, readDesk } from "./use-cases/read-desk.ts";

const officers = ["province_officer"];
const readers = ["province_officer", "province_leader"];
const council = ["council_member"];
/** People of the room; which of them may do what is asked of the record (permissions.ts). */
const room = ["province_officer", "province_leader", "council_member"];
const running = ["province_officer", "council_member"];

type Handler = (request: Request) => Promise<Answer>;

const page = (path: string, action: string, access: readonly string[], handle: Handler): Route => ({
  method: "GET",
  path,
  action: `evaluation.${action}`,
  access,
  kind: "page",
  handle,
});
const form = (path: string, action: string, access: readonly string[], handle: Handler): Route => ({
  method: "POST",
  path,
  action: `evaluation.${action}`,
  access,
  kind: "form",
  handle,
});
const file = (path: string, action: string, access: readonly string[], handle: Handler): Route => ({
  method: "GET",
  path,
  action: `evaluation.${action}`,
  access,
  kind: "download",
  handle,
});

const [r, c, s, d, m] = [":roundId", ":councilId", ":sessionId", ":dossierId", ":memberId"];

const routes: Route[] = [
  page(urls.rounds, "read-rounds", readers, showRounds),
  page(urls.newRound, "create-round", officers, showNewRound),
  form(urls.newRound, "create-round", officers, postNewRound),
  page(urls.round(r), "read-round", readers, showRound),
  form(urls.round(r), "put-into-round", officers, postRound),
  page(urls.councils, "read-councils", room, showCouncils),
  page(urls.newCouncil(), "appoint-council", officers, showAppointCouncil),
  form(urls.newCouncil(), "appoint-council", officers, postAppointCouncil),
  page(urls.council(c), "read-council", room, showCouncil),
  form(urls.councilMembers(c), "add-member", officers, postMember),
  form(urls.councilLeave(c), "end-membership", officers, postLeave),
  form(urls.councilSessions(c), "plan-session", running, postSession),
  page(urls.session(s), "read-session", room, showSession),
  form(urls.sessionDossiers(s), "assign-dossiers", running, postAssign),
  form(urls.sessionOpen(s), "open-session", running, postOpen),
  form(urls.sessionAttendance(s), "note-attendance", running, postAttendance),
  form(urls.sessionRecusal(s), "recuse-member", running, postRecusal),
  form(urls.sessionWithdrawRecusal(s), "withdraw-conflict", council, postWithdrawRecusal),
  form(urls.sessionTakeBack(s), "take-back-dossier", running, postTakeBack),
  { ...file(urls.sessionSheets(s), "print-sheets", room, printSessionSheets), perMinute: 10 },
  form(urls.sessionClose(s), "close-session", running, postCloseSession),
  file(urls.minutes(s, "pdf"), "print-report", room, (request) => printMinutes(request, "pdf")),
  file(urls.minutes(s, "docx"), "print-report", room, (request) => printMinutes(request, "docx")),
  page(urls.closeDossier(s, d), "close-dossier", running, showCloseDossier),
  form(urls.closeDossier(s, d), "close-dossier", running, postCloseDossier),
  page(urls.result(s, d), "read-result", room, showResult),
  page(urls.memberSheet(s, d, m), "read-sheet", room, showMemberSheet),
  file(urls.printedSheet(s, d, m, "pdf"), "print-sheet", room, (request) => printMemberSheet(request, "pdf")),
  file(urls.printedSheet(s, d, m, "docx"), "print-sheet", room, (request) =>
    printMemberSheet(request, "docx"),
  ),
  page(urls.desk, "read-desk", council, showDesk),
  page(urls.sheet(s, d), "open-sheet", council, showScoreSheet),
  form(urls.sheet(s, d), "save-sheet", council, postScoreSheet),
  page(urls.declareConflict(s, d), "declare-conflict", council, showDeclareConflict),
  form(urls.declareConflict(s, d), "declare-conflict", council, postDeclareConflict),
];

export const evaluationModule: Module = {
  name: "evaluation",
  routes,
  menu: [
    { href: urls.rounds, label: "Đợt đánh giá", roles: readers, group: "Đánh giá", order: 40 },
    {
      href: urls.desk,
      label: "Phiếu chấm",
      roles: council,
      group: "Đánh giá",
      order: 41,
      badge: countSheetsLeft,
    },
    {
      href: urls.councils,
      label: "Hội đồng",
      roles: room,
      group: "Đánh giá",
      order: 42,
      holds: [urls.sessions],
    },
  ],
  tasks: async (services, actor) => {
    if (!holdsRole(actor, council)) return [];
    const desk = await readDesk(services, actor);
    const sheets = desk
      .filter(
        (row) =>
          row.sessionStatus === "open" && !row.closed && !row.recused && row.sheetStatus !== "submitted",
      )
      .map(
        (row): TaskItem => ({
          title: `Chấm ${row.productName}`,
          href: urls.sheet(row.sessionId, row.dossierId),
          note: `${row.sessionTitle} · đã chấm ${row.marked}/${row.criteria} tiêu chí`,
          dueOn: row.heldOn,
        }),
      );
    const sessions = (await listSessionsToClose(services, actor)).map(
      (session): TaskItem => ({
        title: session.open > 0 ? `Điều hành ${session.title}` : `Kết thúc ${session.title}`,
        href: urls.session(session.sessionId),
        note: session.open > 0 ? `còn ${session.open} hồ sơ chưa chốt` : "mọi hồ sơ đã có kết quả",
        dueOn: session.heldOn,
      }),
    );
    return [...sessions, ...sheets].slice(0, 20);
  },
};
