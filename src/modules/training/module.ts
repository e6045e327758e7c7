import type { Module, Route } from "#platform/http";
import { importRoutes } from "#platform/imports";
import { postAttendance, postPaper, showAttendance } from "./pages/attendance.page.tsx";
import { postCheckIn, showCheckIn } from "./pages/check-in.page.tsx";
import {
  postCancel,
  postMeeting,
  postMove,
  postRemoveMeeting,
  postReopen,
  showCancel,
  showClass,
  showReopen,
} from "./pages/class.page.tsx";
import {
  postCopyClass,
  postEditClass,
  postNewClass,
  showCopyClass,
  showEditClass,
  showNewClass,
} from "./pages/class-form.page.tsx";
import { downloadClasses, showClasses } from "./pages/classes.page.tsx";
import { showCoverage } from "./pages/coverage.page.tsx";
import { downloadCoverage, showCoverageRecords } from "./pages/coverage-records.page.tsx";
import { postInvite, showInvite } from "./pages/invite.page.tsx";
import { downloadLearners, postLearner, postRemoveLearner, showAddLearner } from "./pages/learners.page.tsx";
import {
  downloadMaterials,
  postMaterial,
  postWithdraw,
  showMaterial,
  showMaterials,
  showNewMaterial,
  showPublicMaterials,
} from "./pages/materials.page.tsx";
import { downloadOutcomes, showOutcomeRecords, showOutcomes } from "./pages/outcomes.page.tsx";
import { postDecline, postFeedback, postRegister, showOwnClass } from "./pages/own-class.page.tsx";
import { showOwn } from "./pages/own-classes.page.tsx";
import {
  downloadCertificate,
  downloadOwnCertificate,
  downloadSignList,
  postCertificates,
  postCertify,
  postTests,
  showCertificatesJob,
  showTests,
} from "./pages/results.page.tsx";
import { showRoom } from "./pages/room.page.tsx";
import { learnerRoles, officeRoles, officerRoles, readerRoles, runnerRoles } from "./permissions.ts";
import { trainingUrls as urls } from "./urls.ts";
import { trainingTasks } from "./use-cases/list-classes.ts";
import { mayReadFile } from "./use-cases/materials.ts";
import { START_TASK, startClasses } from "./use-cases/move-class.ts";
import { CERTIFICATES_TASK, runPrintJob } from "./use-cases/print-certificates.ts";
import { classesRegister, pastClassesRegister } from "./use-cases/register-classes.ts";
import { learnersRegister } from "./use-cases/register-learners.ts";

type Handle = Route["handle"];
type Access = Route["access"];
const show = (path: string, action: string, access: Access, handle: Handle): Route => {
  return { method: "GET", path, action: `training.${action}`, access, kind: "page", handle };
};
const change = (path: string, action: string, access: Access, handle: Handle): Route => {
  return { method: "POST", path, action: `training.${action}`, access, kind: "form", handle };
};
const bytes = (path: string, action: string, access: Access, handle: Handle): Route => {
  return { method: "GET", path, action: `training.${action}`, access, kind: "download", handle };
};

const one = ":classId";
const meeting = [one, ":meetingId"] as const;
/** Runners of classes and the office of the province, which looks but does not change. */
const overseers = [...officeRoles, "commune_officer"] as const;

const classes: Route[] = [
  show(urls.classes, "list-classes", readerRoles, showClasses),
  bytes(urls.classesSheet, "download-classes", readerRoles, downloadClasses),
  show(urls.newClass, "show-new-class", runnerRoles, showNewClass),
  change(urls.newClass, "plan-class", runnerRoles, postNewClass),
  show(urls.class(one), "read-class", readerRoles, showClass),
  show(urls.editClass(one), "show-edit-class", runnerRoles, showEditClass),
  change(urls.editClass(one), "change-class", runnerRoles, postEditClass),
  show(urls.copyClass(one), "show-copy-class", runnerRoles, showCopyClass),
  change(urls.copyClass(one), "copy-class", runnerRoles, postCopyClass),
  change(urls.moveClass(one), "move-class", runnerRoles, postMove),
  show(urls.cancelClass(one), "show-cancel-class", runnerRoles, showCancel),
  change(urls.cancelClass(one), "cancel-class", runnerRoles, postCancel),
  show(urls.reopenClass(one), "show-reopen-class", officerRoles, showReopen),
  change(urls.reopenClass(one), "reopen-class", officerRoles, postReopen),
  change(urls.meetings(one), "add-meeting", runnerRoles, postMeeting),
  change(urls.removeMeeting(...meeting), "remove-meeting", runnerRoles, postRemoveMeeting),
];

