/** Names of the jobs that send letters. */
export const letterTasks = {
  invitation: "identity.mail-invitation",
  reset: "identity.mail-password-reset",
  notice: "identity.mail-notice",
} as const;
