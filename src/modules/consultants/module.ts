import type { Module, Route } from "#platform/http";
import { importRoutes } from "#platform/imports";
import { postEndEngagement, postLeave, postPerson, showConsultant } from "./pages/consultant.page.tsx";
import {
  postEditConsultant,
  postNewConsultant,
  showEditConsultant,
  showNewConsultant,
} from "./pages/consultant-form.page.tsx";
import { downloadConsultants, showConsultants } from "./pages/consultants.page.tsx";
import { postEngagement, showEngagementForm } from "./pages/engagement-form.page.tsx";
import { postStatus, showStatus } from "./pages/status.page.tsx";
import { officerRoles, readerRoles } from "./permissions.ts";
import { consultantsUrls as urls } from "./urls.ts";
import { consultantsRegister } from "./use-cases/import-consultants.ts";

type Handle = Route["handle"];
const show = (path: string, action: string, access: Route["access"], handle: Handle): Route => {
  return { method: "GET", path, action: `consultants.${action}`, access, kind: "page", handle };
};
const change = (path: string, action: string, handle: Handle): Route => {
  return {
    method: "POST",
    path,
    action: `consultants.${action}`,
    access: officerRoles,
    kind: "form",
    handle,
  };
};

const id = ":consultantId";

export const consultantsModule: Module = {
  name: "consultants",
  routes: [
    show(urls.list, "list", readerRoles, showConsultants),
    { ...show(urls.sheet, "download", readerRoles, downloadConsultants), kind: "download" },
    show(urls.newConsultant, "show-add", officerRoles, showNewConsultant),
    change(urls.newConsultant, "add", postNewConsultant),
    show(urls.consultant(id), "read", readerRoles, showConsultant),
    show(urls.edit(id), "show-change", officerRoles, showEditConsultant),
    change(urls.edit(id), "change", postEditConsultant),
    show(urls.status(id), "show-status", officerRoles, showStatus),
    change(urls.status(id), "set-status", postStatus),
    change(urls.people(id), "add-person", postPerson),
    change(urls.leave(id), "end-person", postLeave),
    show(urls.engagements(id), "show-add-engagement", officerRoles, showEngagementForm),
    change(urls.engagements(id), "add-engagement", postEngagement),
    change(urls.endEngagement(id), "end-engagement", postEndEngagement),
    ...importRoutes(consultantsRegister),
  ],
  registers: [consultantsRegister],
  menu: [{ href: urls.list, label: "Tư vấn", roles: readerRoles, group: "Hoạt động", order: 646 }],
};
