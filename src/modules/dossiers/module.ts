import type { Module, Route } from "#platform/http";
import { showAnswer, submitAnswer } from "./pages/answer.page.tsx";
import { showCheck, submitCheck, submitGoal } from "./pages/check.page.tsx";
import { showComposition, submitComposition } from "./pages/composition.page.tsx";
import { showContent } from "./pages/content.page.tsx";
import { showDossier } from "./pages/dossier.page.tsx";
import { showCommuneInbox, showMinistryInbox, showProvinceInbox } from "./pages/inbox.page.tsx";
import { showJudgements, submitJudgements } from "./pages/judgements.page.tsx";
import { showMarks, submitMarks } from "./pages/marks.page.tsx";
import { showMyDossiers } from "./pages/my-dossiers.page.tsx";
import { showOffice } from "./pages/office.page.tsx";
import { downloadPaper } from "./pages/paper.download.ts";
import { showReject, submitReject } from "./pages/reject.page.tsx";
import { showReport, submitForward, submitReport } from "./pages/report.page.tsx";
import { showReturn, submitReturn } from "./pages/return.page.tsx";
import { showSignedReport, submitSignedReport } from "./pages/signed-report.page.tsx";
import { createDossier, showStart } from "./pages/start-dossier.page.tsx";
import { saveStep, showStep } from "./pages/step.page.tsx";
import { showWithdraw, submitWithdraw } from "./pages/withdraw.page.tsx";
import { communeRoles, producerRoles, readerRoles } from "./permissions.ts";
import { dossierUrls, type FormStep, type PaperFormat, type PaperName } from "./urls.ts";
import { signedReports } from "./use-cases/keep-signed-report.ts";
import { countForCommune, countForProvince, listFollowing, listTasks } from "./use-cases/list-tasks.ts";

const id = ":dossierId";
const writers = [...producerRoles, "commune_officer"];
const owner = ["producer_owner"];
const province = ["province_officer"];
const ministry = ["ministry_officer"];

function page(path: string, action: string, access: readonly string[], handle: Route["handle"]): Route {
  return { method: "GET", path, action: `dossiers.${action}`, access, kind: "page", handle };
}

function form(path: string, action: string, access: readonly string[], handle: Route["handle"]): Route {
  return { method: "POST", path, action: `dossiers.${action}`, access, kind: "form", handle };
}

const steps: readonly FormStep[] = ["registration", "general", "results", "plan"];
const papers: readonly PaperName[] = ["mau-01", "mau-02", "mau-03"];
const formats: readonly PaperFormat[] = ["pdf", "docx"];
const marks = `${dossierUrls.dossier(id)}/tu-cham/:part`;

const writing: Route[] = [
  page(dossierUrls.list, "list-own", producerRoles, showMyDossiers),
  page(dossierUrls.create, "open-start", writers, showStart),
  form(dossierUrls.create, "start", writers, createDossier),
  ...steps.flatMap((step) => [
    page(dossierUrls.step(id, step), `open-${step}`, writers, showStep(step)),
    form(dossierUrls.step(id, step), `save-${step}`, writers, saveStep(step)),
  ]),
  page(marks, "open-marks", writers, showMarks),
  form(marks, "save-marks", writers, submitMarks),
  page(dossierUrls.check(id), "open-check", writers, showCheck),
  form(dossierUrls.check(id), "submit", writers, submitCheck),
  form(dossierUrls.goal(id), "change-goal", writers, submitGoal),
  page(dossierUrls.answer(id), "open-answer", writers, showAnswer),
  form(dossierUrls.answer(id), "answer", writers, submitAnswer),
  page(dossierUrls.withdraw(id), "open-withdraw", owner, showWithdraw),
  form(dossierUrls.withdraw(id), "withdraw", owner, submitWithdraw),
];

const reading: Route[] = [
  page(dossierUrls.dossier(id), "read", readerRoles, showDossier),
  page(dossierUrls.content(id), "read-content", readerRoles, showContent),
  ...papers.flatMap((paper) =>
    formats.map(
      (format): Route => ({
        method: "GET",
        path: dossierUrls.paper(id, paper, format),
        action: `dossiers.print-${paper}-${format}`,
        access: readerRoles,
        kind: "download",
        perMinute: 60,
        handle: downloadPaper(paper, format),
      }),
    ),
  ),
];

const communeDesk: Route[] = [
  page(dossierUrls.communeList, "list-commune", communeRoles, showCommuneInbox),
  page(dossierUrls.commune(id), "open-commune", communeRoles, showOffice("commune")),
  page(
    dossierUrls.communeComposition(id),
    "open-composition-commune",
    communeRoles,
    showComposition("commune"),
  ),
  form(
    dossierUrls.communeComposition(id),
    "check-composition-commune",
    communeRoles,
    submitComposition("commune"),
  ),
  page(dossierUrls.communeReturn(id), "open-return-commune", communeRoles, showReturn("commune")),
  form(dossierUrls.communeReturn(id), "return-commune", communeRoles, submitReturn("commune")),
  page(dossierUrls.communeJudgements(id), "open-judgements", communeRoles, showJudgements),
  form(dossierUrls.communeJudgements(id), "judge", communeRoles, submitJudgements),
  page(dossierUrls.communeReport(id), "open-report", communeRoles, showReport),
  form(dossierUrls.communeReport(id), "report", communeRoles, submitReport),
  page(dossierUrls.communeSignedReport(id), "open-signed-report", communeRoles, showSignedReport),
  form(dossierUrls.communeSignedReport(id), "keep-signed-report", communeRoles, submitSignedReport),
  form(dossierUrls.communeForward(id), "forward", communeRoles, submitForward),
];

const provinceDesk: Route[] = [
  page(dossierUrls.ministryList, "list-ministry", ministry, showMinistryInbox),
  page(dossierUrls.provinceList, "list-province", province, showProvinceInbox),
  page(dossierUrls.province(id), "open-province", province, showOffice("province")),
  page(
    dossierUrls.provinceComposition(id),
    "open-composition-province",
    province,
    showComposition("province"),
  ),
  form(
    dossierUrls.provinceComposition(id),
    "check-composition-province",
    province,
    submitComposition("province"),
  ),
  page(dossierUrls.provinceReturn(id), "open-return-province", province, showReturn("province")),
  form(dossierUrls.provinceReturn(id), "return-province", province, submitReturn("province")),
  page(dossierUrls.provinceReject(id), "open-reject", province, showReject),
  form(dossierUrls.provinceReject(id), "reject", province, submitReject),
];

export const dossiersModule: Module = {
  name: "dossiers",
  routes: [...writing, ...reading, ...communeDesk, ...provinceDesk],
  menu: [
    { href: dossierUrls.list, label: "Hồ sơ", roles: producerRoles, order: 30 },
    {
      href: dossierUrls.communeList,
      label: "Hồ sơ của xã",
      roles: communeRoles,
      order: 30,
      badge: countForCommune,
      holds: [dossierUrls.list],
    },
    {
      href: dossierUrls.provinceList,
      label: "Hồ sơ gửi tỉnh",
      roles: province,
      order: 30,
      badge: countForProvince,
      holds: [dossierUrls.list],
    },
    {
      href: dossierUrls.ministryList,
      label: "Hồ sơ 5 sao",
      roles: ministry,
      order: 30,
      holds: [dossierUrls.list],
    },
  ],
  tasks: listTasks,
  fileOwner: signedReports,
  following: listFollowing,
};
