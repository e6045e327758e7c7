import type { Module, Route } from "#platform/http";
import { importRoutes } from "#platform/imports";
import {
  postChooseProposal,
  postFeedback,
  postHandOver,
  postProposal,
  postResume,
  postStop,
  showDesign,
} from "./pages/design.page.tsx";
import { downloadDesigns, showDesigns } from "./pages/designs.page.tsx";
import { postEndUser, postPermit, showIpRight } from "./pages/ip-right.page.tsx";
import {
  postEditIpRight,
  postNewIpRight,
  showEditIpRight,
  showNewIpRight,
} from "./pages/ip-right-form.page.tsx";
import { downloadIpRights, showIpRights } from "./pages/ip-rights.page.tsx";
import { postNewDesign, showNewDesign } from "./pages/new-design.page.tsx";
import { postNewRequest, showNewRequest } from "./pages/new-request.page.tsx";
import {
  downloadAcceptancePdf,
  downloadAcceptanceWord,
  postAccept,
  postAttach,
  postChoose,
  postComplete,
  postContract,
  postDecline,
  postDeliver,
  postDetach,
  postReopen,
  postWithdraw,
  showRequest,
} from "./pages/request.page.tsx";
import { downloadRequests, showRequests } from "./pages/requests.page.tsx";
import { postStage, showStartup } from "./pages/startup.page.tsx";
import {
  postEditStartup,
  postNewStartup,
  showEditStartup,
  showNewStartup,
} from "./pages/startup-form.page.tsx";
import { downloadStartups, showStartups } from "./pages/startups.page.tsx";
import { downloadTotals, showTotals } from "./pages/totals.page.tsx";
import {
  askerRoles,
  communeRoles,
  contractReaders,
  designReaders,
  feedbackRoles,
  officeRoles,
  officerRoles,
  producerRoles,
  requestReaders,
  startupReaders,
  stepRoles,
} from "./permissions.ts";
import { supportUrls as urls } from "./urls.ts";
import { ipRegister } from "./use-cases/ip/import-ip-rights.ts";
import { ipTasks } from "./use-cases/ip/view-ip-rights.ts";
import { supportFiles } from "./use-cases/read-files.ts";
import { requestsRegister } from "./use-cases/requests/import-requests.ts";
import { countWaiting, requestsFollowed, requestTasks } from "./use-cases/requests/list-requests.ts";

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

const request = ":supportId";
const requests: Route[] = [
  show(urls.requests, "support.list-requests", requestReaders, showRequests),
  bytes(urls.requestsSheet, "support.download-requests", requestReaders, downloadRequests),
  show(urls.totals, "support.read-totals", requestReaders, showTotals),
  bytes(urls.totalsSheet, "support.download-totals", requestReaders, downloadTotals),
  show(urls.newRequest, "support.show-ask", askerRoles, showNewRequest),
  change(urls.newRequest, "support.ask", askerRoles, postNewRequest),
  show(urls.request(request), "support.read-request", requestReaders, showRequest),
  change(urls.accept(request), "support.accept", officerRoles, postAccept),
  change(urls.decline(request), "support.decline", officerRoles, postDecline),
  change(urls.choose(request), "support.choose", officerRoles, postChoose),
  change(urls.contract(request), "support.contract", officerRoles, postContract),
  change(urls.deliver(request), "support.deliver", officerRoles, postDeliver),
  change(urls.complete(request), "support.complete", askerRoles, postComplete),
  change(urls.reopen(request), "support.reopen", stepRoles, postReopen),
  change(urls.withdraw(request), "support.withdraw", askerRoles, postWithdraw),
  change(urls.attach(request), "support.attach", stepRoles, postAttach),
  change(urls.removeFile(request, ":supportFileId"), "support.detach", stepRoles, postDetach),
  bytes(urls.acceptancePdf(request), "support.print-acceptance", contractReaders, downloadAcceptancePdf),
  bytes(urls.acceptanceWord(request), "support.edit-acceptance", contractReaders, downloadAcceptanceWord),
];

