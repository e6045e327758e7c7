import type { Module } from "#platform/http";
import { disableIdleAccounts, forgetOldTraces } from "./use-cases/administration/set-account-status.ts";
import { sendInvitation, sendNotice, sendPasswordReset } from "./use-cases/letters/send-letters.ts";
import { letterTasks } from "./use-cases/letters/tasks.ts";

export { authenticate, describeAccount } from "./use-cases/session/authenticate.ts";

export const identityModule: Module = {
  name: "identity",
  routes: [],
  jobs: [
    { task: letterTasks.invitation, run: sendInvitation },
    { task: letterTasks.reset, run: sendPasswordReset },
    { task: letterTasks.notice, run: sendNotice },
    {
      task: "identity.disable-idle",
      // 01:10 in Việt Nam.
      cron: "10 18 * * *",
      async run(services) {
        await disableIdleAccounts(services);
        await forgetOldTraces(services);
      },
    },
  ],
};
