import type { Module, Route } from "#platform/http";
import { importRoutes } from "#platform/imports";
import { downloadAgencies, showAgencies } from "./pages/agencies.page.tsx";
import { postAddPerson, postEndPerson, showAgency } from "./pages/agency.page.tsx";
import {
  postChangeAgency,
  postNewAgency,
  showChangeAgency,
  showNewAgency,
} from "./pages/agency-form.page.tsx";
import {
  postCancel,
  postChange,
  postLink,
  showCancel,
  showChange,
  showLink,
} from "./pages/change-task.page.tsx";
import { showDocument } from "./pages/document.page.tsx";
import {
  postChangeDocument,
  postNewDocument,
  showChangeDocument,
  showNewDocument,
} from "./pages/document-form.page.tsx";
import { downloadDocuments, showDocuments } from "./pages/documents.page.tsx";
import { postGive, showGive } from "./pages/give-task.page.tsx";
import { postNewRecurrence, showNewRecurrence } from "./pages/new-recurrence.page.tsx";
import {
  downloadPerformance,
  printPerformance,
  showPerformance,
  writePerformance,
} from "./pages/performance.page.tsx";
import { downloadRecurrences, postStop, showRecurrence, showRecurrences } from "./pages/recurrences.page.tsx";
import {
  postAskExtension,
  postDecideExtension,
  postOwner,
  postReport,
  postSplit,
  postStep,
  showTask,
} from "./pages/task.page.tsx";
import { downloadTasks, showTasks } from "./pages/tasks.page.tsx";
import {
  agencyKeeperRoles,
  officeRoles,
  officerRoles,
  readerRoles,
  takerRoles,
  unitRoles,
} from "./permissions.ts";
import { directivesUrls as urls } from "./urls.ts";
import { directiveFiles } from "./use-cases/file-owner.ts";
import { agenciesRegister } from "./use-cases/import-agencies.ts";
import { tasksRegister } from "./use-cases/import-tasks.ts";
import { countMine, myTasks } from "./use-cases/list-tasks.ts";
import { handOutRecurring, RECUR_TASK } from "./use-cases/recurrences.ts";
import { REMIND_TASK, remindDue } from "./use-cases/remind.ts";

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

const tasks: Route[] = [
  show(urls.tasks, "directives.list-tasks", readerRoles, showTasks),
  bytes(urls.tasksSheet, "directives.download-tasks", readerRoles, downloadTasks),
  show(urls.give, "directives.show-give-task", officerRoles, showGive),
  change(urls.give, "directives.give-task", officerRoles, postGive),
  show(urls.task(":taskId"), "directives.read-task", readerRoles, showTask),
  change(urls.stepTask(":taskId"), "directives.step-task", takerRoles, postStep),
  change(urls.reportTask(":taskId"), "directives.report-task", unitRoles, postReport),
  change(urls.nameOwner(":taskId"), "directives.name-owner", takerRoles, postOwner),
  change(urls.askExtension(":taskId"), "directives.ask-extension", unitRoles, postAskExtension),
  change(urls.decideExtension(":taskId"), "directives.decide-extension", takerRoles, postDecideExtension),
  change(urls.splitTask(":taskId"), "directives.split-task", takerRoles, postSplit),
  show(urls.changeTask(":taskId"), "directives.show-change-task", takerRoles, showChange),
  change(urls.changeTask(":taskId"), "directives.change-task", takerRoles, postChange),
  show(urls.linkTask(":taskId"), "directives.show-link-task", takerRoles, showLink),
  change(urls.linkTask(":taskId"), "directives.link-task", takerRoles, postLink),
  show(urls.cancelTask(":taskId"), "directives.show-cancel-task", takerRoles, showCancel),
  change(urls.cancelTask(":taskId"), "directives.cancel-task", takerRoles, postCancel),
];

const results: Route[] = [
  show(urls.performance, "directives.read-performance", officeRoles, showPerformance),
  bytes(urls.performanceSheet, "directives.download-performance", officeRoles, downloadPerformance),
  bytes(urls.performanceWord, "directives.write-performance", officeRoles, writePerformance),
  bytes(urls.performancePdf, "directives.print-performance", officeRoles, printPerformance),
];

const agencies: Route[] = [
  show(urls.agencies, "directives.list-agencies", officeRoles, showAgencies),
  bytes(urls.agenciesSheet, "directives.download-agencies", officeRoles, downloadAgencies),
  show(urls.newAgency, "directives.show-add-agency", agencyKeeperRoles, showNewAgency),
  change(urls.newAgency, "directives.add-agency", agencyKeeperRoles, postNewAgency),
  show(urls.agency(":agencyId"), "directives.read-agency", officeRoles, showAgency),
  show(urls.changeAgency(":agencyId"), "directives.show-change-agency", agencyKeeperRoles, showChangeAgency),
  change(urls.changeAgency(":agencyId"), "directives.change-agency", agencyKeeperRoles, postChangeAgency),
  change(urls.addPerson(":agencyId"), "directives.add-agency-person", agencyKeeperRoles, postAddPerson),
  change(urls.endPerson(":agencyId"), "directives.end-agency-person", agencyKeeperRoles, postEndPerson),
];

const recurrences: Route[] = [
  show(urls.recurrences, "directives.list-recurrences", officeRoles, showRecurrences),
  bytes(urls.recurrencesSheet, "directives.download-recurrences", officeRoles, downloadRecurrences),
  show(urls.newRecurrence, "directives.show-add-recurrence", officerRoles, showNewRecurrence),
  change(urls.newRecurrence, "directives.add-recurrence", officerRoles, postNewRecurrence),
  show(urls.recurrence(":recurrenceId"), "directives.read-recurrence", officeRoles, showRecurrence),
  change(urls.stopRecurrence(":recurrenceId"), "directives.stop-recurrence", officerRoles, postStop),
];

const documents: Route[] = [
  show(urls.documents, "directives.list-documents", officeRoles, showDocuments),
  bytes(urls.documentsSheet, "directives.download-documents", officeRoles, downloadDocuments),
  show(urls.newDocument, "directives.show-add-document", officerRoles, showNewDocument),
  change(urls.newDocument, "directives.add-document", officerRoles, postNewDocument),
  show(urls.document(":documentId"), "directives.read-document", readerRoles, showDocument),
  show(
    urls.changeDocument(":documentId"),
    "directives.show-change-document",
    officerRoles,
    showChangeDocument,
  ),
  change(urls.changeDocument(":documentId"), "directives.change-document", officerRoles, postChangeDocument),
];

export const directivesModule: Module = {
  name: "directives",
  routes: [
    ...tasks,
    ...results,
    ...agencies,
    ...recurrences,
    ...documents,
    ...importRoutes(tasksRegister),
    ...importRoutes(agenciesRegister),
  ],
  registers: [tasksRegister, agenciesRegister],
  menu: [
    {
      href: urls.tasks,
      label: "Nhiệm vụ",
      roles: readerRoles,
      group: "Điều hành",
      order: 610,
      badge: countMine,
    },
    { href: urls.documents, label: "Văn bản đến", roles: officeRoles, group: "Điều hành", order: 611 },
  ],
  tasks: myTasks,
  jobs: [
    {
      task: REMIND_TASK,
      // 06:15 in Việt Nam.
      cron: "15 23 * * *",
      run: async (services) => {
        await remindDue(services);
      },
    },
    {
      task: RECUR_TASK,
      // 00:30 in Việt Nam: a turn stands on the unit's board when the day begins.
      cron: "30 17 * * *",
      run: async (services) => {
        await handOutRecurring(services);
      },
    },
  ],
  fileOwner: directiveFiles,
};
