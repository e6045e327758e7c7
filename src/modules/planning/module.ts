import type { Module } from "#platform/http";
import { importRoutes } from "#platform/imports";
import { closingReaders, planReaders } from "./permissions.ts";
import { closingRoutes, figureRoutes, planRoutes } from "./routes.ts";
import { planningUrls as urls } from "./urls.ts";
import { closingTasks } from "./use-cases/closings/view-closings.ts";
import { readsPlanningFile } from "./use-cases/plans/plan-files.ts";
import { planTasks } from "./use-cases/plans/read-plans.ts";
import { chainsRegister, exportsRegister } from "./use-cases/registers/import-chains-exports.ts";
import { figuresRegister } from "./use-cases/registers/import-figures.ts";
import { villagesRegister } from "./use-cases/registers/import-villages.ts";

const group = "Điều hành";

const registers = [villagesRegister, chainsRegister, exportsRegister, figuresRegister] as const;

export const planningModule: Module = {
  name: "planning",
  routes: [
    ...planRoutes,
    ...registers.flatMap((register) => importRoutes(register)),
    ...figureRoutes,
    ...closingRoutes,
  ],
  menu: [
    { href: urls.plans, label: "Kế hoạch, chỉ tiêu", roles: planReaders, group, order: 600 },
    { href: urls.indicators, label: "Chỉ số", roles: planReaders, group, order: 601 },
    { href: urls.closings, label: "Chốt số liệu", roles: closingReaders, group, order: 602 },
  ],
  tasks: async (services, actor) => {
    const [plans, closings] = await Promise.all([planTasks(services, actor), closingTasks(services, actor)]);
    return [...plans, ...closings].slice(0, 20);
  },
  registers: [...registers],
  fileOwner: { module: "planning", mayRead: readsPlanningFile },
};
