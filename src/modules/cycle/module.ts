import type { Module, Route } from "#platform/http";
import { importRoutes } from "#platform/imports";
import { listeners } from "./listeners/follow-dossiers.ts";
import { downloadBoard, showBoard } from "./pages/board.page.tsx";
import { showCandidate } from "./pages/candidate.page.tsx";
import {
  postEditCandidate,
  postNewCandidate,
  postSurveyCandidate,
  showEditCandidate,
  showNewCandidate,
  showSurveyCandidate,
} from "./pages/candidate-form.page.tsx";
import { postIdea, postNewIdea, showIdea, showNewIdea } from "./pages/idea-form.page.tsx";
import { postMove, showMove } from "./pages/move.page.tsx";
import { postPilot, showPilot } from "./pages/pilot-form.page.tsx";
import { downloadPilots, showPilots } from "./pages/pilots.page.tsx";
import { postPlan, showPlan } from "./pages/plan-form.page.tsx";
import { downloadIdea, downloadPlan } from "./pages/printing.ts";
import {
  downloadSurvey,
  postAnswer,
  postClose,
  postRemind,
  postReopen,
  showClose,
  showSurvey,
} from "./pages/survey.page.tsx";
import { postNewSurvey, showNewSurvey, showSurveys } from "./pages/surveys.page.tsx";
import {
  communeRoles,
  ideaRoles,
  moverRoles,
  officeRoles,
  officerRoles,
  producerRoles,
  readerRoles,
  writerRoles,
} from "./permissions.ts";
import { cycleUrls as urls } from "./urls.ts";
import { candidatesRegister } from "./use-cases/import-candidates.ts";
import { myTasks } from "./use-cases/my-tasks.ts";
import { planFiles } from "./use-cases/write-plan.ts";

type Access = Route["access"];
type Handle = Route["handle"];
const show = (path: string, action: string, access: Access, handle: Handle): Route => {
  return { method: "GET", path, action: `cycle.${action}`, access, kind: "page", handle };
};
const change = (path: string, action: string, access: Access, handle: Handle): Route => {
  return { method: "POST", path, action: `cycle.${action}`, access, kind: "form", handle };
};
const file = (path: string, action: string, access: Access, handle: Handle): Route => {
  return { method: "GET", path, action: `cycle.${action}`, access, kind: "download", handle };
};

const c = ":candidateId";
const s = ":surveyId";
const keepers = ["province_officer", "commune_officer"];

const candidates: Route[] = [
  show(urls.board, "read-board", readerRoles, showBoard),
  file(urls.sheet, "download-board", readerRoles, downloadBoard),
  show(urls.pilots, "list-pilots", officeRoles, showPilots),
  file(urls.pilotsSheet, "download-pilots", officeRoles, downloadPilots),
  show(urls.newCandidate, "show-add", keepers, showNewCandidate),
  change(urls.newCandidate, "add-candidate", keepers, postNewCandidate),
  show(urls.newIdea, "show-register-idea", ideaRoles, showNewIdea),
  change(urls.newIdea, "register-idea", ideaRoles, postNewIdea),
  show(urls.candidate(c), "read", readerRoles, showCandidate),
  show(urls.edit(c), "show-change", keepers, showEditCandidate),
  change(urls.edit(c), "change-candidate", keepers, postEditCandidate),
  show(urls.idea(c), "show-idea", writerRoles, showIdea),
  change(urls.idea(c), "write-idea", writerRoles, postIdea),
  show(urls.plan(c), "show-plan", writerRoles, showPlan),
  change(urls.plan(c), "write-plan", writerRoles, postPlan),
  show(urls.pilot(c), "show-pilot", officerRoles, showPilot),
  change(urls.pilot(c), "make-pilot", officerRoles, postPilot),
  show(urls.move(c), "show-move", moverRoles, showMove),
  change(urls.move(c), "move-candidate", moverRoles, postMove),
  file(urls.ideaPaper(c, "pdf"), "print-idea", readerRoles, downloadIdea("pdf")),
  file(urls.ideaPaper(c, "docx"), "print-idea", readerRoles, downloadIdea("docx")),
  file(urls.planPaper(c, "pdf"), "print-plan", readerRoles, downloadPlan("pdf")),
  file(urls.planPaper(c, "docx"), "print-plan", readerRoles, downloadPlan("docx")),
];

const surveys: Route[] = [
  show(urls.surveys, "list-surveys", officeRoles, showSurveys),
  show(urls.newSurvey, "show-open-survey", officerRoles, showNewSurvey),
  change(urls.newSurvey, "open-survey", officerRoles, postNewSurvey),
  show(urls.survey(s), "read-survey", officeRoles, showSurvey),
  show(urls.surveyCandidate(s), "show-add-surveyed", keepers, showSurveyCandidate),
  change(urls.surveyCandidate(s), "add-surveyed", keepers, postSurveyCandidate),
  change(urls.surveyAnswer(s), "answer-survey", communeRoles, postAnswer),
  change(urls.surveyReopen(s), "reopen-answer", communeRoles, postReopen),
  change(urls.surveyRemind(s), "remind-survey", officerRoles, postRemind),
  show(urls.surveyClose(s), "show-close-survey", officerRoles, showClose),
  change(urls.surveyClose(s), "close-survey", officerRoles, postClose),
  file(urls.surveySheet(s), "download-survey", officeRoles, downloadSurvey),
];

export const cycleModule: Module = {
  name: "cycle",
  routes: [...candidates, ...surveys, ...importRoutes(candidatesRegister)],
  registers: [candidatesRegister],
  menu: [
    { href: urls.board, label: "Chu trình", roles: officeRoles, group: "Điều hành", order: 605 },
    { href: urls.surveys, label: "Rà soát", roles: officeRoles, group: "Điều hành", order: 606 },
    { href: urls.board, label: "Ý tưởng sản phẩm", roles: producerRoles, group: "Cơ sở", order: 28 },
  ],
  tasks: myTasks,
  listeners,
  fileOwner: planFiles,
};
