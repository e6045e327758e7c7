import type { Module } from "#platform/http";
import { importRoutes } from "#platform/imports";
import { mayReadFile, officeRoles, readerRoles, rewardReaderRoles } from "./permissions.ts";
import { moneyRoutes } from "./routes/money.routes.ts";
import { commendationRoutes, payRoutes } from "./routes/office.routes.ts";
import { rewardRoutes } from "./routes/rewards.routes.ts";
import { fundingUrls as urls } from "./urls.ts";
import { commendationTasks } from "./use-cases/commendations/commendation-tasks.ts";
import { commendationsRegister } from "./use-cases/registers/import-commendations.ts";
import { linesRegister } from "./use-cases/registers/import-lines.ts";
import { paymentsRegister } from "./use-cases/registers/import-payments.ts";
import { rewardsRegister } from "./use-cases/registers/import-rewards.ts";
import { rewardTasks } from "./use-cases/rewards/read-rewards.ts";

const group = "Kinh phí";
const registers = [linesRegister, paymentsRegister, rewardsRegister, commendationsRegister];

export const fundingModule: Module = {
  name: "funding",
  routes: [
    ...moneyRoutes,
    ...rewardRoutes,
    ...payRoutes,
    ...commendationRoutes,
    ...registers.flatMap((register) => importRoutes(register)),
  ],
  registers,
  menu: [
    { href: urls.overview, label: "Kinh phí", roles: readerRoles, group, order: 660 },
    { href: urls.rewards, label: "Thưởng sao", roles: rewardReaderRoles, group, order: 662 },
    { href: urls.councilPay, label: "Thù lao hội đồng", roles: officeRoles, group, order: 663 },
    { href: urls.commendations, label: "Khen thưởng", roles: officeRoles, group, order: 664 },
  ],
  tasks: async (services, actor) => [
    ...(await rewardTasks(services, actor)),
    ...(await commendationTasks(services, actor)),
  ],
  fileOwner: {
    module: "funding",
    mayRead: async (_db, actor, file) => (mayReadFile(actor, file) ? "allow" : "deny"),
  },
};
