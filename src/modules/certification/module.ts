import type { Module, Route } from "#platform/http";
import { importRoutes } from "#platform/imports";
import { certificateRoute } from "./api/certificate.api.ts";
import { downloadCertificate, postPrint, showCertificates } from "./pages/certificates.page.tsx";
import { postCheck, showCheck } from "./pages/check.page.tsx";
import {
  downloadNotice,
  downloadPaper,
  postApprove,
  postChange,
  postDelete,
  postRefuse,
  postSignedCopy,
  postSubmit,
  showDecision,
} from "./pages/decision.page.tsx";
import { showDecisions } from "./pages/decisions.page.tsx";
import { keysAsJson, showKeys } from "./pages/keys.page.tsx";
import { postNewDecision, postNotices, showNewDecision } from "./pages/new-decision.page.tsx";
import { showPublicLog } from "./pages/public-log.page.tsx";
import { downloadRevocation, postRevoke, showRevoke } from "./pages/revoke.page.tsx";
import { showVerification } from "./pages/verify.page.tsx";
import {
  certificateReaderRoles,
  leaderRoles,
  mayReadFile,
  officeRoles,
  officerRoles,
} from "./permissions.ts";
import { certificationUrls as urls } from "./urls.ts";
import {
  REMIND_TASK,
  REMINDER_LETTER_TASK,
  remindEnding,
  sendReminder,
} from "./use-cases/certificates/remind-ending.ts";
import { countWaiting, decisionTasks } from "./use-cases/decisions/list-decisions.ts";
import { sendNotice } from "./use-cases/decisions/send-notice.ts";
import { NOTICE_TASK } from "./use-cases/decisions/write-notice.ts";
import { ocopRegister } from "./use-cases/register/ocop-register.ts";

type Handle = Route["handle"];
type Access = Route["access"];
const show = (path: string, action: string, access: Access, handle: Handle): Route => {
  return { method: "GET", path, action, access, kind: "page", handle };
};
const change = (path: string, action: string, access: Access, handle: Handle): Route => {
  return { method: "POST", path, action, access, kind: "form", handle };
};
const bytes = (path: string, action: string, access: Access, handle: Handle): Route => {
  return { method: "GET", path, action, access, kind: "download", handle };
};

const noticeReaders = certificateReaderRoles;

const decisions: Route[] = [
  show(urls.decisions, "certification.list-decisions", officeRoles, showDecisions),
  show(urls.newDecision, "certification.show-new-decision", officerRoles, showNewDecision),
  change(urls.newDecision, "certification.prepare-decision", officerRoles, postNewDecision),
  change(urls.notices, "certification.notify-not-reached", officerRoles, postNotices),
  show(urls.decision(":decisionId"), "certification.read-decision", officeRoles, showDecision),
  change(urls.submitDecision(":decisionId"), "certification.submit-decision", officerRoles, postSubmit),
  change(urls.changeDecision(":decisionId"), "certification.change-draft", officerRoles, postChange),
  change(urls.deleteDecision(":decisionId"), "certification.delete-draft", officerRoles, postDelete),
  change(
    urls.signedDecision(":decisionId"),
    "certification.keep-signed-copy",
    [...officerRoles, ...leaderRoles],
    postSignedCopy,
  ),
  change(urls.approveDecision(":decisionId"), "certification.approve-decision", leaderRoles, postApprove),
  change(urls.refuseDecision(":decisionId"), "certification.refuse-decision", leaderRoles, postRefuse),
  bytes(
    urls.decisionPaper(":decisionId", ":kind"),
    "certification.print-decision",
    officeRoles,
    downloadPaper,
  ),
  bytes(urls.noticePaper(":noticeId"), "certification.print-notice", noticeReaders, downloadNotice),
];

const certificates: Route[] = [
  show(urls.certificates, "certification.list-certificates", certificateReaderRoles, showCertificates),
  change(urls.printCertificates, "certification.print-certificates", certificateReaderRoles, postPrint),
  bytes(
    urls.certificatePdf(":slug"),
    "certification.print-certificate",
    certificateReaderRoles,
    downloadCertificate,
  ),
  show(urls.revoke(":slug"), "certification.show-revoke", leaderRoles, showRevoke),
  change(urls.revoke(":slug"), "certification.revoke", leaderRoles, postRevoke),
  bytes(urls.revocationPaper(":slug"), "certification.print-revocation", officeRoles, downloadRevocation),
];

const open: Route[] = [
  show(urls.check, "certification.show-check", "public", showCheck),
  { ...change(urls.check, "certification.check", "public", postCheck), perMinute: 60 },
  show(urls.keys, "certification.list-keys", "public", showKeys),
  { ...bytes(urls.keysJson, "certification.keys-json", "public", keysAsJson), kind: "api" },
  show(urls.publicLog, "certification.public-log", "public", showPublicLog),
  show(urls.verify(":slug"), "certification.verify", "public", showVerification),
  certificateRoute,
];

export const certificationModule: Module = {
  name: "certification",
  routes: [...importRoutes(ocopRegister), ...decisions, ...certificates, ...open],
  menu: [
    {
      href: urls.decisions,
      label: "Quyết định",
      roles: officeRoles,
      group: "Công nhận",
      order: 70,
      badge: countWaiting,
    },
    {
      href: urls.certificates,
      label: "Giấy chứng nhận",
      roles: certificateReaderRoles,
      group: "Công nhận",
      order: 72,
    },
    { href: urls.imports, label: "Nhập dữ liệu", roles: officerRoles, group: "Dữ liệu", order: 90 },
  ],
  registers: [ocopRegister],
  tasks: decisionTasks,
  jobs: [
    { task: NOTICE_TASK, run: sendNotice },
    { task: REMINDER_LETTER_TASK, run: sendReminder },
    {
      task: REMIND_TASK,
      // 06:00 in Việt Nam.
      cron: "0 23 * * *",
      run: async (services) => {
        await remindEnding(services);
      },
    },
  ],
  fileOwner: {
    module: "certification",
    mayRead: async (_db, actor, file) => (mayReadFile(actor, file) ? "allow" : "deny"),
  },
};