const design = ":designId";
const designs: Route[] = [
  show(urls.designs, "support.list-designs", designReaders, showDesigns),
  bytes(urls.designsSheet, "support.download-designs", designReaders, downloadDesigns),
  show(urls.newDesign, "support.show-open-design", officerRoles, showNewDesign),
  change(urls.newDesign, "support.open-design", officerRoles, postNewDesign),
  show(urls.design(design), "support.read-design", designReaders, showDesign),
  change(urls.propose(design), "support.design-propose", officerRoles, postProposal),
  change(urls.feedback(design, ":proposalId"), "support.design-feedback", feedbackRoles, postFeedback),
  change(urls.chooseProposal(design), "support.design-choose", officerRoles, postChooseProposal),
  change(urls.handOver(design), "support.design-hand-over", officerRoles, postHandOver),
  change(urls.stopDesign(design), "support.design-stop", officerRoles, postStop),
  change(urls.resumeDesign(design), "support.design-resume", officerRoles, postResume),
];

const startup = ":startupId";
const startups: Route[] = [
  show(urls.startups, "support.list-startups", startupReaders, showStartups),
  bytes(urls.startupsSheet, "support.download-startups", startupReaders, downloadStartups),
  show(urls.newStartup, "support.show-add-startup", officerRoles, showNewStartup),
  change(urls.newStartup, "support.add-startup", officerRoles, postNewStartup),
  show(urls.startup(startup), "support.read-startup", startupReaders, showStartup),
  show(urls.editStartup(startup), "support.show-edit-startup", officerRoles, showEditStartup),
  change(urls.editStartup(startup), "support.edit-startup", officerRoles, postEditStartup),
  change(urls.stepStartup(startup), "support.move-startup", officerRoles, postStage),
];

const right = ":ipRightId";
const ipRights: Route[] = [
  show(urls.ipRights, "support.list-ip-rights", requestReaders, showIpRights),
  bytes(urls.ipSheet, "support.download-ip-rights", requestReaders, downloadIpRights),
  show(urls.newIpRight, "support.show-add-ip-right", officerRoles, showNewIpRight),
  change(urls.newIpRight, "support.add-ip-right", officerRoles, postNewIpRight),
  show(urls.ipRight(right), "support.read-ip-right", requestReaders, showIpRight),
  show(urls.editIpRight(right), "support.show-change-ip-right", officerRoles, showEditIpRight),
  change(urls.editIpRight(right), "support.change-ip-right", officerRoles, postEditIpRight),
  change(urls.permitUser(right), "support.permit-ip-user", officerRoles, postPermit),
  change(urls.endUser(right, ":ipUserId"), "support.end-ip-user", officerRoles, postEndUser),
];

const officials = [...officeRoles, ...communeRoles, "ministry_officer"];

export const supportModule: Module = {
  name: "support",
  routes: [
    ...importRoutes(requestsRegister),
    ...importRoutes(ipRegister),
    ...requests,
    ...designs,
    ...startups,
    ...ipRights,
  ],
  menu: [
    {
      href: urls.requests,
      label: "Hỗ trợ",
      roles: officials,
      group: "Hoạt động",
      order: 640,
      badge: countWaiting,
    },
    {
      href: urls.designs,
      label: "Trung tâm thiết kế",
      roles: [...officeRoles, "ministry_officer"],
      group: "Hoạt động",
      order: 642,
    },
    { href: urls.startups, label: "Khởi nghiệp", roles: startupReaders, group: "Hoạt động", order: 643 },
    { href: urls.ipRights, label: "Sở hữu trí tuệ", roles: officials, group: "Hoạt động", order: 644 },
    {
      href: urls.requests,
      label: "Hỗ trợ",
      roles: producerRoles,
      group: "Cơ sở",
      order: 640,
      holds: [urls.designs, urls.ipRights],
    },
  ],
  tasks: async (services, actor) => [
    ...(await requestTasks(services, actor)),
    ...(await ipTasks(services, actor)),
  ],
  following: requestsFollowed,
  fileOwner: supportFiles,
  registers: [requestsRegister, ipRegister],
};
