import type { Route } from "#platform/http";
import {
  downloadChains,
  downloadExports,
  postChain,
  postEndChain,
  postExport,
  showChains,
  showExports,
} from "./pages/chains-exports.page.tsx";
import {
  downloadClosing,
  postCorrection,
  postSignClosing,
  showClosing,
  showCorrection,
} from "./pages/closing.page.tsx";
import { postNewClosing, showClosings, showNewClosing } from "./pages/closings.page.tsx";
import { postHandOut, showHandOut } from "./pages/hand-out.page.tsx";
import { downloadRecords, showIndicator } from "./pages/indicator.page.tsx";
import { downloadIndicators, showIndicators } from "./pages/indicators.page.tsx";
import { postCopyPlan, showPlan } from "./pages/plan.page.tsx";
import { postChangePlan, postNewPlan, showChangePlan, showNewPlan } from "./pages/plan-form.page.tsx";
import {
  postBudget,
  postPlanTask,
  postRemoveBudget,
  postRemovePlanTask,
  showBudget,
  showPlanTasks,
} from "./pages/plan-lines.page.tsx";
import {
  postApprovePlan,
  postCascade,
  postDropPlan,
  postPlanFile,
  postRefusePlan,
  postSubmitPlan,
} from "./pages/plan-moves.page.tsx";
import { downloadPlans, showPlans } from "./pages/plans.page.tsx";
import { downloadPlanPaper } from "./pages/print-plan.page.ts";
import { downloadResults, showResults } from "./pages/results.page.tsx";
import { postShares, showShares } from "./pages/shares.page.tsx";
import {
  postNewTarget,
  postRemoveTarget,
  postTarget,
  showNewTarget,
  showTarget,
} from "./pages/target.page.tsx";
import { postNewTold, postWithdraw, showNewTold, showWithdraw } from "./pages/told-figure.page.tsx";
import { downloadToldFigures, showToldFigures } from "./pages/told-figures.page.tsx";
import {
  downloadVillages,
  postVillage,
  postVillageProduct,
  showVillage,
  showVillages,
} from "./pages/villages.page.tsx";
import {
  closingReaders,
  closingSigners,
  closingWriters,
  officerRoles,
  planApprovers,
  planReaders,
  planWriters,
  provinceReaders,
} from "./permissions.ts";
import { planningUrls as urls } from "./urls.ts";

type Handle = Route["handle"];
type Access = Route["access"];
const show = (path: string, action: string, access: Access, handle: Handle): Route => {
  return { method: "GET", path, action: `planning.${action}`, access, kind: "page", handle };
};
const change = (path: string, action: string, access: Access, handle: Handle): Route => {
  return { method: "POST", path, action: `planning.${action}`, access, kind: "form", handle };
};
const bytes = (path: string, action: string, access: Access, handle: Handle): Route => {
  return { method: "GET", path, action: `planning.${action}`, access, kind: "download", handle };
};

const plan = ":planId";
const target = ":targetId";