const learners: Route[] = [
  show(urls.invite(one), "show-invite", runnerRoles, showInvite),
  change(urls.invite(one), "invite-learners", runnerRoles, postInvite),
  show(urls.learners(one), "show-add-learner", runnerRoles, showAddLearner),
  change(urls.learners(one), "add-learner", runnerRoles, postLearner),
  bytes(urls.learnersSheet(one), "download-learners", readerRoles, downloadLearners),
  change(urls.removeLearner(one, ":learnerId"), "remove-learner", runnerRoles, postRemoveLearner),
];

const attendance: Route[] = [
  show(urls.attendance(...meeting), "read-attendance", overseers, showAttendance),
  change(urls.attendance(...meeting), "tick-attendance", runnerRoles, postAttendance),
  change(urls.papers(...meeting), "keep-paper", runnerRoles, postPaper),
  show(urls.room(...meeting), "show-room", runnerRoles, showRoom),
  bytes(urls.signList(one), "print-sign-list", overseers, downloadSignList),
  { ...show(urls.checkIn(":meetingId"), "open-check-in", "public", showCheckIn), perMinute: 240 },
  // A whole class may stand behind one address of a hall; a guesser still gets nowhere without the code of the room.
  { ...change(urls.checkIn(":meetingId"), "check-in", "public", postCheckIn), perMinute: 120 },
];

const results: Route[] = [
  show(urls.tests(one), "show-tests", runnerRoles, showTests),
  change(urls.tests(one), "mark-test", runnerRoles, postTests),
  change(urls.certify(one), "certify", runnerRoles, postCertify),
  change(urls.certificates(one), "print-certificates", overseers, postCertificates),
  show(urls.certificatesJob(one, ":runId"), "show-print-run", overseers, showCertificatesJob),
  bytes(urls.certificate(one, ":learnerId"), "print-certificate", overseers, downloadCertificate),
  show(urls.coverage, "read-coverage", readerRoles, showCoverage),
  show(urls.coverageRecords, "list-coverage", readerRoles, showCoverageRecords),
  bytes(urls.coverageSheet, "download-coverage", readerRoles, downloadCoverage),
  show(urls.outcomes, "read-outcomes", readerRoles, showOutcomes),
  show(urls.outcomeRecords, "list-outcomes", readerRoles, showOutcomeRecords),
  bytes(urls.outcomesSheet, "download-outcomes", readerRoles, downloadOutcomes),
];

const own: Route[] = [
  show(urls.own, "list-own", learnerRoles, showOwn),
  show(urls.ownClass(one), "read-own", learnerRoles, showOwnClass),
  change(urls.register(one), "register", learnerRoles, postRegister),
  change(urls.decline(one), "decline", learnerRoles, postDecline),
  change(urls.feedback(one), "give-feedback", learnerRoles, postFeedback),
  bytes(urls.ownCertificate(one), "print-own-certificate", learnerRoles, downloadOwnCertificate),
];

const libraryRoles = [...learnerRoles, "ministry_officer"] as const;

const materials: Route[] = [
  show(urls.materials, "list-materials", libraryRoles, showMaterials),
  bytes(urls.materialsSheet, "download-materials", libraryRoles, downloadMaterials),
  show(urls.newMaterial, "show-new-material", officerRoles, showNewMaterial),
  change(urls.newMaterial, "add-material", officerRoles, postMaterial),
  show(urls.material(":materialId"), "read-material", libraryRoles, showMaterial),
  change(urls.withdrawMaterial(":materialId"), "withdraw-material", officerRoles, postWithdraw),
  show(urls.publicMaterials, "list-public-materials", "public", showPublicMaterials),
];

const imports: Route[] = [
  ...importRoutes(classesRegister),
  ...importRoutes(pastClassesRegister),
  ...importRoutes(learnersRegister),
];

/** Those who sit in classes and do not run them. */
const sitters = ["agency_officer", "advisory_member", "council_member"] as const;

export const trainingModule: Module = {
  name: "training",
  routes: [...classes, ...learners, ...attendance, ...results, ...own, ...materials, ...imports],
  menu: [
    { href: urls.classes, label: "Tập huấn", roles: readerRoles, group: "Hoạt động", order: 630 },
    {
      href: urls.own,
      label: "Tập huấn",
      roles: ["producer_owner", "producer_member"],
      group: "Cơ sở",
      order: 630,
      holds: [urls.materials],
    },
    {
      href: urls.own,
      label: "Tập huấn",
      roles: sitters,
      group: "Hoạt động",
      order: 631,
      holds: [urls.materials],
    },
    { href: urls.materials, label: "Tài liệu", roles: readerRoles, group: "Hoạt động", order: 632 },
  ],
  tasks: trainingTasks,
  jobs: [
    {
      task: START_TASK,
      // 05:00 in Việt Nam.
      cron: "0 22 * * *",
      run: startClasses,
    },
    { task: CERTIFICATES_TASK, run: runPrintJob },
  ],
  registers: [classesRegister, pastClassesRegister, learnersRegister],
  fileOwner: { module: "training", mayRead: mayReadFile },
};
