export { isRole, type Role, roles, roleTitle, type UnitKind } from "./domain/roles.ts";
export {
  type AccountView,
  activateAccount,
  createAccount,
  getAccount,
  type NewAccountInput,
} from "./use-cases/account/create-account.ts";
export { grantRole, listAccountsWithRole, type NewGrantInput } from "./use-cases/account/grant-role.ts";
export { endRoleInUnit, findAccountFor } from "./use-cases/account/unit-roles.ts";