export const planRoutes: Route[] = [
  show(urls.plans, "list-plans", planReaders, showPlans),
  bytes(urls.plansSheet, "download-plans", planReaders, downloadPlans),
  show(urls.newPlan, "show-new-plan", planWriters, showNewPlan),
  change(urls.newPlan, "create-plan", planWriters, postNewPlan),
  show(urls.plan(plan), "read-plan", planReaders, showPlan),
  show(urls.changePlan(plan), "show-change-plan", planWriters, showChangePlan),
  change(urls.changePlan(plan), "change-plan", planWriters, postChangePlan),
  change(urls.submitPlan(plan), "submit-plan", planWriters, postSubmitPlan),
  change(urls.dropPlan(plan), "drop-plan", planWriters, postDropPlan),
  change(urls.copyPlan(plan), "copy-plan", planWriters, postCopyPlan),
  change(urls.planFile(plan), "keep-plan-file", planWriters, postPlanFile),
  change(urls.approvePlan(plan), "approve-plan", planApprovers, postApprovePlan),
  change(urls.refusePlan(plan), "refuse-plan", planApprovers, postRefusePlan),
  bytes(urls.planPaper(plan, ":planFormat"), "print-plan", planReaders, downloadPlanPaper),
  show(urls.newTarget(plan), "show-new-target", planWriters, showNewTarget),
  change(urls.newTarget(plan), "add-target", planWriters, postNewTarget),
  show(urls.target(plan, target), "show-target", planWriters, showTarget),
  change(urls.target(plan, target), "change-target", planWriters, postTarget),
  change(urls.removeTarget(plan, target), "remove-target", planWriters, postRemoveTarget),
  show(urls.shares(plan, target), "read-shares", planReaders, showShares),
  change(urls.shares(plan, target), "share-target", planWriters, postShares),
  change(urls.cascade(plan), "cascade-plan", planWriters, postCascade),
  show(urls.planTasks(plan), "show-plan-tasks", planWriters, showPlanTasks),
  change(urls.planTasks(plan), "add-plan-task", planWriters, postPlanTask),
  change(urls.removePlanTask(plan, ":planTaskId"), "remove-plan-task", planWriters, postRemovePlanTask),
  show(urls.handOut(plan), "show-hand-out", officerRoles, showHandOut),
  change(urls.handOut(plan), "hand-out-tasks", officerRoles, postHandOut),
  show(urls.budget(plan), "show-budget", planWriters, showBudget),
  change(urls.budget(plan), "add-budget", planWriters, postBudget),
  change(urls.removeBudget(plan, ":budgetId"), "remove-budget", planWriters, postRemoveBudget),
  show(urls.results(plan), "read-results", planReaders, showResults),
  bytes(urls.resultsSheet(plan), "download-results", planReaders, downloadResults),
];

export const figureRoutes: Route[] = [
  show(urls.indicators, "list-indicators", planReaders, showIndicators),
  bytes(urls.indicatorsSheet, "download-indicators", planReaders, downloadIndicators),
  show(urls.indicator(":indicatorCode"), "read-indicator", planReaders, showIndicator),
  bytes(urls.indicatorRecords(":indicatorCode"), "download-records", planReaders, downloadRecords),
  show(urls.manual, "list-told-figures", closingReaders, showToldFigures),
  bytes(urls.manualSheet, "download-told-figures", closingReaders, downloadToldFigures),
  show(urls.newManual, "show-enter-figure", closingWriters, async (request) => showNewTold(request)),
  change(urls.newManual, "enter-figure", closingWriters, postNewTold),
  show(urls.withdrawManual(":manualId"), "show-withdraw-figure", closingWriters, showWithdraw),
  change(urls.withdrawManual(":manualId"), "withdraw-figure", closingWriters, postWithdraw),
  show(urls.villages, "list-villages", provinceReaders, showVillages),
  bytes(urls.villagesSheet, "download-villages", provinceReaders, downloadVillages),
  change(urls.villages, "add-village", officerRoles, postVillage),
  show(urls.village(":villageId"), "read-village", provinceReaders, showVillage),
  change(urls.villageProducts(":villageId"), "tie-village-product", officerRoles, postVillageProduct),
  show(urls.chains, "list-chains", provinceReaders, showChains),
  bytes(urls.chainsSheet, "download-chains", provinceReaders, downloadChains),
  change(urls.chains, "add-chain", officerRoles, postChain),
  change(urls.endChain(":chainId"), "end-chain", officerRoles, postEndChain),
  show(urls.exports, "list-exports", provinceReaders, showExports),
  bytes(urls.exportsSheet, "download-exports", provinceReaders, downloadExports),
  change(urls.exports, "note-export", officerRoles, postExport),
];

export const closingRoutes: Route[] = [
  show(urls.closings, "list-closings", closingReaders, showClosings),
  show(urls.newClosing, "show-freeze-figures", closingWriters, showNewClosing),
  change(urls.newClosing, "freeze-figures", closingWriters, postNewClosing),
  show(urls.closing(":closingId"), "read-closing", closingReaders, showClosing),
  change(urls.signClosing(":closingId"), "sign-closing", closingSigners, postSignClosing),
  bytes(urls.closingSheet(":closingId"), "download-closing", closingReaders, downloadClosing),
  show(urls.correction(":closingId", ":closingNo"), "show-correct-figure", closingWriters, showCorrection),
  change(urls.correction(":closingId", ":closingNo"), "correct-figure", closingWriters, postCorrection),
];
