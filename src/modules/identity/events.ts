/** Facts that this module announces; the payload names the account, never its secrets. */
export const events = {
  accountInvited: "identity.account-invited",
  invitationAccepted: "identity.invitation-accepted",
  roleGranted: "identity.role-granted",
  roleRevoked: "identity.role-revoked",
  accountDisabled: "identity.account-disabled",
  accountEnabled: "identity.account-enabled",
} as const;
