import type { Module, Route } from "#platform/http";
import { showAccount, submitEndRole, submitStatus } from "./pages/account.page.tsx";
import { showAccounts } from "./pages/account-list.page.tsx";
import { showChangePassword, submitChangePassword } from "./pages/change-password.page.tsx";
import { showInvitation, submitInvitation } from "./pages/invitation.page.tsx";
import { showMyAccount, submitEndSession, submitProfile } from "./pages/my-account.page.tsx";
import { returnFromOidc, startOidc, submitUnlink } from "./pages/oidc.page.tsx";
import {
  showForgotten,
  showNewPassword,
  submitForgotten,
  submitNewPassword,
} from "./pages/password-letter.page.tsx";
import { showRoleOffer, submitGiveRole, submitInvite, submitWithdraw } from "./pages/role-offer.page.tsx";
import { showSecondFactor, submitSecondFactor } from "./pages/second-factor.page.tsx";
import {
  showSecondFactorSetUp,
  submitRecoveryCodes,
  submitSecondFactorOff,
  submitSecondFactorSetUp,
} from "./pages/second-factor-setup.page.tsx";
import {
  showRegister,
  showSignIn,
  submitDemoSignIn,
  submitSignIn,
  submitSignOut,
} from "./pages/sign-in.page.tsx";
import { administrators } from "./permissions.ts";
import { urls } from "./urls.ts";
import { disableIdleAccounts, forgetOldTraces } from "./use-cases/administration/set-account-status.ts";
import { sendInvitation, sendNotice, sendPasswordReset } from "./use-cases/letters/send-letters.ts";
import { letterTasks } from "./use-cases/letters/tasks.ts";

export { showPermissionTable } from "./pages/permission-table.page.tsx";
export { urls as identityUrls } from "./urls.ts";
export { authenticate, describeAccount } from "./use-cases/session/authenticate.ts";

type Place = Pick<Route, "path" | "action" | "access" | "handle">;

const page = (place: Place): Route => ({ method: "GET", kind: "page", ...place });
const form = (place: Place, perMinute?: number): Route => ({
  method: "POST",
  kind: "form",
  ...place,
  ...(perMinute ? { perMinute } : {}),
});

/** Nobody types faster; behind it stand the waits per e-mail and network. */
const guesses = 60;

const entrance: Route[] = [
  page({ path: urls.signIn, action: "identity.show-sign-in", access: "public", handle: showSignIn }),
  form({ path: urls.signIn, action: "identity.sign-in", access: "public", handle: submitSignIn }, guesses),
  form({
    path: urls.demoSignIn,
    action: "identity.sign-in-as-demo",
    access: "public",
    handle: submitDemoSignIn,
  }),
  page({
    path: urls.secondFactor,
    action: "identity.show-second-factor",
    access: "public",
    handle: showSecondFactor,
  }),
  form(
    { path: urls.secondFactor, action: "identity.give-code", access: "public", handle: submitSecondFactor },
    guesses,
  ),
  page({ path: urls.oidcStart, action: "identity.start-oidc", access: "public", handle: startOidc }),
  page({
    path: urls.oidcReturn,
    action: "identity.return-from-oidc",
    access: "public",
    handle: returnFromOidc,
  }),
  page({ path: urls.register, action: "identity.show-register", access: "public", handle: showRegister }),
  form({ path: urls.signOut, action: "identity.sign-out", access: "public", handle: submitSignOut }),
  page({
    path: urls.forgottenPassword,
    action: "identity.show-forgotten",
    access: "public",
    handle: showForgotten,
  }),
  form(
    { path: urls.forgottenPassword, action: "identity.ask-reset", access: "public", handle: submitForgotten },
    20,
  ),
  page({
    path: urls.newPassword(":token"),
    action: "identity.show-reset",
    access: "public",
    handle: showNewPassword,
  }),
  form(
    {
      path: urls.newPassword(":token"),
      action: "identity.reset-password",
      access: "public",
      handle: submitNewPassword,
    },
    20,
  ),
  page({
    path: urls.invitation(":token"),
    action: "identity.show-invitation",
    access: "public",
    handle: showInvitation,
  }),
  form(
    {
      path: urls.invitation(":token"),
      action: "identity.accept-invitation",
      access: "public",
      handle: submitInvitation,
    },
    20,
  ),
];

const mine = "signed-in";
const ownAccount: Route[] = [
  page({ path: urls.myAccount, action: "identity.show-own-account", access: mine, handle: showMyAccount }),
  form({ path: urls.myAccount, action: "identity.change-profile", access: mine, handle: submitProfile }),
  page({
    path: urls.myPassword,
    action: "identity.show-change-password",
    access: mine,
    handle: showChangePassword,
  }),
  form(
    { path: urls.myPassword, action: "identity.change-password", access: mine, handle: submitChangePassword },
    20,
  ),
  page({
    path: urls.mySecondFactor,
    action: "identity.show-own-second-factor",
    access: mine,
    handle: showSecondFactorSetUp,
  }),
  form(
    {
      path: urls.mySecondFactor,
      action: "identity.enable-second-factor",
      access: mine,
      handle: submitSecondFactorSetUp,
    },
    20,
  ),
  form(
    {
      path: urls.mySecondFactorOff,
      action: "identity.disable-second-factor",
      access: mine,
      handle: submitSecondFactorOff,
    },
    20,
  ),
  form(
    {
      path: urls.myRecoveryCodes,
      action: "identity.renew-recovery-codes",
      access: mine,
      handle: submitRecoveryCodes,
    },
    20,
  ),
  form({ path: urls.mySessions, action: "identity.end-sessions", access: mine, handle: submitEndSession }),
  form({ path: urls.myExternal, action: "identity.unlink-external", access: mine, handle: submitUnlink }),
];

const administration: Route[] = [
  page({
    path: urls.accounts,
    action: "identity.list-accounts",
    access: administrators,
    handle: showAccounts,
  }),
  page({ path: urls.invite, action: "identity.show-invite", access: administrators, handle: showRoleOffer }),
  form({ path: urls.invite, action: "identity.invite", access: administrators, handle: submitInvite }),
  form({
    path: urls.withdrawInvitation(":invitationId"),
    action: "identity.withdraw-invitation",
    access: administrators,
    handle: submitWithdraw,
  }),
  page({
    path: urls.account(":accountId"),
    action: "identity.show-account",
    access: administrators,
    handle: showAccount,
  }),
  form({
    path: urls.accountRoles(":accountId"),
    action: "identity.grant-role",
    access: administrators,
    handle: submitGiveRole,
  }),
  form({
    path: urls.accountRole(":accountId", ":grantId"),
    action: "identity.revoke-role",
    access: administrators,
    handle: submitEndRole,
  }),
  form({
    path: urls.accountStatus(":accountId"),
    action: "identity.set-account-status",
    access: administrators,
    handle: submitStatus,
  }),
];

export const identityModule: Module = {
  name: "identity",
  routes: [...entrance, ...ownAccount, ...administration],
  menu: [{ href: urls.accounts, label: "Tài khoản", roles: administrators, group: "Quản trị", order: 900 }],
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
